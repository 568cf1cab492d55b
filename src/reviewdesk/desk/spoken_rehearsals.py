"""A rehearsal on an archive in words, for window and command line."""

from dataclasses import dataclass

from reviewdesk.desk.staff.rehearsing import Rehearsed
from reviewdesk.domain.redaction import by_id, in_force, redacted_applications
from reviewdesk.domain.result import RankedApplication
from reviewdesk.report.result_words import rehearsal_mark, standing_words
from reviewdesk.report.what_if import decision_label
from reviewdesk.words import sentence, translator


@dataclass(frozen=True, slots=True, kw_only=True)
class Stood:
    """How an application stood: its place, its score as printed, and its standing in words."""

    place: int | None
    score: str | None
    standing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RehearsedRow:
    """One application then and now, as a screen shows it."""

    track: str
    application: str
    applicant: str
    before: Stood
    after: Stood
    moved: bool


def mark(language: str) -> str:
    """Return what stands above and below everything a rehearsal shows."""
    return rehearsal_mark("trial", language)


def rows(found: Rehearsed, language: str) -> tuple[RehearsedRow, ...]:
    """Return every application in the order of the rehearsal, applicants as a screen may name them."""
    then, now = found.plans
    say = translator(language)
    applications = found.held.sitting.lineage.applications
    shown = by_id(redacted_applications(in_force(then), "screen", applications, say("Applicant ")))
    return tuple(
        RehearsedRow(
            track=now.track(change.track).name,
            application=change.after.application,
            applicant=shown[change.after.application].applicant,
            before=_stood(change.before, standing_words(change.before, then.track(change.track), language)),
            after=_stood(change.after, standing_words(change.after, now.track(change.track), language)),
            moved=change.moved,
        )
        for change in found.changes
    )


def left_out(found: Rehearsed, language: str) -> tuple[str, ...]:
    """Return what no longer applies and what nobody was asked, a sentence each."""
    say = translator(language)
    unfit = (
        say("{decision} does not apply: {reason}").format(
            decision=decision_label(one, found.plans[0], language), reason=sentence(one.reason, language)
        )
        for one in found.anew.unfit
    )
    return (*unfit, *(sentence(note, language) for note in found.notes))


def _stood(row: RankedApplication, standing: str) -> Stood:
    return Stood(place=row.place, score=row.published, standing=standing)
