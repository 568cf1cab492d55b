"""The second step of an import: what comes, what changes, what goes; only then it is taken in."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from reviewdesk.desk.secretary.register_import import Changes
from reviewdesk.ui.parts import button, column, hairline, label, row, surface
from reviewdesk.ui.rows_table import RowsModel, RowsTable
from reviewdesk.ui.secretary.register_words import change_rows, counts
from reviewdesk.ui.speech import say


class RegisterChangesPage(QWidget):
    """Signals: take it in, removing what is gone or not; go back."""

    taken = Signal(bool)
    back = Signal()

    def __init__(self) -> None:
        super().__init__()
        heads = (say("What"), say("Id"), say("Applicant"), say("Field"), say("Before"), say("After"))
        self.table = RowsTable(
            say("What would change"),
            RowsModel(heads),
            widths=(150, 90, 300, 200, 180, 180),
            stretch=2,
            sortable=True,
        )
        self._said = label("", "title")
        self.remove = QCheckBox()
        self.take = button(say("Take in"), "primary", shortcut="Ctrl+Shift+Return")
        again = button(say("Back"), "secondary")
        self.take.clicked.connect(lambda: self.taken.emit(self.remove.isChecked()))
        again.clicked.connect(self.back)
        head = column(self._said, margins=(20, 14, 20, 12))
        foot = row(self.remove, None, again, self.take, margins=(20, 10, 20, 12))
        self.setLayout(
            column(
                surface(head, "surface"),
                hairline(),
                self.table,
                hairline(),
                surface(foot, "surface"),
                spacing=0,
            )
        )

    def show_changes(self, changes: Changes) -> None:
        """Show what taking the register in would change; gone applications stay unless they are ticked."""
        self._said.setText(counts(changes))
        self.table.show_rows(change_rows(changes))
        gone = len(changes.gone)
        self.remove.setVisible(bool(gone))
        self.remove.setChecked(False)
        self.remove.setText(say("Remove what the file has no longer ({count})", count=gone))

    def first_focus(self) -> QWidget:
        """Begin at the button that takes it in."""
        return self.take
