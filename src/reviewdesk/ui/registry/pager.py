"""Which page of many rows is on show, and the way to the next."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from reviewdesk.domain.registry import Cut
from reviewdesk.ui.parts import button, label, row
from reviewdesk.ui.speech import say

SIZE = 50


class Pager(QWidget):
    """Signals: another page is wanted, by its number from 1."""

    turned = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._page = 1
        self.told = label("", "muted-base")
        self.back = button(say("Previous page"), "quiet")
        self.back.clicked.connect(lambda: self.turned.emit(self._page - 1))
        self.on = button(say("Next page"), "quiet")
        self.on.clicked.connect(lambda: self.turned.emit(self._page + 1))
        self.setLayout(row(self.told, None, self.back, self.on, margins=(24, 6, 24, 6)))

    def show_page(self, cut: Cut, pages: int, total: int) -> None:
        """Show where one is."""
        self._page = cut.number
        text = say("{total} rows, page {page} of {pages}", total=total, page=cut.number, pages=pages)
        self.told.setText(text)
        self.back.setEnabled(cut.number > 1)
        self.on.setEnabled(cut.number < pages)


def cut_at(number: int) -> Cut:
    """Return the page of a number."""
    return Cut(number, SIZE)
