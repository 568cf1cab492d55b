"""Other rules for ballots that are cast already: a sealed plan with some of its rules set by name."""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any, Final, cast

from reviewdesk.domain.plan.defaults import document
from reviewdesk.domain.plan.editing import judged
from reviewdesk.domain.plan.findings import Path
from reviewdesk.domain.plan.normal import read_said, said_in
from reviewdesk.domain.plan.rule_names import Said, element, held_at, parted, place_of, value_of
from reviewdesk.domain.plan.schema import TRACK
from reviewdesk.domain.plan.values import Plan
from reviewdesk.errors import Problems, ReviewDeskError

_PARTS: Final = ("tier", "criterion")
_STAGE: Final = ("candidates", "max_yes", "secrecy", "threshold", "base", "quorum")
_CRITERION: Final = ("name", "max", "step", "factor", "weight", "group")


@dataclass(frozen=True, slots=True)
class Setting:
    """One rule that was set: its whole name, what was in force and what is tried; "" where nothing is."""

    key: str
    before: str
    after: str


def tried(plan: Plan, assignments: Sequence[str]) -> tuple[Plan, tuple[Setting, ...]]:
    """Return the plan with rules set as each KEY=VALUE says, and what that set, a line per place.

    A name is that of a plan's key, `track.main.tier.listed.quota`, or short for a tier or a criterion,
    `main.listed.quota`. `rules.…` is said of every track. All are set before the plan is judged.

    Raises:
        ReviewDeskError: "rules-no-value", "rules-no-key", "trial-key-twice", or "trial-rule-fixed" for a key
            from which nothing can be concluded once ballots are cast.
        Problems: "trial-plan-problems" with all that the rules break.
    """
    before = said_in(document(plan))
    given = deepcopy(before)
    places: dict[Path, None] = {}
    for assignment in assignments:
        name, text = parted(assignment)
        path = _place(before, name)
        value = value_of(path, text, plan.review_session.timezone)
        problem = judged(path, value)
        if problem is not None:
            raise Problems("trial-plan-problems", [problem])
        for one in _everywhere(path, len(plan.tracks)):
            _set(given, one, value)
            places[one] = None
    after, problems = read_said(given)
    if after is None or problems:
        raise Problems("trial-plan-problems", problems)
    now = said_in(document(after))
    return after, tuple(
        Setting(called(before, p), *(as_typed(held_at(s, p)) for s in (before, now))) for p in places
    )


def keys_of(path: Path) -> tuple[str, ...]:
    """Return a place without the positions in arrays."""
    return tuple(part for part in path if isinstance(part, str))


def _place(said: Said, name: str) -> Path:
    """Return the place of a name, whole or short; a whole one comes first."""
    parts = name.split(".")
    track = element(said, ("track",), parts[0])
    try:
        path = place_of(said, name)
    except ReviewDeskError:
        if track is None:
            raise
        path = _short(said, name, parts)
    if not bears(keys_of(path)):
        raise ReviewDeskError("trial-rule-fixed", key=name)
    return path


def _short(said: Said, name: str, parts: Sequence[str]) -> Path:
    """Return the place of a name that leaves out that its first part is a track, and what its second is."""
    kinds: tuple[tuple[str, ...], ...] = ((),)
    if len(parts) > 2 and parts[1] not in TRACK:
        track = cast(int, element(said, ("track",), parts[0]))
        kinds = tuple((k,) for k in _PARTS if element(said, ("track", track, k), parts[1]) is not None)
    found: list[Path] = []
    missing = parts[1:2] or parts
    for kind in kinds:
        try:
            found.append(place_of(said, ".".join(("track", parts[0], *kind, *parts[1:]))))
        except ReviewDeskError as error:
            missing = [str(error.data["part"])]
    if not found:
        raise ReviewDeskError("rules-no-key", key=name, part=missing[0])
    if found[1:]:
        raise ReviewDeskError("trial-key-twice", key=name)
    return found[0]


def bears(names: Sequence[str]) -> bool:
    """Whether a result can follow from a key once all is cast: ids, and what was done in the room, stay."""
    match names:
        case ("review_session", "multiple") | ("track", "criterion", "bands", _):
            return True
        case ("stage", key):
            return key in _STAGE
        case ("rules", key, *_) | ("track", "rules", key, *_):
            return key != "comment"
        case ("track", "tier", key):
            return key != "id"
        case ("track", "criterion", key):
            return key in _CRITERION
    return False


def _everywhere(path: Path, tracks: int) -> tuple[Path, ...]:
    """Return where a rule for all tracks stands in a normalised plan, which says it in each of them."""
    return tuple(("track", at, *path) for at in range(tracks)) if path[0] == "rules" else (path,)


def _set(given: dict[str, Any], path: Path, value: object) -> None:
    held: Any = given
    for key in path[:-1]:
        held = held[key]
    if value is None:
        held.pop(path[-1], None)
    else:
        held[path[-1]] = value


def called(said: Said, path: Path) -> str:
    """Return the name of a place, ids in place of numbers where there are any."""
    parts = []
    for at, part in enumerate(path):
        held = held_at(said, path[: at + 1])
        named = (
            held.get("id") or held.get("name")
            if isinstance(part, int) and isinstance(held, Mapping)
            else part
        )
        parts.append(str(named or int(part) + 1))
    return ".".join(parts)


def as_typed(value: object) -> str:
    """Return a value of a plan as `value_of` reads it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)
