"""Counted ballots that do not open: named, with what to do about each."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from reviewdesk.desk.chair.view import ChairView
from reviewdesk.domain.roll import Outcome
from reviewdesk.ui.parts import button, column, label, row, surface
from reviewdesk.ui.speech import say


class UnreadableCards(QWidget):
    """Signals: make one of them void."""

    voiding = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._cards: list[QWidget] = []
        self.buttons: list[QPushButton] = []
        self._body = column(spacing=8, margins=(24, 0, 24, 12))
        self.setLayout(self._body)
        self.hide()

    @property
    def first(self) -> QPushButton | None:
        """Return the first button, None where every ballot opened."""
        return self.buttons[0] if self.buttons else None

    def show_cells(self, view: ChairView, cells: Sequence[Outcome]) -> None:
        """Show these ballots."""
        for old in self._cards:
            self._body.removeWidget(old)
            old.deleteLater()
        self._cards, self.buttons = [], []
        for cell in cells:
            self._body.addWidget(self._card(view, cell))
        self.setVisible(bool(cells))

    def _card(self, view: ChairView, cell: Outcome) -> QWidget:
        name = next((seat.name for seat in view.members if seat.id == cell.seat), "")
        words = say(
            "The ballot of {seat} {name} in {track} cannot be read. Make it void, then type in the signed "
            "sheet at the step “{step}”.",
            seat=cell.seat,
            name=name,
            track=view.plan.track(cell.track).name,
            step=say("Collect"),
        )
        made = button(say("Make it void…"), "secondary")
        made.setAccessibleName(say("Make the ballot of {seat} void", seat=cell.seat))
        made.clicked.connect(lambda: self.voiding.emit(cell))
        self.buttons.append(made)
        text = label(words, wrap=True)
        line = row(text, made, spacing=16, margins=(16, 10, 16, 10))
        line.setStretch(0, 1)
        card = surface(line, "card-bad")
        self._cards.append(card)
        return card
