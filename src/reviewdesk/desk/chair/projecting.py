"""What the wall shows of each step: the board, the roll, the ranking with its lines, the chain of a tie.

Names are hidden where the plan hides them on the projector; codes, deviations, diagnostics never come here.
"""

from dataclasses import dataclass

from reviewdesk.desk import spoken, spoken_results
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
    """One outcome on the board: whether it is in, out or wants a look, and in words."""

    mark: str
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
        tracks: names over the board's columns.
        board: empty once there is a ranking to show.
        ranking: None before stage two, whatever the step.
    """

    title: str
    step: Step
    tracks: tuple[str, ...]
    board: tuple[WallRow, ...]
    ranking: RankingView | None

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
    if held.disputed or held.pending:
        return WallCell("look", translator(language)("worth a look"))
    mark = {"counted": "in", "typed": "in", None: "out"}.get(held.state, "away")
    return WallCell(mark, spoken.outcome(held.state or "", language))


def _tie(track: TrackView, found: RankedRow, language: str) -> TieRow:
    return TieRow(
        "–" if found.row.place is None else str(found.row.place),
        found.applicant,
        tuple(spoken_results.links(found.row, track.track, language)),
    )
