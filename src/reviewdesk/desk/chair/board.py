"""The board: what is known of every place at the table before the reveal, and never a mark."""

from collections import Counter
from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass
from typing import Final, Literal

from reviewdesk.desk import machine
from reviewdesk.desk.chair.offers import Noted, noted
from reviewdesk.desk.chair.opening import named_seats
from reviewdesk.desk.chair.paper_ticks import paper_signed
from reviewdesk.desk.chair.room import Room
from reviewdesk.desk.machine import Stage
from reviewdesk.domain.names import ApplicationId, Digest, SeatId, TrackId
from reviewdesk.domain.roll import Outcome
from reviewdesk.errors import Problem, ReviewDeskError
from reviewdesk.errors.marker import N_
from reviewdesk.sealed import ballot as ballots
from reviewdesk.sealed.codes import fingerprint
from reviewdesk.store import chair_ballots

Glance = Literal["waiting", "in", "problem", "apart"]
GLANCES: Final[Mapping[Glance, str]] = {
    "waiting": N_("Not in"),
    "in": N_("In"),
    "problem": N_("Problem"),
    "apart": N_("Does not score"),
}
SIGNS: Final[Mapping[Glance, str]] = {"waiting": "○", "in": "●", "problem": "!", "apart": "–"}
"""Each state has a shape of its own, so that nobody needs its colour."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What a ballot says of itself, all checks passed.

    Attributes:
        rows: how many applications it speaks of.
        recusals: application → typed reason, of the whole seat.
    """

    pledged: str
    cast: str
    rows: int
    recusals: Mapping[ApplicationId, str]


Known = MutableMapping[Digest, Stated]
"""Ballots looked at before: a ballot never changes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardCell:
    """One place of the board: a seat in a track and round.

    Attributes:
        here: how far the seat is on this machine, where it works on it.
        pledged, cast, received: moments in UTC, "" while unknown.
        rows: applications in the track, without those withdrawn.
        unscored: application → why the ballot leaves it out.
        code: receipt code of what counts.
        problem: what stands in the way.
    """

    seat: SeatId
    name: str
    track: TrackId
    track_name: str
    round: int
    glance: Glance
    outcome: Outcome
    here: Stage | None
    stated: Stated | None
    received: str
    rows: int
    unscored: Mapping[str, str]
    code: str
    paper: bool
    problem: Problem | None

    @property
    def pledged(self) -> bool:
        """Whether the pledge is known to have been given."""
        return self.stated is not None or self.here in ("scoring", "cast")

    @property
    def verified(self) -> bool:
        """Whether signature, plan and every digest of what counts were checked."""
        return self.outcome.state in ("counted", "typed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """All cells but those of spares nobody needs, and the files that were turned away.

    Attributes:
        unused: spare seats that score nothing.
    """

    cells: tuple[BoardCell, ...]
    refused: tuple[Noted, ...]
    late: tuple[Noted, ...]
    unused: tuple[SeatId, ...]

    def count(self, glance: Glance) -> int:
        """Return how many cells look like that."""
        return Counter(cell.glance for cell in self.cells)[glance]

    @property
    def expected(self) -> int:
        """Return how many ballots are wanted in all: those in and those still to come."""
        return len(self.cells) - self.count("apart")


def board(room: Room, known: Known) -> Board:
    """Return the board as it stands; `known` keeps what was read of each ballot for the next time."""
    unscored = chair_ballots.unscored(room.workspace)
    received = {Digest(str(e.data["digest"])): e.at for e in room.entries if e.kind in ("received", "typed")}
    names = {seat.id: seat.name for seat in named_seats(room)}
    papers, here = paper_signed(room), _here(room)
    gone = room.withdrawals
    rows = {track.id: sum(a not in gone for a in room.lineage.rows(track.id)) for track in room.plan.tracks}
    cells, outcomes = [], room.roll.outcomes
    for outcome in outcomes:
        if outcome.state == "unused":
            continue
        cells.append(
            BoardCell(
                seat=outcome.seat,
                name=names.get(outcome.seat, ""),
                track=outcome.track,
                track_name=room.plan.track(outcome.track).name,
                round=outcome.round,
                glance=glance(outcome),
                outcome=outcome,
                here=here.get(outcome.seat),
                stated=_stated(room, outcome.digest, known) if outcome.state == "counted" else None,
                received=received.get(outcome.digest, "") if outcome.digest else "",
                rows=rows[outcome.track],
                unscored=unscored.get(outcome.digest, {}) if outcome.digest else {},
                code=fingerprint(outcome.digest) if outcome.digest else "",
                paper=(outcome.seat, outcome.track, outcome.round) in papers,
                problem=_problem(outcome),
            )
        )
    files = noted(room)
    spare = {o.seat for o in outcomes if o.state == "unused"} - {cell.seat for cell in cells}
    return Board(
        cells=tuple(cells),
        refused=tuple(one for one in files if not one.late),
        late=tuple(one for one in files if one.late),
        unused=tuple(sorted(spare)),
    )


def glance(outcome: Outcome) -> Glance:
    """Return a cell's state at a glance."""
    if outcome.disputed or outcome.pending:
        return "problem"
    if outcome.state is None:
        return "waiting"
    return "in" if outcome.state in ("counted", "typed") else "apart"


def _problem(outcome: Outcome) -> Problem | None:
    where = {"seat": outcome.seat, "track": outcome.track, "round": outcome.round}
    if outcome.disputed:
        return Problem("roll-disputed-cell", where)
    return Problem("roll-pending-cell", where) if outcome.pending else None


def _stated(room: Room, digest: Digest | None, known: Known) -> Stated | None:
    if digest is None:
        return None
    if digest not in known:
        try:
            file = chair_ballots.one(room.workspace, digest).file
            found = ballots.examine(file, room.lineage, room.secret)
        except ReviewDeskError:
            return None
        words = found.stated.statement
        known[digest] = Stated(
            pledged=words.pledged,
            cast=found.header.created,
            rows=len(found.stated.identity.dossiers),
            recusals={one.application: one.reason for one in words.recusals},
        )
    return known[digest]


def _here(room: Room) -> dict[SeatId, Stage]:
    session = room.lineage.review_session
    return {SeatId(one.seat): one.stage for one in machine.seats_here() if one.review_session == session}
