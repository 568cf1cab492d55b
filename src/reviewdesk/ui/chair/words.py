"""Names and moments as the chair's screens write them."""

from datetime import datetime

from reviewdesk.domain.committee import Seat
from reviewdesk.domain.plan.values import Plan
from reviewdesk.errors import Problem


def seat_words(seat: Seat) -> str:
    """Return a seat and the name of who sits there."""
    return f"{seat.id} {seat.name}".strip()


def clock_words(moment: str) -> str:
    """Return a moment of the record as this machine's clock shows it, "" for none."""
    return datetime.fromisoformat(moment).astimezone().strftime("%m-%d %H:%M") if moment else ""


def brief_clock(moment: str) -> str:
    """Return a moment as short as a board wants it: the time of today, the day of any other."""
    if not moment:
        return ""
    here = datetime.fromisoformat(moment).astimezone()
    return here.strftime("%H:%M" if here.date() == datetime.now(here.tzinfo).date() else "%m-%d")


def named(problem: Problem, plan: Plan) -> Problem:
    """Return a problem with its track as a person calls it."""
    names = {str(track.id): track.name for track in plan.tracks}
    data = dict(problem.data)
    if str(data.get("track", "")) in names:
        data["track"] = names[str(data["track"])]
    return Problem(problem.code, data)


def head_words(digest: str) -> str:
    """Return a long value in groups of four, four lines of four, to compare aloud."""
    groups = [digest[start : start + 4].upper() for start in range(0, len(digest), 4)]
    return "\n".join("  ".join(groups[start : start + 4]) for start in range(0, len(groups), 4))
