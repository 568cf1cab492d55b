"""The words for what follows an archive, shared by papers, window and command line."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from reviewdesk.domain.addenda.course import Course, Objection, Title
from reviewdesk.domain.addenda.entry import Addendum, Kind
from reviewdesk.domain.names import ApplicationId, TrackId
from reviewdesk.errors.marker import N_
from reviewdesk.report.result_words import STANDINGS
from reviewdesk.words import translator

KINDS: Final = {
    "decide": N_("decision"),
    "notice": N_("public notice"),
    "object": N_("objection"),
    "promote": N_("promotion"),
    "rereview": N_("re-review"),
    "confirm": N_("confirmation"),
    "cancel": N_("cancellation of a title"),
}
STATES: Final = {
    "recommended": N_("no title"),
    "decided": N_("decided"),
    "noticed": N_("made public"),
    "confirmed": N_("confirmed"),
    "removed": N_("removed after an objection"),
    "cancelled": N_("title cancelled"),
}
SENDERS: Final = {
    "stamped": N_("stamped by an organisation"),
    "signed": N_("signed by a person"),
    "anonymous": N_("anonymous"),
}
CONCLUSIONS: Final = {
    "sustained": N_("sustained"),
    "not_sustained": N_("not sustained"),
}
EFFECTS: Final = {
    "none": N_("no change"),
    "removed": N_("removed from the list"),
    "rereview": N_("to be reviewed again"),
}
OUTCOMES: Final = {
    "upheld": N_("place kept after the re-review"),
    "removed": N_("removed after the re-review"),
}


def standing(course: Course, track: TrackId, name: str, language: str) -> str:
    """Return a standing in words: the tier's name, or what became of the application."""
    return standing_name(course, track, name, translator(language))


def standing_name(course: Course, track: TrackId, name: str, say: Callable[[str], str]) -> str:
    """As `standing`, where the language is chosen already."""
    tier = course.tier(track, name)
    return tier.name if tier else say(STANDINGS[name])


def named(course: Course, track: TrackId, application: ApplicationId) -> str:
    """Return an application with its applicant."""
    return f"{application} {course.applications[track, application].applicant}"


def title_state(title: Title, language: str) -> str:
    """Return how far a title has come, in words."""
    return translator(language)(STATES[title.state])


def objection_state(objection: Objection, language: str) -> str:
    """Return how an objection stands, in words."""
    say = translator(language)
    if objection.conclusion is None:
        return say(N_("not concluded"))
    text = say(CONCLUSIONS[objection.conclusion])
    if objection.rereview is not None:
        return f"{text}{say('; ')}{say(OUTCOMES[objection.rereview])}"
    return f"{text}{say('; ')}{say(EFFECTS[objection.effect or 'none'])}"


def happened(course: Course, addendum: Addendum, language: str) -> str:
    """Return what one record says, in a few words."""
    return _HAPPENED[addendum.kind](course, addendum.data, translator(language))


_Say = Callable[[str], str]
_Data = Mapping[str, Any]


def _decided(course: Course, data: _Data, say: _Say) -> str:
    if not data["changes"]:
        return say(N_("adopted as recommended"))
    return say(N_("{count} changes to the recommendation")).format(count=len(data["changes"]))


def _noticed(course: Course, data: _Data, say: _Say) -> str:
    text = N_("supplementary, {first} to {last}") if data["supplementary"] else N_("{first} to {last}")
    return say(text).format(first=data["first"], last=data["last"])


def _objected(course: Course, data: _Data, say: _Say) -> str:
    if data["conclusion"] is None:
        text = N_("received {date}, late") if data["late"] else N_("received {date}")
        state = say(text).format(date=data["received"])
    else:
        state = say(CONCLUSIONS[data["conclusion"]])
    text = N_("number {number}, against {application}; {state}")
    return say(text).format(number=data["number"], application=data["application"], state=state)


def _promoted(course: Course, data: _Data, say: _Say) -> str:
    name = standing_name(course, data["track"], data["to"], say)
    text = N_("{application} moves up to {tier}, in place of {removed}")
    return say(text).format(application=data["application"], tier=name, removed=data["instead_of"])


def _rereviewed(course: Course, data: _Data, say: _Say) -> str:
    text = N_("on objection {number}: {outcome}")
    return say(text).format(number=data["objection"], outcome=say(OUTCOMES[data["outcome"]]))


def _confirmed(course: Course, data: _Data, say: _Say) -> str:
    return say(N_("{document}, {date}")).format(document=data["document"], date=data["date"])


def _cancelled(course: Course, data: _Data, say: _Say) -> str:
    text = N_("{application}, {document}, {date}")
    return say(text).format(application=data["application"], document=data["document"], date=data["date"])


_HAPPENED: Final[Mapping[Kind, Callable[[Course, _Data, _Say], str]]] = {
    "decide": _decided,
    "notice": _noticed,
    "object": _objected,
    "promote": _promoted,
    "rereview": _rereviewed,
    "confirm": _confirmed,
    "cancel": _cancelled,
}
