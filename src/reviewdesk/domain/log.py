"""What the record of a review session says, once its chain and its signatures have been checked."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from reviewdesk.domain.names import Digest, SeatId

TWO_PERSON_KINDS: Final = frozenset(
    {
        "adopt",
        "reopen",
        "void",
        "absent",
        "replaced",
        "typed",
        "withdraw",
        "adjourn",
        "resume",
        "close",
        "reveal",
        "overrule",
        "correct",
        "vote",
        "lot",
        "finalise",
        "refinalise",
        "deemed",
        "left",
    }
)
"""Entries that count only when a chair seat and a witness seat attest them (sealed.md)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of a log.

    Attributes:
        index: position, from 1; order is by index, never by clock.
        at: when the desk said it was, ISO 8601 in UTC.
        data: ids and values only; free text stands in texts.json under its digest.
        head: h of this entry, which covers all before it.
        attested: seats whose valid attestation follows.
    """

    index: int
    kind: str
    at: str
    data: Mapping[str, object]
    head: Digest
    attested: tuple[SeatId, ...] = ()
