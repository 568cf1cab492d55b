"""Fields of one application typed over by hand."""

from collections.abc import Mapping

from PySide6.QtWidgets import QLineEdit, QWidget

from reviewdesk.desk.secretary.register_words import COLUMNS
from reviewdesk.ui.form_dialog import FormDialog, form
from reviewdesk.ui.speech import say


class ApplicationDialog(FormDialog):
    """Asks for the fields that may be typed over."""

    def __init__(self, subject: str, fields: Mapping[str, str], parent: QWidget) -> None:
        super().__init__(
            say("Edit an application"), subject, verb=say("Keep changes"), width=520, parent=parent
        )
        self.fields = {name: QLineEdit(text) for name, text in fields.items()}
        self.fields["received"].setPlaceholderText("2014-07-08 09:30")
        self.lay_out([form((say(COLUMNS[name]), field) for name, field in self.fields.items())])
        next(iter(self.fields.values())).setFocus()

    @property
    def typed(self) -> dict[str, str]:
        """Return what stands in the fields now."""
        return {name: field.text() for name, field in self.fields.items()}
