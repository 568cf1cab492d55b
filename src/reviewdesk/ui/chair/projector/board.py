"""The board on the wall: how many are in, and every place as a shape, a colour and a word."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from reviewdesk.desk.chair.board import GLANCES, SIGNS, Glance
from reviewdesk.desk.chair.projecting import Projection, WallCell, WallRow
from reviewdesk.ui.chair.projector.lettering import LARGEST, SMALLEST, Sheet, rule_off, sheet, wrap, write
from reviewdesk.ui.chair.ranking.strokes import Brush
from reviewdesk.ui.speech import say
from reviewdesk.ui.theme import PROJECTED

INKS: dict[Glance, str] = {
    "waiting": PROJECTED.text,
    "in": PROJECTED.good,
    "problem": PROJECTED.bad,
    "apart": PROJECTED.warn,
}
SOFTS: dict[Glance, str] = {
    "waiting": PROJECTED.raised,
    "in": PROJECTED.good_soft,
    "problem": PROJECTED.bad_soft,
    "apart": PROJECTED.warn_soft,
}
MOST_BLOCKS = 3
"""How many lists of reviewers stand side by side before the rest goes to another page."""
_TILES, _GAP, _HEAD = 88.0, 16.0, 80.0
_NAMES = 0.3
_LOW = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom


@dataclass(frozen=True, slots=True)
class Blocks:
    """Reviewers in lists side by side.

    Attributes:
        each: how many stand in one list.
        first, last: those on the page that has the reviewer in hand.
    """

    count: int
    each: int
    first: int
    last: int


def blocks(height: float, rows: int, in_hand: int) -> Blocks:
    """Return in how many lists the reviewers stand, so that all are large enough to read."""
    fit = max(1, int(height // (SMALLEST * 1.75)))
    count = min(MOST_BLOCKS, max(1, -(-rows // fit)))
    each = min(fit, max(1, -(-rows // count)))
    page = count * each
    first = (min(max(0, in_hand), max(0, rows - 1)) // page) * page
    return Blocks(count, each, first, min(rows, first + page))


def paint_board(painter: QPainter, field: QRectF, shown: Projection, in_hand: int) -> None:
    """Paint the figures, and below them every place."""
    _tiles(painter, QRectF(field.left(), field.top(), field.width(), _TILES), shown)
    body = field.adjusted(0, _TILES + _GAP, 0, 0)
    height = body.height() - _HEAD
    laid = blocks(height, len(shown.board), in_hand)
    width = (body.width() - _GAP * 2 * (laid.count - 1)) / laid.count
    rows = shown.board[laid.first : laid.last]
    page = sheet(QRectF(0, 0, width, height), laid.each, 0)
    for block in range(laid.count):
        left = body.left() + block * (width + _GAP * 2)
        part = rows[block * laid.each : (block + 1) * laid.each]
        if part:
            _block(painter, QRectF(left, body.top(), width, body.height()), shown, part, page)


def words_of(cell: WallCell, shown: Projection) -> str:
    """Return a place in a word: while ballots come in whether it is in, afterwards what became of it."""
    coming = shown.step in ("opening", "collect") and cell.glance != "apart"
    return say(GLANCES[cell.glance]) if coming else cell.text


def tally_words(shown: Projection) -> list[tuple[Glance, str]]:
    """Return the figures over the board, all but the last of them even where nothing is there."""
    found = shown.tally
    kinds: list[Glance] = ["in", "waiting", "problem"]
    if found.get("apart"):
        kinds.append("apart")
    return [(kind, f"{SIGNS[kind]} {say(GLANCES[kind])}  {found.get(kind, 0)}") for kind in kinds]


def _tiles(painter: QPainter, field: QRectF, shown: Projection) -> None:
    tiles = tally_words(shown)
    width = (field.width() - _GAP * (len(tiles) - 1)) / len(tiles)
    for place, (kind, text) in enumerate(tiles):
        tile = QRectF(field.left() + place * (width + _GAP), field.top(), width, field.height())
        empty = not shown.tally.get(kind)
        ink = PROJECTED.muted if empty else INKS[kind]
        painter.setPen(QColor(PROJECTED.line if empty else ink))
        painter.setBrush(QColor(PROJECTED.surface if empty else SOFTS[kind]))
        painter.drawRoundedRect(tile.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        font = Brush(PROJECTED, LARGEST).font(1.2, strong=not empty)
        write(painter, tile.adjusted(16, 0, -16, 0), text, font, side=Qt.AlignmentFlag.AlignHCenter, ink=ink)


def _block(painter: QPainter, field: QRectF, shown: Projection, rows: Sequence[WallRow], page: Sheet) -> None:
    left, names, brush = field.left(), field.width() * _NAMES, page.brush
    each = (field.width() - names) / max(1, len(shown.tracks))
    for number, name in enumerate(shown.tracks):
        head = QRectF(left + names + number * each, field.top(), each - brush.text * 0.6, _HEAD - 8)
        wrap(painter, head, name, Brush(PROJECTED, 24), strong=True, side=_LOW)
    rule_off(painter, left, field.right(), field.top() + _HEAD)
    for place, row in enumerate(rows):
        top = field.top() + _HEAD + place * page.row
        where = QRectF(left, top, names - brush.text * 0.6, page.row)
        write(painter, where, row.name, brush.font(strong=True))
        for number, cell in enumerate(row.cells):
            where = QRectF(left + names + number * each, top, each - brush.text * 0.4, page.row)
            if cell is not None:
                _cell(painter, where, cell, shown, brush)
        rule_off(painter, left, field.right(), top + page.row)


def _cell(painter: QPainter, where: QRectF, cell: WallCell, shown: Projection, brush: Brush) -> None:
    font, sign = brush.font(strong=cell.glance == "problem"), SIGNS[cell.glance]
    whole = f"{sign} {words_of(cell, shown)}"
    fits = QFontMetricsF(font).horizontalAdvance(whole) <= where.width()
    write(painter, where, whole if fits else sign, font, ink=INKS[cell.glance])
