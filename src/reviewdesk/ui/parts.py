"""The small parts all screens are laid out with."""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from reviewdesk.ui.theme import scaled

Item = QWidget | QLayout | int | None
L = TypeVar("L", bound=QBoxLayout)


def label(text: str, kind: str = "", *, wrap: bool = False) -> QLabel:
    """Return a label of a kind the style sheet knows: title, total, strong, muted, good, warn, bad."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("kind", kind)
    made.setWordWrap(wrap)
    return made


def button(text: str, kind: str = "secondary", *, shortcut: str = "", tip: str = "") -> QPushButton:
    """Return a button: primary, secondary, quiet, danger or band; its shortcut stands in the tooltip."""
    made = QPushButton(text)
    made.setProperty("kind", kind)
    made.setAutoDefault(True)  # Enter presses the button that has the focus, not only Space
    if shortcut:
        made.setShortcut(QKeySequence(shortcut))
        shown = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
        made.setToolTip(f"{tip or text}  {shown}")
    elif tip:
        made.setToolTip(tip)
    made.setAccessibleName(tip or text)
    return made


def restyle(made: QPushButton, kind: str) -> None:
    """Give a button another kind: what is to do next stands out, and nothing else."""
    if made.property("kind") != kind:
        made.setProperty("kind", kind)
        made.style().polish(made)


def relabel(made: QPushButton, text: str) -> None:
    """Give a button other words; by itself Qt would forget its shortcut."""
    shortcut = made.shortcut()
    made.setText(text)
    made.setShortcut(shortcut)


def chip(text: str, kind: str = "chip") -> QLabel:
    """Return a rounded small label: chip, chip-good, chip-warn, chip-bad or chip-accent."""
    made = label(text, kind)
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return made


def hairline(*, upright: bool = False) -> QFrame:
    """Return a line of one pixel."""
    made = QFrame()
    made.setProperty("kind", "line")
    if upright:
        made.setFixedWidth(1)
    else:
        made.setFixedHeight(1)
    return made


def surface(content: QLayout, kind: str = "card") -> QFrame:
    """Return a frame (card, surface or bar) around a layout."""
    made = QFrame()
    made.setProperty("kind", kind)
    made.setLayout(content)
    return made


def leave_drops(whole: QWidget) -> None:
    """Let files that fall on any part reach the window; a text field would write their names instead.

    Parts with the property "drops" take files themselves.
    """
    for one in (whole, *whole.findChildren(QWidget)):
        one.setAcceptDrops(bool(one.property("drops")))


def column(*items: Item, spacing: int = 8, margins: int | tuple[int, int, int, int] = 0) -> QVBoxLayout:
    """Return items one under another: a number is a gap, None stretches."""
    return _filled(QVBoxLayout(), items, spacing, margins)


def row(*items: Item, spacing: int = 8, margins: int | tuple[int, int, int, int] = 0) -> QHBoxLayout:
    """Return items side by side: a number is a gap, None stretches."""
    return _filled(QHBoxLayout(), items, spacing, margins)


class EmptyState(QWidget):
    """What stands where nothing is yet: the next step in one line, with its button."""

    def __init__(self, sentence: str, action: QPushButton | None = None) -> None:
        super().__init__()
        words = label(sentence, "muted-large", wrap=True)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        middle = row(None, action, None) if action else row()
        self.setLayout(column(None, words, middle, None, spacing=16, margins=24))


def _filled(layout: L, items: tuple[Item, ...], spacing: int, margins: int | tuple[int, int, int, int]) -> L:
    layout.setSpacing(scaled(spacing))
    edges = (margins,) * 4 if isinstance(margins, int) else margins
    layout.setContentsMargins(*(scaled(edge) for edge in edges))
    for item in items:
        if item is None:
            layout.addStretch(1)
        elif isinstance(item, int):
            layout.addSpacing(scaled(item))
        elif isinstance(item, QLayout):
            layout.addLayout(item)
        else:
            layout.addWidget(item)
    return layout
