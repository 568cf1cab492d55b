"""What the chair's screens show of the room: plain values, and never a number that its stage forbids."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from reviewdesk.desk.chair.opening import known_people, named_seats
from reviewdesk.desk.chair.room import Room
from reviewdesk.domain.answers import unanswered
from reviewdesk.domain.application import Application
from reviewdesk.domain.committee import Seat
from reviewdesk.domain.log import Entry
from reviewdesk.domain.names import ApplicationId, SeatId
from reviewdesk.domain.order import Course
from reviewdesk.domain.plan.values import Plan
from reviewdesk.domain.roll import Roll
from reviewdesk.sealed.codes import fingerprint

Step = Literal["opening", "collect", "close", "reveal", "ranking", "settle", "audit", "sign", "publish"]
STEPS: tuple[Step, ...] = get_args(Step)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChairView:
    """The room as it stands.

    Attributes:
        seats: of the whole committee, with the names signed in.
        members: reviewers, and the spares that replaced one.
        elected: the reviewer who chairs; None before the election.
        adopted: whether the committee has adopted the plan.
        signed_in: whether names were taken.
        withdrawn: application → number of its withdrawal.
    """

    plan: Plan
    fingerprint: str
    plan_digest: str
    course: Course
    roll: Roll
    seats: tuple[Seat, ...]
    members: tuple[Seat, ...]
    applications: tuple[Application, ...]
    elected: SeatId | None
    adopted: bool
    signed_in: bool
    withdrawn: Mapping[ApplicationId, int]
    entries: tuple[Entry, ...]

    def done(self, step: Step) -> bool:
        """Whether a step lies behind."""
        course = self.course
        return {
            "opening": course.closed or (self.elected is not None and self.adopted),
            "collect": not self.roll.open_cells(),
            "close": course.closed,
            "reveal": course.ranked,
            "ranking": course.finalised > 0,
            "settle": course.finalised > 0,
            "audit": course.finalised > 0,
            "sign": course.published or (course.finalised > 0 and not unanswered(self.roll, self.entries)),
            "publish": course.published,
        }[step]

    @property
    def stands_at(self) -> Step:
        """Return the step to go on at; an adjourned session is resumed at the opening."""
        if self.course.adjourned:
            return "opening"
        return next((step for step in STEPS if not self.done(step)), STEPS[-1])

    def waits_for(self, step: Step) -> Step | None:
        """Return the step that must be done before this one can be entered; None where it is open."""
        course = self.course
        needed: dict[Step, tuple[Step, bool]] = {
            "reveal": ("close", course.closed),
            "ranking": ("reveal", course.ranked),
            "settle": ("reveal", course.ranked),
            "audit": ("reveal", course.ranked),
            "sign": ("audit", course.finalised > 0),
            "publish": ("audit", course.finalised > 0),
        }
        before, reached = needed.get(step, ("opening", True))
        return None if reached else before


def chair_view(room: Room) -> ChairView:
    """Return what the screens show of a room."""
    seats, members = named_seats(room), {seat.id for seat in room.members}
    return ChairView(
        plan=room.plan,
        fingerprint=fingerprint(room.lineage.batch),
        plan_digest=room.lineage.plan_digest,
        course=room.course,
        roll=room.roll,
        seats=seats,
        members=tuple(seat for seat in seats if seat.id in members),
        applications=room.lineage.applications,
        elected=room.elected,
        adopted=any(entry.kind == "adopt" for entry in room.entries),
        signed_in=bool(known_people(room)),
        withdrawn=room.withdrawals,
        entries=room.entries,
    )
