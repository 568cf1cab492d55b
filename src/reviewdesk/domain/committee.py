"""Who sits at the table: seats with one role each, and known conflicts."""

from dataclasses import dataclass
from typing import Literal

from reviewdesk.domain.names import ApplicationId, SeatId, TrackId

Role = Literal["secretary", "reviewer", "chair", "witness", "reveal", "spare"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A place at the table; the name may be empty until sign-in. Only reviewers and spares have tracks."""

    id: SeatId
    role: Role
    tracks: tuple[TrackId, ...] = ()
    name: str = ""
    organisation: str = ""
    title: str = ""
    field: str = ""
    region: str = ""
    phone: str = ""
    chair_eligible: bool = True


@dataclass(frozen=True, slots=True)
class Conflict:
    """A reviewer who may not score an application, known before sealing."""

    application: ApplicationId
    seat: SeatId
    reason: str


@dataclass(frozen=True, slots=True)
class Committee:
    """All seats of one review session and the conflicts known when it was sealed."""

    seats: tuple[Seat, ...]
    conflicts: tuple[Conflict, ...] = ()

    def panel(self, track: TrackId) -> tuple[Seat, ...]:
        """Return the reviewers of one track, by seat id."""
        return tuple(
            sorted((s for s in self.seats if s.role == "reviewer" and track in s.tracks), key=lambda s: s.id)
        )
