"""The personal score sheet of one ballot, as its reviewer prints it and as the sign packet repeats it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reviewdesk.domain.application import Application
from reviewdesk.domain.ballot import Ballot
from reviewdesk.domain.committee import Seat
from reviewdesk.domain.draft import DraftRow
from reviewdesk.domain.marks import Rubric, decimal_text
from reviewdesk.domain.names import ApplicationId, Digest
from reviewdesk.domain.plan.values import Plan, Track
from reviewdesk.domain.self_check import is_whole, total
from reviewdesk.report.result_words import KEYS, MARKS
from reviewdesk.report.values import PersonalSheet, SheetRow
from reviewdesk.sealed.codes import fingerprint
from reviewdesk.words import translator

Said = tuple[ApplicationId, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundSheet:
    """What a sheet shows beside its marks.

    Attributes:
        digest: of the ballot, or of the sheet as it was typed.
        at: local time as text, or "".
        recusals: application, reason.
        explanations: of abnormal scores: application, words, or "" where it was confirmed.
    """

    digest: Digest
    at: str = ""
    sequence: int = 1
    recusals: tuple[Said, ...] = ()
    explanations: tuple[Said, ...] = ()


def sheet_paper(
    plan: Plan, person: Seat, ballot: Ballot, applications: Sequence[Application], bound: BoundSheet
) -> PersonalSheet:
    """Return the sheet of a ballot; `applications` are those it speaks of, in the order printed."""
    track = plan.track(ballot.track)
    rubric = Rubric(track)
    return PersonalSheet(
        title=plan.review_session.title,
        track=track.name,
        seat=person.id,
        columns=tuple((c.name, decimal_text(c.max)) for c in rubric.scored),
        rows=tuple(_row(rubric, track, one, ballot, plan) for one in applications),
        name=person.name,
        organisation=person.organisation,
        receipt=fingerprint(bound.digest),
        digest=bound.digest,
        cast_at=bound.at,
        round=ballot.round,
        sequence=bound.sequence,
        recusals=bound.recusals,
        explanations=bound.explanations,
        language=plan.review_session.language,
    )


def sheet_figures(
    plan: Plan, ballot: Ballot, applications: Mapping[ApplicationId, Application]
) -> dict[ApplicationId, tuple[str, ...]]:
    """Return what the sheet of a ballot prints right of each application's id."""
    rubric, language = Rubric(plan.track(ballot.track)), plan.review_session.language
    say = translator(language)
    found = {one: printed_marks(rubric, applications[one], ballot, language) for one in ballot.scores}
    for one, state in ballot.states.items():
        found[one] = (say(MARKS.get(state, state)),) * len(rubric.scored)
    return found


def printed_marks(rubric: Rubric, application: Application, ballot: Ballot, language: str) -> tuple[str, ...]:
    """Return what a sheet prints of an application: each mark, then the total, "—" if one is unlawful."""
    say = translator(language)
    marks = dict(zip((c.id for c in rubric.scored), ballot.scores[application.id], strict=True))
    row = DraftRow(points=marks)
    own = decimal_text(total(rubric, application, row)) if is_whole(rubric, row) else "—"
    gates = {rubric.scored[position].id for position in rubric.gates}
    return (*(say(KEYS.get(text, text)) if c in gates else text for c, text in marks.items()), own)


def _row(rubric: Rubric, track: Track, application: Application, ballot: Ballot, plan: Plan) -> SheetRow:
    language = plan.review_session.language
    if application.id not in ballot.scores:
        state = ballot.states[application.id]
        return SheetRow(application=application.id, applicant=application.applicant, state=state)
    *marks, own = printed_marks(rubric, application, ballot, language)
    words = _remarks(track, application.id, ballot, language)
    return SheetRow(
        application=application.id,
        applicant=application.applicant,
        marks=tuple(marks),
        total=own,
        remark=translator(language)("; ").join(words),
    )


def _remarks(track: Track, application: ApplicationId, ballot: Ballot, language: str) -> Iterator[str]:
    say = translator(language)
    names: Mapping[str, str] = {criterion.id: criterion.name for criterion in track.criteria}
    if comment := ballot.comments.get(application, ""):
        yield comment
    for beside in (ballot.reasons, ballot.objections):
        for criterion, text in beside.get(application, {}).items():
            if text:
                yield say("{label}: {value}").format(label=names[criterion], value=text)
