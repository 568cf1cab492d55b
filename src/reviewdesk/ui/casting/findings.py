"""What the own check found, in sentences: one for each application and kind, with where to go."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from reviewdesk.desk.reviewer.handing_in import TrackLook
from reviewdesk.domain.names import ApplicationId, CriterionId
from reviewdesk.domain.self_check import Finding, FindingKind
from reviewdesk.errors.marker import N_
from reviewdesk.ui.speech import say

_RED: Final[dict[FindingKind, str]] = {
    "gap": N_("{who}: not scored yet: {criteria}"),
    "unlawful": N_("{who}: the mark no longer fits the plan in force: {criteria}"),
    "reason": N_("{who}: this mark needs a reason: {criteria}"),
    "comment": N_("{who}: the plan asks for a comment"),
    "confirm": N_("{who}: a document was added after it was scored; look at it and score it again"),
}


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence, and the application and criterion it leads to."""

    text: str
    red: bool
    application: ApplicationId
    criterion: CriterionId


def said(track: TrackLook) -> tuple[Said, ...]:
    """Return the findings of a track, red ones first."""
    return (*_missing(track), *_odd(track))


def _missing(track: TrackLook) -> Iterator[Said]:
    red = sorted((f for f in track.check.findings if f.red), key=lambda f: f.applications[0])
    for (application, kind), group in groupby(red, key=lambda f: (f.applications[0], f.kind)):
        found = list(group)
        criteria = say(", ").join(track.criteria[f.criterion] for f in found if f.criterion)
        text = say(_RED[kind], who=_who(track, application), criteria=criteria)
        yield Said(text, True, application, found[0].criterion)


def _odd(track: TrackLook) -> Iterator[Said]:
    for finding in track.check.findings:
        if not finding.red:
            yield Said(_amber(track, finding), False, finding.applications[0], finding.criterion)


def _amber(track: TrackLook, finding: Finding) -> str:
    if finding.kind == "same":
        return say("All applications have the same marks.")
    names = say(", ").join(_who(track, application) for application in finding.applications)
    return say("Your own totals tie at a line: {names}", names=names)


def _who(track: TrackLook, application: ApplicationId) -> str:
    return f"{application} {track.applicants[application]}"
