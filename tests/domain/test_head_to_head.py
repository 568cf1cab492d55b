"""Head to head by bits gives what pair by pair gives, and stays quick where everybody ties."""

from collections.abc import Mapping
from fractions import Fraction
from itertools import combinations
from time import perf_counter

from hypothesis import given, settings
from hypothesis import strategies as st

from reviewdesk.domain.head_to_head import Totals, balances
from reviewdesk.domain.names import ApplicationId

SEATS = [f"r{n}" for n in range(1, 8)]
MARKS = st.one_of(st.integers(0, 4), st.fractions(0, 2, max_denominator=3))
ROWS = st.lists(st.dictionaries(st.sampled_from(SEATS), MARKS, max_size=7), max_size=24)


def pair_by_pair(totals: Mapping[ApplicationId, Totals]) -> dict[ApplicationId, int]:
    """The rule as it is written: a pair is decided by the reviewers who scored both."""
    balance = dict.fromkeys(totals, 0)
    for one, other in combinations(totals, 2):
        a, b = totals[one], totals[other]
        duel = sum((a[s] > b[s]) - (a[s] < b[s]) for s in a.keys() & b.keys())
        sign = (duel > 0) - (duel < 0)
        balance[one] += sign
        balance[other] -= sign
    return balance


def named(rows: list[dict[str, int | Fraction]]) -> dict[ApplicationId, Totals]:
    return {ApplicationId(f"A{n:05}"): row for n, row in enumerate(rows)}


@settings(max_examples=50)
@given(rows=ROWS)
def test_bits_give_what_comparing_pair_by_pair_gives(rows: list[dict[str, int | Fraction]]) -> None:
    assert balances(named(rows)) == pair_by_pair(named(rows))


def test_blocks_of_any_size_give_the_same() -> None:
    rows: list[dict[str, int | Fraction]] = [
        {seat: (n * 7 + s * n * n) % 11 for s, seat in enumerate(SEATS) if (n + s) % 5} for n in range(60)
    ]
    whole = balances(named(rows))
    assert whole == pair_by_pair(named(rows))
    for size in (1, 7, 59):
        assert balances(named(rows), size) == whole


def test_thousands_that_tie_are_told_apart_in_seconds() -> None:
    rows: list[dict[str, int | Fraction]] = [
        {seat: (n * (s + 3) * 7919) % 201 for s, seat in enumerate(SEATS)} for n in range(4_000)
    ]
    begun = perf_counter()
    found = balances(named(rows))
    assert perf_counter() - begun < 5
    assert sum(found.values()) == 0 and len(set(found.values())) > 100
