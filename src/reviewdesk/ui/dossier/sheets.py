"""Pages under one another behind a window: where they stand, and how one moves about in them."""

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from reviewdesk.ui.dossier import layout
from reviewdesk.ui.dossier.layout import GAP, Arrangement, Box, Place, Size
from reviewdesk.ui.dossier.paper import rectangle
from reviewdesk.ui.speech import say

_NOTHING = Arrangement((), (), 0, 0)
_OVERLAP = 0.9
_LINE = 48


class Sheets(QAbstractScrollArea):
    """A scroll area over sheets of paper of given sizes.

    Signals:
        moved: the Place, whenever page, zoom or rotation changed.
        scrolled: the window moved over the sheets.
    """

    moved = Signal(object)
    scrolled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sizes: tuple[Size, ...] = ()
        self._plan = _NOTHING
        self._zoom, self._rotation, self._page = layout.FIT_WIDTH, 0, 0
        self._told = Place()
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def place(self) -> Place:
        """Where the person is."""
        return Place(self._page + 1, self._zoom, self._rotation)

    @property
    def down(self) -> float:
        """How much of the current page lies above the window, as a share of its height."""
        if not self._plan.boxes:
            return 0.0
        box = self._plan.boxes[self._page]
        return round((self.verticalScrollBar().value() - _above(box)) / box.height, 4)

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return len(self._sizes)

    @property
    def factor(self) -> float:
        """The zoom of the current page as a factor, also where the zoom follows the window."""
        return self._plan.scales[self._page] / layout.PIXELS_PER_POINT if self._plan.scales else 1.0

    def lay(self, sizes: tuple[Size, ...], place: Place) -> None:
        """Lay out other sheets, of sizes in points, and go to a place."""
        self._sizes, self._zoom, self._rotation = sizes, place.zoom, place.rotation % 360
        self._page, self._told = 0, Place(0)
        self._arrange()
        self.go_to(place.page - 1)
        if place.down and self._plan.boxes:
            page = self._page
            box = self._plan.boxes[page]
            self.verticalScrollBar().setValue(round(_above(box) + place.down * box.height))
            self._arrive(page)

    def go_to(self, page: int) -> None:
        """Put the top of a page, counted from 0, at the top."""
        page = min(max(page, 0), max(self.pages - 1, 0))
        if self._plan.boxes:
            self.verticalScrollBar().setValue(_above(self._plan.boxes[page]) if page else 0)
        self._arrive(page)

    def turn(self, direction: int) -> None:
        """Read on (+1) or back (-1) by what shows, stopping at the top of a page."""
        bar, high = self.verticalScrollBar(), self.viewport().height()
        here = bar.value() + GAP // 2
        tops = [int(box.top) for box in self._plan.boxes]
        if direction > 0:
            ahead = [top for top in tops if here + GAP < top < here + high]
            bar.setValue(max(ahead) - GAP // 2 if ahead else bar.value() + int(high * _OVERLAP))
        else:
            behind = [top for top in tops if here - high <= top < here - GAP]
            bar.setValue(min(behind) - GAP // 2 if behind else bar.value() - int(high * _OVERLAP))

    def set_zoom(self, zoom: float, anchor: QPointF | None = None) -> None:
        """Zoom to a factor, FIT_WIDTH or FIT_PAGE; what stands at `anchor` stays there."""
        self._zoom = zoom
        page = self._page
        self._lay_out_around(anchor or self._top())
        self._arrive(page if anchor is None else self._page_read())

    def step_zoom(self, direction: int, anchor: QPointF | None = None) -> None:
        """Zoom one step in (+1) or out (-1)."""
        self.set_zoom(layout.next_step(self.factor, direction), anchor)

    def rotate(self, degrees: int = 90) -> None:
        """Turn all pages clockwise."""
        page, self._rotation = self._page, (self._rotation + degrees) % 360
        self._arrange()
        self.go_to(page)

    def reveal(self, page: int, box: Box) -> None:
        """Scroll until a box of an upright page, in points, shows; no further than needed sideways."""
        place = self.placed(page, box)
        if self.window_seen().contains(place):
            self._arrive(page)
            return
        self.verticalScrollBar().setValue(int(place.top() - self.viewport().height() / 3))
        bar, wide = self.horizontalScrollBar(), self.viewport().width()
        if not bar.value() <= place.left() <= bar.value() + wide - place.width():
            bar.setValue(int(place.center().x() - wide / 2))
        self._arrive(page)

    def window_seen(self) -> QRectF:
        """Return the part of the whole that shows."""
        corner = QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        return QRectF(corner, self.viewport().size())

    def seen(self) -> range:
        """Return the pages that show."""
        window = self.window_seen()
        return self._plan.between(window.top(), window.bottom())

    def sheet(self, page: int) -> QRectF:
        """Return where a page stands in the whole."""
        return rectangle(self._plan.boxes[page])

    def placed(self, page: int, box: Box) -> QRectF:
        """Return where a box of an upright page, in points, stands in the whole."""
        scale, corner = self._plan.scales[page], self._plan.boxes[page]
        found = layout.turned(box, layout.sound(self._sizes[page]), self._rotation)
        return QRectF(
            corner.left + found.left * scale,
            corner.top + found.top * scale,
            found.width * scale,
            found.height * scale,
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit again, staying where the person reads."""
        super().resizeEvent(event)
        page = self._page
        self._lay_out_around(self._top())
        self._arrive(page)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Follow the scroll bars."""
        self._arrive(self._page_read() if dy else self._page)
        self.scrolled.emit()

    def arrived(self) -> None:
        """Called after every movement."""

    def _arrive(self, page: int) -> None:
        self._page = page
        self.viewport().update()
        self.arrived()
        if self.place != self._told and self._sizes:
            self._told = self.place
            self.setAccessibleName(say("Page {page} of {pages}", page=page + 1, pages=self.pages))
            self.moved.emit(self.place)

    def _page_read(self) -> int:
        bar = self.verticalScrollBar()
        if not self._plan.boxes or bar.value() <= 0:
            return 0
        if bar.value() >= bar.maximum():
            return self.pages - 1
        return self._plan.page_at(bar.value() + self.viewport().height() / 3)

    def _top(self) -> QPointF:
        return QPointF(self.viewport().width() / 2, 0)

    def _lay_out_around(self, anchor: QPointF) -> None:
        """Lay out again so that the spot of paper under `anchor` stays under it."""
        point = self.window_seen().topLeft() + anchor
        held = next(iter(self._held(point)), None)
        self._arrange()
        if held is not None:
            page, across, down = held
            sheet = self.sheet(page)
            self.horizontalScrollBar().setValue(round(sheet.left() + across * sheet.width() - anchor.x()))
            self.verticalScrollBar().setValue(round(sheet.top() + down * sheet.height() - anchor.y()))

    def _held(self, point: QPointF) -> Iterator[tuple[int, float, float]]:
        if self._plan.boxes:
            page = self._plan.page_at(point.y())
            sheet = self.sheet(page)
            across, down = point.x() - sheet.left(), point.y() - sheet.top()
            yield page, across / sheet.width(), down / sheet.height()

    def _arrange(self) -> None:
        window = self.viewport().size()
        self._plan = layout.arrange(
            self._sizes,
            window=(window.width(), window.height()),
            zoom=self._zoom,
            rotation=self._rotation,
        )
        bars = (
            (self.verticalScrollBar(), self._plan.height, window.height()),
            (self.horizontalScrollBar(), self._plan.width, window.width()),
        )
        for bar, whole, shown in bars:
            with QSignalBlocker(bar):
                bar.setPageStep(shown)
                bar.setSingleStep(_LINE)
            bar.setRange(0, max(0, whole - shown))


def _above(box: Box) -> int:
    """Return where the window begins that has the top of a page at its top."""
    return int(box.top) - GAP // 2
