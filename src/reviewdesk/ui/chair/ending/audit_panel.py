"""签字前自检: every check green, explained or red, each with the way to its place; then the frozen result."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from reviewdesk.desk.chair.self_audit import AuditView, Check
from reviewdesk.desk.chair.view import ChairView
from reviewdesk.ui.chair.page import STEP_NAMES, step_name
from reviewdesk.ui.chair.panel import ChairPanel
from reviewdesk.ui.chair.words import head_words
from reviewdesk.ui.page import Key
from reviewdesk.ui.parts import button, chip, column, hairline, label, row, surface
from reviewdesk.ui.speech import say, say_error
from reviewdesk.ui.theme import scaled


class AuditPanel(ChairPanel):
    """Signals: make the result final; show the certified papers; an error was found."""

    step = "audit"
    name = STEP_NAMES["audit"]
    final = Signal()
    papers = Signal()
    again = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._frozen = False
        self.finalise = button(say("Finalise…"), "primary", shortcut="Ctrl+R")
        self.finalise.clicked.connect(self.final)
        self.preview = button(say("Show the papers"), shortcut="Ctrl+P")
        self.preview.clicked.connect(self.papers)
        self.error = button(say("An error was found…"))
        self.error.clicked.connect(self.again)
        self.ways: list[QPushButton] = []
        self._said = label("", "muted-base", wrap=True)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setProperty("kind", "sheet")
        self._area.setAccessibleName(say("What was checked"))
        foot = row(self._said, self.error, self.preview, self.finalise, margins=(24, 10, 24, 10))
        foot.setStretch(0, 1)
        body = column(self._area, hairline(), foot, spacing=0)
        body.setStretch(0, 1)
        self.setLayout(body)
        for part in (self.finalise, self.preview, self.error):
            part.hide()

    def show_view(self, view: ChairView) -> None:
        """Show what can be done."""
        self._frozen = view.course.frozen
        self.preview.setVisible(view.course.finalised > 0)
        self.error.setVisible(self._frozen)
        self.finalise.setVisible(not self._frozen)

    def show_audit(self, found: AuditView) -> None:
        """List every check; above them, once it is final, the digest that stands on every page."""
        self.finalise.setEnabled(not found.red)
        self._said.setText(self._sentence(found))
        self.ways = []
        body = column(spacing=12, margins=24)
        if self._frozen and found.digest is not None:
            body.addWidget(surface(_frozen(found), "card"))
        body.addWidget(surface(self._list(found.checks), "card"))
        body.addStretch(1)
        content = QWidget()
        content.setLayout(body)
        self._area.setWidget(content)
        self.keep_focus()

    def keys(self) -> tuple[Key, ...]:
        """Return the step's keys."""
        return (Key("Ctrl+R", say("Finalise…")), Key("Ctrl+P", say("Show the papers")))

    def first_focus(self) -> QWidget | None:
        """Begin at what can be done."""
        waiting = [way for way in self.ways if way.isEnabled()]
        if self._frozen:
            return self.preview
        return waiting[0] if waiting and not self.finalise.isEnabled() else self.finalise

    def _sentence(self, found: AuditView) -> str:
        if self._frozen:
            return say("The result is final. The signing round follows.")
        if found.red:
            return say("Red: {count}. The result can be final once nothing is red.", count=found.red)
        return say("Nothing is red. What is explained stands in the record.")

    def _list(self, checks: Sequence[Check]) -> QVBoxLayout:
        lines = QGridLayout()
        lines.setHorizontalSpacing(scaled(16))
        lines.setVerticalSpacing(scaled(12))
        top = Qt.AlignmentFlag.AlignTop
        for line, check in enumerate(checks):
            lines.addWidget(_mark(check), line, 0, top)
            lines.addWidget(_words(check), line, 1)
            if check.problems:
                go = button(say("Go there"), "quiet", tip=step_name(check.step))
                go.clicked.connect(lambda _=False, step=check.step: self.elsewhere.emit(step))
                self.ways.append(go)
                lines.addWidget(go, line, 2, top)
        lines.setColumnStretch(1, 1)
        return column(label(say("Before anybody signs"), "title"), lines, spacing=14, margins=20)


def _mark(check: Check) -> QLabel:
    if check.state == "red":
        return chip("✗ " + say("To be settled"), "chip-bad")
    if check.state == "explained":
        return chip("! " + say("Explained"), "chip-warn")
    return chip("✓ " + say("In order"), "chip-good")


def _words(check: Check) -> QWidget:
    held = QWidget()
    lines = [label(say_error(problem), "muted-base", wrap=True) for problem in check.problems]
    held.setLayout(column(label(say(check.name), wrap=True), *lines, spacing=4))
    return held


def _frozen(found: AuditView) -> QVBoxLayout:
    digest = label(head_words(found.digest or ""), "digest")
    digest.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    named = [label(f"{paper.track}  ·  {paper.name}") for paper in found.papers]
    told = say("This stands at the foot of every page. Compare a few groups with the paper before signing.")
    return column(
        label(say("The result is frozen"), "title"),
        label(told, "muted-base", wrap=True),
        digest,
        label(say("Certified papers: {count}", count=len(named)), "strong"),
        *named,
        spacing=10,
        margins=20,
    )
