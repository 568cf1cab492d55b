"""Every number in the published papers and the recalculated workbook is that of result.json."""

import json
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import libreoffice
import said_numbers as said
from book_numbers import Book, Check, near
from printed_numbers import Page, between, digits, numbers, pages, paragraphs
from second_playing import Published, played
from second_sessions import SHAPES, published

poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils is not installed")
SESSIONS = (
    "per criterion, rounded twice",
    "weights, a gate that splits, an abnormal score replaced",
    "rank sum with a recusal",
    "two thirds vote on candidates",
    "void before the close and after the reveal",
    "ordered tiers with floors",
)
"""Every level, form and aggregate of an official ranking; recused, void and rejected; votes and a lot."""
UNPRINTED = ("places_left",)
"""A tie inside a tier leaves places too, but nobody is told how many."""
NUMBER = re.compile(r"-?\d+(?:[./]\d+)?")
LANGUAGES = ("zh_CN", "en")
WORDS = {
    "zh_CN": {
        "ranking": "一、评审结果", "matters": "三、", "scores": "评分汇总表", "outcome": "六、评审结果",
        "abnormal": "七、", "votes": "（三）表决", "clear": "（四）", "time": "时间",
    },
    "en": {
        "ranking": "1. Ranking", "matters": "3. Ties", "scores": "Score summary of", "outcome": "6. Result",
        "abnormal": "7. ", "votes": "(3) Votes", "clear": "(4) ", "time": "Time",
    },
}  # fmt: skip


@cache
def session(name: str, language: str) -> Published:
    """A session as it was published; the Chinese ones are those the second verifier looks at."""
    if language == "zh_CN":
        return published(name)
    return played(replace(SHAPES[name], language=language))


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(params=SESSIONS)
def folder(request: pytest.FixtureRequest, language: str) -> Path:
    return session(request.param, language).folder


def result_of(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "result.json").read_bytes())
    return found


@dataclass(frozen=True)
class Told:
    """What a table says: figures of every row by id, and the digits of the tie evidence beside them."""

    figures: dict[str, list[str]]
    evidence: str


def ranking_told(found: list[Page], track: said.Json) -> Told:
    """Read the ranking: place, score, ballots, the number inside a tier; remarks stand right of them."""
    told: dict[str, list[str]] = {}
    evidence = ""
    for page in found:
        taken = []
        for row in page.rows(said.ids(track)):
            meant = ranking_said(track).figures[row.line[1].text]
            taken.append(row.figures[: len(meant)])
            told[row.line[1].text] = [word.text for word in taken[-1]]
        evidence += page.beside(taken)
    return Told(told, evidence)


def ranking_said(track: said.Json) -> Told:
    rows = said.ordered(track)
    figures = {row["application"]: said.ranking_figures(track, row) for row in rows}
    return Told(figures, digits("".join(map(said.deciding, rows))))


def scores_told(found: list[Page], track: said.Json, language: str) -> Told:
    """Read the score table, where tie evidence stands before the number inside a tier."""
    told: dict[str, list[str]] = {}
    evidence = ""
    for page in found:
        taken = []
        for row in page.rows(said.ids(track)):
            one = next(r for r in track["ranking"] if r["application"] == row.line[1].text)
            figures, core = row.figures, len(said.table_figures(track, one, language))
            number = figures[core:][-1:] if said.within(track, one) else []
            taken.append(figures[:core] + number)
            told[row.line[1].text] = [word.text for word in taken[-1]]
        evidence += page.beside(taken)
    return Told(told, evidence)


def scores_said(track: said.Json, language: str) -> Told:
    rows = said.ordered(track)
    figures = {
        row["application"]: said.table_figures(track, row, language) + said.within(track, row) for row in rows
    }
    return Told(figures, digits("".join(map(said.deciding, rows))))


def paper_told(found: list[Page], track: said.Json, language: str) -> dict[str, object]:
    """Return every number of the ranking of one track: head, tables, lines of tiers, and what was decided."""
    words = WORDS[language]
    upright, wide = [p for p in found if not p.wide], [p for p in found if p.wide]
    matters = "\n".join(page.text for page in found[: found.index(wide[0])])
    return {
        "head": numbers(found[0].text.partition(words["ranking"])[0].partition(words["time"])[0]),
        "ranking": ranking_told(upright, track),
        "lines": [line for page in upright for line in page.tier_lines()],
        "matters": numbers(between(matters, words["matters"], "?")),
        "scores": scores_told(wide, track, language),
    }


def paper_said(result: said.Json, track: said.Json, language: str) -> dict[str, object]:
    """Return what result.json says should stand there."""
    return {
        "head": said.head_numbers(track),
        "ranking": ranking_said(track),
        "lines": said.tier_lines(track),
        "matters": said.matter_numbers(result, track),
        "scores": scores_said(track, language),
    }


@poppler
def test_every_number_of_the_rankings(folder: Path, language: str) -> None:
    result = result_of(folder)
    for track in result["tracks"]:
        found = pages(folder / f"ranking-{track['id']}.pdf")
        assert paper_told(found, track, language) == paper_said(result, track, language)


@poppler
def test_every_number_of_the_tables_in_the_packet(folder: Path, language: str) -> None:
    found, result = pages(folder / "packet.pdf"), result_of(folder)
    upright = [page for page in found if not page.wide]
    summaries = [page for page in found if page.wide and WORDS[language]["scores"] in page.text]
    for track in result["tracks"]:
        assert ranking_told(upright, track) == ranking_said(track)
        assert scores_told(summaries, track, language) == scores_said(track, language)
    lines = [line for page in upright for line in page.tier_lines()]
    assert lines == [line for track in result["tracks"] for line in said.tier_lines(track)]


@poppler
def test_every_number_of_the_outcome_and_the_votes_in_the_report(folder: Path, language: str) -> None:
    words, result = WORDS[language], result_of(folder)
    text = "\n".join(page.text for page in pages(folder / "packet.pdf") if not page.wide)
    outcome = between(text, words["outcome"], words["abnormal"])
    expected: Counter[str] = sum((said.outcome_numbers(t) for t in result["tracks"]), Counter())
    assert numbers(outcome) == expected
    voted = paragraphs(between(text, words["votes"], words["clear"]))
    for counts, paragraph in zip(said.votes(result), voted, strict=False):
        assert counts <= numbers(paragraph), paragraph


def test_every_number_of_the_workbook(folder: Path, language: str) -> None:
    book = Book(folder / "workbook.xlsx", result_of(folder), language)
    assert book.told() == book.expected()
    checks = book.checks()[1:]
    meant = [(check, book.meant(check)) for check in checks]
    assert [check for check, own in meant if own is not None and not near(check.printed, own)] == []
    kinds = Counter(check.kind for check in checks)
    rows = [row for track in result_of(folder)["tracks"] for row in track["ranking"]]
    assert kinds["published"] == kinds["exact"] == sum(row["published"] is not None for row in rows) > 0
    assert kinds["place"] == sum(row["place"] is not None for row in rows)


@pytest.fixture(scope="module")
def recalculated(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Path]:
    """Every workbook as LibreOffice computes and saves it, all in one go."""
    folder = tmp_path_factory.mktemp("books")
    keys = [("z score", "zh_CN"), *((name, language) for name in SESSIONS for language in LANGUAGES)]
    kept = {str(n): key for n, key in enumerate(keys)}
    for stem, key in kept.items():
        shutil.copy(session(*key).folder / "workbook.xlsx", folder / f"{stem}.xlsx")
    saved = libreoffice.all_saved_as([folder / f"{stem}.xlsx" for stem in kept], "xlsx")
    return {kept[path.stem]: path for path in saved}


@libreoffice.needed
def test_every_number_of_the_recalculated_workbooks(recalculated: dict[tuple[str, str], Path]) -> None:
    assert len(recalculated) == 1 + len(SESSIONS) * len(LANGUAGES)
    for (name, language), path in recalculated.items():
        book = Book(path, result_of(session(name, language).folder), language)
        assert book.told() == book.expected(), (name, language)
        whole, *checks = book.checks()
        assert whole.agrees, (name, language)
        assert [check for check in checks if not check.agrees] == []
        first = {check for check in checks if check.kind == "place"}
        meant = [(check, book.meant(check)) for check in checks if check not in first]
        assert [c for c, own in meant if own is not None and not near(c.recomputed, own)] == []
        assert all(near(c.printed, book.meant(c)) and not_behind(c) for c in first)


def not_behind(check: Check) -> bool:
    """Whether the first place a score may have is at most the one its tie chain gave it."""
    first, place = check.recomputed, check.printed
    return isinstance(first, Fraction) and isinstance(place, Fraction) and first <= place


def leaves(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Yield the path of every number in a part of a result."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, (*path, key))
    elif isinstance(value, list):
        for n, inner in enumerate(value):
            yield from leaves(inner, (*path, n))
    elif isinstance(value, int) or (isinstance(value, str) and NUMBER.fullmatch(value)):
        yield path


def changed(result: said.Json, path: tuple[str | int, ...]) -> said.Json:
    """Return a result with one of its numbers raised by seven."""
    copy = deepcopy(result)
    at: Any = copy
    for step in path[:-1]:
        at = at[step]
    old = at[path[-1]]
    whole, dot, rest = str(old).partition(".")
    at[path[-1]] = old + 7 if isinstance(old, int) else str(Fraction(whole) + 7) + dot + rest
    return copy


@poppler
@pytest.mark.parametrize("name", ["per criterion, rounded twice", "ordered tiers with floors"])
def test_no_number_of_a_result_could_be_another_unnoticed(name: str) -> None:
    folder = session(name, "zh_CN").folder
    result = result_of(folder)
    found = {track["id"]: pages(folder / f"ranking-{track['id']}.pdf") for track in result["tracks"]}
    book = Book(folder / "workbook.xlsx", result, "zh_CN")
    numbers_of = book.told()
    told = {track["id"]: paper_told(found[track["id"]], track, "zh_CN") for track in result["tracks"]}
    paths = [path for path in leaves(result["tracks"], ("tracks",)) if path[-1] not in UNPRINTED]
    assert len(paths) > 30
    for path in paths:
        other = changed(result, path)
        book.result = other
        papers = {track["id"]: paper_said(other, track, "zh_CN") for track in other["tracks"]}
        assert (papers, book.expected()) != (told, numbers_of), path


def test_the_sessions_have_what_their_papers_must_show() -> None:
    results = [result_of(session(name, "zh_CN").folder) for name in SESSIONS]
    tracks = [track for result in results for track in result["tracks"]]
    rows = [row for track in tracks for row in track["ranking"]]
    assert {track["applied"] for track in tracks} == {"mean", "trimmed", "rank_sum", "median"}
    assert {one["state"] for row in rows for one in row["excluded"]} >= {"recused", "void"}
    assert {"rejected", "below_floor", "listed_elsewhere"} <= {row["standing"] for row in rows}
    assert any(row["tie_break"] for row in rows)
    assert any(row["dropped"] for row in rows)
    assert sum(len(list(said.votes(result))) for result in results) >= 6
