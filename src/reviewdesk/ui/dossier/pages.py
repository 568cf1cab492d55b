"""The pages of one document on grey; what is not drawn yet never holds up a key or a scroll."""

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QPoint, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QWidget

from reviewdesk.ui.dossier import paper, rendering
from reviewdesk.ui.dossier.layout import Box, Place
from reviewdesk.ui.dossier.reader import Contents, Hit, Reader
from reviewdesk.ui.dossier.reasons import unshown_page
from reviewdesk.ui.dossier.rendering import Tile
from reviewdesk.ui.dossier.sheets import Sheets
from reviewdesk.ui.theme import tokens

_SETTLE = 20
"""Milliseconds after the last movement before pages are asked for."""
_NOTCH = 120
"""What one notch of a wheel turns, in eighths of a degree."""


class PageArea(Sheets):
    """Shows the pages that a Reader draws, and the places of a searched text on them."""

    def __init__(self, reader: Reader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reader = reader
        self._hits: Mapping[int, tuple[Hit, ...]] = {}
        self._current: tuple[int, int] | None = None
        self._grip: QPoint | None = None
        self._wheel = 0
        self._settling = QTimer(self, interval=_SETTLE, singleShot=True)
        self._settling.timeout.connect(self._wish)
        reader.drawn.connect(self._take)

    def show_document(self, contents: Contents, place: Place) -> None:
        """Show the document the reader has open."""
        self.mark({}, None)
        self.lay(contents.sizes, place)

    def clear(self) -> None:
        """Show nothing."""
        self.show_document(Contents(()), Place())

    def mark(self, hits: Mapping[int, tuple[Hit, ...]], current: tuple[int, int] | None) -> None:
        """Mark the places of a searched text; `current` is (page, number on the page)."""
        self._hits, self._current = hits, current
        self.viewport().update()

    def arrived(self) -> None:
        """Ask for what shows, once the movement is over."""
        self._settling.start()

    @property
    def is_drawn(self) -> bool:
        """Whether everything that shows of the document has its exact picture."""
        pictures = self._reader.pictures
        wanted = [tile for page in self.seen() for tile in self._tiles(page)] if self.pages else []
        return bool(wanted) and all(pictures.of(tile) is not None for tile in wanted)

    def _wish(self) -> None:
        if self._reader.document and self.pages:
            seen = self.seen()
            self._reader.wish("seen", [tile for page in self._nearest(seen) for tile in self._tiles(page)])
            around = [
                *range(seen.stop, min(seen.stop + 2, self.pages)),
                *range(max(0, seen.start - 1), seen.start),
            ]
            self._reader.wish("ahead", [self._stand_in(page) for page in around])

    def _nearest(self, seen: range) -> list[int]:
        middle = self.window_seen().center().y()
        return sorted(seen, key=lambda page: abs(self.sheet(page).center().y() - middle))

    def _tiles(self, page: int) -> Iterator[Tile]:
        """Yield the pictures for what shows of a page; of a very large one first a smaller likeness."""
        sheet = self._device_sheet(page)
        if sheet[0] * sheet[1] > rendering.WHOLE_PIXELS:
            yield self._stand_in(page)
        dots, corner = self.devicePixelRatioF(), self.sheet(page).topLeft()
        part = self.window_seen().intersected(self.sheet(page)).translated(-corner)
        yield from rendering.tiles(
            self._reader.document,
            page,
            sheet=sheet,
            rotation=self._rotation,
            seen=Box(part.x() * dots, part.y() * dots, part.width() * dots, part.height() * dots),
        )

    def _stand_in(self, page: int) -> Tile:
        sheet, document = self._device_sheet(page), self._reader.document
        if sheet[0] * sheet[1] > rendering.WHOLE_PIXELS:
            return rendering.small(document, page, sheet=sheet, rotation=self._rotation)
        return Tile(document=document, page=page, sheet=sheet, rotation=self._rotation, clip=(0, 0, *sheet))

    def _device_sheet(self, page: int) -> tuple[int, int]:
        dots, sheet = self.devicePixelRatioF(), self.sheet(page)
        return max(1, round(sheet.width() * dots)), max(1, round(sheet.height() * dots))

    def _take(self, tile: Tile) -> None:
        if tile.document == self._reader.document and tile.page in self.seen():
            self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pages that show, with the best pictures there are."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(event.rect(), QColor(tokens().paper_ground))
        painter.save()
        painter.translate(-self.window_seen().topLeft())
        for page in self.seen():
            self._paint_page(painter, page)
        painter.restore()
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens().accent), 2))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))
        painter.end()

    def _paint_page(self, painter: QPainter, page: int) -> None:
        sheet = self.sheet(page)
        paper.paint_sheet(painter, sheet)
        if not self._paint_pictures(painter, page, sheet):
            reason = self._reader.unshown.get((self._reader.document, page))
            words = f"{page + 1} / {self.pages}" if reason is None else unshown_page(reason)
            paper.paint_words(painter, sheet, self.window_seen(), words, faint=reason is None)
        self._paint_hits(painter, page)

    def _paint_pictures(self, painter: QPainter, page: int, sheet: QRectF) -> bool:
        """Paint the exact pictures over a likeness where some are missing; say whether there was any."""
        pictures = self._reader.pictures
        wanted = list(self._tiles(page))
        shown = [(tile, image) for tile in wanted if (image := pictures.of(tile)) is not None]
        if len(shown) < len(wanted):
            likeness = pictures.likeness(self._reader.document, page, self._rotation)
            if likeness is not None:
                painter.drawImage(sheet, likeness)
            elif not shown:
                return False
        for tile, image in shown:
            painter.drawImage(_part(sheet, tile), image)
        return True

    def _paint_hits(self, painter: QPainter, page: int) -> None:
        hits = self._hits.get(page, ())
        number = self._current[1] if self._current and self._current[0] == page else -1
        paper.paint_hits(
            painter,
            [self.placed(page, box) for at, hit in enumerate(hits) if at != number for box in hit],
            [self.placed(page, box) for at, hit in enumerate(hits) if at == number for box in hit],
        )

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, scroll without."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        self._wheel += event.angleDelta().y()
        while abs(self._wheel) >= _NOTCH:
            direction = 1 if self._wheel > 0 else -1
            self._wheel -= direction * _NOTCH
            self.step_zoom(direction, event.position())
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn pages by the keys people know."""
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        match event.key():
            case Qt.Key.Key_PageDown:
                self.turn(1)
            case Qt.Key.Key_PageUp:
                self.turn(-1)
            case Qt.Key.Key_Space:
                self.turn(-1 if back else 1)
            case Qt.Key.Key_Home:
                self.go_to(0)
            case Qt.Key.Key_End:
                self.go_to(self.pages - 1)
            case _:
                super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the paper."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._grip = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the paper along."""
        if self._grip is None:
            return
        here = event.position().toPoint()
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setValue(across.value() + self._grip.x() - here.x())
        down.setValue(down.value() + self._grip.y() - here.y())
        self._grip = here

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._grip = None


def _part(sheet: QRectF, tile: Tile) -> QRectF:
    """Return where a tile lies on its sheet."""
    across, down = sheet.width() / tile.sheet[0], sheet.height() / tile.sheet[1]
    left, top, width, height = tile.clip
    return QRectF(sheet.left() + left * across, sheet.top() + top * down, width * across, height * down)
