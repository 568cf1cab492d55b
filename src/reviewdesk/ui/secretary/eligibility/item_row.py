"""One line of the checklist: pass, fail or waive by key or click, and the reason."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QLineEdit, QPushButton

from reviewdesk.desk.secretary.eligibility import Line
from reviewdesk.domain.application import Verdict
from reviewdesk.errors.marker import N_
from reviewdesk.ui.parts import button, column, label, row
from reviewdesk.ui.speech import say

VERDICTS: Final[tuple[Verdict, ...]] = ("pass", "fail", "waived")
_WORDS: Final[dict[Verdict, str]] = {"pass": N_("1 Pass"), "fail": N_("2 Fail"), "waived": N_("3 Waive")}
_KEYS: Final = {Qt.Key.Key_1: "pass", Qt.Key.Key_2: "fail", Qt.Key.Key_3: "waived", Qt.Key.Key_0: ""}


class ItemRow(QFrame):
    """Signals: decided with item, verdict ("" takes it back) and reason; on to the next or last line."""

    decided = Signal(str, str, str)
    moved = Signal(int)

    def __init__(self, line: Line) -> None:
        super().__init__()
        self._item = line.item.id
        self._kept = ("", "")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("kind", "item")
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        for at, verdict in enumerate(VERDICTS):
            self._group.addButton(self._choice(verdict), at)
        self.reason = QLineEdit(line.reason)
        self.reason.setAccessibleName(say("Reason"))
        self.reason.editingFinished.connect(self._keep_reason)
        self.reason.returnPressed.connect(lambda: self.moved.emit(1))
        self._wanting = label(say("A line that is waived needs its reason. Type it; Enter keeps it."), "warn")
        name = label(line.item.name, "strong", wrap=True)
        name.setBuddy(self)
        choices = row(*self._group.buttons(), self.reason)
        self.setLayout(column(name, choices, self._wanting, spacing=8, margins=(12, 8, 12, 8)))
        self.show_line(line)

    def show_line(self, line: Line) -> None:
        """Show the line as it was decided."""
        self._kept = (line.verdict, line.reason)
        self._wanting.hide()
        self._check(line.verdict)
        if not self.reason.hasFocus() or line.reason:
            self.reason.setText(line.reason)
        self.reason.setEnabled(bool(line.verdict))
        self.reason.setPlaceholderText(say("Reason, needed to waive"))
        said = {"pass": say("passed"), "fail": say("failed"), "waived": say("waived"), "": say("undecided")}
        self.setAccessibleName(f"{line.item.name}, {said[line.verdict]} {line.reason}".strip())

    def decide(self, verdict: str) -> None:
        """Decide; a waiver without a reason asks for it first."""
        reason = self.reason.text().strip()
        if verdict == "waived" and not reason:
            self._check(verdict)
            self._wanting.show()
            self.reason.setEnabled(True)
            self.reason.setFocus()
            return
        self._check(verdict)
        self._kept = (verdict, reason)
        self.decided.emit(self._item, verdict, reason if verdict else "")
        self.moved.emit(1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take 1, 2, 3 as verdicts, 0 to take one back, and arrows to the neighbours."""
        key = Qt.Key(event.key())
        if key in _KEYS:
            self.decide(_KEYS[key])
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.moved.emit(1 if key == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def _keep_reason(self) -> None:
        reason = self.reason.text().strip()
        at = next((at for at, one in enumerate(self._group.buttons()) if one.isChecked()), -1)
        verdict = VERDICTS[at] if at >= 0 else ""
        if verdict and (verdict, reason) != self._kept and (reason or verdict != "waived"):
            self._kept = (verdict, reason)
            self.decided.emit(self._item, verdict, reason)

    def _check(self, verdict: str) -> None:
        for at, one in enumerate(VERDICTS):
            self._group.button(at).setChecked(one == verdict)

    def _choice(self, verdict: Verdict) -> QPushButton:
        made = button(say(_WORDS[verdict]), "band", tip=say(_WORDS[verdict]))
        made.setCheckable(True)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.clicked.connect(lambda: self.decide(verdict))
        return made
