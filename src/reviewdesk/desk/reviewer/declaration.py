"""What a reviewer declares from: the plan's pledge and reasons, and applicants by name alone."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from reviewdesk.desk.reviewer.table import Table
from reviewdesk.domain.application import Application
from reviewdesk.domain.names import ApplicationId, TrackId
from reviewdesk.domain.plan.values import RecusalRules
from reviewdesk.domain.recusal import reach
from reviewdesk.store import drafts


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One applicant in one track.

    Attributes:
        struck: the reason of a recusal that stands already: known at sealing, or declared before.
        withdrawn: whether the application is no longer reviewed.
    """

    application: ApplicationId
    track: TrackId
    applicant: str
    place: str
    struck: str
    withdrawn: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """Everything that is said and asked before a dossier opens.

    Attributes:
        tracks: those of the seat, id → name, in plan order.
        rows: by track, then by position.
        reasons: the plan's.
        pledged: when the pledge was agreed to; "" before.
    """

    title: str
    language: str
    pledge: str
    pledged: str
    tracks: Mapping[TrackId, str]
    rows: tuple[Candidate, ...]
    reasons: tuple[str, ...]
    rules: RecusalRules
    _applications: tuple[Application, ...] = field(repr=False)

    def covered(self, chosen: Iterable[ApplicationId]) -> frozenset[ApplicationId]:
        """Return the rows that recusal from `chosen` covers, those chosen too."""
        reached = reach(self.rules, chosen, self._applications)
        return reached & {row.application for row in self.rows}

    def worded(self, reason: str, words: str) -> str:
        """Return a reason of the plan with what somebody typed after it."""
        colon = "：" if self.language == "zh_CN" else ": "
        return f"{reason}{colon}{words.strip()}" if words.strip() else reason


def declaration(table: Table) -> Declaration:
    """Return what this seat declares from."""
    plan = table.plan
    return Declaration(
        title=plan.review_session.title,
        language=plan.review_session.language,
        pledge=plan.pledge,
        pledged=table.pledged,
        tracks={track.id: track.name for track in table.tracks},
        rows=_rows(table),
        reasons=plan.recusal.reasons,
        rules=plan.recusal,
        _applications=table.lineage.applications,
    )


def _rows(table: Table) -> tuple[Candidate, ...]:
    struck, withdrawn = _struck(table), table.withdrawn()
    return tuple(
        Candidate(
            application=one.id,
            track=one.track,
            applicant=one.applicant,
            place=" ".join(dict.fromkeys(filter(None, (one.city, one.county)))),
            struck=struck.get(one.id, ""),
            withdrawn=one.id in withdrawn,
        )
        for track in table.tracks
        for one in table.applications(track.id)
    )


def _struck(table: Table) -> Mapping[ApplicationId, str]:
    found = {one.application: one.reason for one in drafts.recusals(table.workspace)}
    for conflict in table.lineage.committee.conflicts:
        if conflict.seat == table.seat:
            covered = reach(table.plan.recusal, [conflict.application], table.lineage.applications)
            found |= dict.fromkeys(covered, conflict.reason)
    return found
