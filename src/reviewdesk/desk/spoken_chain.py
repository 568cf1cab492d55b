"""The rows in which the window shows an archive and what followed it, in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import PurePosixPath

from reviewdesk.desk.auditor.chain import Chain
from reviewdesk.domain.addenda.course import NOT_LISTED, Course, Key, Objection, Title, Vacancy
from reviewdesk.domain.addenda.words import FIELDS
from reviewdesk.domain.names import TrackId
from reviewdesk.errors.marker import N_
from reviewdesk.report.course_words import (
    CONCLUSIONS,
    EFFECTS,
    KINDS,
    OUTCOMES,
    SENDERS,
    happened,
    objection_state,
    standing,
    title_state,
)
from reviewdesk.words import translator

Named = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class RecordRow:
    """One later record: what it is, what it says, and the day on which it was signed here."""

    number: int
    kind: str
    what: str
    how: str
    day: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleRow:
    """One application: what was recommended for it, and what it holds now."""

    key: Key
    track: str
    place: str
    applicant: str
    recommended: str
    now: str
    state: str
    changed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectionRow:
    """One line of the ledger."""

    number: int
    received: str
    sender: str
    who: str
    against: str
    contact: str
    ground: str
    evidence: str
    handler: str
    state: str
    words: str
    replied: str
    late: bool
    open: bool
    rereview: bool


def records(course: Course, language: str) -> tuple[RecordRow, ...]:
    """Return the chain, one row for each link."""
    say = translator(language)
    return tuple(
        RecordRow(
            one.number,
            one.kind,
            say(KINDS[one.kind]),
            happened(course, one, language),
            f"{datetime.fromisoformat(one.at).astimezone():%Y-%m-%d}",
        )
        for one in course.addenda
    )


def titles(course: Course, language: str) -> tuple[TitleRow, ...]:
    """Return every application in the order of the result."""
    return tuple(_title(course, title, language) for title in course.titles.values())


def objections(chain: Chain, language: str) -> tuple[ObjectionRow, ...]:
    """Return the ledger; what was not handed over with a record stays empty."""
    return tuple(_objection(chain, one, language) for one in chain.course.objections)


def choices(course: Course, title: Title, language: str) -> tuple[tuple[str, str], ...]:
    """Return id and name of every standing that can be decided for an application, as recommended first."""
    tiers = [tier.id for tier in course.plan.track(title.track).tiers]
    found = dict.fromkeys((title.recommended, *tiers, NOT_LISTED))
    return tuple((one, standing(course, title.track, one, language)) for one in found)


def called(course: Course, key: Key) -> str:
    """Return number and applicant of an application."""
    return f"{key[1]} {course.applications[key].applicant}"


def tier_name(course: Course, track: TrackId, tier: str, language: str) -> str:
    """Return a tier by its name."""
    return standing(course, track, tier, language)


def vacancy_words(course: Course, vacancy: Vacancy, language: str) -> tuple[str, str, str, str]:
    """Return track, tier, who left the place, and who moves up to it ("" where nobody does)."""
    return (
        course.plan.track(vacancy.track).name,
        standing(course, vacancy.track, vacancy.tier, language),
        called(course, (vacancy.track, vacancy.removed)),
        "" if vacancy.next is None else called(course, (vacancy.track, vacancy.next)),
    )


def senders(language: str) -> Named:
    """Return id and name of how an objection can come."""
    return _named(SENDERS, language)


def conclusions(language: str) -> Named:
    """Return id and name of how an objection can be concluded."""
    return _named(CONCLUSIONS, language)


def effects(language: str) -> Named:
    """Return id and name of what can follow from a conclusion."""
    return _named(EFFECTS, language)


def outcomes(language: str) -> Named:
    """Return id and name of what can follow from a re-review."""
    return _named(OUTCOMES, language)


def applications(course: Course, language: str) -> tuple[tuple[Key, str], ...]:
    """Return key and name of every application, with its track where there are several."""
    say, several = translator(language), len(course.plan.tracks) > 1
    tracks = {one.id: say(N_(", ")) + one.name if several else "" for one in course.plan.tracks}
    return tuple((key, called(course, key) + tracks[key[0]]) for key in course.titles)


def paper_title(path: str, language: str) -> str:
    """Return what a paper in a record is called."""
    titles = {
        "decision": N_("Record of the decision"),
        "objections": N_("Ledger of objections"),
        "notice": N_("Public notice"),
        "announcement": N_("Announcement"),
    }
    name = PurePosixPath(path).stem
    return translator(language)(titles[name]) if name in titles else name


def written(day: date | None) -> str:
    """Return a day as it is written, "" for none."""
    return "" if day is None else day.isoformat()


def _named(words: Mapping[str, str], language: str) -> Named:
    say = translator(language)
    return tuple((one, say(name)) for one, name in words.items())


def _title(course: Course, title: Title, language: str) -> TitleRow:
    number = "" if title.number is None else f" {title.number}"
    return TitleRow(
        key=title.key,
        track=course.plan.track(title.track).name,
        place="–" if title.place is None else str(title.place),
        applicant=called(course, title.key),
        recommended=standing(course, title.track, title.recommended, language),
        now=standing(course, title.track, title.standing, language) + number,
        state=_state(course, title, language),
        changed=title.standing != title.recommended,
    )


def _state(course: Course, title: Title, language: str) -> str:
    """Say nothing of who was never to hold a title; before the decision nobody is."""
    if title.state != "recommended":
        return title_state(title, language)
    return translator(language)(N_("not decided yet")) if course.decided is None else "–"


def _objection(chain: Chain, one: Objection, language: str) -> ObjectionRow:
    say = translator(language)
    words: dict[str, str] = {}
    for number in one.addenda:
        words |= {name: text for name, text in chain.words.get(number, {}).items() if text}
    return ObjectionRow(
        number=one.number,
        received=one.received.isoformat(),
        sender=say(SENDERS[one.sender]),
        against=called(chain.course, (one.track, one.application)),
        state=objection_state(one, language),
        replied=written(one.replied),
        late=one.late,
        open=one.open,
        rereview=one.open and one.effect == "rereview",
        **{name: words.get(name, "") for name in FIELDS["object"]},
    )
