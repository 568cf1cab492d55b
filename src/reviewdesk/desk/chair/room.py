"""The chair's workspace while it is open: what is known, how far the session has come, who is who."""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from reviewdesk.desk import access
from reviewdesk.desk.chair.memory import Memory
from reviewdesk.domain.committee import Seat
from reviewdesk.domain.log import Entry
from reviewdesk.domain.names import ApplicationId, SeatId
from reviewdesk.domain.order import Course, course
from reviewdesk.domain.plan.values import Plan
from reviewdesk.domain.roll import Roll, roll
from reviewdesk.errors import ReviewDeskError
from reviewdesk.sealed import admission, codes, log
from reviewdesk.sealed.keys import SeatSecret
from reviewdesk.sealed.lineage import Lineage
from reviewdesk.store import journal
from reviewdesk.store.workspace import Workspace

T = TypeVar("T")
Code = Callable[[], str]
"""Asks for a slip's text when it is needed, and not before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """The chair's desk.

    Attributes:
        entries: the log so far, checked, attestations folded in.
        memory: what was worked out of it; the rooms that acts leave behind share it.
    """

    workspace: Workspace
    secret: SeatSecret
    lineage: Lineage
    entries: tuple[Entry, ...]
    memory: Memory = field(default_factory=Memory, repr=False, compare=False)

    @property
    def plan(self) -> Plan:
        """The plan in force."""
        return self.lineage.plan

    @property
    def course(self) -> Course:
        """How far the review session has come."""
        return course(self.entries)

    @property
    def roll(self) -> Roll:
        """What became of every seat."""
        return roll(self.plan, self.lineage.committee.seats, self.entries)

    @property
    def members(self) -> tuple[Seat, ...]:
        """Reviewers, and the spares that replaced one, by seat id."""
        active = {o.seat for o in self.roll.outcomes if o.state != "unused"}
        return tuple(seat for seat in self.lineage.committee.seats if seat.id in active)

    @property
    def elected(self) -> SeatId | None:
        """The reviewer's seat whose holder chairs, once recorded."""
        return self._elected("seat")

    @property
    def elected_witness(self) -> SeatId | None:
        """The reviewer's seat whose holder is the witness, where a member is."""
        return self._elected("witness")

    @property
    def withdrawals(self) -> Mapping[ApplicationId, int]:
        """Application → the number under which its withdrawal was recorded; 0 for one by supplement."""
        recorded = {
            ApplicationId(str(e.data["application"])): int(str(e.data["number"]))
            for e in self.entries
            if e.kind == "withdraw"
        }
        return dict.fromkeys(self.lineage.withdrawn, 0) | recorded

    def recall(self, question: Hashable, work: Callable[[], T]) -> T:
        """Return an answer that holds until something in the record changes; worked out once."""
        return self.memory.recall(self.lineage, self.entries, question, work)

    def always(self, question: Hashable, work: Callable[[], T]) -> T:
        """Return an answer that nothing in the record can change; worked out once."""
        return self.memory.always(self.lineage, question, work)

    def seat(self, seat: str) -> Seat:
        """Return a reviewer's or spare seat.

        Raises:
            ReviewDeskError: "roll-seat-unknown".
        """
        for known in self.lineage.committee.seats:
            if known.id == seat and known.role in ("reviewer", "spare"):
                return known
        raise ReviewDeskError("roll-seat-unknown", seat=seat)

    def application(self, application: str) -> ApplicationId:
        """Return the id of an application of this review session.

        Raises:
            ReviewDeskError: "chair-application-unknown".
        """
        if all(known.id != application for known in self.lineage.applications):
            raise ReviewDeskError("chair-application-unknown", application=application)
        return ApplicationId(application)

    def track(self, track: str) -> None:
        """Refuse a track the plan does not have.

        Raises:
            ReviewDeskError: "chair-track-unknown".
        """
        if all(known.id != track for known in self.plan.tracks):
            raise ReviewDeskError("chair-track-unknown", track=track)

    def _elected(self, key: str) -> SeatId | None:
        found = [e.data.get(key) for e in self.entries if e.kind == "elect"]
        return SeatId(str(found[-1])) if found and found[-1] else None


@contextmanager
def chair_room(folder: Path, code: str) -> Iterator[Room]:
    """Open the chair's workspace with a chair's slip.

    Raises:
        ReviewDeskError: "chair-only" when it is another seat's workspace, or as `access.enter`.
    """
    with access.enter(folder, codes.parse_slip(code)) as entered:
        if "chair" not in entered.secret.roles:
            raise ReviewDeskError("chair-only")
        yield Room(
            workspace=entered.workspace,
            secret=entered.secret,
            lineage=entered.lineage,
            entries=read_entries(entered.workspace, entered.lineage, entered.secret.seat),
        )


def read_entries(workspace: Workspace, lineage: Lineage, seat: SeatId) -> tuple[Entry, ...]:
    """Return the chair's log from disk, every link and attestation checked."""
    lines = [log.log_line(line.index, line.head, line.entry) for line in journal.lines(workspace)]
    start = log.genesis(lineage.review_session, lineage.batch, seat)
    return log.read_log(lines, start, lineage.seats, witness=lineage.plan.review_session.witness)


def second_person(room: Room, witness: Code) -> SeatSecret | None:
    """Return the witness's keys; None where the plan has no witness.

    Raises:
        ReviewDeskError: "chair-witness-slip", or as `admission.admit`.
    """
    if room.plan.review_session.witness == "none":
        return None
    return seat_secret(room, witness(), room.lineage.with_role("witness"), "chair-witness-slip")


def seat_secret(room: Room, text: str, seats: Sequence[SeatId], otherwise: str) -> SeatSecret:
    """Return the keys of whichever of these seats a slip opens.

    Raises:
        ReviewDeskError: `otherwise` when the slip is another seat's, or as `admission.admit`.
    """
    slip = codes.parse_slip(text)
    if slip.seat is not None and slip.seat not in seats:
        raise ReviewDeskError(otherwise, seat=seats[0])
    others = dict(room.lineage.slots)
    for seat in seats if slip.seat is None else (slip.seat,):
        try:
            return admission.admit(slip, seat, {seat: others.pop(seat)}, room.lineage.review_session)
        except ReviewDeskError as refusal:
            if refusal.code != "slip-fits-none":
                raise
    try:
        return admission.admit(slip, seats[0], room.lineage.slots, room.lineage.review_session)
    except ReviewDeskError as refusal:
        if refusal.code == "slip-of-another-seat":
            raise ReviewDeskError(otherwise, seat=seats[0]) from refusal
        raise


def reveal_identity(room: Room, code: Code) -> str:
    """Return the identity of the reveal group, from the envelope or the chair's own slot.

    Raises:
        ReviewDeskError: "chair-reveal-slip", or as `admission.admit`.
    """
    if room.secret.reveal_identity is not None:
        return room.secret.reveal_identity
    return seat_secret(room, code(), room.lineage.with_role("reveal"), "chair-reveal-slip").age_identity
