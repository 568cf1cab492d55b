"""The office changes the rules: every verb edits one place of the plan's text and leaves the rest alone."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache
from typing import Any, Final, cast

from reviewdesk.desk.secretary.office import Office
from reviewdesk.domain.plan.defaults import document
from reviewdesk.domain.plan.editing import key_at
from reviewdesk.domain.plan.findings import Path
from reviewdesk.domain.plan.reader import examined, parse
from reviewdesk.domain.plan.rubric import sums
from reviewdesk.domain.plan.spelling import written
from reviewdesk.domain.plan.values import Plan
from reviewdesk.errors import Problem
from reviewdesk.intake.plan_editing import value_at, with_item, with_item_moved, with_value, without_item

_NEW: Final[Mapping[str, Mapping[str, object]]] = {
    "tier": {"quota": 1},
    "criterion": {"max": "10"},
    "bands": {"max": "1"},
}
"""What a new element of an array needs beside its id and its name."""


@dataclass(frozen=True, slots=True)
class Rules:
    """A plan's text as the editor needs it.

    Attributes:
        text: the plan.
        said: what stands in it; empty where it is no TOML.
        normal: the same with every default written out; None while the plan has problems.
        plan: None while the plan has problems.
        faults: what is wrong, and in which place.
    """

    text: str
    said: Mapping[str, Any]
    normal: Mapping[str, Any] | None
    plan: Plan | None
    faults: tuple[tuple[Path, Problem], ...]

    @property
    def timezone(self) -> str:
        """Return the time zone in which times are shown."""
        return str(self.value(("review_session", "timezone")) or "Asia/Shanghai")

    def value(self, path: Path) -> object:
        """Return what the plan itself says in a place, None where it says nothing."""
        return _in(self.said, path)

    def count(self, path: Path) -> int:
        """Return how many elements an array has."""
        found = self.value(path)
        return len(found) if isinstance(found, list) else 0

    def default(self, path: Path) -> object:
        """Return what holds in a place where the plan says nothing; None: nothing does."""
        if path[-1] == "minimum_ballots":
            trim = self.in_force((*path[:-1], "trim"))
            return max(5, 2 * trim + 1) if isinstance(trim, int) else 5
        if path[-2:-1] == ("abnormal",):
            return self._limit(path)
        if path[:1] == ("track",) and path[2:3] == ("rules",):
            return self.in_force(path[2:])
        found = None if self.normal is None else _in(self.normal, path)
        return _plain(key_at(path).default) if found is None else found

    def _limit(self, path: Path) -> object:
        """Return an abnormal limit where the plan says none; one that is written stands for both."""
        if self.value(path[:-1]) is not None:
            return None
        if path[0] == "track":
            return self.in_force(path[2:])
        held = key_at(path[:-1]).default
        return _plain(held.get(path[-1])) if isinstance(held, Mapping) else None

    def in_force(self, path: Path) -> object:
        """Return what holds in a place."""
        said = self.value(path)
        return self.default(path) if said is None else said


@lru_cache(maxsize=4)
def rules_of(text: str) -> Rules:
    """Return a plan's text with all that the editor asks of it."""
    plan, faults = examined(text)
    sound = plan if plan is not None and not faults else None
    said, _ = parse(text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}").replace("\r\n", "\n"))
    return Rules(text, said or {}, None if sound is None else document(sound), sound, faults)


def set_rule(office: Office, path: Path, value: object) -> Office:
    """Set one key, None to take it away; where an id changes, what refers to it follows.

    Raises:
        ReviewDeskError: "plan-not-editable" where the text has no such place; so do all verbs here.
    """
    before = value_at(office.plan_text, path)
    if path[-2:-1] == ("abnormal",) and value_at(office.plan_text, path[:-1]) is None:
        path, value = path[:-1], _limits(rules_of(office.plan_text), path) | {str(path[-1]): value}
        value = {key: limit for key, limit in value.items() if limit is not None}
    text = with_value(office.plan_text, path, value)
    if path[-1] == "id" and isinstance(before, str) and isinstance(value, str) and path[0] == "track":
        text = _followed(text, path, before, value)
    return replace(office, plan_text=text)


def add_part(office: Office, path: Path, name: str) -> Office:
    """Add a track, tier, criterion, band, document or the like at the end of its array."""
    kind = str(path[-1])
    if kind == "stage":
        return _with_vote(office)
    values = _identified(office.plan_text, path, name) | dict(_NEW.get(kind, {}))
    if kind == "criterion":
        values["max"] = _rest(office.plan_text, path) or values["max"]
    text = with_item(office.plan_text, path, values)
    if kind == "track":
        full = cast(str, value_at(text, ("rules", "full")) or "100")
        place = len(cast(list[object], value_at(text, path))) - 1
        first = {"id": "criterion1", "name": name, "max": full}
        text = with_item(text, ("track", place, "criterion"), first)
    return replace(office, plan_text=text)


def _with_vote(office: Office) -> Office:
    """Add a vote, and before it the scoring that every plan begins with, where that is not written."""
    text = office.plan_text
    if not _listed(text, ("stage",)):
        text = with_item(text, ("stage",), {"kind": "score"})
    return replace(office, plan_text=with_item(text, ("stage",), {"kind": "vote"}))


def remove_part(office: Office, path: Path) -> Office:
    """Take an element of an array away, its own comment with it."""
    return replace(office, plan_text=without_item(office.plan_text, path))


def move_part(office: Office, path: Path, to: int) -> Office:
    """Move an element of an array to another place, its own comment with it."""
    return replace(office, plan_text=with_item_moved(office.plan_text, path, to))


def set_plan_text(office: Office, text: str) -> Office:
    """Take a whole text for the plan, problems and all."""
    return replace(office, plan_text=text)


def _limits(rules: Rules, path: Path) -> dict[str, object]:
    """Return both abnormal limits in force, so that writing one does not take the other away."""
    return {key: rules.in_force((*path[:-1], key)) for key in ("ratio", "absolute")}


def _identified(text: str, path: Path, name: str) -> dict[str, object]:
    kind = str(path[-1])
    if kind == "bands":
        return {"name": name}
    held = value_at(text, path)
    taken = {str(one.get("id", "")) for one in held} if isinstance(held, list) else set()
    number = next(n for n in range(1, len(taken) + 2) if f"{kind}{n}" not in taken)
    return {"id": f"{kind}{number}", "name": name}


def _rest(text: str, path: Path) -> str:
    """Return what a new criterion must have for the maxima to add up, "" where nothing is left."""
    found = sums(rules_of(text).said, cast(int, path[1]))
    return "" if found is None or found.total >= found.wanted else written(found.wanted - found.total)


def _followed(text: str, path: Path, before: str, after: str) -> str:
    """Let tie chain and promotion follow an id that changed; a common chain only where one track uses it."""
    track, kind = path[:2], path[2]
    chains = [(*track, "rules", "tie_chain")]
    if len(cast(list[object], value_at(text, ("track",)))) == 1:
        chains.append(("rules", "tie_chain"))
    if kind == "criterion":
        for chain in chains:
            for at, link in enumerate(_listed(text, chain)):
                if link == f"criterion:{before}":
                    text = with_value(text, (*chain, at), f"criterion:{after}")
    if kind == "tier":
        for at, tier in enumerate(_listed(text, (*track, "tier"))):
            if isinstance(tier, Mapping) and tier.get("promotes_to") == before:
                text = with_value(text, (*track, "tier", at, "promotes_to"), after)
    return text


def _listed(text: str, path: Path) -> list[object]:
    found = value_at(text, path)
    return found if isinstance(found, list) else []


def _in(found: Any, path: Path) -> object:
    for key in path:
        try:
            found = found[key]
        except (KeyError, IndexError, TypeError):
            return None
    return cast(object, found)


def _plain(value: object) -> object:
    return written(value) if isinstance(value, Fraction) else value
