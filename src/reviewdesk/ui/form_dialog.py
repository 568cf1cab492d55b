"""A dialog of fields that stays open, and says why, while what was typed is refused."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLayout, QWidget

from reviewdesk.errors import ReviewDeskError
from reviewdesk.ui.dialog import Dialog, Scrolled
from reviewdesk.ui.parts import button, column, label, row
from reviewdesk.ui.speech import say, say_error


class FormDialog(Dialog):
    """Signals: keep what stands in the fields; close with `accept` once it is kept, or `refuse`."""

    keeping = Signal()

    def __init__(self, title: str, subject: str, *, verb: str, width: int, parent: QWidget) -> None:
        super().__init__(title, width=width, parent=parent)
        self._said = label("", "bad", wrap=True)
        self._said.hide()
        self._subject = label(subject, "title", wrap=True)
        back, self.keep = button(say("Back")), button(verb, "primary")
        back.clicked.connect(self.reject)
        self.keep.clicked.connect(self.keeping)
        self.keep.setDefault(True)
        self._foot = row(None, back, self.keep)

    def lay_out(self, content: Iterable[QLayout | QWidget]) -> None:
        """Put the fields between title and buttons."""
        fields = QWidget()
        fields.setLayout(column(*content, spacing=14))
        body = column(self._subject, Scrolled(fields), self._said, self._foot, spacing=14, margins=24)
        self.setLayout(body)

    def refuse(self, error: ReviewDeskError) -> None:
        """Say what is wrong; the fields stay as they are."""
        self._said.setText(say_error(error))
        self._said.show()
        self.fit()


def form(fields: Iterable[tuple[str, QWidget]]) -> QFormLayout:
    """Return named fields one under another, each the buddy of its name."""
    made = QFormLayout()
    for name, field in fields:
        asked = label(name)
        asked.setBuddy(field)
        field.setAccessibleName(name)
        made.addRow(asked, field)
    return made
