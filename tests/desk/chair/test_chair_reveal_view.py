from collections.abc import Callable

import pytest

from chair_scene import scene
from chair_session import Session
from reviewdesk.desk.chair.reveal_view import own_row, reveal_view
from reviewdesk.desk.chair.revealing import explain, overrule
from reviewdesk.desk.chair.room import Room
from reviewdesk.errors import ReviewDeskError


def test_before_the_envelope_is_opened_there_is_no_more_than_a_count() -> None:
    held, folder = scene("closed", "far")
    with held.room(folder) as room:
        found = reveal_view(room)
        assert (found.counted, found.stage, found.rows, found.ranked) == (10, None, (), False)
        assert found.envelope
        with pytest.raises(ReviewDeskError, match="order-before-reveal"):
            own_row(room, "r1", "A1", lambda: held.code("r1"))


def test_a_reviewer_sees_only_the_own_mark_and_its_side_under_the_own_slip() -> None:
    held, folder = scene("revealed", "far")
    with held.room(folder) as room:
        own = own_row(room, "r1", "A1", lambda: held.code("r1"))
        assert (own.applicant, own.total, own.direction) == ("单位pA1", "60", "low")
        assert own.marks == (("水平", "55"),)
        with pytest.raises(ReviewDeskError, match="chair-seat-slip"):
            own_row(room, "r1", "A1", lambda: held.code("r2"))
        with pytest.raises(ReviewDeskError, match="reveal-not-flagged"):
            own_row(room, "r2", "A1", lambda: held.code("r2"))


def confirm(held: Session, room: Room) -> Room:
    return explain(room, seat="r1", application="A1", seat_slip=lambda: held.code("r1"))[0]


def go_on(held: Session, room: Room) -> Room:
    return overrule(room, seat="r1", application="A1", reason="x", witness=held.witness)[0]


@pytest.mark.parametrize(
    ("act", "answer"), [(lambda _, room: room, "waits"), (confirm, "confirmed"), (go_on, "overruled")]
)
def test_each_row_says_how_it_was_answered(act: Callable[[Session, Room], Room], answer: str) -> None:
    held, folder = scene("revealed", "far")
    with held.room(folder) as room:
        found = reveal_view(act(held, room))
        assert [(row.answer, row.waits) for row in found.rows] == [
            (answer, answer == "waits"),
            ("none", False),
        ]
