"""The list a notice and an announcement print: per track and tier, in region order, never ranked in words."""

from collections.abc import Callable, Collection, Mapping
from typing import Any

from reviewdesk.domain.addenda.course import Course, Key
from reviewdesk.domain.names import ApplicationId, TierId, TrackId

Listed = Mapping[TrackId, Mapping[TierId, tuple[ApplicationId, ...]]]


def listing(course: Course, only: Collection[Key] | None = None) -> Listed:
    """Return who holds a tier now, tracks and tiers in plan order; tiers without holders stay, empty.

    Args:
        course: the decision it follows.
        only: leave out everybody else, and with them the tracks and tiers that nobody is left in.
    """
    return {
        track.id: tiers
        for track in course.plan.tracks
        if (tiers := _tiers(course, track.id, only)) or only is None
    }


def listed_record(listed: Listed) -> list[dict[str, object]]:
    """Return a list as entry.json has it."""
    return [
        {"id": track, "tiers": [{"id": tier, "applications": list(those)} for tier, those in tiers.items()]}
        for track, tiers in listed.items()
    ]


def listed_of(record: list[dict[str, Any]]) -> Listed:
    """Return the list of an entry.json whose form holds."""
    return {
        TrackId(track["id"]): {
            TierId(tier["id"]): tuple(map(ApplicationId, tier["applications"])) for tier in track["tiers"]
        }
        for track in record
    }


def _tiers(
    course: Course, track: TrackId, only: Collection[Key] | None
) -> dict[TierId, tuple[ApplicationId, ...]]:
    found = {tier.id: _holders(course, track, tier.id, only) for tier in course.plan.track(track).tiers}
    return {tier: those for tier, those in found.items() if those or only is None}


def _holders(
    course: Course, track: TrackId, tier: TierId, only: Collection[Key] | None
) -> tuple[ApplicationId, ...]:
    held = [t.application for t in course.holders(track, tier) if only is None or t.key in only]
    if course.plan.notice.order == "region":
        held.sort(key=_by_region(course, track))
    return tuple(held)


def _by_region(course: Course, track: TrackId) -> Callable[[ApplicationId], tuple[bool, str, str]]:
    """Return the order of region codes; whoever has none comes last, then by id."""

    def order(application: ApplicationId) -> tuple[bool, str, str]:
        code = course.applications[track, application].region_code
        return not code, code, application

    return order
