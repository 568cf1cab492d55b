"""Tables that tie on a line, and what a committee does about it."""

from collections.abc import Mapping, Sequence

from trial_tables import points, vote

EVEN = points(A=[80, 80, 80, 80, 80], B=[80, 80, 80, 80, 80], C=[70, 70, 70, 70, 70])
FOUR = points(A=[90] * 5, B=[80] * 5, C=[80] * 5, D=[80] * 5, E=[10] * 5)
LOT = {"kind": "lot", "track": "t", "tier": "t1", "digits": "1234561234"}


def named(**ballots: Sequence[str]) -> dict[str, object]:
    """Return a round of named ballots."""
    return {"ballots": {seat: list(names) for seat, names in ballots.items()}}


def line(
    *rounds: Mapping[str, object], number: str = "v1", present: int = 5, **keys: str
) -> dict[str, object]:
    """Return a vote on the line of tier t1."""
    return vote(number, "line", present, rounds, track="t", tier="t1", **keys)
