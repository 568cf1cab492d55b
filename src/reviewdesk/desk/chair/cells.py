"""Every cell behind one place of a ranking: reviewers × criteria, with states and the reviewers' words."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from reviewdesk.desk.chair.ranking_view import TrackView, Words
from reviewdesk.domain.marks import decimal_text
from reviewdesk.domain.names import ApplicationId, SeatId

CellNote = Literal["dropped", "abnormal", "replaced"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CellRow:
    """One reviewer's marks for one application.

    Attributes:
        marks: one per criterion of the track, objective values included, "" where there is none.
        total: "" where it does not count.
        notes: what is said of the total.
        state: why it does not count, "" where it does.
    """

    seat: SeatId
    name: str
    marks: tuple[str, ...]
    total: str
    notes: tuple[CellNote, ...]
    state: str
    words: Words | None


def cell_rows(view: TrackView, application: ApplicationId) -> tuple[CellRow, ...]:
    """Return the rows of an application, by seat; seats that were replaced are left out."""
    return tuple(_row(view, seat, application) for seat in view.sheet.panel)


def _row(view: TrackView, seat: SeatId, application: ApplicationId) -> CellRow:
    ranked = view.row(application)
    total = ranked.row.totals.get(seat, "")
    dot = next((dot for dot in ranked.dots if dot.seat == seat), None)
    found: dict[CellNote, bool] = {
        "dropped": dot is not None and dot.dropped,
        "abnormal": dot is not None and dot.abnormal,
        "replaced": (seat, application) in view.sheet.replaced,
    }
    return CellRow(
        seat=seat,
        name=view.seats.get(seat, seat),
        marks=_marks(view, seat, application),
        total=total,
        notes=tuple(note for note, holds in found.items() if holds),
        state="" if total else view.sheet.state(seat, application),
        words=view.words.get((seat, application)),
    )


def _marks(view: TrackView, seat: SeatId, application: ApplicationId) -> tuple[str, ...]:
    sheet = view.sheet
    own = sheet.replaced.get((seat, application)) or sheet.rows.get(seat, {}).get(application)
    given = iter(own or ())
    fixed = sheet.objective.get(application, {})
    return tuple(
        fixed.get(c.id, "") if c.mode == "objective" else _text(next(given, None))
        for c in view.track.criteria
    )


def _text(mark: str | Fraction | None) -> str:
    if mark is None:
        return ""
    return decimal_text(mark) if isinstance(mark, Fraction) else mark
