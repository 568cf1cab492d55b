"""The page that examines this machine: one line per thing, what to mend, and a report to copy."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from reviewdesk.desk.doctor.finding import MARKS, SUBJECTS, Finding, State, report
from reviewdesk.ui.page import Heading, Key, Page, Status
from reviewdesk.ui.parts import button, chip, column, label, row, surface
from reviewdesk.ui.speech import language, say, say_error
from reviewdesk.ui.theme import scaled

_WIDTH = 900
_CHIPS: dict[State, str] = {"good": "chip-good", "note": "chip-warn", "bad": "chip-bad"}


class DoctorPage(Page):
    """Signals: examine again; back to the start page."""

    again = Signal()
    back = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._findings: tuple[Finding, ...] = ()
        self.verdict = label(say("Being examined"), "title", wrap=True)
        self.copy = button(say("Copy the report"), "primary", shortcut="Ctrl+Shift+C")
        self.copy.clicked.connect(self._copy)
        self.copy.setEnabled(False)
        self.repeat = button(say("Examine again"), shortcut="F5")
        self.repeat.clicked.connect(self.again)
        self.copied = label("", "muted-base")
        self._found = QWidget()
        self._leave = QAction(say("Back to the start page"), self)
        self._leave.setShortcut(QKeySequence("Escape"))
        self._leave.triggered.connect(self.back)
        self.addAction(self._leave)
        self._lay_out()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show what was found."""
        self._findings = tuple(findings)
        bad = sum(one.state == "bad" for one in findings)
        self.verdict.setText(
            say("To be mended before a review session: {count}.", count=bad)
            if bad
            else say("This machine is ready for a review session.")
        )
        grid = QGridLayout()
        grid.setContentsMargins(*(scaled(24),) * 4)
        grid.setHorizontalSpacing(scaled(16))
        grid.setVerticalSpacing(scaled(14))
        top = Qt.AlignmentFlag.AlignTop
        for place, one in enumerate(findings):
            grid.addWidget(chip(MARKS[one.state], _CHIPS[one.state]), place, 0, top)
            grid.addWidget(label(say(SUBJECTS[one.subject]), "strong"), place, 1, top)
            grid.addWidget(label(say_error(one.told), wrap=True), place, 2, top)
        grid.setColumnStretch(2, 1)
        before, self._found = self._found, surface(grid, "card")
        self._body.replaceWidget(before, self._found)
        before.deleteLater()
        self.copy.setEnabled(True)
        self.copy.setFocus()

    def heading(self) -> Heading:
        """Return where one is."""
        return Heading(place=say("Examine this machine"), secondary=self._leave)

    def status(self) -> Status:
        """Return that nothing leaves this computer."""
        return Status(left=say("Nothing leaves this computer."), right=say("F1 keys"))

    def keys(self) -> tuple[Key, ...]:
        """Return the page's keys."""
        return (
            Key("Ctrl+Shift+C", say("Copy the report")),
            Key("F5", say("Examine again")),
            Key("Esc", say("Back to the start page")),
        )

    def first_focus(self) -> QWidget:
        """Begin where it can be examined again."""
        return self.copy if self.copy.isEnabled() else self.repeat

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(report(self._findings, language())))
        self.copied.setText(say("Copied."))

    def _lay_out(self) -> None:
        acts = row(self.copy, self.repeat, self.copied, None, spacing=12)
        self._body = column(self.verdict, acts, self._found, None, spacing=16, margins=24)
        held = QWidget()
        held.setMaximumWidth(scaled(_WIDTH))
        held.setMinimumWidth(scaled(_WIDTH - 160))
        held.setLayout(self._body)
        middle = QWidget()
        middle.setLayout(row(None, held, None, spacing=0))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setProperty("kind", "sheet")
        area.setAccessibleName(say("What was examined"))
        area.setWidget(middle)
        self.setLayout(column(area, spacing=0))
