"""Tables of scores: all that is wrong is said at once; how a lawful one is spelled does not matter."""

import random
from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook

from reviewdesk.domain.names import ApplicationId, SeatId, TrackId
from reviewdesk.domain.plan.reader import read_plan
from reviewdesk.domain.plan.values import Plan
from reviewdesk.domain.sheet import Sheet
from reviewdesk.errors import Problem, Problems, ReviewDeskError
from reviewdesk.intake.scores import read_scores
from trial_tables import HEAD, ONE, TWO, plan

HEADER = "track,application,reviewer,criterion,points,state"
LAWFUL = ["t,A,r1,c,80,scored", "t,A,r2,c,81.5,", "t,B,r1,c,70,scored", "t,B,r2,,,recused"]
FACTS = """
[[track.criterion]]
id = "o"
mode = "objective"
max = "40"
[[track.preference]]
id = "p"
"""


def write(folder: Path, lines: Sequence[str], header: str = HEADER, encoding: str = "utf-8") -> Path:
    path = folder / "scores.csv"
    path.write_bytes("\n".join([header, *lines, ""]).encode(encoding))
    return path


def read(
    folder: Path,
    lines: Sequence[str],
    given: Plan | None = None,
    header: str = HEADER,
    encoding: str = "utf-8",
) -> Sheet:
    return read_scores(write(folder, lines, header, encoding), given or plan()).sheets[TrackId("t")]


def problems(folder: Path, lines: Sequence[str], given: Plan | None = None) -> tuple[Problem, ...]:
    with pytest.raises(Problems) as refused:
        read(folder, lines, given)
    assert refused.value.code == "scores-problems"
    return refused.value.problems


def brief(found: Sequence[Problem]) -> list[tuple[str, int | None]]:
    return [(problem.code, problem.line) for problem in found]


def test_a_lawful_table_becomes_a_sheet(tmp_path: Path) -> None:
    found = read(tmp_path, LAWFUL)
    assert found.rows == {"r1": {"A": ("80",), "B": ("70",)}, "r2": {"A": ("81.5",)}}
    assert found.states == {"r1": {}, "r2": {"B": "recused"}}
    assert (found.applications, found.panel) == (("A", "B"), ("r1", "r2"))


def test_marks_of_order_and_line_ends_do_not_matter(tmp_path: Path) -> None:
    expected = read(tmp_path, LAWFUL)
    assert read(tmp_path, LAWFUL, encoding="utf-8-sig") == expected
    assert read(tmp_path, [line + "\r" for line in LAWFUL], header=HEADER + "\r") == expected


def test_columns_may_stand_in_another_order_quoted_and_without_state(tmp_path: Path) -> None:
    given = ['"80","A","r1","c","t"', '"70","B","r1","c","t"']
    found = read(tmp_path, given, header="points,application,reviewer,criterion,track")
    assert found.rows == {"r1": {"A": ("80",), "B": ("70",)}}


def test_rows_in_any_order_give_the_same_sheet(tmp_path: Path) -> None:
    criteria = TWO
    lines = [f"t,A{i},r{j},{c},{i + j},scored" for i in range(8) for j in range(1, 6) for c in "ab"]
    expected = read(tmp_path, lines, plan(criteria=criteria))
    for seed in range(3):
        random.Random(seed).shuffle(lines)
        assert read(tmp_path, lines, plan(criteria=criteria)) == expected


def test_full_width_digits_and_blanks_around_are_forgiven(tmp_path: Path) -> None:
    found = read(tmp_path, [" t ,Ａ,r1 ,c,８０．５, 已评 ", ",,,,,", "t,A,r2,,,回避"])
    assert found.rows["r1"] == {"A": ("80.5",)}  # type: ignore[index]
    assert found.states["r2"] == {"A": "recused"}  # type: ignore[index]


def test_a_workbook_is_read_like_a_csv(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(HEADER.split(","))
    sheet.append(["t", "A", "r1", "c", 80.5, "scored"])
    sheet.append(["t", "A", "r2", "c", "81", None])
    book.save(tmp_path / "scores.xlsx")
    found = read_scores(tmp_path / "scores.xlsx", plan()).sheets[TrackId("t")]
    assert found.rows == {"r1": {"A": ("80.5",)}, "r2": {"A": ("81",)}}


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("t,A,r1,c,101,scored", "scores-mark-above"),
        ("t,A,r1,c,-1,scored", "scores-mark-below"),
        ("t,A,r1,c,80.3,scored", "scores-mark-off-step"),
        ("t,A,r1,c,eighty,scored", "scores-mark-not-a-number"),
        ("t,A,r1,c,,scored", "scores-mark-blank"),
        ("t,A,r1,z,80,scored", "scores-criterion-unknown"),
        ("u,A,r1,c,80,scored", "scores-track-unknown"),
        ("t,A,r1,c,80,present", "scores-state-unknown"),
        ("t,A,,c,80,scored", "scores-no-reviewer"),
        ("t,,r1,c,80,scored", "scores-no-application"),
        ("t,A,r1,,80,scored", "scores-no-criterion"),
        ("t,A,r1,c,80,scored,more", "scores-row-long"),
    ],
)
def test_incident_9_a_bad_cell_is_refused_with_row_and_limit(tmp_path: Path, line: str, code: str) -> None:
    found = problems(tmp_path, [line, "t,A,r2,c,80,scored"])
    assert brief(found)[0] == (code, 2)
    if code == "scores-mark-above":
        assert found[0].data == {
            "application": "A", "reviewer": "r1", "criterion": "c", "value": "101", "limit": "100",
        }  # fmt: skip
        assert len(found) == 1


def test_all_problems_are_said_at_once(tmp_path: Path) -> None:
    lines = ["t,A,r1,c,999,", "t,A,r1,c,80,", "t,B,r1,c,x,", "t,B,r2,c,80,", "t,B,r2,,,absent"]
    assert brief(problems(tmp_path, lines)) == [
        ("scores-mark-above", 2),
        ("scores-twice", 3),
        ("scores-mark-not-a-number", 4),
        ("scores-twice", 6),
        ("scores-row-missing", None),
    ]


@pytest.mark.parametrize(
    "second",
    ["t,A,r1,c,80,scored", "t,A,r1,c,,absent", "t,A,r1,,,absent"],
)
@pytest.mark.parametrize("first", ["t,A,r1,c,80,scored", "t,A,r1,c,,recused", "t,A,r1,,,recused"])
def test_a_cell_given_twice_is_refused(tmp_path: Path, first: str, second: str) -> None:
    assert ("scores-twice", 3) in brief(problems(tmp_path, [first, second]))


def test_a_missing_row_is_named(tmp_path: Path) -> None:
    found = problems(tmp_path, ["t,A,r1,a,6,", "t,A,r1,b,6,", "t,A,r2,a,6,"], plan(criteria=TWO))
    assert [(p.code, p.data["application"], p.data["reviewer"], p.data["criterion"]) for p in found] == [
        ("scores-row-missing", "A", "r2", "b")
    ]


MIXED = ["t,A,r1,a,6,", "t,A,r1,b,6,", "t,A,r2,a,6,", "t,A,r2,b,,absent"]


def test_scored_and_absent_mixed_is_a_problem_at_level_total_only(tmp_path: Path) -> None:
    found = problems(tmp_path, MIXED, plan(criteria=TWO))
    assert [(p.code, p.data["states"]) for p in found] == [("scores-mixed", "absent, scored")]
    sheet = read(tmp_path, MIXED, plan('level = "criterion"', TWO))
    assert sheet.rows[SeatId("r2")] == {"A": ("6", None)}
    assert sheet.partial == {"A"}
    assert sheet.states[SeatId("r2")] == {"A": "absent"}


def test_objective_values_and_preferences_have_no_reviewer(tmp_path: Path) -> None:
    given = plan(criteria=ONE.replace('"100"', '"60"') + FACTS)
    marks = ["t,A,r1,c,50,", "t,B,r1,c,50,"]
    found = read(tmp_path, [*marks, "t,A,,o,30,", "t,B,,o,20,", "t,A,,p,1,", "t,B,,p,0,"], given)
    assert found.objective == {"A": {"o": "30"}, "B": {"o": "20"}}
    assert found.preferences == {"A": ("p",), "B": ()}
    wrong = [*marks, "t,A,,o,99,", "t,A,,o,1,", "t,A,r1,o,1,", "t,A,,p,x,"]
    assert brief(problems(tmp_path, wrong, given)) == [
        ("scores-mark-above", 4),
        ("scores-twice", 5),
        ("scores-objective-reviewer", 6),
        ("scores-preference", 7),
        ("scores-row-missing", None),
    ]


def test_an_application_can_be_withdrawn_by_row_or_whole(tmp_path: Path) -> None:
    whole = read(tmp_path, [*LAWFUL, "t,C,,,,withdrawn"])
    assert whole.withdrawn == {ApplicationId("C")}
    assert whole.applications == ("A", "B", "C")
    one = read(tmp_path, [*LAWFUL, "t,C,r1,c,50,", "t,C,r2,,,withdrawn"])
    assert one.withdrawn == {ApplicationId("C")}


def test_a_reviewer_absent_or_void_everywhere_cast_nothing(tmp_path: Path) -> None:
    found = read(tmp_path, ["t,A,r1,c,80,", "t,A,r2,,,absent", "t,A,r3,,,void", "t,A,r4,,,recused"])
    assert found.seats == {"r1": "counted", "r2": "absent", "r3": "void", "r4": "counted"}


def test_tracks_have_their_own_panels(tmp_path: Path) -> None:
    given = read_plan(HEAD + '[[track]]\nid = "t"\n' + ONE + '[[track]]\nid = "u"\n' + ONE)
    lines = ["t,A,r1,c,80,", "u,A,r2,c,80,", "u,A,,,,withdrawn"]
    found = read_scores(write(tmp_path, lines), given).sheets
    assert [sheet.panel for sheet in found.values()] == [("r1",), ("r2",)]


@pytest.mark.parametrize("content", ["", "\ufeff", " \n\n", HEADER, f"{HEADER}\n,,,,,\n\n", HEADER.upper()])
def test_a_table_that_holds_no_scores_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "scores.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ReviewDeskError) as refused:
        read_scores(path, plan())
    assert (refused.value.code, refused.value.data) == ("scores-empty", {"file": "scores.csv"})


def test_an_empty_workbook_holds_no_scores(tmp_path: Path) -> None:
    Workbook().save(tmp_path / "scores.xlsx")
    with pytest.raises(ReviewDeskError) as refused:
        read_scores(tmp_path / "scores.xlsx", plan())
    assert refused.value.code == "scores-empty"


def test_a_track_without_any_row_is_a_problem(tmp_path: Path) -> None:
    given = read_plan(HEAD + '[[track]]\nid = "t"\n' + ONE + '[[track]]\nid = "u"\n' + ONE)
    found = problems(tmp_path, LAWFUL, given)
    assert [(problem.code, problem.data) for problem in found] == [("scores-track-empty", {"track": "u"})]


def test_cells_beyond_the_columns_and_unprintable_ones_are_named(tmp_path: Path) -> None:
    lines = ['"t",A,r1,c,80,,,left over', "t,A,r\x072,c,81,", "t,A,r3,c,8\x002,", " t\t,A,r4,c,83,"]
    found = problems(tmp_path, lines)
    assert brief(found) == [
        ("scores-row-long", 2), ("scores-control-character", 3), ("scores-control-character", 4)
    ]  # fmt: skip
    assert [p.data.get("column", p.data.get("value")) for p in found] == ["left over", "reviewer", "points"]
    unquoted = brief(problems(tmp_path, lines[1:]))
    assert unquoted == [("scores-control-character", 2), ("scores-control-character", 3)]


@pytest.mark.parametrize("header", ["a,b,c", "", HEADER.replace("points", "marks")])
def test_a_table_with_other_columns_is_refused(tmp_path: Path, header: str) -> None:
    with pytest.raises(ReviewDeskError) as refused:
        read(tmp_path, LAWFUL, header=header)
    assert refused.value.code == "scores-columns"


def test_a_table_in_another_encoding_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReviewDeskError) as refused:
        read(tmp_path, ["t,申,r1,c,80,"], encoding="gbk")
    assert refused.value.code == "scores-not-utf8"


@pytest.mark.parametrize("quote", ["", '"'])
def test_progress_adds_up_to_the_table(tmp_path: Path, quote: str) -> None:
    lines = [f"t,申{i},r{j},{quote}c{quote},80," for i in range(900) for j in range(1, 6)]
    path, steps = write(tmp_path, lines), list[int]()
    read_scores(path, plan(), steps.append)
    header = len(HEADER) + 1 if not quote else 0
    assert len(steps) > 3
    assert sum(steps) + header == path.stat().st_size


def test_progress_of_a_workbook_never_goes_beyond_its_end(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (HEADER, *LAWFUL):
        sheet.append(row.split(","))
    path, steps = tmp_path / "scores.xlsx", list[int]()
    book.save(path)
    read_scores(path, plan(), steps.append)
    assert 0.9 * path.stat().st_size < sum(steps) <= path.stat().st_size


def test_blocks_and_single_rows_agree(tmp_path: Path) -> None:
    criteria = plan(criteria=TWO)
    lines = [f"t,A{i},r{j},{c},{i % 30},scored" for i in range(60) for j in range(1, 6) for c in "ab"]
    expected = read(tmp_path, lines, criteria)
    assert read(tmp_path, [line.replace(",scored", ",") for line in lines], criteria) == expected
    assert read(tmp_path, [*lines[-2:], *lines[:-2]], criteria) == expected
    assert read(tmp_path, [lines[1], lines[0], *lines[2:]], criteria) == expected
    spelled = [line.replace("A7,", " A7,") for line in lines]
    assert read(tmp_path, spelled, criteria) == expected
    twice = brief(problems(tmp_path, [*lines, *lines[:2]], criteria))
    assert twice == [("scores-twice", 602), ("scores-twice", 603)]
    bad = [*lines[:201], lines[201].replace(",20,", ",99,"), *lines[202:]]
    assert brief(problems(tmp_path, bad, criteria)) == [("scores-mark-above", 203)]
