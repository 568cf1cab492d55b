"""Wins less losses of each against all others of a tied group, without comparing them two by two.

A pair is decided by the reviewers who scored both. For one application and one reviewer, everybody it beats
is one row of bits; rows are added up column by column in binary, so one operation on whole numbers settles a
block of pairs at once. Equal applications are asked once.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import Final

from reviewdesk.domain.marks import Exact
from reviewdesk.domain.names import ApplicationId

Totals = Mapping[str, Exact]
BLOCK: Final = 4096
"""Columns taken at once: a few megabytes of bits however large the group."""


def balances(totals: Mapping[ApplicationId, Totals], block: int = BLOCK) -> dict[ApplicationId, int]:
    """Return application → wins − losses within the group, from each one's totals by reviewer."""
    everyone = list(totals)
    spelled = {a: tuple(sorted(totals[a].items())) for a in everyone}
    found = dict.fromkeys(spelled.values(), 0)
    for start in range(0, len(everyone), block):
        some = _Block([totals[a] for a in everyone[start : start + block]])
        for own in found:
            found[own] += some.balance(own)
    return {a: found[spelled[a]] for a in everyone}


class _Block:
    """Some of the group, one bit each."""

    def __init__(self, columns: Sequence[Totals]) -> None:
        by_seat: dict[str, list[tuple[Exact, int]]] = {}
        for position, column in enumerate(columns):
            for seat, total in column.items():
                by_seat.setdefault(seat, []).append((total, 1 << position))
        self.seats = {seat: _Levels(sorted(marks)) for seat, marks in by_seat.items()}

    def balance(self, own: Sequence[tuple[str, Exact]]) -> int:
        """Return how many of the block lose to `own` less how many win."""
        beaten: list[int] = []
        lost: list[int] = []
        for seat, total in own:
            if seat in self.seats:
                below, above = self.seats[seat].around(total)
                _add(beaten, below)
                _add(lost, above)
        wins, losses = _compared(beaten, lost)
        return wins - losses


class _Levels:
    """One reviewer's totals in order, and who stands below each of them."""

    def __init__(self, marks: Sequence[tuple[Exact, int]]) -> None:
        self.totals = [total for total, _ in marks]
        self.below = [0, *accumulate((bit for _, bit in marks), int.__or__)]

    def around(self, total: Exact) -> tuple[int, int]:
        """Return the bits of those below and of those above."""
        below = self.below[bisect_left(self.totals, total)]
        return below, self.below[-1] ^ self.below[bisect_right(self.totals, total)]


def _add(counter: list[int], bits: int) -> None:
    """Add one to every column whose bit is set; `counter` holds the binary digits, lowest first."""
    for place, digit in enumerate(counter):
        counter[place], bits = digit ^ bits, digit & bits
        if not bits:
            return
    counter.append(bits)


def _compared(one: list[int], other: list[int]) -> tuple[int, int]:
    """Return in how many columns the first number is the larger, and in how many the second."""
    larger = smaller = 0
    for place in reversed(range(max(len(one), len(other)))):
        a = one[place] if place < len(one) else 0
        b = other[place] if place < len(other) else 0
        open_ = ~(larger | smaller)
        larger, smaller = larger | (a & ~b & open_), smaller | (b & ~a & open_)
    return larger.bit_count(), smaller.bit_count()
