"""All pages small, one under another, drawn as they come into view."""

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from reviewdesk.ui.dossier import paper
from reviewdesk.ui.dossier.layout import Size, sound
from reviewdesk.ui.dossier.reader import Reader
from reviewdesk.ui.dossier.rendering import Tile
from reviewdesk.ui.ring import paint_ring
from reviewdesk.ui.speech import say
from reviewdesk.ui.theme import scaled, tokens

_WIDTH, _HEIGHT, _FOOT = 96, 136, 24
_SETTLE = 60
Index = QModelIndex | QPersistentModelIndex


class ThumbnailModel(QAbstractListModel):
    """The pages of the open document, by number."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sizes: tuple[Size, ...] = ()

    def show_sizes(self, sizes: tuple[Size, ...]) -> None:
        """Show the pages of another document."""
        self.beginResetModel()
        self.sizes = sizes
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many pages there are."""
        return 0 if parent is not None and parent.isValid() else len(self.sizes)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the number of a page."""
        if not index.isValid():
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return str(index.row() + 1)
            case Qt.ItemDataRole.AccessibleTextRole:
                return say("Page {page} of {pages}", page=index.row() + 1, pages=len(self.sizes))
            case _:
                return None


class Thumbnails(QListView):
    """The strip of pages; `picked` tells which page, from 0."""

    picked = Signal(int)

    def __init__(self, reader: Reader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reader = reader
        self.pages = ThumbnailModel(self)
        self.setModel(self.pages)
        self.setItemDelegate(_Painter(self))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(say("Pages"))
        self.activated.connect(lambda index: self.picked.emit(index.row()))
        self.clicked.connect(lambda index: self.picked.emit(index.row()))
        self._settling = QTimer(self, interval=_SETTLE, singleShot=True)
        self._settling.timeout.connect(self._wish)
        self.verticalScrollBar().valueChanged.connect(lambda _: self._settling.start())
        reader.drawn.connect(lambda _: self.viewport().update())

    def show_sizes(self, sizes: tuple[Size, ...]) -> None:
        """Show the pages of another document."""
        self.pages.show_sizes(sizes)
        self._settling.start()

    def follow(self, page: int) -> None:
        """Mark the page that is being read."""
        self.setCurrentIndex(self.pages.index(page))

    def updateGeometries(self) -> None:
        """Ask again for what shows."""
        super().updateGeometries()
        if hasattr(self, "_settling"):
            self._settling.start()

    def tile(self, page: int) -> Tile:
        """Return the small picture of a page."""
        width, height = sound(self.pages.sizes[page])
        scale = min(scaled(_WIDTH) / width, scaled(_HEIGHT) / height) * self.devicePixelRatioF()
        sheet = (max(1, round(width * scale)), max(1, round(height * scale)))
        document = self._reader.document
        return Tile(document=document, page=page, sheet=sheet, rotation=0, clip=(0, 0, *sheet))

    def picture(self, painter: QPainter, page: int, room: QRect) -> None:
        """Paint one page into its room."""
        tile, dots = self.tile(page), self.devicePixelRatioF()
        sheet = QRectF(0, 0, tile.sheet[0] / dots, tile.sheet[1] / dots)
        sheet.moveCenter(QRectF(room).center())
        paper.paint_sheet(painter, sheet)
        image = self._reader.pictures.of(tile)
        if image is not None:
            painter.drawImage(sheet, image)
        painter.setPen(QPen(QColor(tokens().line), 1))
        painter.drawRect(sheet)

    def _wish(self) -> None:
        if not self.isVisible() or not self.pages.sizes or not self._reader.document:
            return
        first = max(self.indexAt(self.viewport().rect().topLeft()).row(), 0)
        last = self.indexAt(self.viewport().rect().bottomLeft()).row()
        stop = last + 1 if last >= 0 else len(self.pages.sizes)
        self._reader.wish("thumbnails", [self.tile(page) for page in range(first, min(stop, first + 40))])


class _Painter(QStyledItemDelegate):
    def __init__(self, owner: Thumbnails) -> None:
        super().__init__(owner)
        self._owner = owner

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(scaled(_WIDTH + 24), scaled(_HEIGHT + _FOOT + 12))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(area, QColor(tokens().accent_soft))
            painter.fillRect(area.x(), area.y(), 3, area.height(), QColor(tokens().accent))
        paint_ring(painter, option)
        room = area.adjusted(0, scaled(8), 0, -scaled(_FOOT))
        self._owner.picture(painter, index.row(), room)
        painter.setPen(QColor(tokens().accent if chosen else tokens().muted))
        foot = QRect(area.x(), room.bottom(), area.width(), scaled(_FOOT))
        painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, str(index.row() + 1))
        painter.restore()
