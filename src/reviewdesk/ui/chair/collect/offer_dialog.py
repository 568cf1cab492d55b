"""Files before they are taken in: one sentence for each, nothing stored until somebody says so."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from reviewdesk.desk.chair.verdicts import ACCEPTED, ALREADY, CONFLICT, UNKNOWN, Verdict
from reviewdesk.errors import Problem
from reviewdesk.ui.chair.collect.words import file_words
from reviewdesk.ui.dialog import Dialog
from reviewdesk.ui.parts import button, chip, column, label, row
from reviewdesk.ui.speech import say, say_error
from reviewdesk.ui.theme import scaled

_WIDTH = 860


class OfferDialog(Dialog):
    """Signals: take them in."""

    agreed = Signal()

    def __init__(self, verdicts: Sequence[Verdict], parent: QWidget) -> None:
        super().__init__(say("Ballots that arrived"), width=_WIDTH, parent=parent)
        good = sum(verdict.problem.code == ACCEPTED for verdict in verdicts)
        kept = any(verdict.problem.code in (CONFLICT, UNKNOWN) for verdict in verdicts)
        counts = say("{count} files: {good} will be taken in.", count=len(verdicts), good=good)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setProperty("kind", "sheet")
        content = _lines(verdicts)
        area.setWidget(content)
        area.setAccessibleName(say("Verdicts"))
        wanted = content.heightForWidth(scaled(_WIDTH - 72)) + scaled(8)
        area.setFixedHeight(min(wanted, parent.window().height() * 55 // 100))
        self.take = button(say("Take the ballots in"), "primary")
        self.take.setEnabled(bool(good) or kept or any(not verdict.good for verdict in verdicts))
        self.take.setDefault(True)
        self.take.clicked.connect(self._agree)
        back = button(say("Not now"))
        back.clicked.connect(self.reject)
        if not good:
            self.take.setText(say("Note them as refused"))
        note = label(
            say("Nothing is stored yet. What is refused is noted with its reason."), "muted-base", wrap=True
        )
        body = column(
            label(say("Ballots that arrived"), "title"),
            label(counts, "strong"),
            area,
            note,
            row(None, back, self.take),
            spacing=12,
            margins=24,
        )
        self.setLayout(body)
        (self.take if self.take.isEnabled() else back).setFocus()

    def _agree(self) -> None:
        self.accept()
        self.agreed.emit()


def mark_of(verdict: Verdict) -> tuple[str, str]:
    """Return a verdict as a word and the kind of its chip."""
    if verdict.problem.code == ACCEPTED:
        return say("Good"), "chip-good"
    return (say("In already"), "chip") if verdict.problem.code == ALREADY else (say("Refused"), "chip-bad")


def _sentence(verdict: Verdict) -> str:
    """Return what would become of a file; that it is in can only be said afterwards."""
    if verdict.problem.code == ACCEPTED:
        return say_error(Problem("collect-good", verdict.problem.data))
    return file_words(verdict.problem)


def _lines(verdicts: Sequence[Verdict]) -> QWidget:
    made = QWidget()
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, scaled(12), 0)
    grid.setHorizontalSpacing(scaled(16))
    grid.setVerticalSpacing(scaled(10))
    top = Qt.AlignmentFlag.AlignTop
    for place, verdict in enumerate(verdicts):
        grid.addWidget(chip(*mark_of(verdict)), place, 0, top)
        name = label(Path(verdict.file).name, "muted")
        name.setToolTip(verdict.file)
        grid.addWidget(name, place, 1, top)
        grid.addWidget(label(_sentence(verdict), wrap=True), place, 2)
    grid.setColumnStretch(2, 1)
    grid.setRowStretch(len(verdicts), 1)
    made.setLayout(grid)
    return made
