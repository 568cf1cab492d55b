"""What followed an archive and what is due next, line by line; window and command line say the same."""

from collections.abc import Iterator
from typing import Final

from reviewdesk.domain.addenda.course import Course
from reviewdesk.domain.addenda.entry import Addendum
from reviewdesk.errors.marker import N_
from reviewdesk.report.course_words import KINDS, STATES, happened, named, standing
from reviewdesk.words import translator


def report(course: Course, language: str) -> Iterator[str]:
    """Yield a line for every record, for what is still to do, and for every standing that changed."""
    say = translator(language)
    for addendum in course.addenda:
        text = say(N_("{number}. {what}: {how}"))
        yield text.format(
            number=addendum.number, what=say(KINDS[addendum.kind]), how=happened(course, addendum, language)
        )
    yield from due(course, language)
    for title in course.differences():
        after = standing(course, title.track, title.standing, language)
        if title.state != "recommended":
            after = say(N_("{standing} ({state})")).format(standing=after, state=say(STATES[title.state]))
        yield say(N_("{application}, {track}: recommended {before}, now {after}.")).format(
            application=named(course, title.track, title.application),
            track=course.plan.track(title.track).name,
            before=standing(course, title.track, title.recommended, language),
            after=after,
        )


def lacking(addendum: Addendum, language: str) -> Iterator[str]:
    """Yield what a paper of this record usually names and nobody filled in."""
    if addendum.kind != "notice":
        return
    say, contacts = translator(language), addendum.data["contacts"]
    left = [say(name) for key, name in _CONTACTS.items() if not contacts[key]]
    if left:
        yield say(N_("The notice does not name: {what}.")).format(what=say(", ").join(left))


_CONTACTS: Final = {
    "contact": N_("whom to ask"),
    "phone": N_("phone"),
    "address": N_("address"),
    "supervision_phone": N_("phone of the supervision"),
}


def due(course: Course, language: str) -> Iterator[str]:
    """Yield what has to come next, in words."""
    say = translator(language)
    if course.decided is None:
        yield say(N_("Next: the decision."))
        return
    if not course.notices:
        yield say(N_("Next: the public notice."))
        return
    for objection in course.objections:
        if objection.open:
            text = (
                N_("Objection {number} against {application} is open.")
                if objection.conclusion is None
                else N_("Objection {number} waits for the re-review of {application}; link its archive.")
            )
            yield say(text).format(number=objection.number, application=objection.application)
    for vacancy in course.vacancies():
        tier = standing(course, vacancy.track, vacancy.tier, language)
        if vacancy.next is None:
            yield say(N_("A place of {tier} stays empty after {application}.")).format(
                tier=tier, application=vacancy.removed
            )
        else:
            yield say(N_("{application} moves up to {tier}; record it.")).format(
                application=vacancy.next, tier=tier
            )
    for promotion in course.unnoticed():
        yield say(N_("{application} moved up: make the supplementary notice.")).format(
            application=promotion.key[1]
        )
    if course.confirmed is None:
        last = max(notice.last for notice in course.notices)
        yield say(N_("The notice lies open to {last}; confirm after that day.")).format(last=last)
