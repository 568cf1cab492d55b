"""What the wall shows of each step: the pledge, the board, the ranking with its lines, the chain of a tie.

Names are hidden where the plan hides them on the projector; codes, deviations, diagnostics never come here.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from reviewdesk.desk import spoken, spoken_results
from reviewdesk.desk.chair.board import Glance, glance
from reviewdesk.desk.chair.opening import named_seats
from reviewdesk.desk.chair.ranking_view import RankedRow, RankingView, TrackView, ranking_view
from reviewdesk.desk.chair.room import Room
from reviewdesk.desk.chair.view import Step
from reviewdesk.domain.redaction import in_force, redacted_seats
from reviewdesk.domain.roll import Outcome
from reviewdesk.words import translator

_RANKED: tuple[Step, ...] = ("ranking", "settle", "audit", "sign", "publish")


@dataclass(frozen=True, slots=True)
class WallCell:
    """One place on the board: its state at a glance, and what became of it in words."""

    glance: Glance
    text: str


@dataclass(frozen=True, slots=True)
class WallRow:
    """One reviewer with an outcome per track; None where the seat has no such track."""

    name: str
    cells: tuple[WallCell | None, ...]


@dataclass(frozen=True, slots=True)
class TieRow:
    """One tied application: its place, and its value at each link of the chain."""

    place: str
    applicant: str
    links: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Projection:
    """What the wall shows now.

    Attributes:
        pledge: while the session opens and nothing is in yet; "" from then on.
        tracks: names over the board's columns.
        board: empty once there is a ranking to show.
        ranking: None before stage two, whatever the step.
    """

    title: str
    step: Step
    adjourned: bool
    pledge: str
    tracks: tuple[str, ...]
    board: tuple[WallRow, ...]
    ranking: RankingView | None

    @property
    def tally(self) -> Mapping[Glance, int]:
        """Return how many places of the board look like that."""
        return Counter(cell.glance for row in self.board for cell in row.cells if cell is not None)

    def ties(self, track: TrackView, language: str) -> tuple[TieRow, ...]:
        """Return the chain of every tie of a track while places are settled."""
        if self.step != "settle":
            return ()
        return tuple(_tie(track, row, language) for row in track.rows if row.row.tie_break)


def projection(room: Room, step: Step, language: str) -> Projection:
    """Return what the wall shows at a step."""
    ranked = room.course.ranked and step in _RANKED
    plan = room.plan
    return Projection(
        title=plan.review_session.title,
        step=step,
        adjourned=room.course.adjourned,
        pledge="" if step != "opening" or room.course.ballots else plan.pledge,
        tracks=tuple(track.name for track in plan.tracks),
        board=() if ranked else _board(room, language),
        ranking=ranking_view(room, language, "projector") if ranked else None,
    )


def _board(room: Room, language: str) -> tuple[WallRow, ...]:
    say, plan, roll = translator(language), room.plan, room.roll
    members = {seat.id for seat in room.members}
    known = [seat for seat in named_seats(room) if seat.id in members]
    shown = redacted_seats(in_force(plan), "projector", known, say("Reviewer "))
    rows = []
    for seat in shown:
        held = {outcome.track: outcome for outcome in roll.of_seat(seat.id) if outcome.state != "unused"}
        cells = tuple(_cell(held.get(track.id), language) for track in plan.tracks)
        rows.append(WallRow(seat.name or seat.id, cells))
    return tuple(rows)


def _cell(held: Outcome | None, language: str) -> WallCell | None:
    if held is None:
        return None
    found = glance(held)
    worth = translator(language)("worth a look")
    return WallCell(found, worth if found == "problem" else spoken.outcome(held.state or "", language))


def _tie(track: TrackView, found: RankedRow, language: str) -> TieRow:
    links = spoken_results.links(found.row, track.track, language)
    return TieRow(
        "–" if found.row.place is None else str(found.row.place),
        found.applicant,
        tuple((name, value.rpartition("≈ ")[2]) for name, value in links),  # exact values are not projected
    )
