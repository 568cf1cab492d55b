"""Scans of inked pages, as the log tells them: attached, taken in place of another, or taken away again."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final, Literal, cast

from reviewdesk.domain.log import Entry
from reviewdesk.domain.names import Digest, SeatId
from reviewdesk.errors import ReviewDeskError

Kind = Literal["pdf", "jpg", "png"]
KINDS: Final = ("pdf", "jpg", "png")
JOINT: Final = SeatId("")
"""Stands for the joint signature page, which is no one member's."""
_ATTACHED: Final = frozenset({"seat", "number", "kind", "size", "digest", "sequence", "replaces"})
_TAKEN_AWAY: Final = frozenset({"number", "sequence", "text"})
_DIGEST: Final = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """One scan that holds.

    Attributes:
        number: counted from 1 through the whole review session, never used twice.
        seat: whose answer it belongs to; JOINT for the joint signature page.
        size: bytes.
        at: when it was attached.
        published: whether an archive that holds it has been published, so that it stays.
    """

    number: int
    seat: SeatId
    kind: Kind
    size: int
    digest: Digest
    at: str
    published: bool = False


def scans(entries: Iterable[Entry], signers: Collection[SeatId]) -> tuple[Scan, ...]:
    """Return the scans that hold since the latest finalisation, by number; that one voids those before.

    Args:
        entries: the log.
        signers: the seats that may answer in the signing round.

    Raises:
        ReviewDeskError: "scan-unlawful" with the index of the first entry that cannot stand where it does.
    """
    held: dict[int, Scan] = {}
    number = sequence = 0
    for entry in entries:
        if entry.kind == "finalise":
            held, sequence = {}, sequence + 1
        elif entry.kind == "publish":
            held = {at: replace(scan, published=True) for at, scan in held.items()}
        elif entry.kind == "scan":
            number += 1
            _check_attached(entry, number, sequence, signers)
            if "replaces" in entry.data:
                _drop(held, entry, "replaces")
            held[number] = _scan(entry)
        elif entry.kind == "unscan":
            _check(entry, entry.data.keys() == _TAKEN_AWAY and entry.data["sequence"] == sequence)
            _drop(held, entry, "number")
    return tuple(held[at] for at in sorted(held))


def attached(entries: Iterable[Entry]) -> int:
    """Return how many scans were ever attached, those that hold no more among them."""
    return sum(entry.kind == "scan" for entry in entries)


def _scan(entry: Entry) -> Scan:
    data: Mapping[str, object] = entry.data
    return Scan(
        number=cast("int", data["number"]),
        seat=SeatId(str(data["seat"])),
        kind=cast("Kind", data["kind"]),
        size=cast("int", data["size"]),
        digest=Digest(str(data["digest"])),
        at=entry.at,
    )


def _check_attached(entry: Entry, number: int, sequence: int, signers: Collection[SeatId]) -> None:
    data = entry.data
    _check(entry, _ATTACHED - {"replaces"} <= data.keys() <= _ATTACHED)
    _check(entry, type(data["number"]) is int and data["number"] == number)
    _check(entry, data["sequence"] == sequence and data["kind"] in KINDS)
    _check(entry, type(data["size"]) is int and data["size"] > 0)
    _check(entry, _DIGEST.fullmatch(str(data["digest"])) is not None)
    _check(entry, data["seat"] == JOINT or data["seat"] in signers)


def _drop(held: dict[int, Scan], entry: Entry, key: str) -> None:
    number = entry.data[key]
    gone = held.get(number) if type(number) is int else None
    _check(entry, gone is not None and not gone.published)
    del held[cast("int", number)]


def _check(entry: Entry, lawful: bool) -> None:
    if not lawful:
        raise ReviewDeskError("scan-unlawful", index=entry.index)
