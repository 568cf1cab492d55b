"""Sign-in: who sits where, who is missing, and whether that is enough for each track."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QTableView, QVBoxLayout, QWidget

from reviewdesk.desk.chair.quorum import Quorum, quorums
from reviewdesk.desk.chair.view import ChairView
from reviewdesk.ui.chair.opening.sign_in_model import PRESENT, ROLE, SEAT, SignInModel
from reviewdesk.ui.chair.words import seat_words
from reviewdesk.ui.parts import button, chip, column, label, restyle, row
from reviewdesk.ui.speech import say
from reviewdesk.ui.theme import scaled

_ROW, _MOST_ROWS = 36, 9
_WIDTHS = {PRESENT: 64, SEAT: 84, ROLE: 100, 3: 130, 4: 220, 5: 130, 6: 120, 7: 120}


class SignIn(QWidget):
    """Signals: record it; who is present is another one."""

    recorded = Signal()
    turned = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.model = SignInModel()
        self.table = _table(self.model)
        self.everybody = button(say("Everybody is here"))
        self.everybody.clicked.connect(self.model.all_present)
        self.record = button(say("Record the sign-in"), "primary")
        self.record.clicked.connect(self.recorded)
        self._said = label("", "muted-base", wrap=True)
        self._quorums: QVBoxLayout = column(spacing=6)
        head = row(label(say("Who is here"), "title"), None, self.everybody, self.record)
        self.setLayout(
            column(head, self.table, self._said, self._quorums, None, spacing=12, margins=(24, 16, 24, 16))
        )
        self._view: ChairView | None = None
        self.model.edited.connect(self._tell)

    def show_view(self, view: ChairView) -> None:
        """Show the seats, and the names signed in."""
        self._view = view
        restyle(self.record, "secondary" if view.signed_in else "primary")
        at = self.table.currentIndex()
        row_, column_ = max(0, at.row()), max(0, at.column())
        self.model.show_seats(view.seats, {seat.id for seat in view.members})
        if not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(row_, column_))
        rows = min(self.model.rowCount(), _MOST_ROWS)
        self.table.setMinimumHeight(scaled(_ROW) * rows + scaled(44))
        self._tell()

    def show_present(self, present: Collection[str]) -> None:
        """Tick who was noted as present."""
        self.model.show_present(present)
        self._tell()

    def _tell(self) -> None:
        if self._view is None:
            return
        here = self.model.present
        away = [seat_words(seat) for seat in self._view.members if seat.id not in here]
        self._said.setText(
            say("Absent: {names}", names=say(", ").join(away)) if away else say("All are here.")
        )
        self._show_quorums(quorums(self._view, here))
        self.turned.emit()

    def _show_quorums(self, found: Sequence[Quorum]) -> None:
        while (old := self._quorums.takeAt(0)) is not None:
            if (gone := old.widget()) is not None:
                gone.hide()
                gone.deleteLater()
        for one in found:
            line = QWidget()
            mark = chip(say("Enough"), "chip-good") if one.reached else chip(say("Too few"), "chip-bad")
            line.setLayout(row(mark, label(_quorum_words(one), wrap=True), spacing=12))
            line.layout().setStretch(1, 1)  # type: ignore[union-attr]
            self._quorums.addWidget(line)


def _quorum_words(one: Quorum) -> str:
    said = say(
        "{name}: {present} of {members} here; {needed} are needed.",
        name=one.name or say("Whole committee"),
        present=one.present,
        members=one.members,
        needed=one.needed,
    )
    if not one.large:
        said += say(" The plan wants a panel of at least {minimum}.", minimum=one.minimum)
    if not one.lawful:
        said += say(" The plan wants an odd number; the panel is even.")
    return said


def _table(model: SignInModel) -> QTableView:
    view = QTableView()
    view.setModel(model)
    view.setProperty("kind", "rows")
    view.setAccessibleName(say("Who is here"))
    view.setTabKeyNavigation(False)
    view.setShowGrid(False)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setEditTriggers(
        QAbstractItemView.EditTrigger.AnyKeyPressed
        | QAbstractItemView.EditTrigger.DoubleClicked
        | QAbstractItemView.EditTrigger.EditKeyPressed
    )
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(scaled(_ROW))
    for place, width in _WIDTHS.items():
        view.setColumnWidth(place, scaled(width))
    view.horizontalHeader().setHighlightSections(False)
    view.horizontalHeader().setStretchLastSection(True)
    view.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
    return view
