"""What came on paper: when the dossier arrived against the deadline, and how many copies."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit

from reviewdesk.desk.secretary.dossier_table import DossierRow, DossierTable
from reviewdesk.ui.parts import chip, column, label, row
from reviewdesk.ui.speech import say
from reviewdesk.ui.theme import scaled


class ReceivedPart(QFrame):
    """Signals: noted, with the application, the time and the copies as they were typed."""

    noted = Signal(str, str, str)

    def __init__(self) -> None:
        super().__init__()
        self._application = ""
        self._kept = ("", "")
        self.received, self.copies = QLineEdit(), QLineEdit()
        self.copies.setFixedWidth(scaled(64))
        self.received.setPlaceholderText("2014-07-08 09:30")
        when, count = label(say("Arrived"), "muted"), label(say("Copies on paper"), "muted")
        when.setBuddy(self.received)
        count.setBuddy(self.copies)
        self.received.setAccessibleName(say("Arrived"))
        self.copies.setAccessibleName(say("Copies on paper"))
        for field in (self.received, self.copies):
            field.editingFinished.connect(self._tell)
        self._asked = label("", "muted", wrap=True)
        self._late, self._few = chip(say("after the deadline"), "chip-warn"), chip("", "chip-warn")
        fields = row(column(when, self.received, spacing=4), column(count, self.copies, spacing=4))
        self.setLayout(
            column(
                label(say("On paper"), "strong"),
                fields,
                row(self._late, self._few, None),
                self._asked,
                spacing=8,
            )
        )

    def show_row(self, shown: DossierRow, table: DossierTable) -> None:
        """Show an application."""
        application = shown.application
        self._application = application.id
        copies = "" if application.copies is None else str(application.copies)
        self._kept = (application.received.replace("T", " ")[:16], copies)
        self.received.setText(self._kept[0])
        self.copies.setText(self._kept[1])
        self._late.setVisible(shown.late)
        self._few.setVisible(shown.copies_short)
        self._few.setText(say("fewer copies than asked for"))
        deadline = say("Deadline: {time}.", time=table.deadline) if table.deadline else ""
        asked = say("Copies asked for: {count}.", count=table.copies) if table.copies else ""
        self._asked.setText(" ".join(filter(None, (deadline, asked))))

    def _tell(self) -> None:
        typed = (self.received.text().strip(), self.copies.text().strip())
        if self._application and typed != self._kept:
            self._kept = typed
            self.noted.emit(self._application, *typed)
