"""What the registry keeps of a course: who holds what now, by which document, since which day."""

from collections.abc import Mapping
from typing import Any, Final

from reviewdesk.domain.addenda.course import Course, Key, Title
from reviewdesk.domain.addenda.entry import Addendum
from reviewdesk.domain.registry import Named
from reviewdesk.domain.registry import Title as Held

_LOST: Final = ("removed", "cancelled")


def held_now(course: Course) -> Mapping[Key, Held]:
    """Return what every application of an archive holds after all that followed it."""
    return {key: _held(course, title) for key, title in course.titles.items()}


def standing_of(course: Course, title: Title, standing: str) -> Named:
    """Return a standing by its id, with the name of the tier if it is one."""
    tier = course.tier(title.track, standing)
    return Named(standing, "" if tier is None else tier.name)


def _held(course: Course, title: Title) -> Held:
    standing = standing_of(course, title, title.standing)
    if not standing.name and title.state not in _LOST:
        return Held(standing=standing, state="")
    document, dated = _last(course, title)
    confirmation = course.addendum(course.confirmed)
    told = confirmation is not None and title.state in ("confirmed", "cancelled")
    return Held(
        standing=standing,
        state=title.state,
        document=document,
        dated=dated,
        confirmed=confirmation.data["date"] if told and confirmation is not None else "",
    )


def _last(course: Course, title: Title) -> tuple[str, str]:
    """Return document and day of the last step this title took; a removal by objection has no document."""
    concerning = [one for one in course.addenda if _concerns(one, title)]
    if title.state == "removed":
        return "", _day(concerning[-1])
    document = next((one.data["document"] for one in reversed(concerning) if "document" in one.data), "")
    return document, _day(concerning[-1]) if concerning else ""


def _concerns(addendum: Addendum, title: Title) -> bool:
    data = addendum.data
    match addendum.kind:
        case "decide":
            return True
        case "notice" | "confirm":
            return _listed(data["tracks"], title)
        case "rereview":
            took = data["outcome"] == "removed" and title.application in data["applications"]
            return bool(took and data["track"] == title.track)
        case "object" if data["effect"] != "removed":
            return False
    return bool((data["track"], data["application"]) == title.key)


def _listed(tracks: list[dict[str, Any]], title: Title) -> bool:
    """Whether a list names an application in its track."""
    return any(
        track["id"] == title.track
        and any(title.application in tier["applications"] for tier in track["tiers"])
        for track in tracks
    )


def _day(addendum: Addendum) -> str:
    """Return the day an addendum states; where it states none, the one it was sealed on."""
    stated = (addendum.data.get(key) for key in ("date", "published", "meeting", "replied"))
    return next(filter(None, stated), addendum.at[:10])
