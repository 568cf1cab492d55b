"""A reviewer's desk while it is open: the draft, what may be scored, and what has been cast."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from reviewdesk.desk import access, logbook
from reviewdesk.desk.access import Desk
from reviewdesk.domain.application import Application
from reviewdesk.domain.draft import Draft
from reviewdesk.domain.names import ApplicationId, SeatId, TrackId
from reviewdesk.domain.plan.values import Plan, Track
from reviewdesk.domain.recusal import reach
from reviewdesk.domain.roll import rounds
from reviewdesk.errors import ReviewDeskError
from reviewdesk.sealed import codes
from reviewdesk.sealed.lineage import Lineage
from reviewdesk.store import casts, dossiers, drafts, facts
from reviewdesk.store.casts import CastBallot
from reviewdesk.store.workspace import Workspace

PLEDGED, UNCONFIRMED = "pledged", "unconfirmed"


@dataclass(frozen=True, slots=True)
class Table:
    """What lies before one reviewer."""

    desk: Desk

    @property
    def workspace(self) -> Workspace:
        """The store."""
        return self.desk.workspace

    @property
    def lineage(self) -> Lineage:
        """What the batch and its supplements say."""
        return self.desk.lineage

    @property
    def plan(self) -> Plan:
        """The plan in force."""
        return self.desk.lineage.plan

    @property
    def seat(self) -> SeatId:
        """Whose table it is."""
        return self.desk.seat

    @property
    def tracks(self) -> tuple[Track, ...]:
        """The tracks this seat scores, in plan order."""
        own = self.lineage.seats[self.seat].tracks
        return tuple(track for track in self.plan.tracks if track.id in own)

    @property
    def pledged(self) -> str:
        """When the pledge was agreed to; "" before."""
        return str(facts.recall(self.workspace, PLEDGED) or "")

    def track(self, track_id: str) -> Track:
        """Return one of this seat's tracks.

        Raises:
            ReviewDeskError: "reviewer-other-track".
        """
        for track in self.tracks:
            if track.id == track_id:
                return track
        raise ReviewDeskError("reviewer-other-track", track=track_id)

    def application(self, application_id: str) -> Application:
        """Return an application that this seat may score.

        Raises:
            ReviewDeskError: "reviewer-other-application".
        """
        for track in self.tracks:
            for application in self.applications(track.id):
                if application.id == application_id:
                    return application
        raise ReviewDeskError("reviewer-other-application", application=application_id)

    def applications(self, track: TrackId) -> tuple[Application, ...]:
        """Return the eligible applications of a track, by position."""
        rows = set(self.lineage.rows(track))
        return tuple(a for a in self.lineage.applications if a.id in rows)

    def withdrawn(self) -> Mapping[ApplicationId, str]:
        """Return withdrawn applications: by supplement (no number), and by the chair's notice."""
        return dict.fromkeys(self.lineage.withdrawn, "") | dict(drafts.passed_over(self.workspace))

    def recused(self) -> frozenset[ApplicationId]:
        """Return everything this seat's recusals cover: known at sealing, declared and late.

        What was declared is kept with all that it covers, and reaches no further from there.
        """
        known = [c.application for c in self.lineage.committee.conflicts if c.seat == self.seat]
        covered = reach(self.plan.recusal, known, self.lineage.applications)
        return covered | {r.application for r in drafts.recusals(self.workspace)}

    def draft(self, round_number: int) -> Draft:
        """Return one round's draft."""
        return Draft(drafts.rows(self.workspace, round_number), self.recused(), self.withdrawn())

    def cast_ballots(self, track: TrackId) -> tuple[CastBallot, ...]:
        """Return this seat's ballots of a track, by round and sequence."""
        return tuple(ballot for ballot in casts.kept(self.workspace) if ballot.track == track)

    def is_cast(self, track: TrackId, round_number: int) -> bool:
        """Whether a ballot of this round lies cast and has not been reopened."""
        ballots = [b for b in self.cast_ballots(track) if b.round == round_number]
        return bool(ballots) and self.reopened(track, round_number) != ballots[-1].sequence

    def reopened(self, track: TrackId, round_number: int) -> int:
        """Return the sequence of the ballot that a reopening set aside; 0 when there was none."""
        return int(str(facts.recall(self.workspace, reopening(track, round_number)) or 0))

    def round(self, track: TrackId) -> int:
        """Return the round that is being scored: the first not cast, or the last."""
        last = rounds(self.plan)
        return next((n for n in range(1, last + 1) if not self.is_cast(track, n)), last)

    def need_pledge(self) -> None:
        """Refuse work before the pledge and the declaration.

        Raises:
            ReviewDeskError: "reviewer-not-declared".
        """
        if not self.pledged:
            raise ReviewDeskError("reviewer-not-declared")

    def log(self, kind: str, data: Mapping[str, object]) -> None:
        """Add an entry of ids and values to this seat's log."""
        logbook.write(self.workspace, self.lineage, self.seat, kind, data)


def reopening(track: TrackId, round_number: int) -> str:
    """Return the name under which a reopening is remembered."""
    return f"reopened {track} {round_number}"


@contextmanager
def at_table(folder: Path, slip: str, tried: Callable[[SeatId], None] = lambda _: None) -> Iterator[Table]:
    """Unlock a reviewer's desk.

    Raises:
        ReviewDeskError: "reviewer-only" at another role's desk, or as `access.enter`.
    """
    with access.enter(folder, codes.parse_slip(slip), tried) as desk:
        if desk.secret.roles[0] not in ("reviewer", "spare"):
            raise ReviewDeskError("reviewer-only", seat=desk.seat)
        table = Table(desk)
        dossiers.sweep(table.workspace, table.recused())
        yield table
