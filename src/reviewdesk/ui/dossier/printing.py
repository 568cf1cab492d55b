"""Putting a PDF on paper page by page; the pages come from the drawing child, the window goes on."""

from PySide6.QtCore import QObject, QRectF, QSizeF, Signal
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrinter

from reviewdesk.ui.dossier.layout import sound
from reviewdesk.ui.dossier.reader import Contents, Reader
from reviewdesk.ui.dossier.reasons import unshown_page
from reviewdesk.ui.dossier.rendering import Tile

MAX_DOTS = 300
"""Dots per inch of a page's picture: A4 takes 35 MB in memory."""
_PAGE_SECONDS = 60.0
_DOCUMENT = "paper"


class Printing(QObject):
    """One paper on its way to a printer.

    Signals:
        stepped: pages printed, pages to print.
        ended: "" once all is handed to the printer, else what went wrong.
    """

    stepped = Signal(int, int)
    ended = Signal(str)

    def __init__(self, printer: QPrinter, data: bytes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._printer, self._painter = printer, QPainter()
        self._pages: list[int] = []
        self._printed = 0
        self._contents = Contents(())
        self._over = False
        self._reader = Reader(self, page_seconds=_PAGE_SECONDS)
        self._reader.opened.connect(self._begin)
        self._reader.refused.connect(lambda _, reason: self._end(unshown_page(reason)))
        self._reader.drawn.connect(self._print)
        self._reader.open(_DOCUMENT, data)

    def cancel(self) -> None:
        """Stop; nothing more reaches the printer."""
        if not self._over:
            self._printer.abort()
            self._end("cancelled")

    def _begin(self, _: str, contents: Contents) -> None:
        self._contents = contents
        first = max(self._printer.fromPage(), 1) - 1
        last = self._printer.toPage() or len(contents.sizes)
        self._pages = list(range(first, min(last, len(contents.sizes))))
        self._printer.setFullPage(True)
        self._next()

    def _next(self) -> None:
        if self._printed == len(self._pages):
            self._end("")
            return
        self._reader.wish("print", [self._tile(self._pages[self._printed])])

    def _tile(self, page: int) -> Tile:
        dots = min(self._printer.resolution(), MAX_DOTS) / 72
        width, height = sound(self._contents.sizes[page])
        sheet = (max(1, round(width * dots)), max(1, round(height * dots)))
        return Tile(document=_DOCUMENT, page=page, sheet=sheet, rotation=0, clip=(0, 0, *sheet))

    def _print(self, tile: Tile) -> None:
        image = self._reader.pictures.of(tile)
        self._reader.pictures.clear()
        if image is None:
            self._end(unshown_page(self._reader.unshown[tile.document, tile.page]))
        elif self._turn_to(tile):
            self._painter.drawImage(self._room(tile), image, QRectF(image.rect()))
            self._printed += 1
            self.stepped.emit(self._printed, len(self._pages))
            self._next()
        else:
            self._end("refused")

    def _turn_to(self, tile: Tile) -> bool:
        """Start the sheet for a page, upright or across like the page."""
        across = tile.sheet[0] > tile.sheet[1]
        orientation = QPageLayout.Orientation.Landscape if across else QPageLayout.Orientation.Portrait
        self._printer.setPageOrientation(orientation)
        return self._printer.newPage() if self._painter.isActive() else self._painter.begin(self._printer)

    def _room(self, tile: Tile) -> QRectF:
        """Return where the picture goes: its own size where that fits, in the middle."""
        paper = self._printer.paperRect(QPrinter.Unit.DevicePixel)
        width, height = sound(self._contents.sizes[tile.page])
        size = QSizeF(width, height) * (self._printer.resolution() / 72)
        scale = min(1.0, paper.width() / size.width(), paper.height() / size.height())
        room = QRectF(0, 0, size.width() * scale, size.height() * scale)
        room.moveCenter(paper.center() - paper.topLeft())
        return room

    def _end(self, trouble: str) -> None:
        if self._over:
            return
        self._over = True
        if self._painter.isActive():
            self._painter.end()
        self._reader.stop()
        self.ended.emit(trouble)
