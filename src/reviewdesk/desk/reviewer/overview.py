"""A reviewer's overview: the own ranking of every track and round, from the own draft alone."""

from dataclasses import dataclass

from reviewdesk.desk.reviewer.table import Table
from reviewdesk.domain.names import SeatId
from reviewdesk.domain.own_ranking import OwnRanking, own_ranking
from reviewdesk.domain.plan.values import Track
from reviewdesk.domain.roll import rounds
from reviewdesk.domain.self_check import Counts, counts


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackOverview:
    """One track in one round.

    Attributes:
        rounds: how many the plan has.
        cast: whether the ballot of this round is cast, so that everything here only shows.
    """

    track: Track
    round: int
    rounds: int
    cast: bool
    counts: Counts
    ranking: OwnRanking


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """Whose it is, and every track with all rounds up to the one that is being scored."""

    title: str
    seat: SeatId
    person: str
    tracks: tuple[TrackOverview, ...]


def overview(table: Table) -> Overview:
    """Return the own rankings of this seat.

    Raises:
        ReviewDeskError: "reviewer-not-declared".
    """
    table.need_pledge()
    return Overview(
        title=table.plan.review_session.title,
        seat=table.seat,
        person=next(seat.name for seat in table.lineage.committee.seats if seat.id == table.seat),
        tracks=tuple(
            _of_round(table, track, number)
            for track in table.tracks
            for number in range(1, table.round(track.id) + 1)
        ),
    )


def _of_round(table: Table, track: Track, number: int) -> TrackOverview:
    applications, draft = table.applications(track.id), table.draft(number)
    return TrackOverview(
        track=track,
        round=number,
        rounds=rounds(table.plan),
        cast=table.is_cast(track.id, number),
        counts=counts(track, applications, draft),
        ranking=own_ranking(track, applications, draft),
    )
