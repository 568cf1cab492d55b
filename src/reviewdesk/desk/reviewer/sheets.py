"""One application as it lies on the desk: its facts, its draft, and what may still be done with it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from reviewdesk.domain.application import Application
from reviewdesk.domain.draft import Draft, DraftRow, Edit
from reviewdesk.domain.marks import Rubric
from reviewdesk.domain.names import ApplicationId, CriterionId, Digest, TrackId
from reviewdesk.domain.own_ranking import RowState, row_state, total_text
from reviewdesk.domain.plan.values import Track
from reviewdesk.domain.self_check import Finding, findings, is_lawful, total

Lock = Literal["", "cast", "recused", "withdrawn"]


@dataclass(frozen=True, slots=True)
class DocumentView:
    """One document of a dossier; its digest is what it is asked for by."""

    id: str
    name: str
    digest: Digest
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One application with all that is entered about it.

    Attributes:
        draft: of the round being scored.
        before: own marks of the round before, where the plan shows them.
        locked: why nothing can be entered; "" while it can.
        withdrawn: it is not scored, which it stays once the ballot is cast.
        notice: number of the chair's notice that withdrew it; "" when a supplement did.
        reason: why the seat is recused.
        stale: a document was added after it was scored.
        position: place in its track's list, from 1.
    """

    application: Application
    draft: DraftRow
    before: DraftRow | None = None
    documents: tuple[DocumentView, ...] = ()
    locked: Lock = ""
    withdrawn: bool = False
    notice: str = ""
    reason: str = ""
    stale: bool = False
    position: int = 1

    @property
    def id(self) -> ApplicationId:
        """Which application it is."""
        return self.application.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the list.

    Attributes:
        entered, needed: criteria with a lawful mark, and criteria to be marked.
        total: "" unless every criterion is marked; `value` is the same number, exact.
        wanting: what is still missing besides marks: "reason", "comment", "confirm".
    """

    application: ApplicationId
    track: TrackId
    applicant: str
    county: str
    position: int
    state: RowState
    entered: int
    needed: int
    total: str = ""
    value: Fraction | None = None
    notice: str = ""
    reason: str = ""
    wanting: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Declared:
    """A declared figure against the least and the most the notice asks for."""

    name: str
    value: int
    minimum: int | None
    maximum: int | None

    @property
    def short(self) -> bool:
        """Whether it misses what is asked for."""
        under = self.minimum is not None and self.value < self.minimum
        return under or (self.maximum is not None and self.value > self.maximum)


def row_of(track: Track, form: Form) -> Row:
    """Return the line of the list that a form makes."""
    application, draft = form.application, _alone(form)
    rubric = Rubric(track)
    state = row_state(rubric, form.id, draft)
    value = total(rubric, application, form.draft) if state == "scored" else None
    missing = findings_of(track, form) if state == "scored" else ()
    return Row(
        application=form.id,
        track=track.id,
        applicant=application.applicant,
        county=application.county,
        position=form.position,
        state=state,
        entered=sum(is_lawful(c, form.draft.points.get(c.id, "")) for c in rubric.scored),
        needed=len(rubric.scored),
        total="" if value is None else total_text(track, value),
        value=value,
        notice=form.notice,
        reason=form.reason,
        wanting=tuple(dict.fromkeys(finding.kind for finding in missing)),
    )


def findings_of(track: Track, form: Form) -> tuple[Finding, ...]:
    """Return what the check would find on this one row."""
    return findings(track, [form.application], _alone(form), [form.id] if form.stale else [])


def declared_of(track: Track, application: Application) -> tuple[Declared, ...]:
    """Return the declared figures that the track asks for, in its order."""
    return tuple(
        Declared(one.name, application.declared[one.id], one.minimum, one.maximum)
        for one in track.requirements
        if one.id in application.declared
    )


def preferences_of(track: Track, application: Application) -> tuple[str, ...]:
    """Return the names of the preferences that hold."""
    return tuple(one.name for one in track.preferences if one.id in application.preferences)


def edited(form: Form, edit: Edit) -> Form:
    """Return the form with one field of its draft set; entering anything confirms a stale row."""
    draft = form.draft
    if edit.field == "comment":
        draft = replace(draft, comment=edit.value)
    elif edit.field == "note":
        draft = replace(draft, note=edit.value)
    elif edit.field == "points":
        draft = replace(draft, points=_set(draft.points, edit))
    elif edit.field == "reason":
        draft = replace(draft, reasons=_set(draft.reasons, edit))
    else:
        draft = replace(draft, objections=_set(draft.objections, edit))
    return replace(form, draft=draft, stale=False)


def value_of(form: Form, edit: Edit) -> str:
    """Return what stands now in the field an edit would set."""
    draft = form.draft
    if edit.field in ("comment", "note"):
        return draft.comment if edit.field == "comment" else draft.note
    by_criterion = {"points": draft.points, "reason": draft.reasons, "objection": draft.objections}
    return by_criterion[edit.field].get(edit.criterion, "")


def _alone(form: Form) -> Draft:
    recused = frozenset([form.id]) if form.locked == "recused" else frozenset()
    skipped = {form.id: form.notice} if form.withdrawn else {}
    return Draft({form.id: form.draft}, recused, skipped)


def _set(values: Mapping[CriterionId, str], edit: Edit) -> Mapping[CriterionId, str]:
    rest = {criterion: value for criterion, value in values.items() if criterion != edit.criterion}
    return rest | {edit.criterion: edit.value} if edit.value else rest
