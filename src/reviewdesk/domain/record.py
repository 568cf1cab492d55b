"""record.json: what a review session came to, frozen at finalise; its digest stands in every footer."""

from dataclasses import dataclass, field

from reviewdesk.domain import canonical
from reviewdesk.domain.names import Digest
from reviewdesk.domain.roll import Outcome, roll_record

SCHEMA = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Everything a footer's digest covers.

    Attributes:
        sequence: 1, or more after the review session was finalised again.
        roll: the outcomes as closed, typed copies of unreadable ballots included.
        result: digest of result.json.
        log_head: h of the last entry before the finalise entry.
    """

    review_session: str
    sequence: int
    batch: Digest
    plan: Digest
    roll: tuple[Outcome, ...] = field(repr=False)
    result: Digest
    log_head: Digest


def record_json(record: Record) -> bytes:
    """Return record.json."""
    return canonical.encode(
        {
            "schema": SCHEMA,
            "review_session": record.review_session,
            "sequence": record.sequence,
            "batch_digest": record.batch,
            "plan_digest": record.plan,
            "roll": roll_record(record.roll),
            "result_digest": record.result,
            "log_head": record.log_head,
        }
    )


def differing_field(theirs: bytes, ours: bytes) -> str | None:
    """Return the first field in which two records differ, None when they are the same bytes."""
    if theirs == ours:
        return None
    found, own = canonical.decode_map(theirs), canonical.decode_map(ours)
    return min(key for key in found.keys() | own.keys() if found.get(key) != own.get(key))
