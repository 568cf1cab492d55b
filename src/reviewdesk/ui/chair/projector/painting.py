"""Paints what the wall shows: large, dark on white, and nothing by colour alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from reviewdesk.desk.chair.projecting import Projection, TieRow
from reviewdesk.desk.chair.ranking_view import TrackView
from reviewdesk.errors.marker import N_
from reviewdesk.ui.chair.page import step_name
from reviewdesk.ui.chair.projector.board import paint_board, tally_words, words_of
from reviewdesk.ui.chair.projector.lettering import rule_off, sheet, wrap, write
from reviewdesk.ui.chair.ranking.strokes import Brush, line_pen, paint_chip, paint_strip
from reviewdesk.ui.chair.ranking.words import ballots_words, standing_chip
from reviewdesk.ui.speech import language, say
from reviewdesk.ui.theme import PROJECTED

_WHOLE = QSizeF(1280, 720)
"""A larger wall shows the same, larger."""
_EDGES = (0.0, 0.07, 0.40, 0.52, 0.74, 0.84, 1.0)
"""Where the columns of a ranking begin and end, as shares of the width."""
_COLUMNS = (N_("Place"), N_("Applicant"), N_("Score"), N_("Single scores"), N_("Ballots"), N_("Standing"))
_TO_THE_RIGHT = (0, 2, 4)
_BESIDE = 4
"""How many tied applications find room beside one another."""
_HEARD = 40
"""How many rows around the one in hand are put into words."""
_HEAD = Brush(PROJECTED, 30)
_RIGHT = Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True, slots=True)
class Follow:
    """Which track and row of a ranking the chair's window has in hand, and which place of the board."""

    track: int = 0
    row: int = 0
    place: int = 0


def paint(painter: QPainter, whole: QRectF, shown: Projection, follow: Follow) -> None:
    """Paint the wall."""
    painter.fillRect(whole, QColor(PROJECTED.ground))
    factor = max(1.0, min(whole.width() / _WHOLE.width(), whole.height() / _WHOLE.height()))
    painter.scale(factor, factor)
    whole = QRectF(0, 0, whole.width() / factor, whole.height() / factor)
    field = whole.adjusted(48, 28, -48, -28)
    track = _track(shown, follow)
    _bar(painter, field, shown)
    if track is not None:
        _places(painter, field, shown, track, follow.row)
    elif shown.pledge:
        _pledge(painter, field.adjusted(0, 72, 0, 0), shown)
    else:
        paint_board(painter, field.adjusted(0, 64, 0, 0), shown, follow.place)


def in_words(shown: Projection, follow: Follow) -> str:
    """Return what the wall shows, for those who hear it."""
    track = _track(shown, follow)
    lines = [shown.title, step_name(shown.step)]
    if track is None:
        if shown.pledge:
            return "\n".join([*lines, shown.pledge])
        lines += [text for _, text in tally_words(shown)]
        lines += [
            _joined(row.name, *(words_of(one, shown) for one in row.cells if one)) for row in shown.board
        ]
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


def _bar(painter: QPainter, field: QRectF, shown: Projection) -> None:
    bar = QRectF(field.left(), field.top(), field.width(), 40)
    wrap(painter, bar.adjusted(0, 0, -bar.width() / 4, 0), shown.title, Brush(PROJECTED, 24))
    if shown.adjourned:
        words, font = f"! {say('Adjourned')}", _HEAD.font(1.1, strong=True)
        write(painter, bar, words, font, side=_RIGHT, ink=PROJECTED.warn)
    else:
        write(painter, bar, step_name(shown.step), _HEAD.font(0.8), side=_RIGHT)


def _pledge(painter: QPainter, field: QRectF, shown: Projection) -> None:
    centred = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
    name = QRectF(field.left(), field.top(), field.width(), field.height() * 0.24)
    wrap(painter, name, shown.title, Brush(PROJECTED, 42), strong=True, side=centred)
    rule_off(painter, field.left(), field.right(), name.bottom())
    heading = QRectF(field.left(), name.bottom() + 16, field.width(), 48)
    write(painter, heading, say("Pledge"), _HEAD.font(strong=True))
    top = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
    words = QRectF(field.left(), heading.bottom() + 8, field.width(), field.bottom() - heading.bottom() - 8)
    wrap(painter, words, shown.pledge, Brush(PROJECTED, 40), side=top)


def _places(painter: QPainter, field: QRectF, shown: Projection, track: TrackView, in_hand: int) -> None:
    name = QRectF(field.left(), field.top() + 48, field.width(), 52)
    body = field.adjusted(0, 112, 0, 0)
    ties = shown.ties(track, language())
    write(painter, name.adjusted(0, 0, -name.width() / 3, 0), track.track.name, _HEAD.font(1.3, strong=True))
    if ties:
        _chain(painter, body, ties)
        return
    page = _ranking(painter, body, track, in_hand)
    told = say("○ dropped, red ring abnormal")
    words = f"{told}    {page}" if page else told
    write(painter, name, words, _HEAD.font(0.7), side=_RIGHT, ink=PROJECTED.muted)


def _columns(field: QRectF, top: float, height: float, gap: float) -> list[QRectF]:
    width = field.width()
    return [QRectF(field.left() + a * width, top, (b - a) * width - gap, height) for a, b in pairwise(_EDGES)]


def _ranking(painter: QPainter, field: QRectF, track: TrackView, in_hand: int) -> str:
    """Paint the rows of a page; return which of how many it shows, "" where it shows all."""
    small = Brush(PROJECTED, 20)
    for place, where in enumerate(_columns(field, field.top(), 32, small.text * 0.6)):
        side = _RIGHT if place in _TO_THE_RIGHT else Qt.AlignmentFlag.AlignLeft
        write(painter, where, say(_COLUMNS[place]), small.font(), side=side, ink=PROJECTED.muted)
    rule_off(painter, field.left(), field.right(), field.top() + 34)
    below = field.adjusted(0, 36, 0, 0)
    laid = sheet(below, len(track.rows), in_hand)
    brush = laid.brush
    for place in range(laid.first, laid.last):
        found = track.rows[place]
        top = below.top() + (place - laid.first) * laid.row
        cells = _columns(below, top, laid.row, brush.text * 0.6)
        write(painter, cells[0], str(found.row.place or "–"), brush.font(), side=_RIGHT)
        write(painter, cells[1], found.applicant, brush.font())
        write(painter, cells[2], found.row.published or "–", brush.font(1.1, strong=True), side=_RIGHT)
        paint_strip(painter, cells[3], found.dots, track.scale, Brush(PROJECTED, round(brush.text * 0.8)))
        write(painter, cells[4], ballots_words(found.row), brush.font(0.8), side=_RIGHT)
        paint_chip(painter, cells[5], standing_chip(track.track, found.row), brush)
        line, bottom = track.line(place + 1), top + laid.row
        painter.setPen(QPen(QColor(PROJECTED.line), 1) if line is None else line_pen(line.tier, brush))
        painter.drawLine(QPointF(field.left(), bottom), QPointF(field.right(), bottom))
    whole = laid.last - laid.first == len(track.rows)
    return "" if whole else f"{laid.first + 1}–{laid.last} / {len(track.rows)}"


def _chain(painter: QPainter, field: QRectF, ties: Sequence[TieRow]) -> None:
    """Paint the links one under another, an application beside the other: where they part is seen."""
    shown = ties[:_BESIDE]
    names = list(dict.fromkeys(name for tie in shown for name, _ in tie.links))
    values = [dict(tie.links) for tie in shown]
    first, head = field.width() * 0.34, 88.0
    each = (field.width() - first) / len(shown)
    laid = sheet(field.adjusted(0, head, 0, 0), len(names), 0, largest=28)
    centred = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
    for number, tie in enumerate(shown):
        where = QRectF(field.left() + first + number * each, field.top(), each - 16, head - 8)
        wrap(painter, where, f"{tie.place}  {tie.applicant}", Brush(PROJECTED, 28), strong=True, side=centred)
    rule_off(painter, field.left(), field.right(), field.top() + head)
    for place, name in enumerate(names[: laid.last]):
        top = field.top() + head + place * laid.row
        write(painter, QRectF(field.left(), top, first - 16, laid.row), name, laid.brush.font())
        parts = len({one.get(name) for one in values}) > 1
        for number, one in enumerate(values):
            where = QRectF(field.left() + first + number * each, top, each - 16, laid.row)
            font, ink = laid.brush.font(strong=parts), PROJECTED.accent if parts else PROJECTED.text
            write(painter, where, one.get(name, ""), font, side=Qt.AlignmentFlag.AlignHCenter, ink=ink)
        rule_off(painter, field.left(), field.right(), top + laid.row)
