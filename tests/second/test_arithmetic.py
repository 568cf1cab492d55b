"""Random plans, marks and decisions: both programs conclude the same; a planted fault is seen."""

import os
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
import verify_archive

from second_tables import tables

LONG = bool(os.environ.get("REVIEWDESK_LONG"))


@pytest.mark.parametrize("start", range(0, 3000 if LONG else 160, 40))
def test_both_conclude_the_same(start: int) -> None:
    seen = 0
    for seed, table in tables(range(start, start + 40)):
        found = table.difference()
        assert found is None, (seed, found, table.decisions)
        seen += 1
    assert seen > 10


def banker(value: Fraction, places: int) -> Fraction:
    return Fraction(round(value * 10**places), 10**places)


FAULTS: dict[str, Callable[..., Any]] = {
    "half_up": banker,
    "trimmed": lambda values, trim: (verify_archive.mean(list(values.values())), []),
    "median": lambda values: sorted(values)[len(values) // 2],
    "head_to_head": lambda track, group: dict.fromkeys(group, Fraction(0)),
    "passes": lambda majority, yes, base: 2 * yes >= base,
    "rank_sums": lambda totals: {one: sum(own.values(), Fraction(0)) for one, own in totals.items()},
    "carried": lambda track, data, majority="half": True,
    "reaches": lambda tier, places, application: True,
    "far_off": lambda track, application: set(),
    "concerns": lambda track, data: True,
    "names_marked": lambda one: {},
    "stage_counts": lambda one: {},
    "gate_alarms": lambda standing: [],
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_seen(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert hasattr(verify_archive, name)
    monkeypatch.setattr(verify_archive, name, FAULTS[name])
    assert any(_differs(table) for _, table in tables(range(400)))


def _differs(table: Any) -> bool:
    try:
        return table.difference() is not None
    except (verify_archive.RefusedError, LookupError):
        return True
