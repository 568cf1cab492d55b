from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from chair_session import SEATS, Session, T, U, cast, copy_of, motion, opened
from reviewdesk.desk.chair.closing import close
from reviewdesk.desk.chair.collecting import collect
from reviewdesk.desk.chair.finalising import finalise, packet_signers, papers_steps
from reviewdesk.desk.chair.frozen import PACKET, frozen
from reviewdesk.desk.chair.opening import adopt, elect
from reviewdesk.desk.chair.packets import packet_of
from reviewdesk.desk.chair.revealing import explain, overrule, rank, reveal
from reviewdesk.desk.chair.room import Room
from reviewdesk.desk.chair.seats import Place, absent
from reviewdesk.desk.chair.settling import correct, result_of, vote, withdraw
from reviewdesk.domain.names import ApplicationId, Digest, SeatId
from reviewdesk.domain.plan.values import Redaction
from reviewdesk.report.packet.contents import packet_steps, sign_packet
from reviewdesk.report.packet.values import Packet, Recused
from reviewdesk.report.readback import pages_of

TIE = {"A1": "80", "A2": "70", "A3": "70", "B1": "75", "B2": "65"}
PERSON = '[[person]]\nseat = "{seat}"\nname = "专家{number}"\norganisation = "某大学"\n'
PEOPLE = "".join(PERSON.format(seat=seat, number=seat[1]) for seat in SEATS)
ELECTED = '[[round]]\nballots = {r1 = "r1", r2 = "r1", r3 = "r1", r4 = "r2", r5 = "r1"}\n'
ELECT = f'seat = "r1"\n{ELECTED}{PEOPLE}'
ADOPT = 'present = ["r1", "r2", "r3", "r4"]\n[[round]]\ncounts = {yes = 4, no = 0, abstain = 0}\n'
LINE = """
motion = "line"
track = "t"
tier = "listed"
text = "两家并列"
present = ["r1", "r2", "r3", "r4"]
[[round]]
ballots = { r1 = ["A3"], r2 = ["A3"], r3 = ["A3"], r4 = ["A2"] }
"""
FAR = """
motion = "abnormal"
seat = "r4"
application = "A1"
present = ["r1", "r2", "r3", "r4", "r5"]
[[round]]
counts = {yes = 4, no = 1, abstain = 0}
handed_out = 5
returned = 5
valid = 5
"""  # fmt: skip


@pytest.fixture(scope="module")
def eventful(alone: Session, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Everything that a report has to tell: names, a recusal, an absence, two abnormal scores, votes."""
    base = tmp_path_factory.mktemp("eventful")
    folder = copy_of(opened("none"), base / "chair")
    with alone.room(folder) as room:
        room, _ = elect(room, motion(base, ELECT))
        room, _ = adopt(room, motion(base, ADOPT), None, alone.witness)
        room, _ = collect(room, list(_ballots(alone, base / "b")))
        room = absent(room, Place(seat="r5", track="u"), "提前离会", alone.witness)
        room, _ = close(room, alone.witness)
        room, _ = reveal(room, alone.envelope, alone.witness)
        room, _ = explain(
            room, seat="r4", application="A1", seat_slip=lambda: alone.code("r4"), text="进展太慢"
        )
        room, _ = overrule(room, seat="r3", application="B1", reason="已离会", witness=alone.witness)
        room = rank(room, alone.witness)
        room, _ = vote(room, motion(base, LINE), alone.witness)
        room, _ = vote(room, motion(base, FAR), alone.witness)
        data = {"correction": "abnormal", "application": "A1", "seat": "r4", "vote": "v2"}
        room, _ = correct(room, data, "与他人相差过大", alone.witness)
        room, _ = withdraw(room, "B2", "单位来函", alone.witness)
    return folder


def _ballots(held: Session, folder: Path) -> Iterator[Path]:
    for seat in SEATS:
        low = {"r4": {"A1": "40"}, "r3": {"B1": "45"}}.get(seat, {})
        away = ["A2"] if seat == "r5" else []
        yield cast(held, seat, T, folder, marks={**TIE, **low}, recused=away)
        if seat != "r5":
            yield cast(held, seat, U, folder, marks={**TIE, **low})


@pytest.fixture
def room(alone: Session, eventful: Path, tmp_path: Path) -> Iterator[Room]:
    with alone.room(copy_of(eventful, tmp_path / "chair")) as found:
        yield found


def gathered(room: Room) -> Packet:
    signers = packet_signers(room)
    return packet_of(room, result_of(room, state="final"), Digest("0" * 64), "2014-07-25T08:30:00Z", signers)


def with_plan(room: Room, **changes: object) -> Room:
    plan = replace(room.plan, **changes)  # type: ignore[arg-type]
    return replace(room, lineage=replace(room.lineage, plan=plan))


def test_the_packet_tells_what_the_log_and_the_ballots_hold(room: Room) -> None:
    packet = gathered(room)
    assert packet.present == ("r1", "r2", "r3", "r4")
    assert (packet.elected, packet.witness, packet.supplemented) == ("r1", "", False)
    assert packet.recused == (
        Recused(seat=SeatId("r5"), track=T, application=ApplicationId("A2"), reason="其他"),
    )
    assert [(one.seat, one.application, one.direction, one.answer, one.text) for one in packet.answered] == [
        ("r4", "A1", "low", "explained", "进展太慢"),
        ("r3", "B1", "low", "overruled", "已离会"),
    ]
    assert [event.kind for event in packet.events if event.text] == [
        "absent",
        "explain",
        "overrule",
        "vote",
        "correct",
        "withdraw",
    ]
    assert len(packet.pledged) == 2
    assert packet.annex == ()


def test_every_motion_stands_with_who_was_there_and_how_it_went(room: Room) -> None:
    election, adoption, line, far = gathered(room).votes
    assert election.rounds == ({"专家1": 4, "专家2": 1},)
    assert (adoption.carried, adoption.present, adoption.rounds[0]["yes"]) == (True, 4, 4)
    assert (line.number, line.carried, line.text, line.rounds) == (
        "v1",
        None,
        "两家并列",
        ({"A3": 3, "A2": 1},),
    )
    assert (far.carried, far.expected, far.present, far.recused) == (True, 5, 5, 0)
    assert far.papers == (5, 5, 5)


def test_a_sheet_is_bound_to_its_ballot_and_bears_what_its_reviewer_said(room: Room) -> None:
    packet = gathered(room)
    assert [sheet.digest for sheet in packet.sheets] == [cell.digest for cell in room.roll.counted()]
    far = next(sheet for sheet in packet.sheets if (sheet.seat, sheet.rows[0].application) == ("r4", "A1"))
    assert (far.rows[0].total, far.explanations) == ("45", (("A1", "进展太慢"),))
    away = next(sheet for sheet in packet.sheets if sheet.seat == "r5")
    assert (away.recusals, away.rows[1].state) == ((("A2", "其他"),), "recused")


def test_hidden_names_stand_nowhere_in_it(room: Room) -> None:
    hidden = with_plan(room, redaction=Redaction(reviewers=("pdf",), applicants=("pdf",)))
    named = "".join(cell.text for page in pages_of(sign_packet(gathered(room)).data) for cell in page)
    redacted = "".join(cell.text for page in pages_of(sign_packet(gathered(hidden)).data) for cell in page)
    applicants = {application.applicant for application in room.lineage.applications}
    for name in ("专家1", "某大学", *applicants):
        assert name in named
        assert name not in redacted
    assert "评委01" in redacted


def test_the_plan_may_want_its_diagnostics_annexed(room: Room) -> None:
    packet = gathered(with_plan(room, annex_diagnostics=True))
    assert {table.title.split("：")[0] for table in packet.annex} == {
        track.name for track in room.plan.tracks
    }
    text = "".join(cell.text for page in pages_of(sign_packet(packet).data) for cell in page)
    assert "诊断数据" in text
    assert "nan" not in text


def test_finalising_freezes_the_packet_and_tells_how_far_it_is(alone: Session, room: Room) -> None:
    told: list[int] = []
    expected = papers_steps(room.plan, room.roll)
    after, final = finalise(room, alone.witness, told.append)
    assert sum(told) == expected == packet_steps(2, 9)
    assert frozen(after)[PACKET] == final.papers[PACKET]
    assert final.missing == ()
