"""The list of a notice or an announcement in words, exactly as its addendum has it."""

from collections.abc import Iterator, Mapping
from typing import Final

from reviewdesk.domain.addenda.course import Course, Key
from reviewdesk.domain.addenda.entry import Addendum
from reviewdesk.domain.addenda.listing import Listed, listed_of
from reviewdesk.domain.application import Application
from reviewdesk.domain.names import TierId, TrackId
from reviewdesk.errors.marker import N_
from reviewdesk.report.course_words import standing
from reviewdesk.report.later.public import Group, Listing
from reviewdesk.report.later.wording import applications, language_of, one_line
from reviewdesk.report.packet.wording import numbered, second
from reviewdesk.words import translator

ORDERS: Final = {
    "region": N_("in no order of merit"),
    "place": N_("in the order of the review"),
}
_Shown = Mapping[Key, Application]


def listing_of(course: Course, addendum: Addendum, title: str) -> Listing:
    """Return the list of an addendum, track by track and tier by tier; numbers begin anew in each tier.

    Args:
        course: as the addendum left it, or later.
        addendum: a notice or the confirmation.
        title: over the list, with room for its "{order}".
    """
    say = translator(language_of(course))
    listed, shown = listed_of(addendum.data["tracks"]), applications(course, "notice")
    cities = any(shown[key].city for key in _keys(listed))
    supplement = bool(addendum.data.get("supplementary"))
    heads = [say("No."), say("Number"), say("Applicant")]
    heads += [say("City")] if cities else []
    heads += [say("Moves up in place of")] if supplement else []
    return Listing(
        title=title.format(order=say(ORDERS[course.plan.notice.order])),
        heads=tuple(heads),
        groups=tuple(_groups(course, addendum, listed, shown, cities=cities)),
        nobody=say("None."),
    )


def _keys(listed: Listed) -> Iterator[Key]:
    for track, tiers in listed.items():
        for those in tiers.values():
            yield from ((track, application) for application in those)


def _groups(
    course: Course, addendum: Addendum, listed: Listed, shown: _Shown, *, cities: bool
) -> Iterator[Group]:
    language = language_of(course)
    for number, (track, tiers) in enumerate(listed.items(), start=1):
        for place, (tier, those) in enumerate(tiers.items(), start=1):
            rows = [
                _row(course, addendum, (track, one), shown, cities=cities, number=row)
                for row, one in enumerate(those, start=1)
            ]
            head = numbered(number, course.plan.track(track).name, language)
            yield Group(
                track=head if place == 1 else "",
                tier=second(place, _tier_words(course, track, tier, len(those)), language),
                rows=tuple(rows),
            )


def _tier_words(course: Course, track: TrackId, tier: TierId, count: int) -> str:
    language = language_of(course)
    say = translator(language)
    name = standing(course, track, tier, language)
    return say("{tier} ({count} in all)").format(tier=name, count=count)


def _row(
    course: Course, addendum: Addendum, key: Key, shown: _Shown, *, cities: bool, number: int
) -> tuple[str, ...]:
    row = [str(number), str(key[1]), one_line(shown[key].applicant)]
    row += [one_line(shown[key].city)] if cities else []
    if addendum.data.get("supplementary"):
        gone = _vacated(course, addendum, key)
        row.append(f"{gone[1]} {one_line(shown[gone].applicant)}")
    return tuple(row)


def _vacated(course: Course, addendum: Addendum, key: Key) -> Key:
    """Return whose place somebody moved up to, as the last promotion before the notice has it."""
    before = [one for one in course.promotions if one.key == key and one.addendum < addendum.number]
    return key[0], before[-1].instead_of
