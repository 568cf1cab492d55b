"""The second verifier follows later records by rules of its own, and refuses what the first refuses."""

import json
import random
from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest
import verify_archive
from verify_archive import Later, RefusedError, Title

from courses import course
from filed_year import year
from reviewdesk.desk.auditor.chain import open_chain
from reviewdesk.desk.auditor.verdict import Verdict
from reviewdesk.domain import canonical
from reviewdesk.domain.addenda.course import Course
from reviewdesk.domain.addenda.entry import Addendum, Kind
from reviewdesk.domain.addenda.listing import listed_record, listing
from reviewdesk.domain.addenda.steps import follow
from reviewdesk.domain.names import Digest
from reviewdesk.domain.plan.normal import normalised
from reviewdesk.errors import ReviewDeskError
from reviewdesk.sealed.addendum import ENTRY, write_addendum
from reviewdesk.sealed.archive import withhold
from reviewdesk.sealed.container import open_sealed

TEXT = "0" * 64
Json = dict[str, Any]


def refused(*files: Path) -> int:
    """Return the code that both verifiers give."""
    with pytest.raises(RefusedError) as second:
        verify_archive.verify(files[0], None, files[1:])
    assert second.value.chinese
    assert second.value.english
    with pytest.raises(Verdict) as first:
        open_chain(files[0], files[1:])
    assert second.value.code == first.value.exit_code
    return second.value.code


def forged(
    target: Path, number: int, change: Callable[[Json], None] | None, papers: Mapping[str, bytes]
) -> Path:
    """Write a record again, whole in itself and signed by the secretary, its entry or a paper changed."""
    session, chain = year()
    sealed = open_sealed(chain.files[number - 1])
    held = {path: sealed.read_part(path) for path in sealed.members}
    entry = json.loads(held[ENTRY])
    if change:
        change(entry["data"])
    held |= {ENTRY: canonical.encode(entry), **papers}
    held = {path: data for path, data in held.items() if data}
    write_addendum(target, sealed.header, held, session.held.secret("secretary").signing_key)
    return target


def test_a_whole_year_is_followed_and_told() -> None:
    session, chain = year()
    found = verify_archive.verify(session.archive, None, chain.files)
    assert found.later is not None
    assert found.later.kinds == [one.kind for one in chain.course.addenda]
    ours = {key: title.standing for key, title in chain.course.titles.items()}
    assert {key: title.standing for key, title in found.later.titles.items()} == ours
    for chinese, words in ((True, "后续记录：审定、公示"), (False, "later records: decide, notice")):
        assert words in "\n".join(
            verify_archive.told(found, verify_archive.names_of(session.archive), chinese)
        )


def test_a_record_without_its_words_is_followed_and_said_to_be(tmp_path: Path) -> None:
    session, chain = year()
    bare = tmp_path / "bare.rdaddendum"
    withhold(chain.files[0], bare)
    found = verify_archive.verify(session.archive, None, [bare])
    assert found.later is not None
    assert "其中 1 份不含内部文字" in verify_archive.told_later(found.later, {}, True)


def test_records_that_are_missing_out_of_order_or_of_another_kind_are_refused() -> None:
    session, chain = year()
    first, second, third, *_ = chain.files
    assert refused(session.archive, second) == 3
    assert refused(session.archive, first, third) == 3
    assert refused(session.archive, first, first) == 2
    assert refused(session.archive, first, session.archive) == 4


@pytest.mark.parametrize(
    ("number", "change"),
    [
        (1, lambda data: data["changes"][0].update(after="listed")),
        (1, lambda data: data.update(meeting="yesterday")),
        (2, lambda data: data.update(last="2014-08-12")),
        (2, lambda data: data["tracks"].reverse()),
        (2, lambda data: data["tracks"][0]["tiers"][0].update(applications=["A3"])),
        (4, lambda data: data.update(application="A2")),
        (5, lambda data: data.update(application="A3")),
        (7, lambda data: data.update(date="2014-08-10")),
        (8, lambda data: data.update(application="B1")),
    ],
)
def test_a_record_that_does_not_follow_is_refused_by_both(
    tmp_path: Path, number: int, change: Callable[[Json], None]
) -> None:
    session, chain = year()
    made = forged(tmp_path / chain.files[number - 1].name, number, change, {})
    assert refused(session.archive, *chain.files[: number - 1], made) == 2


@pytest.mark.parametrize("paper", ["papers/notice.txt", "papers/notice.html"])
def test_a_notice_that_lists_somebody_else_is_refused_by_both(tmp_path: Path, paper: str) -> None:
    session, chain = year()
    held = chain.papers[2][paper]
    other = held.replace(b"A2", b"A3")
    assert other != held
    made = forged(tmp_path / "x.rdaddendum", 2, None, {paper: other})
    assert refused(session.archive, chain.files[0], made) == 2


def later_of(at: Course) -> Later:
    plan = json.loads(normalised(at.plan))
    titles = {key: Title(t.recommended, t.standing, t.number) for key, t in at.titles.items()}
    applications = {str(one.id): asdict(one) for one in at.applications.values()}
    return Later(plan, applications, {(str(k[0]), str(k[1])): v for k, v in titles.items()})


def guess(at: Course, dice: random.Random) -> tuple[Kind, Json]:
    """Return an addendum that is often lawful, and as often just not."""
    kind: Kind = due(at) if dice.random() < 0.3 else dice.choice(KINDS)
    key = dice.choice(list(at.titles))
    title = at.titles[key]
    of = {"track": key[0], "application": key[1]}
    if kind == "decide":
        picked = dice.sample(list(at.titles.values()), dice.randrange(3))
        standings = ["listed", "reserve", "pilot", "not_listed", "x"]
        changes = [
            {
                "track": one.track,
                "application": one.application,
                "before": dice.choice([one.recommended] * 4 + ["listed"]),
                "after": dice.choice(standings),
            }
            for one in picked
        ]
        return kind, {"meeting": "2014-08-01", "document": "", "changes": changes}
    if kind in ("notice", "confirm"):
        moved = {one.key for one in at.unnoticed()}
        further = kind == "notice" and dice.random() < (0.7 if at.notices else 0.1)
        tracks = listed_record(listing(at, moved if further else None))
        if kind == "confirm":
            return kind, {
                "document": "1",
                "date": dice.choice(["2014-08-11", "2014-08-30"]),
                "tracks": tracks,
            }
        return kind, {
            "supplementary": further, "published": "2014-08-04", "first": "2014-08-05",
            "last": dice.choice(["2014-08-11"] * 4 + ["2014-08-12"]), "days": 7, "kind": "calendar",
            "first_day": "next", "holidays": [], "workdays": [], "place": "", "contacts": {},
            "tracks": tracks,
        }  # fmt: skip
    if kind == "object":
        conclusion = dice.choice([None, "sustained", "sustained", "not_sustained"])
        effect = None if conclusion is None else dice.choice(["none", "removed", "removed", "rereview"])
        waiting = [one for one in at.objections if one.conclusion is None]
        held = dice.choice([*waiting, *at.objections[:1], None])
        number = held.number if held else len(at.objections) + 1
        received = dice.choice(["2014-08-06", "2014-08-06", "2014-08-20"])
        said = {"received": received, "sender": "signed", **of, "late": received > "2014-08-11"}
        if held:
            said = {
                "received": held.received.isoformat(), "sender": held.sender, "track": held.track,
                "application": held.application, "late": held.late,
            }  # fmt: skip
        replied = dice.choice([None, "2014-08-21"])
        return kind, {
            **said, "number": number, "conclusion": conclusion, "effect": effect, "replied": replied
        }  # fmt: skip
    if kind == "promote":
        free = [one for one in at.vacancies() if one.next] or None
        if free and dice.random() < 0.8:
            one = dice.choice(free)
            tier = at.titles[one.track, one.next].standing if one.next else ""
            return kind, {
                "track": one.track, "application": one.next, "tier": tier, "to": one.tier,
                "instead_of": one.removed,
            }  # fmt: skip
        return kind, {**of, "tier": title.standing, "to": "listed", "instead_of": "A1"}
    if kind == "rereview":
        chosen = dice.choice([None, 1, 2, 3, *(one.number for one in at.objections if one.open)])
        asked = next((one for one in at.objections if one.number == chosen), None)
        names = [asked.application if asked else key[1]]
        track = asked.track if asked else key[0]
        outcome = dice.choice(["upheld", "removed"])
        return kind, {"objection": chosen, "track": track, "applications": names, "outcome": outcome}
    return kind, {**of, "document": "1", "date": "2015-03-01"}


def due(at: Course) -> Kind:
    """Return what has to come next."""
    if at.decided is None:
        return "decide"
    if not at.notices or at.unnoticed():
        return "notice"
    if any(one.next for one in at.vacancies()):
        return "promote"
    if any(one.effect == "rereview" and one.rereview is None for one in at.objections):
        return "rereview"
    if any(one.open for one in at.objections):
        return "object"
    return "confirm" if at.confirmed is None else "cancel"


KINDS: tuple[Kind, ...] = (
    "decide", "notice", "object", "object", "object", "promote", "rereview", "confirm", "cancel",
)  # fmt: skip


@pytest.mark.parametrize("seed", range(4))
def test_both_follow_the_same_steps_and_refuse_the_same(seed: int) -> None:
    dice = random.Random(seed)
    taken = dict.fromkeys(KINDS, 0)
    refusals = 0
    for _ in range(150):
        at = course(dice.choice(["allowed", "one"]), dice.choice(["region", "place"]))
        kept = later_of(at)
        for _ in range(25):
            kind, data = guess(at, dice)
            made = Addendum(
                number=len(at.addenda) + 1, kind=kind, at="", data={**data, "text": TEXT}, digest=Digest(TEXT)
            )
            tried = replace(kept, titles={k: replace(t) for k, t in kept.titles.items()})
            tried = replace(
                tried,
                lasts=[*kept.lasts],
                told={*kept.told},
                objections=[dict(one) for one in kept.objections],
                moved=[*kept.moved],
            )
            said = verify_archive.step(tried, kind, data)
            try:
                after = follow(at, made)
            except ReviewDeskError as error:
                assert said, (kind, data, error.code)
                refusals += 1
                continue
            assert not said, (kind, data, said)
            at, kept = after, tried
            taken[kind] += 1
            assert {k: (t.standing, t.number, t.lost) for k, t in kept.titles.items()} == {
                k: (t.standing, t.number, t.lost or "") for k, t in at.titles.items()
            }
    assert min(taken.values()) > 5, taken
    assert refusals > 100
