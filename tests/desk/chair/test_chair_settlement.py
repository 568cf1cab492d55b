"""What is open, what a proposal comes to, and what is recorded: nothing before it is confirmed."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from chair_session import Session, copy_of, opened
from reviewdesk.desk.chair.frozen import frozen
from reviewdesk.desk.chair.room import Room
from reviewdesk.desk.chair.self_audit import audit_view, audited_finalise
from reviewdesk.desk.chair.settlement import Proposal, look_ahead, record, record_again, settlement
from reviewdesk.desk.chair.signing import LONGEST, sign
from reviewdesk.desk.chair.signing_view import signing_view
from reviewdesk.domain.committee import Committee, Conflict
from reviewdesk.domain.conclude import blocking
from reviewdesk.domain.names import ApplicationId, SeatId
from reviewdesk.errors import Problems, ReviewDeskError
from reviewdesk.store import journal
from settling_way import settled

PRESENT = ["r1", "r2", "r3", "r4", "r5"]
SLIP = {seat: {"A1": "80", "A2": "70", "A3": "60" if seat == "r1" else "70"} for seat in PRESENT}


def ballots(answers: str) -> list[dict[str, object]]:
    words = {"y": "yes", "n": "no", "a": "abstain"}
    given = {seat: words[letter] for seat, letter in zip(PRESENT, answers, strict=True)}
    return [{"ballots": given}]


def ineligible(answers: str) -> Proposal:
    row = {"application": "A1", "value": "fail"}
    return Proposal(
        motion={"motion": "eligibility", **row, "present": PRESENT, "round": ballots(answers)},
        kind="correct",
        data={"correction": "eligibility", **row},
    )


def test_looking_ahead_records_nothing(ranked: Room) -> None:
    before = journal.lines(ranked.workspace)
    found = look_ahead(ranked, Proposal(kind="withdraw", data={"application": "A1"}))
    assert found.poll is None
    assert {name for rows in found.records[-1].after.values() for name in dict(rows)} == {"A1", "A2", "A3"}  # type: ignore[call-overload]
    assert journal.lines(ranked.workspace) == before


def test_a_vote_and_the_change_it_allows_are_one_act(ranked: Room, alone: Session) -> None:
    ahead = look_ahead(ranked, ineligible("yyyna"))
    assert ahead.poll is not None
    assert (ahead.poll.votes, ahead.poll.base, ahead.poll.needed) == ({"yes": 3, "no": 1, "abstain": 1}, 5, 3)
    assert ahead.poll.carried
    after, records = record(ranked, ineligible("yyyna"), "不符合条件", alone.witness)
    assert [one.kind for one in records] == ["vote", "correct"]
    assert settlement(after).result.track("t").ranking[-1].standing == "rejected"


def test_a_motion_that_falls_leaves_only_the_vote(ranked: Room, alone: Session) -> None:
    after, records = record(ranked, ineligible("ynnna"), "不符合条件", alone.witness)
    assert [one.kind for one in records] == ["vote"]
    assert settlement(after).taken[-1].kind == "vote"


def test_leaving_places_empty_needs_two_thirds(ranked: Room) -> None:
    motion = {"motion": "empty", "track": "t", "tier": "listed", "places": 1, "present": PRESENT}
    most = look_ahead(ranked, Proposal(motion={**motion, "round": ballots("yyyyn")}))
    assert most.poll is not None
    assert (most.poll.needed, most.poll.carried) == (4, True)
    half = look_ahead(ranked, Proposal(motion={**motion, "round": ballots("yyynn")}))
    assert half.poll is not None
    assert not half.poll.carried


def test_a_proposal_that_cannot_be_is_refused_and_nothing_is_written(ranked: Room, alone: Session) -> None:
    before = journal.lines(ranked.workspace)
    wrong = Proposal(kind="correct", data={"correction": "transcription", "application": "A9"})
    for act in (
        lambda: look_ahead(ranked, wrong),
        lambda: record(ranked, wrong, "想改", alone.witness),
        lambda: look_ahead(
            ranked, Proposal(kind="lot", data={"track": "t", "tier": "listed", "digits": "1" * 10})
        ),
    ):
        with pytest.raises(ReviewDeskError):
            act()
    assert journal.lines(ranked.workspace) == before


def test_an_error_is_set_right_under_the_next_number(ranked: Room, alone: Session) -> None:
    room, final = audited_finalise(ranked, alone.witness)
    assert audit_view(room).digest == final.digest
    first = frozen(room)["result.json"]
    withdrawal = Proposal(kind="withdraw", data={"application": "A1"})
    room, again = record_again(room, [(withdrawal, "书面撤回")], alone.witness)
    assert (again.sequence, frozen(room)["result.json"] == first) == (2, False)
    assert signing_view(room).sequence == 2


def test_the_self_audit_names_what_is_green_explained_or_red(ranked: Room) -> None:
    found = audit_view(ranked)
    assert found.red == 0
    assert found.digest is None
    assert [check.state for check in found.checks][:2] == ["explained", "passed"]
    conflict = Conflict(ApplicationId("A1"), SeatId("r1"), "近亲属")
    kept = ranked.lineage.committee
    lineage = replace(ranked.lineage, committee=Committee(kept.seats, (conflict,)))
    codes = {p.code for check in audit_view(replace(ranked, lineage=lineage)).checks for p in check.problems}
    assert "audit-recused-scored" in codes


def test_the_papers_on_view_bear_the_signatures_given_so_far(ranked: Room, alone: Session) -> None:
    room, _ = audited_finalise(ranked, alone.witness)
    before = {one.name: one.data for one in audit_view(room).papers}
    room, _ = sign(room, seat="r1", seat_slip=lambda: alone.code("r1"))
    after = {one.name: one.data for one in audit_view(room).papers}
    assert after == {name: frozen(room)[name] for name in before}
    assert after["packet.pdf"] != before["packet.pdf"]


def test_who_is_left_to_sign_is_said_and_words_have_an_end(ranked: Room, alone: Session) -> None:
    assert signing_view(ranked).signers == ()
    room, _ = audited_finalise(ranked, alone.witness)
    assert signing_view(room).waiting == 5
    with pytest.raises(ReviewDeskError, match="sign-words-long"):
        sign(
            room,
            seat="r1",
            seat_slip=lambda: alone.code("r1"),
            answer="dissent",
            statement="长" * (LONGEST + 1),
        )
    room, _ = sign(
        room, seat="r1", seat_slip=lambda: alone.code("r1"), answer="dissent", statement="保留意见"
    )
    found = signing_view(room)
    assert (found.waiting, found.signers[0].answer) == (4, "dissent")
    assert found.signers[0].at


@pytest.fixture
def slipped(alone: Session, tmp_path: Path) -> Iterator[Room]:
    """A3 is as good as A2 in every hand, but for a slip of r1's that keeps it off the line."""
    with alone.room(copy_of(opened("none"), tmp_path / "slipped")) as room:
        yield settled(alone, room, tmp_path / "b", SLIP)


def test_what_one_change_opens_is_settled_with_it_before_the_result_is_final_again(
    slipped: Room, alone: Session
) -> None:
    room, _ = audited_finalise(slipped, alone.witness)
    row = {"seat": "r1", "application": "A3", "criterion": "c", "value": "70"}
    mended = Proposal(kind="correct", data={"correction": "transcription", **row})
    opened_up = look_ahead(room, mended)
    assert [alarm.kind for _, alarm in blocking(room.plan, opened_up.result)] == ["tie_at_line"]
    kept = [(mended, "签字表为70")]
    with pytest.raises(Problems, match="finalise-blocked"):
        record_again(room, kept, alone.witness)
    assert [alarm.kind for _, alarm in blocking(room.plan, settlement(room, kept).result)] == ["tie_at_line"]
    votes = [{"ballots": {seat: ["A3"] for seat in PRESENT}}]
    line = {"motion": "line", "track": "t", "tier": "listed", "present": PRESENT, "round": votes}
    settled_too = look_ahead(room, Proposal(motion=line), kept)
    assert settled_too.poll is not None
    assert blocking(room.plan, settled_too.result) == ()
    room, again = record_again(room, [*kept, (Proposal(motion=line), "按票数")], alone.witness)
    assert again.sequence == 2
    listed = {row.application for row in again.result.track("t").ranking if row.standing == "listed"}
    assert listed == {"A1", "A3"}
