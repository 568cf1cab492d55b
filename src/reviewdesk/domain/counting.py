"""How many ballots score each application: by this the close fixes the arithmetic before a score is known."""

from collections import Counter
from collections.abc import Container, Mapping, Sequence

from reviewdesk.domain.aggregates import applied
from reviewdesk.domain.names import ApplicationId, Digest, TrackId
from reviewdesk.domain.plan.values import Aggregate, Plan
from reviewdesk.domain.roll import Roll, rounds

Rows = Mapping[TrackId, Sequence[ApplicationId]]
States = Mapping[Digest, Container[str]]


def ballot_counts(plan: Plan, rows: Rows, held: Roll, states: States) -> dict[TrackId, Counter[str]]:
    """Return track → application → how many ballots of the last round score it.

    Args:
        plan: in force.
        rows: track → the applications that are still in it.
        held: which ballots count, and which of their rows are void.
        states: digest of a ballot → the applications it leaves unscored.
    """
    voided = set(held.void_rows)
    counts: dict[TrackId, Counter[str]] = {t: Counter(dict.fromkeys(rows[t], 0)) for t in rows}
    for cell in held.counted():
        if cell.round == rounds(plan):
            left = states[Digest(str(cell.digest))]
            counts[cell.track].update(
                a for a in rows[cell.track] if a not in left and (cell.seat, a) not in voided
            )
    return counts


def applied_aggregates(plan: Plan, counts: Mapping[TrackId, Mapping[str, int]]) -> dict[TrackId, Aggregate]:
    """Return track → the aggregate its numbers of ballots allow."""
    return {track.id: applied(track.rules, counts[track.id].values()) for track in plan.tracks}
