"""What a reviewer's own check finds in a draft before casting, and the ballot a whole draft becomes."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from reviewdesk.domain.application import Application
from reviewdesk.domain.ballot import Ballot, CellState, Marks
from reviewdesk.domain.draft import WHOLE_ROW, Draft, DraftRow
from reviewdesk.domain.marks import Rubric, mark
from reviewdesk.domain.names import ApplicationId, CriterionId, SeatId
from reviewdesk.domain.plan.values import Criterion, Track
from reviewdesk.errors import ReviewDeskError

FindingKind = Literal["gap", "unlawful", "reason", "comment", "confirm", "tie", "same"]
AMBER: frozenset[FindingKind] = frozenset({"tie", "same"})


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing on a reviewer's list of to-dos; red ones keep the ballot on the desk.

    Attributes:
        applications: the one it is about, or all that are tied or alike.
        criterion: "" where it is about the whole row.
    """

    kind: FindingKind
    applications: tuple[ApplicationId, ...]
    criterion: CriterionId = WHOLE_ROW

    @property
    def red(self) -> bool:
        """Whether the ballot cannot be cast because of it; amber never blocks."""
        return self.kind not in AMBER


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How far one track is: "scored / needed", and what needs no score."""

    needed: int
    scored: int
    recused: int
    withdrawn: int


def findings(
    track: Track, applications: Sequence[Application], draft: Draft, unconfirmed: Collection[ApplicationId]
) -> tuple[Finding, ...]:
    """Return everything the check finds in one track.

    Args:
        track: with the plan's rubric and rules.
        applications: the track's eligible ones.
        draft: the seat's.
        unconfirmed: scored before a document was added, and not looked at since.
    """
    open_rows = [a for a in applications if a.id not in draft.recused and a.id not in draft.skipped]
    rubric = Rubric(track)
    found = [
        finding for a in open_rows for finding in _of_row(rubric, a.id, draft.row(a.id), a.id in unconfirmed)
    ]
    barred = {id_ for one in found if one.red for id_ in one.applications}
    whole = [a for a in open_rows if a.id not in barred]
    return (*found, *_ties(track, whole, draft), *_alike(track, whole, draft))


def counts(track: Track, applications: Sequence[Application], draft: Draft) -> Counts:
    """Return how far a track is; a row counts as scored when every criterion has a lawful mark."""
    ids = [a.id for a in applications]
    recused = [a for a in ids if a in draft.recused]
    withdrawn = [a for a in ids if a in draft.skipped and a not in draft.recused]
    needed = [a for a in ids if a not in draft.recused and a not in draft.skipped]
    rubric = Rubric(track)
    return Counts(
        needed=len(needed),
        scored=sum(is_whole(rubric, draft.row(a)) for a in needed),
        recused=len(recused),
        withdrawn=len(withdrawn),
    )


def is_whole(rubric: Rubric, row: DraftRow) -> bool:
    """Whether every criterion that a reviewer marks has a lawful mark."""
    points, readings = row.points, rubric.readings
    return all(readings[c.id][points.get(c.id, "")] is not None for c in rubric.scored)


def total(rubric: Rubric, application: Application, row: DraftRow) -> Fraction:
    """Return the own total of a whole row, as the merge will compute it."""
    points, given = row.points, application.objective
    read = ((readings, points.get(id_) or given.get(id_, "0")) for id_, readings in rubric.readings.items())
    scaled = sum((readings[text] or readings.read(text)).scaled for readings, text in read)
    return Fraction(max(0, scaled)) / rubric.scale


def ballot(
    seat: SeatId, track: Track, round_number: int, rows: Sequence[ApplicationId], draft: Draft
) -> Ballot:
    """Return the ballot of a draft without red findings; `rows` are those a ballot may speak of.

    Marks of an application withdrawn in session stay in the ballot; they count nowhere.
    """
    rubric = Rubric(track)
    scores: dict[ApplicationId, Marks] = {}
    states: dict[ApplicationId, CellState] = {}
    for application in rows:
        row = draft.row(application)
        if application in draft.recused:
            states[application] = "recused"
        elif is_whole(rubric, row):
            scores[application] = tuple(row.points[c.id] for c in rubric.scored)
        else:
            states[application] = "withdrawn"
    spoken = {a: draft.row(a) for a in scores}
    return Ballot(
        seat=seat,
        track=track.id,
        round=round_number,
        scores=scores,
        states=states,
        reasons=_filled({a: row.reasons for a, row in spoken.items()}),
        comments={a: row.comment for a, row in spoken.items() if row.comment},
        objections=_filled({a: row.objections for a, row in spoken.items()}),
    )


def needs_reason(criterion: Criterion, text: str) -> bool:
    """Whether the plan asks for a reason with this mark: always, or at the ends of the scale.

    Ends are 0 and the maximum; the lowest and the highest band; the most a deduction can be; a failed gate.
    """
    if criterion.reason != "extremes":
        return criterion.reason == "always"
    value = mark(criterion, text)
    if criterion.mode == "gate":
        return value == 0
    if criterion.mode == "deduction":
        return value == criterion.max
    if criterion.mode == "bands":
        levels = [band.max for band in criterion.bands]
        return value in (min(levels), max(levels))
    return value in (0, criterion.max)


def is_lawful(criterion: Criterion, text: str) -> bool:
    """Whether a spelling is a mark of this criterion."""
    try:
        mark(criterion, text)
    except ReviewDeskError:
        return False
    return True


def _of_row(rubric: Rubric, application: ApplicationId, row: DraftRow, stale: bool) -> Iterator[Finding]:
    here = (application,)
    for criterion in rubric.scored:
        text = row.points.get(criterion.id, "")
        if not text:
            yield Finding("gap", here, criterion.id)
        elif rubric.readings[criterion.id][text] is None:
            yield Finding("unlawful", here, criterion.id)
        elif needs_reason(criterion, text) and not row.reasons.get(criterion.id):
            yield Finding("reason", here, criterion.id)
    if rubric.track.rules.comment == "required" and not row.comment:
        yield Finding("comment", here)
    if stale:
        yield Finding("confirm", here)


def _ties(track: Track, applications: Sequence[Application], draft: Draft) -> Iterator[Finding]:
    rubric = Rubric(track)
    totals = {a.id: total(rubric, a, draft.row(a.id)) for a in applications}
    order = sorted(totals, key=lambda a: (-totals[a], a))
    edge = 0
    for tier in track.tiers:
        edge += tier.quota
        if 0 < edge < len(order) and totals[order[edge - 1]] == totals[order[edge]]:
            yield Finding("tie", tuple(a for a in order if totals[a] == totals[order[edge]]))


def _alike(track: Track, applications: Sequence[Application], draft: Draft) -> Iterator[Finding]:
    scored = Rubric(track).scored
    rows = {tuple(draft.row(a.id).points.get(c.id) for c in scored) for a in applications}
    if len(applications) > 1 and len(rows) == 1:
        yield Finding("same", tuple(a.id for a in applications))


def _filled(
    words: Mapping[ApplicationId, Mapping[CriterionId, str]],
) -> dict[ApplicationId, Mapping[CriterionId, str]]:
    return {application: dict(by) for application, by in words.items() if by}
