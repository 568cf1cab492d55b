"""Searching a document: page by page from the one being read, so that the first places show at once."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QLineEdit, QToolButton, QWidget

from reviewdesk.ui.dossier.reader import Find, Hit, Reader
from reviewdesk.ui.icons import icon
from reviewdesk.ui.parts import label, row
from reviewdesk.ui.speech import say
from reviewdesk.ui.theme import scaled

MAX_HITS = 5_000
_PAUSE = 150
"""Milliseconds of rest in typing before a search begins."""


class Search(QObject):
    """The places of one text in the open document, and the current one.

    Signals:
        moved: the current place is another, or there are more places.
        arrived: page and Hit that should be shown now.
    """

    moved = Signal()
    arrived = Signal(int, object)

    def __init__(self, reader: Reader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reader = reader
        reader.found.connect(self._take)
        self.text = ""
        self.hits: dict[int, tuple[Hit, ...]] = {}
        self.current: tuple[int, int] | None = None
        self._left: set[int] = set()

    @property
    def searching(self) -> bool:
        """Whether some pages have not been searched."""
        return bool(self._left)

    @property
    def count(self) -> int:
        """How many places were found so far."""
        return sum(map(len, self.hits.values()))

    @property
    def number(self) -> int:
        """Which of them is the current one, from 1; 0 where there is none."""
        if self.current is None:
            return 0
        return 1 + self._ordered().index(self.current)

    def begin(self, text: str, *, page: int, pages: int) -> None:
        """Look for another text, from `page` (from 0) to the end and then from the first page on."""
        self.text, self.hits, self.current = text, {}, None
        order = [*range(page, pages), *range(page)] if text else []
        self._left = set(order)
        self._reader.wish("search", [Find(self._reader.document, one, text) for one in order])
        self.moved.emit()

    def step(self, direction: int) -> None:
        """Go to the next place (+1) or the one before (-1), around the end."""
        ordered = self._ordered()
        if ordered and self.current is not None:
            self._arrive(ordered[(ordered.index(self.current) + direction) % len(ordered)])

    def _ordered(self) -> list[tuple[int, int]]:
        return [(page, at) for page in sorted(self.hits) for at in range(len(self.hits[page]))]

    def _take(self, find: Find, hits: tuple[Hit, ...]) -> None:
        if find.document != self._reader.document or find.text != self.text or find.page not in self._left:
            return
        self._left.discard(find.page)
        if hits:
            self.hits[find.page] = hits
        if self.count > MAX_HITS:
            self._left.clear()
            self._reader.wish("search", ())
        if hits and self.current is None:
            self._arrive((find.page, 0))
        elif hits or not self._left:
            self.moved.emit()

    def _arrive(self, place: tuple[int, int]) -> None:
        self.current = place
        self.moved.emit()
        self.arrived.emit(place[0], self.hits[place[0]][place[1]])


class SearchBar(QFrame):
    """Where a text is typed; Enter goes on, Shift+Enter back, Esc closes.

    Signals: asked (text), stepped (+1 or -1), closed.
    """

    asked = Signal(str)
    stepped = Signal(int)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "raised")
        self.entry = _SearchEntry()
        self.entry.stepped.connect(self._step)
        self.entry.left.connect(self.closed)
        self.count = label("", "muted-base")
        self._pause = QTimer(self, interval=_PAUSE, singleShot=True)
        self._pause.timeout.connect(self._ask)
        self.entry.textEdited.connect(lambda _: self._pause.start())
        back = _button("chevron-left", say("Place before"), "Shift+Enter")
        on = _button("chevron-right", say("Next place"), "Enter")
        away = _button("close", say("Close the search"), "Esc")
        back.clicked.connect(lambda: self._step(-1))
        on.clicked.connect(lambda: self._step(1))
        away.clicked.connect(self.closed)
        parts = (self.entry, self.count, None, back, on, away)
        self.setLayout(row(*parts, spacing=8, margins=(12, 6, 8, 6)))

    def begin(self) -> None:
        """Show, with the focus in the entry and its text selected."""
        self.show()
        self.entry.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.entry.selectAll()
        if self.entry.text():
            self._ask()

    def tell(self, search: Search) -> None:
        """Say how many places there are, and which is the current one."""
        if not search.text:
            words = ""
        elif search.count:
            words = f"{search.number} / {search.count}" + ("…" if search.searching else "")
        else:
            words = say("Searching…") if search.searching else say("Not in this document")
        self.count.setText(words)

    def _step(self, direction: int) -> None:
        if self._pause.isActive():
            self._pause.stop()
            self._ask()
        else:
            self.stepped.emit(direction)

    def _ask(self) -> None:
        self.asked.emit(self.entry.text().strip())


class _SearchEntry(QLineEdit):
    stepped = Signal(int)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(say("Search in this document"))
        self.setAccessibleName(say("Search in this document"))
        self.setClearButtonEnabled(False)
        self.setMinimumWidth(scaled(220))
        self.setMaxLength(100)

    def event(self, event: QEvent) -> bool:
        """Claim Enter and Esc, which mean something else on most screens."""
        if is_claim(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step, leave, or type."""
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                self.stepped.emit(-1 if back else 1)
            case Qt.Key.Key_Escape:
                self.left.emit()
            case _:
                super().keyPressEvent(event)


def is_claim(event: QEvent) -> bool:
    """Whether an event asks if Enter or Esc are wanted here rather than as somebody's shortcut."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
    return plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)


def _button(picture: str, name: str, key: str) -> QToolButton:
    made = QToolButton()
    made.setIcon(icon(picture))
    made.setAccessibleName(name)
    shown = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
    made.setToolTip(f"{name}  {shown}")
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return made
