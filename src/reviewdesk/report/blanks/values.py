"""What a sheet to be filled in by hand is made from; names are redacted already."""

from dataclasses import dataclass, replace

from reviewdesk.domain.application import Application
from reviewdesk.domain.committee import Seat
from reviewdesk.domain.names import TrackId
from reviewdesk.domain.plan.values import Plan
from reviewdesk.domain.redaction import in_force, redacted_applications, redacted_seats
from reviewdesk.words import translator


@dataclass(frozen=True, slots=True, kw_only=True)
class Blanks:
    """What is known of a review session before anything is written.

    Attributes:
        seats: people as far as they are known, the office's own and the reserves among them.
        fingerprint, session_mark: in groups of four; "" leaves room for a hand.
    """

    plan: Plan
    seats: tuple[Seat, ...]
    applications: tuple[Application, ...]
    fingerprint: str = ""
    session_mark: str = ""

    @property
    def language(self) -> str:
        """The language it is set in."""
        return self.plan.review_session.language

    def reviewers(self, track: TrackId) -> tuple[Seat, ...]:
        """Return who scores in a track, spares left out."""
        return tuple(seat for seat in self.seats if seat.role == "reviewer" and track in seat.tracks)

    def of_track(self, track: TrackId) -> tuple[Application, ...]:
        """Return the applications of a track as received, by order and id."""
        own = (application for application in self.applications if application.track == track)
        return tuple(sorted(own, key=lambda application: (application.order, application.id)))


def redacted(blanks: Blanks) -> Blanks:
    """Return the same with the names hidden that the plan keeps off paper."""
    say = translator(blanks.language)
    rules = in_force(blanks.plan)
    return replace(
        blanks,
        seats=redacted_seats(rules, "pdf", blanks.seats, say("Reviewer ")),
        applications=redacted_applications(rules, "pdf", blanks.applications, say("Applicant ")),
    )
