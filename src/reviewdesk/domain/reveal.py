"""Before close and reveal no total exists: what a ranking is built from demands the log that allows it.

Data of the chair's entries that are read here (others may stand beside them):

    close     roll: [{seat, track, round, state, digest, ...}]; applied: {track: aggregate}
    reveal    none
    typed     seat, track, round, digest: after the reveal, the copy of an unreadable ballot
    explain   seat, application
    overrule  seat, application
    ranking   none
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, cast, get_args

from reviewdesk.domain.ballot import Ballot
from reviewdesk.domain.log import Entry
from reviewdesk.domain.names import ApplicationId, CriterionId, Digest, SeatId, TrackId
from reviewdesk.domain.plan.values import Aggregate, Witness
from reviewdesk.domain.result import SeatState
from reviewdesk.errors import ReviewDeskError

Cell = tuple[SeatId, TrackId, int]
Row = tuple[SeatId, ApplicationId]


@dataclass(frozen=True, slots=True)
class Deviation:
    """Something that stage one shows.

    Attributes:
        kind: "range" on a typed sheet, "objection" to an objective value, "abnormal" score,
            "identical" marks everywhere (then application is None).
        direction: for an abnormal score, on which side of the others it lies.
    """

    kind: Literal["range", "objection", "abnormal", "identical"]
    track: TrackId
    seat: SeatId
    application: ApplicationId | None = None
    criterion: CriterionId | None = None
    direction: Literal["high", "low"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RevealedBallots:
    """Opened ballots, which only a log with attested close and reveal can make.

    Attributes:
        entries: the chair's log as read, attests folded in.
        ballots: every counted or typed ballot of the closed roll, once.
        witness: the plan's key; "none" needs one attesting seat, otherwise two.
    """

    entries: Sequence[Entry] = field(repr=False)
    ballots: tuple[Ballot, ...] = field(repr=False)
    witness: Witness = "supervisor"

    def __post_init__(self) -> None:
        close, reveal = self._attested("close"), self._attested("reveal")
        if close.index > reveal.index:
            raise ReviewDeskError("reveal-before-close")
        held = sorted((b.seat, b.track, b.round) for b in self.ballots)
        counted = sorted(cell for cell, state in self.roll().items() if state in ("counted", "typed"))
        if held != counted:
            raise ReviewDeskError("reveal-ballots-differ", expected=len(counted), held=len(held))

    @property
    def close_head(self) -> Digest:
        """The h of the close entry, the seed of every lot."""
        return self._attested("close").head

    @property
    def applied(self) -> Mapping[TrackId, Aggregate]:
        """Track → the aggregate fixed at the close, before anybody had seen a score."""
        fixed = cast(Mapping[str, str], self._attested("close").data.get("applied", {}))
        return {TrackId(t): a for t, name in fixed.items() for a in get_args(Aggregate) if a == name}

    def roll(self) -> dict[Cell, SeatState]:
        """Return every seat's outcome per track and round, sheets typed after the reveal included."""
        close, reveal = self._attested("close"), self._attested("reveal")
        found = {_cell(row): _state(row) for row in cast(list[Mapping[str, object]], close.data["roll"])}
        for entry in self.entries:
            if entry.index > reveal.index and entry.kind in ("void", "typed") and "unreadable" in entry.data:
                found[_cell(entry.data)] = "typed" if entry.kind == "typed" else "void"
        return found

    def _attested(self, kind: str) -> Entry:
        needed = 1 if self.witness == "none" else 2
        for entry in self.entries:
            if entry.kind == kind and len(set(entry.attested)) >= needed:
                return entry
        raise ReviewDeskError("reveal-not-attested", kind=kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class RankableBallots:
    """Revealed ballots whose abnormal rows have all been answered, so that a ranking may be built.

    Attributes:
        flagged: what `conclude.deviations` found in `revealed`.
    """

    revealed: RevealedBallots
    flagged: tuple[Deviation, ...] = ()

    def __post_init__(self) -> None:
        entries = self.revealed.entries
        if not any(entry.kind == "ranking" for entry in entries):
            raise ReviewDeskError("reveal-ranking-missing")
        waiting = unanswered(self.flagged, entries)
        if waiting:
            raise ReviewDeskError("reveal-unanswered", seat=waiting[0][0], application=waiting[0][1])


def unanswered(flagged: Sequence[Deviation], entries: Sequence[Entry]) -> tuple[Row, ...]:
    """Return the abnormal rows that their seat has not answered and nobody overruled, in order."""
    answered = {
        (entry.data.get("seat"), entry.data.get("application"))
        for entry in entries
        if entry.kind in ("explain", "overrule")
    }
    rows = {(d.seat, d.application) for d in flagged if d.kind == "abnormal" and d.application is not None}
    return tuple(sorted(rows - answered))


def _cell(data: Mapping[str, object]) -> Cell:
    return SeatId(str(data["seat"])), TrackId(str(data["track"])), int(str(data.get("round", 1)))


def _state(row: Mapping[str, object]) -> SeatState:
    return next(state for state in get_args(SeatState) if state == row["state"])
