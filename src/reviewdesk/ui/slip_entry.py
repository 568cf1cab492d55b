"""The field for the code on a slip: typed as it stands there or scanned, grouped while it is typed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from reviewdesk.desk import slips
from reviewdesk.ui.speech import say_error


class SlipEntry(QLineEdit):
    """Signals: something was typed, with the sentence of a symbol no slip has, or ""."""

    edited = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "code")
        self.setPlaceholderText("XXXX-XXXX-XXXX-XXXX")
        self.textEdited.connect(self._typed)

    def mark_wrong(self, *, wrong: bool) -> None:
        """Give the entry the border of an error, or take it away."""
        self.setProperty("wrong", "true" if wrong else "false")
        self.style().polish(self)

    def _typed(self, text: str) -> None:
        behind = len(slips.grouped(text[self.cursorPosition() :]).replace("-", ""))
        shown = slips.grouped(text)
        if not slips.is_scan(text) and shown != text:
            self.setText(shown)
            self.setCursorPosition(_place(shown, behind))
        self.mark_wrong(wrong=False)
        strange = slips.strange_symbol(text)
        self.edited.emit("" if strange is None else say_error(strange))


def _place(shown: str, behind: int) -> int:
    """Return where the cursor goes so that as many symbols stand behind it as before."""
    place = len(shown)
    while place and behind:
        place -= 1
        behind -= shown[place] != "-"
    return place
