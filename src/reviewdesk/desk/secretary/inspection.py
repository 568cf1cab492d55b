"""What a sealed file is, for whoever holds it: no slip is needed."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from reviewdesk.domain.drill import is_drill
from reviewdesk.sealed.inspect import inspect as inspect_sealed


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspected:
    """A sealed file from outside, as plain values.

    Attributes:
        title: of the review session, where the file brings a plan; else "".
        drill: whether that review session is only a drill.
    """

    kind: str
    fingerprint: str
    receipt: str
    session_mark: str
    created: str
    digest: str
    plan_digest: str
    review_session: str
    sequence: int
    signer: str
    seat: str
    track: str
    round: int | None
    seats: tuple[tuple[str, str], ...]
    parts: tuple[tuple[str, int], ...]
    size: int
    title: str
    drill: bool


def inspect(path: Path, advance: Callable[[int], None] = lambda size: None) -> Inspected:
    """Return what the header of a sealed file says, its form and signature checked."""
    found = inspect_sealed(path, advance)
    header = found.header
    return Inspected(
        kind=header.kind,
        fingerprint=found.fingerprint,
        receipt=found.receipt,
        session_mark=found.session_mark,
        created=header.created,
        digest=found.digest,
        plan_digest=header.plan_digest,
        review_session=header.review_session,
        sequence=header.sequence,
        signer=header.signer,
        seat=header.seat or "",
        track=header.track or "",
        round=header.round,
        seats=tuple((seat.id, seat.role) for seat in header.seats),
        parts=tuple((part.path, part.size) for part in header.parts),
        size=found.size,
        title=found.title,
        drill=is_drill(found.title),
    )
