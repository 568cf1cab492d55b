"""Whether the list would be another one: without one reviewer, or counted by another method."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from reviewdesk.diagnostics.recount import Counted, listed
from reviewdesk.domain.names import ApplicationId, SeatId

Advance = Callable[[int], None]
Method = Literal["mean", "median", "trimmed_1", "trimmed_2", "criterion_trimmed"]
_RULES: Final[Mapping[Method, Mapping[str, Any]]] = {
    "mean": {"aggregate": "mean", "level": "total"},
    "median": {"aggregate": "median", "level": "total"},
    "trimmed_1": {"aggregate": "trimmed", "level": "total", "trim": 1, "minimum_ballots": 3},
    "trimmed_2": {"aggregate": "trimmed", "level": "total", "trim": 2, "minimum_ballots": 5},
    "criterion_trimmed": {"aggregate": "trimmed", "level": "criterion", "trim": 1, "minimum_ballots": 3},
}


@dataclass(frozen=True, slots=True)
class Swap:
    """Who would come onto the list, and who would leave it; both empty: the list stays."""

    joins: tuple[ApplicationId, ...]
    leaves: tuple[ApplicationId, ...]

    @property
    def changes(self) -> bool:
        """Whether the list is another one."""
        return bool(self.joins or self.leaves)


def leave_one_out(counted: Counted, advance: Advance = lambda _: None) -> dict[SeatId, Swap]:
    """Return for each reviewer what the list of the first tier would be without them."""
    official = listed(counted.result())
    found: dict[SeatId, Swap] = {}
    for seat in counted.sheet.panel:
        advance(1)
        found[seat] = _swap(official, listed(counted.without(seat).result()))
    return found


def method_sheet(counted: Counted, advance: Advance = lambda _: None) -> dict[Method, Swap]:
    """Return for each method what it would make of the list of the first tier."""
    official = listed(counted.result())
    found: dict[Method, Swap] = {}
    for method, other in _other(counted):
        advance(1)
        found[method] = _swap(official, listed(other.result()))
    return found


def _other(counted: Counted) -> Iterator[tuple[Method, Counted]]:
    for method, rules in _RULES.items():
        if len(counted.sheet.panel) > 2 * int(rules.get("trim", 0)):
            yield method, counted.with_rules(**rules)


def _swap(official: frozenset[ApplicationId], other: frozenset[ApplicationId]) -> Swap:
    return Swap(tuple(sorted(other - official)), tuple(sorted(official - other)))
