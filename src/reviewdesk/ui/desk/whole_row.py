"""Below the criteria: the comment on the application, and the private note that is never cast."""

from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from reviewdesk.desk.reviewer.sheets import Form
from reviewdesk.ui.desk.fields import WordsField
from reviewdesk.ui.parts import column, label
from reviewdesk.ui.speech import say


class WholeRow(QFrame):
    """Words about the whole application.

    Signals:
        edited: "comment" or "note", and the text.
        entered: one of them has the focus.
        onward: Ctrl+Enter.
    """

    edited = Signal(str, str)
    entered = Signal()
    onward = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "surface")
        self._asked, self.comment, self.note = label("", "muted"), WordsField(), WordsField()
        private = label(say("Private note (never cast)"), "muted")
        self._asked.setBuddy(self.comment)
        private.setBuddy(self.note)
        self.note.setAccessibleName(private.text())
        self.setLayout(
            column(self._asked, self.comment, 4, private, self.note, spacing=4, margins=(16, 12, 16, 12))
        )
        self._required = False
        self.fields = (self.comment, self.note)
        self.comment.keyed.connect(lambda text: self.edited.emit("comment", text))
        self.note.keyed.connect(lambda text: self.edited.emit("note", text))
        for one in self.fields:
            one.entered.connect(self.entered)
            one.onward.connect(self.onward)

    @property
    def wants_words(self) -> bool:
        """Whether a comment is asked for and missing."""
        return self._required and not self.comment.toPlainText().strip()

    def take_focus(self) -> None:
        """Put the cursor into the comment."""
        self.comment.setFocus(Qt.FocusReason.TabFocusReason)

    def show_form(self, rule: Literal["none", "optional", "required"], form: Form) -> None:
        """Show an application's words."""
        self._required = rule == "required"
        self._asked.setText(say("Comment (required)") if self._required else say("Comment (optional)"))
        self.comment.setAccessibleName(self._asked.text())
        for one in (self._asked, self.comment):
            one.setVisible(rule != "none")
        self.comment.set_text(form.draft.comment)
        self.note.set_text(form.draft.note)
        for one in self.fields:
            one.setReadOnly(bool(form.locked))
