"""Two small dialogs: recusing in mid-scoring, and leaving an application out by the chair's notice."""

from collections.abc import Sequence

from PySide6.QtCore import QRegularExpression
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from reviewdesk.ui.dialog import Dialog
from reviewdesk.ui.parts import button, column, label, row
from reviewdesk.ui.speech import say


class _Question(Dialog):
    """What happens, why, what to enter; the buttons are verbs."""

    def __init__(self, *, title: str, words: str, asked: str, field: QWidget, verb: str, kind: str) -> None:
        super().__init__(title, width=440)
        self.act = button(verb, kind)
        back = button(say("Back"))
        self.act.clicked.connect(self.accept)
        back.clicked.connect(self.reject)
        name = label(asked)
        name.setBuddy(field)
        field.setAccessibleName(asked)
        body = column(
            label(title, "title", wrap=True), label(words, wrap=True), name, field, spacing=12, margins=24
        )
        self._body = body
        body.addLayout(row(None, back, self.act))
        self.setLayout(body)
        field.setFocus()


class RecuseDialog(_Question):
    """Asks for one of the plan's reasons; words may follow."""

    def __init__(self, applicant: str, reasons: Sequence[str]) -> None:
        self._reason, self._more = QComboBox(), QLineEdit()
        self._reason.addItems(list(reasons))
        super().__init__(
            title=say("Recuse from {applicant}", applicant=applicant),
            words=say(
                "Your marks of this applicant leave the draft and the dossiers close, in every track the "
                "recusal reaches. This cannot be taken back."
            ),
            asked=say("Reason"),
            field=self._reason,
            verb=say("Recuse"),
            kind="danger",
        )
        self._more.setPlaceholderText(say("More words, if needed"))
        self._more.setAccessibleName(say("More words, if needed"))
        self._body.insertWidget(4, self._more)

    @property
    def reason(self) -> str:
        """Return the reason, with the words after a colon."""
        more = self._more.text().strip()
        return f"{self._reason.currentText()}：{more}" if more else self._reason.currentText()


class NoticeDialog(_Question):
    """Asks for the number of the notice."""

    def __init__(self, applicant: str) -> None:
        self._number = QLineEdit()
        self._number.setValidator(QRegularExpressionValidator(QRegularExpression("撤?[1-9][0-9]{0,4}")))
        super().__init__(
            title=say("Leave out {applicant}", applicant=applicant),
            words=say(
                "Only when the chair has announced that this application is withdrawn. Your ballot can then "
                "be cast without it; marks already given stay and count nowhere."
            ),
            asked=say("Number of the chair's notice"),
            field=self._number,
            verb=say("Leave out"),
            kind="primary",
        )
        self.act.setEnabled(False)
        self._number.textChanged.connect(lambda: self.act.setEnabled(self._number.hasAcceptableInput()))

    @property
    def notice(self) -> str:
        """Return the number."""
        return self._number.text()
