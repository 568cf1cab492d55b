"""The forms of the registry: a report that came in, and where another registry is kept."""

from datetime import date

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from reviewdesk.desk.staff.registry_reports import ReportOrder
from reviewdesk.domain.registry import Due
from reviewdesk.ui.form_dialog import FormDialog, form
from reviewdesk.ui.parts import label
from reviewdesk.ui.speech import say
from reviewdesk.ui.staff.fields import Fields


class ReportDialog(FormDialog):
    """Asks when the report of a half-year came in."""

    def __init__(self, due: Due, parent: QWidget) -> None:
        title = say("Record a half-year report")
        entry = due.found.entry
        subject = say("{name}, {period}", name=entry.applicant.name, period=due.period)
        super().__init__(title, subject, verb=say("Record"), width=520, parent=parent)
        self._due = due
        self.fields = Fields()
        self.fields.day("received", say("Received on"), date.today())
        self.fields.area("note", say("Note"), due.note, lines=2)
        self.correct = QCheckBox(say("Correct what is recorded already"))
        if not due.received:
            self.correct.hide()
        self.lay_out([self.fields, self.correct])
        self.fields.parts["received"].setFocus()

    @property
    def order(self) -> ReportOrder:
        """Return what stands in the fields."""
        found = self._due.found
        return ReportOrder(
            **self.fields.values(),
            archive=str(found.number),
            application=found.entry.application,
            period=self._due.period,
            correct=self.correct.isChecked(),
        )


class WhereDialog(FormDialog):
    """Asks where another registry is kept: a folder, or the address of a database that offices share."""

    def __init__(self, parent: QWidget) -> None:
        title = say("Another registry")
        super().__init__(title, title, verb=say("Open"), width=560, parent=parent)
        self.line = QLineEdit()
        told = say(
            "A folder on this computer, or the address of a database that several offices share. It is "
            "asked for anew each time; nothing of it is remembered."
        )
        self.lay_out([form([(say("Folder or address"), self.line)]), label(told, "muted", wrap=True)])
        self.line.setFocus()
