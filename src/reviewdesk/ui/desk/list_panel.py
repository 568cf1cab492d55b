"""The left column: search, a chip for each track, the order, and the list of applications."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QComboBox, QFrame, QLineEdit, QListView, QPushButton

from reviewdesk.desk.reviewer.sheets import Row
from reviewdesk.domain.names import ApplicationId, TrackId
from reviewdesk.errors.marker import N_
from reviewdesk.ui.desk.flow import Flow
from reviewdesk.ui.desk.listing import ORDERS, ListModel
from reviewdesk.ui.desk.row_painting import RowPainter
from reviewdesk.ui.parts import button, column, hairline, label, row
from reviewdesk.ui.speech import say
from reviewdesk.ui.theme import scaled

_ORDER_WORDS = {
    "list": N_("List order"),
    "name": N_("By name"),
    "total": N_("By own total"),
    "state": N_("By state"),
}
_ALL = TrackId("")


class ListPanel(QFrame):
    """Finds and chooses an application.

    Signals:
        chosen: the application (id) that is to be opened.
        left: Enter in list or search: the work goes on in the form.
    """

    chosen = Signal(str)
    left = Signal()

    def __init__(self, rows: Sequence[Row], tracks: Mapping[TrackId, str]) -> None:
        super().__init__()
        self.setProperty("kind", "surface")
        self.model = ListModel(rows)
        self._tracks, self._track, self._open = tracks, _ALL, ApplicationId("")
        self.search = _Search()
        self.view = _List(self.model)
        self._order = _order_box()
        self._count = label("", "muted")
        self._chips = QButtonGroup(self)
        top = column(self.search, spacing=8, margins=(12, 10, 12, 0))
        if len(tracks) > 1:
            top.addWidget(Flow(*self._track_chips()))
        top.addLayout(row(self._count, None, self._order))
        self._none = label(say("No application matches."), "muted-base", wrap=True)
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._none.setContentsMargins(*(scaled(12),) * 4)
        self._none.hide()
        self.setLayout(column(top, hairline(), self._none, self.view, spacing=6))
        self._connect()
        self._read_counts()

    def open(self, application: ApplicationId) -> None:
        """Mark the application that is open, wherever it is shown."""
        self._open = application
        place = self.model.place(application)
        self.view.show_current(self.model.index(place) if place >= 0 else QModelIndex())

    def show_row(self, changed: Row) -> None:
        """Show another state of one application."""
        self.model.replace(changed)
        self._read_counts()

    def show_track(self, track: TrackId) -> None:
        """Narrow the list to a track."""
        self._track = track
        self._narrow()
        self._read_counts()

    def neighbour(self, step: int) -> ApplicationId | None:
        """Return the application so many rows on from the open one that can be opened; None at the end."""
        rows = list(self.model.shown)
        at = self.model.place(self._open) + step
        while 0 <= at < len(rows):
            if rows[at].state != "recused":
                return rows[at].application
            at += step
        return None

    def next_unscored(self) -> ApplicationId | None:
        """Return the next one on show that still wants marks, round the end; else any in its track."""
        shown = list(self.model.shown)
        at = self.model.place(self._open) + 1
        for rows in (shown[at:] + shown[:at], self.model.rows):
            for one in rows:
                if one.state in ("unscored", "partial") and one.application != self._open:
                    return one.application
        return None

    def focus_search(self) -> None:
        """Put the cursor into the search with everything selected."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the names of the tracks the room there is."""
        super().resizeEvent(event)
        self._read_counts()

    def _track_chips(self) -> list[QPushButton]:
        made = []
        for track in (_ALL, *self._tracks):
            one = button("", "filter", tip=self._tracks.get(track) or say("Every track"))
            one.setCheckable(True)
            one.setChecked(track == _ALL)
            one.setProperty("track", track)
            self._chips.addButton(one)
            made.append(one)
        return made

    def _connect(self) -> None:
        self.search.textChanged.connect(self._narrow)
        self.model.modelReset.connect(lambda: self._none.setVisible(not self.model.rowCount()))
        self.search.returnPressed.connect(self._take_first)
        self.search.down.connect(lambda: self.view.setFocus(Qt.FocusReason.OtherFocusReason))
        self.view.chosen.connect(self._choose)
        self.view.left.connect(self.left)
        self._order.activated.connect(self._arrange)
        self._chips.buttonClicked.connect(lambda chip: self.show_track(TrackId(chip.property("track"))))

    def _choose(self, index: QModelIndex) -> None:
        self._open = self.model.row(index.row()).application
        self.chosen.emit(self._open)

    def _take_first(self) -> None:
        first = next((one for one in self.model.shown if one.state != "recused"), None)
        if first is not None:
            if self.model.place(self._open) < 0:
                self._choose(self.model.index(self.model.place(first.application)))
            self.left.emit()

    def _narrow(self) -> None:
        self.model.narrow(self._track, self.search.text())
        self.open(self._open)

    def _arrange(self, place: int) -> None:
        self.model.arrange_by(ORDERS[place])
        self.open(self._open)

    def _read_counts(self) -> None:
        counted = {track: [0, 0] for track in (_ALL, *self._tracks)}
        for one in self.model.rows:
            if one.state not in ("recused", "withdrawn"):
                for track in (_ALL, one.track):
                    counted[track][0] += one.state == "scored"
                    counted[track][1] += 1
        for chip in self._chips.buttons():
            track = TrackId(chip.property("track"))
            scored, needed = counted[track]
            name = self._tracks.get(track) or say("All")
            chip.ensurePolished()
            metrics, share = chip.fontMetrics(), f" {scored}/{needed}"
            room = self.width() - metrics.horizontalAdvance(share) - scaled(52)
            width = min(scaled(170), max(scaled(48), room))
            chip.setText(metrics.elidedText(name, Qt.TextElideMode.ElideRight, width) + share)
            chip.setAccessibleName(f"{name} {scored}/{needed}")
            chip.setChecked(track == self._track)
        scored, needed = counted[self._track]
        self._count.setText(say("{scored} / {needed} scored", scored=scored, needed=needed))


class _Search(QLineEdit):
    down = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(say("Name, number, initials  Ctrl+K"))
        self.setToolTip(say("Search by name, number or pinyin initials  Ctrl+K"))
        self.setAccessibleName(say("Search the applications"))
        self.setClearButtonEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.down.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class _List(QListView):
    chosen = Signal(QModelIndex)
    left = Signal()

    def __init__(self, model: ListModel) -> None:
        super().__init__()
        self._quiet = False
        self.setItemDelegate(RowPainter(self))
        self.setUniformItemSizes(True)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(500)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(say("Applications"))
        self.setModel(model)

    def show_current(self, index: QModelIndex) -> None:
        """Move to a row without opening it."""
        self._quiet = True
        self.setCurrentIndex(index)
        self._quiet = False
        if index.isValid():
            self.scrollTo(index)

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:  # type: ignore[override]
        super().currentChanged(current, previous)
        if current.isValid() and not self._quiet:
            self.chosen.emit(current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _order_box() -> QComboBox:
    made = QComboBox()
    made.setAccessibleName(say("Order of the list"))
    made.setToolTip(say("Order of the list"))
    for order in ORDERS:
        made.addItem(say(_ORDER_WORDS[order]), order)
    return made
