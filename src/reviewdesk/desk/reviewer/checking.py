"""The own check before casting: what is missing, own ties at a line, everything given the same points."""

from dataclasses import dataclass

from reviewdesk.desk.reviewer.dossiers import unconfirmed
from reviewdesk.desk.reviewer.table import Table
from reviewdesk.domain.names import TrackId
from reviewdesk.domain.plan.values import Track
from reviewdesk.domain.self_check import Counts, Finding, counts, findings


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackCheck:
    """One track: how far it is, whether it is cast, and its to-dos."""

    track: TrackId
    name: str
    round: int
    cast: bool
    counts: Counts
    findings: tuple[Finding, ...]

    @property
    def ready(self) -> bool:
        """Whether nothing red keeps the ballot on the desk."""
        return not any(finding.red for finding in self.findings)


def check(table: Table) -> tuple[TrackCheck, ...]:
    """Return the check of every track of this seat.

    Raises:
        ReviewDeskError: "reviewer-not-declared".
    """
    table.need_pledge()
    return tuple(check_track(table, track, table.round(track.id)) for track in table.tracks)


def check_track(table: Table, track: Track, round_number: int) -> TrackCheck:
    """Return the check of one track in one round."""
    draft = table.draft(round_number)
    applications = table.applications(track.id)
    return TrackCheck(
        track=track.id,
        name=track.name,
        round=round_number,
        cast=table.is_cast(track.id, round_number),
        counts=counts(track, applications, draft),
        findings=findings(track, applications, draft, unconfirmed(table)),
    )
