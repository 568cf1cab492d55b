"""Seats by hand and from a file, conflicts known, suggested and decided."""

from dataclasses import replace
from pathlib import Path

import pytest

from offices import ROW, SAMPLE, office, sample_office, taken_in
from reviewdesk.desk.secretary.committee_editing import (
    added_seats,
    committee_taken_in,
    conflicts_taken_in,
    next_seat_id,
    said_unrelated,
    suggested,
    with_conflicts,
    with_seat,
    without_conflicts,
    without_seat,
)
from reviewdesk.desk.secretary.office import Office, keep, reopen
from reviewdesk.desk.secretary.register_import import look, take_in
from reviewdesk.desk.secretary.todo import todos
from reviewdesk.domain.committee import Role, Seat
from reviewdesk.domain.names import ApplicationId, SeatId, TrackId
from reviewdesk.errors import ReviewDeskError

A1, R1 = ApplicationId("A1"), SeatId("r1")


def seat(id_: str, role: Role = "reviewer", tracks: str = "a", region: str = "") -> Seat:
    return Seat(id=SeatId(id_), role=role, tracks=tuple(map(TrackId, tracks)), region=region)


@pytest.fixture
def before(tmp_path: Path) -> Office:
    found = taken_in(office(tmp_path), tmp_path / "a.xlsx", ROW, {**ROW, "编号": "A2", "申报单位": "松溪县"})
    return with_seat(found, seat("r1", region="东江市"))


def test_the_sample_is_taken_in_with_its_conflicts(tmp_path: Path) -> None:
    found = sample_office(tmp_path)
    found = take_in(found, look(SAMPLE / "register.xlsx", found), remove_gone=False)
    found = committee_taken_in(found, SAMPLE / "committee.toml")
    after = conflicts_taken_in(found, SAMPLE / "conflicts.csv")
    assert len(after.committee.seats) == 14
    assert [(c.application, c.seat) for c in after.committee.conflicts] == [("A004", "r2"), ("C007", "r8")]
    assert [one.seat.id for one in added_seats(after)] == ["chair-2", "witness-2", "reveal-2"]
    assert suggested(after)[0].ground == "city"
    assert keep(after) == reopen(after.folder)


def test_a_file_taken_in_again_keeps_conflicts_and_others_only_where_asked(
    tmp_path: Path, before: Office
) -> None:
    before = with_conflicts(with_seat(before, seat("r2")), [(A1, R1), (A1, SeatId("r2"))], "任职")
    path = tmp_path / "c.toml"
    path.write_text('[[seat]]\nseat = "r1"\ntracks = ["b"]\n', encoding="utf-8")
    alone = committee_taken_in(before, path)
    assert [(one.id, one.tracks) for one in alone.committee.seats] == [("r1", ("b",))]
    assert [one.seat for one in alone.committee.conflicts] == ["r1"]
    both = committee_taken_in(before, path, add=True)
    assert [one.id for one in both.committee.seats] == ["r2", "r1"]
    assert both.committee.conflicts == before.committee.conflicts


def test_seats_get_the_next_id_of_their_role(before: Office) -> None:
    assert next_seat_id(before, "reviewer") == "r2"
    assert next_seat_id(before, "spare") == "spare1"
    assert next_seat_id(before, "witness") == "witness"
    with_witness = with_seat(before, seat("witness", "witness"))
    assert with_witness.committee.seats[1].tracks == ()
    assert next_seat_id(with_witness, "witness") == "witness2"


@pytest.mark.parametrize(
    ("new", "code"),
    [
        (seat("R1"), "seat-id"),
        (seat("r1"), "seat-twice"),
        (seat("r2-2"), "seat-reserve"),
        (seat("r2", tracks=""), "seat-no-track"),
        (seat("r2", tracks="z"), "seat-no-track"),
    ],
)
def test_a_seat_that_cannot_be_is_refused(before: Office, new: Seat, code: str) -> None:
    with pytest.raises(ReviewDeskError, match=code):
        with_seat(before, new)


def test_conflicts_follow_a_seat_that_is_renamed_and_go_with_one_that_goes(before: Office) -> None:
    before = with_conflicts(before, [(A1, R1)], " 任职 ")
    renamed = with_seat(before, seat("r7"), replacing=R1)
    assert [(c.seat, c.reason) for c in renamed.committee.conflicts] == [("r7", "任职")]
    assert with_seat(before, seat("r1", "witness"), replacing=R1).committee.conflicts == ()
    assert without_seat(before, R1).committee.conflicts == ()
    with pytest.raises(ReviewDeskError, match="seat-unknown"):
        without_seat(before, SeatId("r9"))
    with pytest.raises(ReviewDeskError, match="seat-unknown"):
        with_seat(before, seat("r9"), replacing=SeatId("r8"))


def test_a_conflict_needs_its_seat_its_application_and_its_reason(before: Office) -> None:
    before = with_seat(before, seat("chair", "chair"))
    for application, who, reason, code in (
        ("Z9", "r1", "x", "application-unknown"),
        ("A1", "r9", "x", "seat-unknown"),
        ("A1", "chair", "x", "conflict-seat"),
        ("A1", "r1", " \u3000", "conflict-reason"),
    ):
        with pytest.raises(ReviewDeskError, match=code):
            with_conflicts(before, [(ApplicationId(application), SeatId(who))], reason)


def test_suggestions_are_decided_by_a_person_and_remembered(before: Office) -> None:
    assert [(one.application, one.ground) for one in suggested(before)] == [("A1", "city"), ("A2", "city")]
    first, second = suggested(before)
    accepted = with_conflicts(before, [(first.application, first.seat)], "任职")
    decided = keep(said_unrelated(accepted, [second]), accepted)
    assert suggested(decided) == ()
    assert reopen(decided.folder).unrelated == (second,)
    assert without_conflicts(decided, [(A1, R1)]).committee.conflicts == ()
    assert "todo-conflicts-suggested" not in {todo.problem.code for todo in todos(decided)}
    assert "todo-conflicts-suggested" in {todo.problem.code for todo in todos(before)}


def test_what_sealing_adds_is_told_beforehand(before: Office) -> None:
    assert [(one.seat.id, one.reserve) for one in added_seats(before)] == [
        ("secretary", False),
        ("chair", False),
        ("witness", False),
        ("reveal", False),
        ("chair-2", True),
        ("witness-2", True),
        ("reveal-2", True),
        ("spare1", True),
    ]


def test_a_panel_is_warned_about_in_amber(before: Office) -> None:
    def codes(found: Office) -> set[str]:
        return {todo.problem.code for todo in todos(found) if todo.step == "committee" and not todo.red}

    two = with_seat(before, seat("r2"))
    assert {"admission-panel-small", "admission-panel-even", "admission-panel-quorum"} <= codes(two)
    five = two
    for number in (3, 4, 5):
        five = with_seat(five, seat(f"r{number}"))
    assert "admission-panel-mean" in codes(five)
    assert "admission-conflicts-many" not in codes(five)
    assert "admission-conflicts-many" in codes(with_conflicts(five, [(A1, R1)], "任职"))
    plain = five.plan_text.replace('"trimmed", trim = 1', '"mean"')
    assert "admission-panel-fallback" in codes(replace(five, plan_text=plain))


def test_a_seat_of_a_track_that_is_gone_is_to_do(before: Office) -> None:
    gone = replace(before, applications=(), plan_text=before.plan_text.replace('id = "a"', 'id = "aa"'))
    assert [(todo.seat, todo.red) for todo in todos(gone) if todo.problem.code == "misfit-seat"] == [
        ("r1", True)
    ]
