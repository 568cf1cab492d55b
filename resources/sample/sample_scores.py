"""Invented marks: a quality per application, a temper per reviewer, and the few rows the story needs."""

import hashlib
from decimal import Decimal

from sample_people import (
    ABNORMAL,
    DECLARED_CONFLICTS,
    KNOWN_CONFLICTS,
    MISTYPED,
    PANELS,
    TIED,
    TRACKS,
    WITHDRAWN,
)

Marks = dict[str, Decimal]
"""Criterion → points."""
_HALF = Decimal("0.5")
_BEST = {"comprehensive": 90.0, "electronics": 89.0, "green": 88.0}
_STEP = {"comprehensive": 1.2, "electronics": 2.3, "green": 1.8}
_SWAPPED = {"r1": "r2", "r2": "r1", "r3": "r4", "r4": "r3", "r5": "r6", "r6": "r5", "r7": "r7"}


def marks(track: str, maxima: dict[str, int]) -> dict[tuple[str, str], Marks]:
    """Return (seat, application) → marks as they stand on the signed sheets; conflicts have none."""
    quality = _qualities(track)
    found = {
        (seat, application): _row(seat, application, quality[application], maxima)
        for seat in PANELS[track]
        for application in quality
        if not _conflict(seat, application)
    }
    if track == "comprehensive":
        for seat in PANELS[track]:
            found[seat, TIED[1]] = dict(found[_SWAPPED[seat], TIED[0]])
    if ABNORMAL in found:
        found[ABNORMAL] = {c: _halves(float(mark) * 0.68) for c, mark in found[ABNORMAL].items()}
    return found


def as_typed(found: dict[tuple[str, str], Marks]) -> dict[tuple[str, str], Marks]:
    """Return the marks as the files have them: one differs from its signed sheet."""
    seat, application, criterion, wrong = MISTYPED
    copied = {key: dict(row) for key, row in found.items()}
    if (seat, application) in copied:
        copied[seat, application][criterion] = Decimal(wrong)
    return copied


def _qualities(track: str) -> dict[str, float]:
    letter, count = TRACKS[track]
    names = [f"{letter}{n:03d}" for n in range(1, count + 1)]
    names = [name for name in names if name not in (WITHDRAWN, *TIED)]
    ordered = sorted(names, key=lambda name: _noise("order", name))
    if track != "comprehensive":
        return {name: _BEST[track] - _STEP[track] * rank for rank, name in enumerate(ordered)}
    above = {name: _BEST[track] - 0.9 * rank for rank, name in enumerate(ordered[:7])}
    below = {name: 78.2 - _STEP[track] * rank for rank, name in enumerate(ordered[7:])}
    return above | dict.fromkeys(TIED, 81.3) | below


def _row(seat: str, application: str, quality: float, maxima: dict[str, int]) -> Marks:
    temper = 1.6 * _noise("temper", seat)
    return {
        criterion: _halves(
            min(
                maximum - 0.5,
                maximum
                * (
                    quality
                    + temper
                    + 2.5 * _noise("tilt", application, criterion)
                    + 3.0 * _noise("mark", seat, application, criterion)
                )
                / 100,
            )
        )
        for criterion, maximum in maxima.items()
    }


def _conflict(seat: str, application: str) -> bool:
    known = {(s, a) for a, s, _ in KNOWN_CONFLICTS}
    declared = {(s, a) for s, rows in DECLARED_CONFLICTS.items() for a, _ in rows}
    return (seat, application) in known | declared


def _halves(value: float) -> Decimal:
    return Decimal(int(value * 2 + 0.5)) * _HALF


def _noise(*key: str) -> float:
    """Return a number between −1 and 1 that depends on the key alone, on any machine."""
    digest = hashlib.sha256("/".join(key).encode()).digest()
    return int.from_bytes(digest[:4], "big") / 2**31 - 1
