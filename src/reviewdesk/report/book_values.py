"""What the workbook is made from, and what its sheets are before a spreadsheet is written."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from reviewdesk.domain.application import Application
from reviewdesk.domain.ballot import Ballot
from reviewdesk.domain.committee import Seat
from reviewdesk.domain.names import ApplicationId, SeatId, TrackId
from reviewdesk.domain.plan.values import Plan, Track
from reviewdesk.domain.result import Result, TrackResult
from reviewdesk.domain.sheet import Sheet
from reviewdesk.report.result_words import seat_words


@dataclass(frozen=True, slots=True)
class Formula:
    """A live formula; only the program writes one, no text ever becomes one."""

    text: str
    shown: str = "General"


Cell = str | int | Decimal | Formula | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """One sheet.

    Attributes:
        rows: heads first.
        printed: columns that are printed, 0 for all.
        plain: one row stays one line, however long its texts.
        worded: it tells in words what stands elsewhere; a later version may word it otherwise.
        judged: the column of TRUE and FALSE, 0 for none.
    """

    title: str
    rows: list[list[Cell]]
    printed: int = 0
    plain: bool = False
    worded: bool = False
    judged: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Workbook:
    """Everything in the workbook; names already redacted.

    Attributes:
        ballots: the counted ones; empty where only a result exists.
        marks: the marks of every track as the decisions leave them.
        reasons: why a seat was kept from an application, where that is handed over.
        record: digest of record.json, in the footer of every page.
        ahead: further sheets in front of the usual ones, whose titles none of those may have.
    """

    plan: Plan
    result: Result
    applications: Mapping[ApplicationId, Application]
    seats: tuple[Seat, ...]
    ballots: tuple[Ballot, ...] = ()
    marks: Mapping[TrackId, Sheet] = field(default_factory=dict)
    reasons: Mapping[tuple[SeatId, ApplicationId], str] = field(default_factory=dict)
    record: str = ""
    ahead: tuple[Leaf, ...] = ()

    @property
    def language(self) -> str:
        """The language it is written in."""
        return self.plan.review_session.language

    @property
    def tracks(self) -> list[tuple[Track, TrackResult]]:
        """Every track of the result with its rules."""
        return [(self.plan.track(track.id), track) for track in self.result.tracks]

    def person(self, seat: SeatId) -> str:
        """Return how a seat is called on paper."""
        return next((seat_words(s, self.language) for s in self.seats if s.id == seat), seat)
