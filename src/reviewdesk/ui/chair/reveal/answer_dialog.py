"""A flagged row back with its reviewer: the own mark, high or low, and nothing of the others."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from reviewdesk.desk.chair.reveal_view import OwnRow
from reviewdesk.errors import ReviewDeskError
from reviewdesk.ui.dialog import Dialog
from reviewdesk.ui.parts import button, column, label, row
from reviewdesk.ui.speech import say, say_error
from reviewdesk.ui.theme import scaled


class AnswerDialog(Dialog):
    """Signals: the reviewer's words, "" where the score is confirmed as it stands."""

    answered = Signal(str)

    def __init__(self, seat: str, own: OwnRow, parent: QWidget) -> None:
        title = say("Your score for {applicant}", applicant=own.applicant)
        super().__init__(title, width=560, parent=parent)
        side = say("far above the others") if own.direction == "high" else say("far below the others")
        body = column(
            label(title, "title"), label(say("Seat {seat}", seat=seat), "muted"), margins=24, spacing=12
        )
        for name, points in own.marks:
            body.addLayout(row(label(name, wrap=True), None, label(points, "strong")))
        body.addLayout(row(label(say("Total")), None, label(own.total, "total")))
        body.addWidget(label(say("Your total lies {side}.", side=side), "warn", wrap=True))
        body.addWidget(
            label(
                say(
                    "Confirm it, or explain it. The score stays as you cast it either way; after the close "
                    "nothing is reopened."
                ),
                "muted-base",
                wrap=True,
            )
        )
        self.words = QPlainTextEdit()
        self.words.setFixedHeight(scaled(72))
        self.words.setTabChangesFocus(True)
        asked = label(say("Explanation, for the record"))
        asked.setBuddy(self.words)
        self.words.setAccessibleName(asked.text())
        self._refusal = label("", "bad", wrap=True)
        self._refusal.hide()
        self.explain = button(say("Explain"), "secondary")
        self.explain.clicked.connect(self._explain)
        self.confirm = button(say("Confirm my score"), "primary")
        self.confirm.clicked.connect(lambda: self._give(""))
        self.back = button(say("Not now"))
        self.back.clicked.connect(self.reject)
        for part in (asked, self.words, self._refusal):
            body.addWidget(part)
        body.addLayout(row(None, self.back, self.explain, self.confirm))
        self.setLayout(body)
        self.words.setFocus()

    def refuse(self, error: ReviewDeskError) -> None:
        """Say why nothing was recorded."""
        self.hold(False)
        self._refusal.setText(say_error(error))
        self._refusal.show()

    def hold(self, held: bool) -> None:
        """Let nothing be typed or taken back while it is being recorded."""
        super().hold(held)
        for part in (self.back, self.explain, self.confirm, self.words):
            part.setEnabled(not held)

    def _explain(self) -> None:
        text = self.words.toPlainText().strip()
        if text:
            self._give(text)
            return
        self._refusal.setText(say("Write the explanation first, or confirm the score."))
        self._refusal.show()
        self.words.setFocus()

    def _give(self, text: str) -> None:
        self.hold(True)
        self.answered.emit(text)
