"""Pages signed in ink beside an answer: what is attached, and a place to attach more."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from reviewdesk.domain.scans import Scan
from reviewdesk.ui.chair.words import clock_words
from reviewdesk.ui.parts import button, column, label, row, surface
from reviewdesk.ui.speech import say

ATTACH_KEY = "Ctrl+I"


class ScanCard(QWidget):
    """Signals: attach a page; show one, put another in its place, take it away, each by its number."""

    attach = Signal()
    shown = Signal(int)
    replaced = Signal(int)
    removed = Signal(int)

    def __init__(self, scans: Sequence[Scan]) -> None:
        super().__init__()
        self.add = button(say("Attach a scan…"), shortcut=ATTACH_KEY)
        self.add.clicked.connect(self.attach)
        self.acts: dict[tuple[str, int], QPushButton] = {}
        lines = [self._line(scan) for scan in scans]
        told = say(
            "PDF, JPEG or PNG; it can also be dropped here. It goes into the archive with names and texts."
        )
        card = column(
            label(say("Scans of pages signed in ink"), "strong"),
            label(told, "muted", wrap=True),
            *lines,
            row(self.add, None),
            spacing=8,
            margins=16,
        )
        self.setLayout(column(surface(card, "card")))

    def _line(self, scan: Scan) -> QHBoxLayout:
        parts: list[QLabel | QPushButton | None] = [label(scan_words(scan)), None, self._act("show", scan)]
        if scan.published:
            parts.append(label(say("published"), "muted"))
        else:
            parts += [self._act("replace", scan), self._act("remove", scan)]
        return row(*parts)

    def _act(self, kind: str, scan: Scan) -> QPushButton:
        name, signal = {
            "show": (say("Show"), self.shown),
            "replace": (say("Another file…"), self.replaced),
            "remove": (say("Take away…"), self.removed),
        }[kind]
        made = button(name, "quiet", tip=f"{name} {scan_name(scan)}")
        made.clicked.connect(lambda: signal.emit(scan.number))
        self.acts[kind, scan.number] = made
        return made


def scan_name(scan: Scan) -> str:
    """Return how a scan is called."""
    return say("Scan {number}", number=scan.number)


def scan_words(scan: Scan) -> str:
    """Return a scan with its kind, its size and when it was attached."""
    size = f"{max(0.1, scan.size / 2**20):.1f} MB"
    return "  ·  ".join((scan_name(scan), scan.kind.upper(), size, clock_words(scan.at)))
