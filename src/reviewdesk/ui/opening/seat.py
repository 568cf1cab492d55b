"""Step 2: which seat sits here; names are sealed, so the slip says which one it is."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListView, QWidget

from reviewdesk.desk import slips
from reviewdesk.desk.reviewer.outside import Outside
from reviewdesk.domain.names import SeatId
from reviewdesk.errors import ReviewDeskError
from reviewdesk.ui.opening.seats import SeatDelegate, SeatModel, SeatRow
from reviewdesk.ui.opening.step import SEAT, StepPage
from reviewdesk.ui.page import Key
from reviewdesk.ui.parts import column, hairline, label, surface
from reviewdesk.ui.speech import say
from reviewdesk.ui.theme import scaled

_MOVING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class SeatPage(StepPage):
    """Signals: a seat is chosen from the list; a scan stands in the entry, and whether it must be whole."""

    chosen = Signal(str)
    scanned = Signal(str, bool)

    def __init__(self, seats: Sequence[SeatRow], *, seat: str = "", elsewhere: Sequence[SeatId] = ()) -> None:
        super().__init__(
            SEAT,
            say("Choose your seat"),
            say("It stands on your key slip. Scanning the slip chooses the seat by itself."),
        )
        self.entry = QLineEdit()
        self.entry.setPlaceholderText(say("Seat, such as r1 or 1; or scan the slip"))
        self.entry.setClearButtonEnabled(True)
        name = label(say("Seat on the slip"))
        name.setBuddy(self.entry)
        self.entry.setAccessibleName(name.text())
        self.entry.textChanged.connect(self._typed)
        self.entry.installEventFilter(self)
        self._model = SeatModel(seats)
        self._elsewhere = elsewhere
        self.list = QListView()
        self.list.setModel(self._model)
        self.list.setItemDelegate(SeatDelegate(self.list))
        self.list.setAccessibleName(say("Seats"))
        self.list.doubleClicked.connect(lambda _: self._submit())
        self.primary.setText(say("This is my seat"))
        self.primary.clicked.connect(self._submit)
        entry = column(name, self.entry, self.refusal, spacing=8, margins=(16, 16, 16, 16))
        whole = surface(column(entry, hairline(), self.list, spacing=0, margins=1))
        self.list.setMinimumHeight(scaled(96))
        self.lay_out(whole, label(_elsewhere(), "muted", wrap=True))
        self._go(max(0, self._model.place_of(SeatId(seat))))

    def keys(self) -> tuple[Key, ...]:
        """Return the keys of choosing, too."""
        return (Key("↑ ↓", say("Choose a seat")), *super().keys())

    def first_focus(self) -> QWidget:
        """Start in the entry; arrows move in the list from there."""
        return self.entry

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows of the entry move in the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _MOVING:
            self.list.event(event)
            return True
        return super().eventFilter(watched, event)

    def _typed(self, text: str) -> None:
        self.show_refusal("")
        if slips.is_scan(text):
            self.scanned.emit(text, False)
        else:
            self._go(self._model.place_like(text))

    def _go(self, place: int) -> None:
        if place >= 0:
            self.list.setCurrentIndex(self._model.index(place))

    def _submit(self) -> None:
        text = self.entry.text()
        if slips.is_scan(text):
            self.scanned.emit(text, True)
        elif text.strip().lower() in self._elsewhere:
            self.show_refusal(_elsewhere())
        elif text and self._model.place_like(text) < 0:
            self.show_refusal(say("No seat is called {seat}. Look at your key slip.", seat=text))
        elif self.list.currentIndex().isValid():
            self.chosen.emit(self._model.rows[self.list.currentIndex().row()].line.id)


class SeatPresenter(QObject):
    """Takes the seat from the list or from a scanned slip.

    Signals:
        chosen: the seat, and the scanned slip or "".
    """

    chosen = Signal(str, str)

    def __init__(self, page: SeatPage, found: Outside) -> None:
        super().__init__(page)
        self._page, self._found = page, found
        page.chosen.connect(lambda seat: self.chosen.emit(seat, ""))
        page.scanned.connect(self._scan)

    def _scan(self, text: str, whole: bool) -> None:
        """Go on once the scan is whole; a scanner types it letter by letter."""
        try:
            seat = slips.scanned_seat(text, self._found.review_session)
        except ReviewDeskError as error:
            if whole or error.code == "slip-other-session":
                self._page.refuse(error)
            return
        if seat in {line.id for line in self._found.seats}:
            self.chosen.emit(seat, text.strip())
        else:
            self._page.refuse(ReviewDeskError("reviewer-only", seat=seat))


def _elsewhere() -> str:
    return say(
        "Witness and secretary have no desk here: the witness's code is asked for at the chair's desk, the "
        "office works in its preparation folder."
    )
