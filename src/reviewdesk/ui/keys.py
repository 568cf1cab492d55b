"""The F1 sheet: every key of the page on show, and those that always work."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from reviewdesk.ui.dialog import Dialog, Scrolled
from reviewdesk.ui.page import Key, Page
from reviewdesk.ui.parts import button, column, hairline, label, row
from reviewdesk.ui.speech import say
from reviewdesk.ui.theme import scaled

_ONE_BELOW_ANOTHER: Final = 12


class KeySheet(Dialog):
    """A small sheet that Esc or Enter puts away.

    Signals:
        guide: the guide is wanted instead.
    """

    guide = Signal()

    def __init__(self, page: Page | None, parent: QWidget) -> None:
        super().__init__(say("Keys"), width=560, parent=parent)
        own = page.keys() if page is not None else ()
        sides = 1 if len(own) <= _ONE_BELOW_ANOTHER else 2
        close = button(say("Understood"), "primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        guide = button(say("User guide…"), shortcut="F1")
        guide.clicked.connect(self.accept)
        guide.clicked.connect(self.guide)
        body = column(spacing=12)
        if own:
            body.addWidget(label(say("On this page"), "strong"))
            body.addLayout(_tables(own, sides))
            body.addWidget(hairline())
        body.addWidget(label(say("Everywhere"), "strong"))
        body.addLayout(_tables(everywhere(), sides))
        sheet = QWidget()
        sheet.setLayout(body)
        scrolled = Scrolled(sheet)
        scrolled.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        scrolled.setAccessibleName(say("Keys"))
        self.setLayout(column(scrolled, row(guide, None, close), spacing=12, margins=24))
        close.setFocus()


def everywhere() -> tuple[Key, ...]:
    """Return the keys that always work."""
    return (
        Key("Ctrl+O", say("Open a file…")),
        Key("Ctrl+Home", say("Start page")),
        Key("Ctrl+L", say("Lock")),
        Key("F11", say("Full screen")),
        Key("Ctrl+Shift+= / Ctrl+Shift+-", say("Larger or smaller text")),
        Key("F1", say("Keys")),
        Key("Ctrl+F1", say("User guide")),
        Key("Ctrl+Q", say("Quit")),
    )


def _tables(keys: tuple[Key, ...], sides: int) -> QHBoxLayout:
    """Lay many keys out side by side, so that a small screen shows them all."""
    share = -(-len(keys) // sides)
    return row(*(_table(keys[place : place + share]) for place in range(0, len(keys), share)), spacing=32)


def _table(keys: tuple[Key, ...]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(scaled(24))
    grid.setVerticalSpacing(scaled(6))
    for place, key in enumerate(keys):
        grid.addWidget(label(key.keys, "strong"), place, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(label(key.does, wrap=True), place, 1)
    grid.setColumnStretch(1, 1)
    grid.setRowStretch(len(keys), 1)
    return grid
