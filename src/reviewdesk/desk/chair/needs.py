"""What the plan wants of each panel, checked against the roll once more before the collecting is closed."""

from collections.abc import Iterator
from dataclasses import dataclass

from reviewdesk.desk import spoken
from reviewdesk.desk.chair.closing import applied_aggregates, ballot_counts
from reviewdesk.desk.chair.effects import panel_size
from reviewdesk.desk.chair.motions import share_of
from reviewdesk.desk.chair.room import Room
from reviewdesk.desk.chair.view import ChairView, chair_view
from reviewdesk.domain.plan.values import Track
from reviewdesk.domain.roll import rounds
from reviewdesk.errors import Problem


@dataclass(frozen=True, slots=True)
class Need:
    """One thing the plan wants, and whether it is so."""

    met: bool
    problem: Problem


def needs(room: Room, language: str) -> tuple[Need, ...]:
    """Return every need of the plan as the roll stands: panel, odd number, quorum, minimum of ballots."""
    view = chair_view(room)
    counts, applied = ballot_counts(room), applied_aggregates(room)
    found: list[Need] = []
    for track in room.plan.tracks:
        found += _panel(view, track)
        rules = track.rules
        data = {
            "track": track.name,
            "minimum": rules.minimum_ballots,
            "aggregate": spoken.aggregate(rules, rules.aggregate, language),
            "fallback": spoken.aggregate(rules, applied[track.id], language),
        }
        kept = applied[track.id] == rules.aggregate
        found.append(Need(kept, Problem("need-aggregate" if kept else "need-fallback", data)))
        none = [a for a, n in sorted(counts[track.id].items()) if n == 0]
        if none:
            data = {"track": track.name, "applications": ", ".join(none)}
            found.append(Need(False, Problem("need-unscored", data)))
    return tuple(found)


def _panel(view: ChairView, track: Track) -> Iterator[Need]:
    wants, name, last = view.plan.committee, track.name, rounds(view.plan)
    count = sum((cell.track, cell.round) == (track.id, last) for cell in view.roll.counted())
    members = panel_size(view, view.roll, track)
    needed = share_of(wants.quorum, members)
    large, enough = count >= wants.minimum, count >= needed
    data = {"track": name, "count": count, "minimum": wants.minimum, "members": members, "needed": needed}
    yield Need(large, Problem("need-panel" if large else "need-panel-small", data))
    if wants.odd:
        odd = count % 2 == 1
        yield Need(odd, Problem("need-odd" if odd else "need-even", data))
    yield Need(enough, Problem("need-quorum" if enough else "need-quorum-missed", data))
