from collections.abc import Mapping

import pytest

from reviewdesk.domain.committee import Seat
from reviewdesk.domain.counting import ballot_counts
from reviewdesk.domain.log import Entry
from reviewdesk.domain.names import ApplicationId, Digest, SeatId, TrackId
from reviewdesk.domain.plan.reader import read_plan
from reviewdesk.domain.roll import Roll, closed_roll, extended, roll, roll_record, rounds
from reviewdesk.errors import ReviewDeskError

PLAN = """
schema = 1
[review_session]
title = "Roll"
[[stage]]
kind = "score"
rounds = {rounds}
[[track]]
id = "t"
name = "T"
[[track.tier]]
id = "listed"
name = "L"
quota = 1
[[track.criterion]]
id = "c"
name = "C"
max = "100"
[[track]]
id = "u"
name = "U"
[[track.tier]]
id = "listed"
name = "L"
quota = 1
[[track.criterion]]
id = "c"
name = "C"
max = "100"
"""
SEATS = (
    Seat(id=SeatId("chair"), role="chair"),
    Seat(id=SeatId("r1"), role="reviewer", tracks=(TrackId("t"), TrackId("u"))),
    Seat(id=SeatId("r2"), role="reviewer", tracks=(TrackId("t"),)),
    Seat(id=SeatId("spare1"), role="spare", tracks=(TrackId("t"), TrackId("u"))),
)
A, B, C = (letter * 64 for letter in "abc")


def entries(*acts: tuple[str, Mapping[str, object]]) -> list[Entry]:
    return [
        Entry(index=n, kind=kind, at="", data=data, head=Digest("0" * 64))
        for n, (kind, data) in enumerate(acts, start=1)
    ]


def after(*acts: tuple[str, Mapping[str, object]], count: int = 1) -> Roll:
    return roll(read_plan(PLAN.format(rounds=count)), SEATS, entries(*acts))


def received(seat: str, digest: str, track: str = "t", sequence: int = 1) -> tuple[str, Mapping[str, object]]:
    return "received", {"seat": seat, "track": track, "round": 1, "sequence": sequence, "digest": digest}


def test_every_reviewer_and_spare_has_one_cell_per_track_and_round() -> None:
    cells = [(o.seat, o.track, o.round, o.state) for o in after(count=2).outcomes]
    assert cells == [
        ("r1", "t", 1, None), ("r1", "t", 2, None), ("r1", "u", 1, None), ("r1", "u", 2, None),
        ("r2", "t", 1, None), ("r2", "t", 2, None),
        ("spare1", "t", 1, "unused"), ("spare1", "t", 2, "unused"),
        ("spare1", "u", 1, "unused"), ("spare1", "u", 2, "unused"),
    ]  # fmt: skip
    assert rounds(read_plan(PLAN.format(rounds=2))) == 2


def test_a_received_ballot_is_counted() -> None:
    found = after(("open", {}), received("r2", A))
    held = found.outcome("r2", "t", 1)
    assert (held.state, held.digest, held.sequence, held.expected) == ("counted", A, 1, 2)
    assert found.counted() == (held,)
    assert {o.seat for o in found.open_cells()} == {"r1"}


def test_a_reopened_ballot_is_kept_and_the_next_sequence_counts() -> None:
    reopen = ("reopen", {"seat": "r2", "track": "t", "round": 1, "digest": A, "sequence": 2})
    held = after(received("r2", A), reopen).outcome("r2", "t", 1)
    assert (held.state, held.expected, held.superseded) == (None, 2, (A,))
    held = after(received("r2", A), reopen, received("r2", B, sequence=2)).outcome("r2", "t", 1)
    assert (held.state, held.digest, held.superseded) == ("counted", B, (A,))


def test_two_different_ballots_under_one_sequence_leave_none_counted() -> None:
    conflict = ("refused", {"seat": "r2", "track": "t", "round": 1, "sequence": 1, "digest": B})
    held = after(received("r2", A), conflict).outcome("r2", "t", 1)
    assert (held.state, held.digest, held.disputed) == (None, None, (A, B))
    third = ("refused", {"seat": "r2", "track": "t", "round": 1, "sequence": 1, "digest": C})
    assert after(received("r2", A), conflict, third).outcome("r2", "t", 1).disputed == (A, B, C)
    void = ("void", {"seat": "r2", "track": "t"})
    held = after(received("r2", A), conflict, void).outcome("r2", "t", 1)
    assert (held.state, held.superseded) == ("void", (A, B))
    reopen = ("reopen", {"seat": "r2", "track": "t", "round": 1, "sequence": 2})
    assert after(received("r2", A), conflict, reopen).outcome("r2", "t", 1).superseded == (A, B)


def test_a_reopened_absence_has_nothing_to_keep() -> None:
    acts = ("absent", {"seat": "r2"}), ("reopen", {"seat": "r2", "track": "t", "round": 1, "sequence": 1})
    held = after(*acts).outcome("r2", "t", 1)
    assert (held.state, held.superseded, held.expected) == (None, (), 1)


def test_absence_without_a_track_covers_all_tracks_of_the_seat() -> None:
    assert [o.state for o in after(("absent", {"seat": "r1"})).of_seat("r1")] == ["absent", "absent"]


def test_a_substitute_takes_only_the_cells_named() -> None:
    found = after(
        received("r1", A), ("replaced", {"seat": "r1", "cells": [["u", 1]], "substitute": "spare1"})
    )
    assert [(o.track, o.state, o.substitute) for o in found.of_seat("r1")] == [
        ("t", "counted", None),
        ("u", "replaced", "spare1"),
    ]
    assert [(o.track, o.state) for o in found.of_seat("spare1")] == [("t", "unused"), ("u", None)]


def test_a_substitute_without_that_track_stays_out() -> None:
    found = after(("replaced", {"seat": "r2", "cells": [["t", 1]], "substitute": "spare9"}))
    assert found.outcome("r2", "t", 1).state == "replaced"


def test_a_typed_sheet_counts_as_typed() -> None:
    acts = ("typed", {"seat": "r2", "track": "t", "round": 1, "digest": C})
    assert after(acts).outcome("r2", "t", 1).state == "typed"


def test_a_void_row_leaves_the_ballot_counted() -> None:
    found = after(received("r2", A), ("void", {"seat": "r2", "application": "A1"}))
    assert found.void_rows == (("r2", "A1"),)
    assert found.outcome("r2", "t", 1).state == "counted"


def test_of_two_rounds_the_last_is_counted_and_a_void_row_is_not() -> None:
    again = "received", {"seat": "r2", "track": "t", "round": 2, "sequence": 1, "digest": B}
    plan = read_plan(PLAN.format(rounds=2))
    rows = {TrackId("t"): [ApplicationId("A1"), ApplicationId("A2"), ApplicationId("A3")], TrackId("u"): []}
    left: dict[Digest, Mapping[ApplicationId, str]] = {Digest(B): {ApplicationId("A3"): "recused"}}
    for acts, counts in (
        ((received("r2", A),), (0, 0, 0)),
        ((received("r2", A), again), (1, 1, 0)),
        ((received("r2", A), again, ("void", {"seat": "r2", "application": "A2"})), (1, 0, 0)),
    ):
        found = ballot_counts(plan, rows, after(*acts, count=2), left)
        assert tuple(found[TrackId("t")].values()) == counts


def test_nothing_moves_on_the_roll_after_the_close() -> None:
    found = after(received("r2", A), ("close", {}), ("void", {"seat": "r2", "vote": "v1"}))
    assert found.outcome("r2", "t", 1).state == "counted"


def test_the_closed_list_names_only_digests_that_count() -> None:
    found = after(received("r2", A), ("void", {"seat": "r2"}))
    assert roll_record(found.of_seat("r2")) == [
        {"seat": "r2", "track": "t", "round": 1, "state": "void", "digest": None, "substitute": None}
    ]


def test_a_cell_that_is_not_on_the_roll_is_named() -> None:
    with pytest.raises(ReviewDeskError) as caught:
        after().outcome("r2", "u", 1)
    assert caught.value.code == "roll-no-such-cell"


def test_a_ballot_unreadable_after_the_close_becomes_void_and_then_typed() -> None:
    cell = {"seat": "r2", "track": "t", "round": 1, "unreadable": A}
    acts: list[tuple[str, Mapping[str, object]]] = [
        received("r2", A),
        ("close", {}),
        ("reveal", {}),
        ("void", cell),
    ]
    assert after(*acts).outcome("r2", "t", 1).state == "void"
    typed = ("typed", {**cell, "digest": B})
    held = after(*acts, typed).outcome("r2", "t", 1)
    assert (held.state, held.digest, held.superseded) == ("typed", B, (A,))
    closed = closed_roll(read_plan(PLAN.format(rounds=1)), SEATS, entries(*acts, typed))
    assert closed.outcome("r2", "t", 1).state == "counted"


def test_one_more_entry_moves_one_cell() -> None:
    (entry,) = entries(received("r2", A))
    assert extended(after(), entry) == after(received("r2", A))


def test_an_entry_about_a_cell_that_does_not_exist_moves_nothing() -> None:
    assert after(received("r9", A)) == after()
