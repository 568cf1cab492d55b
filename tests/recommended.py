"""A committee's recommendation for one track, made by hand."""

from collections.abc import Mapping

from reviewdesk.domain.names import ApplicationId, SeatId, TierId, TrackId
from reviewdesk.domain.result import RankedApplication, TierFill, TrackResult


def recommended_track(
    track: str, standings: Mapping[str, str], tiers: Mapping[str, int], scores: Mapping[str, str]
) -> TrackResult:
    """Return a track in which applications stand in this order.

    Args:
        track: its id.
        standings: application → standing, best first; a rejected one has no place.
        tiers: tier → quota; whoever stands in one has a number.
        scores: application → its score, from one seat.
    """
    numbers: dict[str, int] = {}
    rows = []
    for place, (application, standing) in enumerate(standings.items(), start=1):
        numbers[standing] = numbers.get(standing, 0) + 1
        rows.append(
            RankedApplication(
                application=ApplicationId(application),
                place=None if standing == "rejected" else place,
                standing=standing,
                number=numbers[standing] if standing in tiers else None,
                published=scores[application],
                exact=scores[application],
                ballots=3,
                totals={SeatId("r1"): scores[application]},
                dropped=(),
                excluded=(),
                criteria={},
                tie_break=(),
                flags=(),
                counted_elsewhere=None,
            )
        )
    return TrackResult(
        id=TrackId(track),
        tiers=tuple(TierFill(TierId(tier), quota, quota) for tier, quota in tiers.items()),
        declared="mean",
        applied="mean",
        better="high",
        seats=(),
        alarms=(),
        ranking=tuple(rows),
    )
