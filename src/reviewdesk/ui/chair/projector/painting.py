"""Paints what the wall shows: large, dark on white, and nothing by colour alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from reviewdesk.desk.chair.projecting import Projection, TieRow, WallCell, WallRow
from reviewdesk.desk.chair.ranking_view import TrackView
from reviewdesk.ui.chair.page import step_name
from reviewdesk.ui.chair.ranking.strokes import Brush, line_pen, paint_chip, paint_strip
from reviewdesk.ui.chair.ranking.words import ballots_words, standing_chip
from reviewdesk.ui.speech import language, say
from reviewdesk.ui.theme import PROJECTED

SMALLEST, LARGEST = 22, 34
"""Pixels of text, however many rows there are."""
_EDGES = (0.0, 0.06, 0.40, 0.52, 0.74, 0.84, 1.0)
"""Where the columns of a ranking begin and end, as shares of the width."""
_BESIDE = 4
"""How many tied applications find room beside one another."""
_HEARD = 40
"""How many rows around the one in hand are put into words."""
_INKS = {"in": PROJECTED.good, "look": PROJECTED.bad}
_SIGNS = {"in": "✓", "out": "○", "look": "!", "away": "–"}


@dataclass(frozen=True, slots=True)
class Follow:
    """Which track and which row the chair's window has in hand."""

    track: int = 0
    row: int = 0


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows of equal height below a heading; those that do not fit go to further pages.

    Attributes:
        first, last: rows on the page that has the row in hand.
    """

    brush: Brush
    row: float
    first: int
    last: int


def sheet(field: QRectF, rows: int, in_hand: int) -> Sheet:
    """Return how rows are laid out in a field."""
    text = min(LARGEST, max(SMALLEST, int(field.height() / max(1, rows) / 1.75)))
    row = text * 1.75
    fit = max(1, int(field.height() // row))
    first = (min(in_hand, max(0, rows - 1)) // fit) * fit
    return Sheet(Brush(PROJECTED, text), row, first, min(rows, first + fit))


def paint(painter: QPainter, whole: QRectF, shown: Projection, follow: Follow) -> None:
    """Paint the wall."""
    painter.fillRect(whole, QColor(PROJECTED.ground))
    field, head = whole.adjusted(48, 28, -48, -28), Brush(PROJECTED, 30)
    bar = QRectF(field.left(), field.top(), field.width(), 40)
    _line(painter, bar.adjusted(0, 0, -bar.width() / 4, 0), shown.title, head.font(0.8))
    _line(painter, bar, step_name(shown.step), head.font(0.8), right=True)
    track = _track(shown, follow)
    if track is None:
        _board(painter, field.adjusted(0, 56, 0, 0), shown)
        return
    name = QRectF(field.left(), field.top() + 48, field.width(), 52)
    _line(painter, name, track.track.name, head.font(1.3, strong=True))
    body = field.adjusted(0, 116, 0, 0)
    ties = shown.ties(track, language())
    if ties:
        _table(painter, body, _chain(ties))
    else:
        _ranking(painter, body, track, follow.row)


def in_words(shown: Projection, follow: Follow) -> str:
    """Return what the wall shows, for those who hear it."""
    track = _track(shown, follow)
    lines = [shown.title, step_name(shown.step)]
    if track is None:
        lines += [_joined(row.name, *(cell.text for cell in row.cells if cell)) for row in shown.board]
        return "\n".join(lines)
    lines.append(track.track.name)
    for tied in shown.ties(track, language()):
        links = [f"{name} {value}" for name, value in tied.links]
        lines += [_joined(tied.place, tied.applicant, *links)]
    first = max(0, min(follow.row, len(track.rows)) - _HEARD // 2)
    for found in track.rows[first : first + _HEARD]:
        row, standing = found.row, standing_chip(track.track, found.row).text
        lines += [_joined(str(row.place or "–"), found.applicant, row.published or "–", standing)]
    return "\n".join(lines)


def _joined(*words: str) -> str:
    return say(", ").join(words)


def _track(shown: Projection, follow: Follow) -> TrackView | None:
    if shown.ranking is None or not shown.ranking.tracks:
        return None
    return shown.ranking.tracks[min(follow.track, len(shown.ranking.tracks) - 1)]


def _ranking(painter: QPainter, field: QRectF, track: TrackView, in_hand: int) -> None:
    laid = sheet(field, len(track.rows), in_hand)
    brush, width = laid.brush, field.width()
    for place in range(laid.first, laid.last):
        found = track.rows[place]
        top = field.top() + (place - laid.first) * laid.row
        cells = [
            QRectF(field.left() + a * width, top, (b - a) * width - brush.text * 0.6, laid.row)
            for a, b in pairwise(_EDGES)
        ]
        _line(painter, cells[0], str(found.row.place or "–"), brush.font(), right=True)
        _line(painter, cells[1], found.applicant, brush.font())
        _line(painter, cells[2], found.row.published or "–", brush.font(1.1, strong=True), right=True)
        paint_strip(painter, cells[3], found.dots, track.scale, Brush(PROJECTED, round(brush.text * 0.8)))
        _line(painter, cells[4], ballots_words(found.row), brush.font(0.8), right=True)
        paint_chip(painter, cells[5], standing_chip(track.track, found.row), brush)
        line, bottom = track.line(place + 1), top + laid.row
        painter.setPen(QPen(QColor(PROJECTED.line), 1) if line is None else line_pen(line.tier, brush))
        painter.drawLine(QPointF(field.left(), bottom), QPointF(field.right(), bottom))


def _board(painter: QPainter, field: QRectF, shown: Projection) -> None:
    rows = [WallRow("", tuple(WallCell("", name) for name in shown.tracks)), *shown.board]
    _table(painter, field, rows)


def _chain(ties: Sequence[TieRow]) -> list[WallRow]:
    """Return the links one under another, an application beside the other: where they part is seen."""
    shown = ties[:_BESIDE]
    names = dict.fromkeys(name for tie in shown for name, _ in tie.links)
    heads = tuple(WallCell("", f"{tie.place}  {tie.applicant}") for tie in shown)
    values = [dict(tie.links) for tie in shown]
    rows = [WallRow(name, tuple(WallCell("", one.get(name, "")) for one in values)) for name in names]
    return [WallRow("", heads), *rows]


def _table(painter: QPainter, field: QRectF, rows: Sequence[WallRow]) -> None:
    laid = sheet(field, len(rows), 0)
    brush, name = laid.brush, field.width() * 0.28
    for place, row in enumerate(rows):
        top = field.top() + place * laid.row
        where = QRectF(field.left(), top, name - brush.text * 0.6, laid.row)
        _line(painter, where, row.name, brush.font(strong=True))
        each = (field.width() - name) / max(1, len(row.cells))
        for number, cell in enumerate(row.cells):
            text = "" if cell is None else f"{_SIGNS.get(cell.mark, '')} {cell.text}".strip()
            ink = _INKS.get("" if cell is None else cell.mark, PROJECTED.text)
            left = field.left() + name + number * each
            font = brush.font(strong=place == 0)
            _line(painter, QRectF(left, top, each - brush.text * 0.6, laid.row), text, font, ink=ink)
        painter.setPen(QPen(QColor(PROJECTED.line), 1))
        bottom = top + laid.row
        painter.drawLine(QPointF(field.left(), bottom), QPointF(field.right(), bottom))


def _line(
    painter: QPainter,
    where: QRectF,
    text: str,
    font: QFont,
    *,
    right: bool = False,
    ink: str = PROJECTED.text,
) -> None:
    painter.setFont(font)
    painter.setPen(QColor(ink))
    elided = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, where.width())
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    painter.drawText(where, side | Qt.AlignmentFlag.AlignVCenter, elided)
