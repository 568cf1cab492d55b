"""Motions: what a committee moved and how it voted, as the recorder typed it in a file (TOML) or a form.

Every motion has `present = ["r1", …]`, may have `recused = […]`, `text = "…"` and `schema = 1`, and one
`[[round]]` per round of voting with `ballots` (seat → vote) or, on paper, `counts`:

    elect        seat = "r3", [witness = "r5"], [recorder = "…"], [[person]] seat, name, …
                 [[round]] ballots = {r1 = "r3", r2 = "r3"}  or  counts = {r3 = 5, r4 = 2}
    adopt        [[round]] ballots = {r1 = "yes", r2 = "no"}  or  counts = {yes = 8, no = 1, abstain = 0}
    vote         motion = "line" | … and its keys, as `reviewdesk.domain.decisions` lists them; [id]
    refinalise   [[decision]] kind = "vote" | "correct" | "withdraw" | "void", its keys, [text]
"""

import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

from reviewdesk.desk.chair.room import Room
from reviewdesk.domain.names import SeatId
from reviewdesk.domain.toml_place import BROKEN, place
from reviewdesk.errors import Problem, Problems, ReviewDeskError
from reviewdesk.intake.texts import text_of

PERSON: Final = ("name", "organisation", "title", "field", "region", "phone")
_COMMON: Final = {"schema", "present", "recused", "text", "round"}


@dataclass(frozen=True, slots=True)
class MotionFile:
    """A parsed motion: its free text apart from its ids and values."""

    data: Mapping[str, Any]
    text: str


@dataclass(frozen=True, slots=True)
class Tally:
    """How a motion was carried."""

    votes: Mapping[str, int]
    present: int
    members: int


def read_motion(source: Path | MotionFile) -> MotionFile:
    """Return a motion, from its file or as a form has it already.

    Raises:
        ReviewDeskError: "motion-unreadable".
        Problems: as `motion_of`.
    """
    if isinstance(source, MotionFile):
        return source
    written = text_of(source)
    try:
        content = tomllib.loads(written)
    except BROKEN as error:
        line, column = place(error, written)
        raise ReviewDeskError("motion-unreadable", line=line, column=column) from error
    return motion_of(content)


def motion_of(content: Mapping[str, Any]) -> MotionFile:
    """Return a motion made of values, as a file would hold them.

    Raises:
        Problems: "motion-problems".
    """
    problems = [
        unlawful(key, content[key])
        for key, kind in (("schema", int), ("text", str), ("present", list), ("recused", list))
        if key in content and not isinstance(content[key], kind)
    ]
    problems += [
        unlawful(key, content[key])
        for key in ("round", "person", "decision")
        if not _tables(content.get(key, []))
    ]
    problems += [unlawful(key, value) for key, value in content.items() if not _plain(value)]
    present = content.get("present", [])
    if isinstance(present, list) and len({str(seat) for seat in present}) < len(present):
        problems.append(Problem("motion-present-twice", {}))
    if content.get("schema", 1) != 1:
        problems.append(unlawful("schema", content["schema"]))
    if problems:
        raise Problems("motion-problems", problems)
    data = {key: value for key, value in content.items() if key not in ("schema", "text")}
    return MotionFile(data, content.get("text", ""))


def unlawful(key: str, value: object) -> Problem:
    """Return the problem of a value that cannot be; lists and tables are named, not repeated."""
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return Problem("motion-value", {"key": key, "value": str(value)})
    return Problem("motion-shape", {"key": key})


def _plain(value: object) -> bool:
    """Whether it is made of words, whole numbers and yes or no alone: all that a log entry can hold."""
    if isinstance(value, dict):
        return all(map(_plain, value.values()))
    if isinstance(value, list):
        return all(map(_plain, value))
    return isinstance(value, str | int)


def _tables(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, dict) for one in value)


def check_keys(motion: MotionFile, needed: Sequence[str], allowed: Sequence[str] = ()) -> None:
    """Refuse unknown and missing keys, all at once.

    Raises:
        Problems: "motion-problems".
    """
    unknown = sorted(set(motion.data) - _COMMON - {*needed, *allowed})
    missing = [key for key in needed if key not in motion.data]
    problems = [Problem("motion-unknown-key", {"key": key}) for key in unknown]
    problems += [Problem("motion-missing-key", {"key": key}) for key in missing]
    if problems:
        raise Problems("motion-problems", problems)


def count(room: Room, motion: MotionFile, choice: str) -> Tally:
    """Return the tally of a motion's last round, carried: more than half of those present chose `choice`.

    Raises:
        ReviewDeskError: "motion-member-unknown", "motion-no-quorum" or "motion-not-carried".
    """
    members = {seat.id for seat in room.members}
    present = [SeatId(str(seat)) for seat in motion.data.get("present", sorted(members))]
    for seat in present:
        if seat not in members:
            raise ReviewDeskError("motion-member-unknown", seat=seat)
    _check_quorum(room.plan.committee.quorum, len(present), len(members))
    votes = _votes(motion, present)
    if 2 * votes.get(choice, 0) <= len(present):
        needed = len(present) // 2 + 1
        raise ReviewDeskError(
            "motion-not-carried", yes=votes.get(choice, 0), base=len(present), needed=needed
        )
    return Tally(votes, len(present), len(members))


def share_of(quorum: Fraction, members: int) -> int:
    """Return how many of so many members a share means, rounded up."""
    return -(-quorum.numerator * members // quorum.denominator)


def _check_quorum(quorum: Fraction, present: int, members: int) -> None:
    needed = share_of(quorum, members)
    if present < needed:
        raise ReviewDeskError("motion-no-quorum", present=present, members=members, needed=needed)


def _votes(motion: MotionFile, present: Sequence[SeatId]) -> dict[str, int]:
    last = motion.data["round"][-1] if motion.data.get("round") else {}
    ballots, counts = last.get("ballots"), last.get("counts")
    if isinstance(ballots, Mapping):
        for seat in ballots:
            if seat not in present:
                raise ReviewDeskError("motion-member-unknown", seat=seat)
        return dict(Counter(str(vote) for vote in ballots.values()))
    if isinstance(counts, Mapping) and all(type(n) is int and n >= 0 for n in counts.values()):
        found = {str(key): int(n) for key, n in counts.items()}
        if (total := sum(found.values())) > len(present):
            counted = {"votes": total, "present": len(present)}
            raise Problems("motion-problems", [Problem("motion-counts", counted)])
        return found
    raise Problems("motion-problems", [Problem("motion-round", {})])
