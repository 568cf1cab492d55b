"""Waiving a problem: what it is, how far the waiver reaches, and the reason that will be printed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from reviewdesk.ui.dialog import Dialog
from reviewdesk.ui.parts import button, column, label, row
from reviewdesk.ui.speech import say


class WaiveDialog(Dialog):
    """Signals: the reason, once there is one."""

    given = Signal(str)

    def __init__(self, sentence: str, covered: int, parent: QWidget) -> None:
        title = say("Waive with a reason")
        super().__init__(title, width=520, parent=parent)
        asked = label(say("Reason"), "strong")
        self.reason = QLineEdit()
        self.reason.setAccessibleName(asked.text())
        asked.setBuddy(self.reason)
        self.waive = button(say("Waive"), "primary")
        self.waive.setEnabled(False)
        self.waive.setDefault(True)
        self.back = button(say("Leave it"))
        self.reason.textChanged.connect(lambda text: self.waive.setEnabled(bool(text.strip())))
        self.waive.clicked.connect(self._give)
        self.back.clicked.connect(self.reject)
        reach = say("The waiver covers {count} entries of the list.", count=covered) if covered > 1 else ""
        self.setLayout(
            column(
                label(title, "title"),
                label(sentence, wrap=True),
                label(
                    " ".join(filter(None, (reach, say("The reason is printed on the opening minutes.")))),
                    "muted-base",
                    wrap=True,
                ),
                asked,
                self.reason,
                8,
                row(None, self.back, self.waive, spacing=12),
                spacing=12,
                margins=24,
            )
        )
        self.reason.setFocus()

    def _give(self) -> None:
        self.given.emit(self.reason.text().strip())
        self.accept()
