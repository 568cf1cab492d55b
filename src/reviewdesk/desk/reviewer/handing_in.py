"""What a reviewer looks over before handing in: every track's check with names, and what is cast already."""

from collections.abc import Mapping
from dataclasses import dataclass

from reviewdesk.desk.reviewer.casting import Cast, cast_ballots
from reviewdesk.desk.reviewer.checking import TrackCheck, check
from reviewdesk.desk.reviewer.table import Table
from reviewdesk.desk.secretary.papers import local_time
from reviewdesk.domain.names import ApplicationId, CriterionId, SeatId
from reviewdesk.domain.roll import rounds


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """A cast ballot as its receipt tells of it.

    Attributes:
        track: name.
        rounds: how many the plan has.
        expected: applications the ballot must speak of.
        at: local time of casting.
    """

    title: str
    seat: SeatId
    person: str
    track: str
    rounds: int
    expected: int
    at: str
    ballot: Cast


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackLook:
    """One track before or after casting.

    Attributes:
        applicants: names by application.
        criteria: names by criterion.
        receipts: of what was cast, by round and sequence.
    """

    check: TrackCheck
    applicants: Mapping[ApplicationId, str]
    criteria: Mapping[CriterionId, str]
    receipts: tuple[Receipt, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """All tracks of a seat, and how many rounds the plan has."""

    title: str
    seat: SeatId
    person: str
    rounds: int
    tracks: tuple[TrackLook, ...]

    @property
    def finished(self) -> bool:
        """Whether everything is cast and has been delivered, so that the seat may be left."""
        kept = [done.ballot for track in self.tracks for done in track.receipts]
        return all(track.check.cast for track in self.tracks) and all(
            one.delivered for one in kept if not one.superseded
        )


def look_over(table: Table) -> Look:
    """Return everything there is to look over.

    Raises:
        ReviewDeskError: "reviewer-not-declared".
    """
    receipts = tuple(receipt_of(table, done) for done in cast_ballots(table))
    return Look(
        title=table.plan.review_session.title,
        seat=table.seat,
        person=_person(table),
        rounds=rounds(table.plan),
        tracks=tuple(_of_track(table, found, receipts) for found in check(table)),
    )


def receipt_of(table: Table, done: Cast) -> Receipt:
    """Return what the receipt of a ballot tells."""
    track = table.track(done.ballot.track)
    return Receipt(
        title=table.plan.review_session.title,
        seat=table.seat,
        person=_person(table),
        track=track.name,
        rounds=rounds(table.plan),
        expected=len(table.applications(track.id)),
        at=local_time(done.at, table.plan),
        ballot=done,
    )


def _person(table: Table) -> str:
    return next(seat.name for seat in table.lineage.committee.seats if seat.id == table.seat)


def _of_track(table: Table, found: TrackCheck, receipts: tuple[Receipt, ...]) -> TrackLook:
    return TrackLook(
        check=found,
        applicants={a.id: a.applicant for a in table.applications(found.track)},
        criteria={c.id: c.name for c in table.track(found.track).criteria},
        receipts=tuple(one for one in receipts if one.ballot.ballot.track == found.track),
    )
