"""The application that is examined: its checklist, figures beside their limits, preferences as facts."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout

from reviewdesk.desk.secretary.eligibility import Examined, Figure
from reviewdesk.ui.parts import button, chip, column, hairline, label, leave_drops, row, surface
from reviewdesk.ui.secretary.eligibility.item_row import ItemRow
from reviewdesk.ui.secretary.eligibility.model import state_word
from reviewdesk.ui.speech import say
from reviewdesk.ui.theme import scaled

_KINDS = {"undecided": "chip", "passed": "chip-good", "failed": "chip-bad"}


class EligibilityDetails(QFrame):
    """Signals: a line is decided (application, item, verdict, reason); all that is undecided passes; done."""

    decided = Signal(str, str, str, str)
    pass_rest = Signal(str)
    done = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "surface")
        self._shown: Examined | None = None
        self.rows: tuple[ItemRow, ...] = ()
        self._name = label("", "title", wrap=True)
        self._chip = chip("")
        self.rest_button = button(say("All undecided pass"), shortcut="Ctrl+P")
        self.rest_button.clicked.connect(self._pass_rest)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = row(self._name, self._chip, self.rest_button, spacing=12)
        head.setStretch(0, 1)
        body = column(head, hairline(), self._area, spacing=12, margins=16)
        body.setStretch(2, 1)
        self.setLayout(body)

    def show_examined(self, shown: Examined | None) -> None:
        """Show an application; the one on show is only brought up to date."""
        before, self._shown = self._shown, shown
        self.setVisible(shown is not None)
        if shown is None:
            return
        self._name.setText(f"{shown.application.applicant}  {shown.application.id}")
        self._chip.setText(state_word(shown))
        self._chip.setProperty("kind", _KINDS[shown.state])
        self._chip.style().polish(self._chip)
        self.rest_button.setEnabled(bool(shown.undecided))
        if before is not None and _same(before, shown):
            for one, line in zip(self.rows, shown.lines, strict=True):
                one.show_line(line)
        else:
            self._fill(shown)

    def focus_first(self) -> None:
        """Go to the first line that is not decided, or to the first."""
        lines = () if self._shown is None else self._shown.lines
        at = next((at for at, line in enumerate(lines) if not line.verdict), 0)
        if self.rows:
            self._focus(at)

    def _pass_rest(self) -> None:
        if self._shown is not None:
            self.pass_rest.emit(str(self._shown.application.id))

    def _fill(self, shown: Examined) -> None:
        self.rows = tuple(ItemRow(line) for line in shown.lines)
        application = str(shown.application.id)
        body = column(spacing=8)
        for at, one in enumerate(self.rows):
            one.decided.connect(lambda item, verdict, why: self.decided.emit(application, item, verdict, why))
            one.moved.connect(lambda step, at=at: self._move(at + step))
            body.addWidget(one)
        if not self.rows:
            body.addWidget(
                label(say("This track has no checklist: every application is scored."), "muted-base")
            )
        self._add_figures(body, shown)
        if shown.facts:
            body.addSpacing(scaled(8))
            body.addWidget(label(say("Preferences: facts, never pass or fail"), "strong"))
            for name, holds in shown.facts:
                said = say("holds") if holds else say("does not hold")
                body.addWidget(label(f"{name}   {said}", "" if holds else "muted-base", wrap=True))
        body.addStretch(1)
        old = self._area.takeWidget()
        if old is not None:
            old.deleteLater()  # one of its own keys may have brought us here
        self._area.setWidget(surface(body, "surface"))
        leave_drops(self)

    def _add_figures(self, body: QVBoxLayout, shown: Examined) -> None:
        if not shown.figures:
            return
        body.addSpacing(scaled(8))
        body.addWidget(label(say("Declared figures"), "strong"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(scaled(24))
        grid.setVerticalSpacing(scaled(6))
        grid.setColumnStretch(0, 1)
        for at, figure in enumerate(shown.figures):
            for place, cell in enumerate(_cells(figure)):
                grid.addWidget(cell, at, place)
        body.addLayout(grid)

    def _move(self, at: int) -> None:
        if 0 <= at < len(self.rows):
            self._focus(at)
        elif at >= len(self.rows):
            self.done.emit()

    def _focus(self, at: int) -> None:
        self.rows[at].setFocus(Qt.FocusReason.TabFocusReason)
        self._area.ensureWidgetVisible(self.rows[at])


def _same(before: Examined, shown: Examined) -> bool:
    """Whether only verdicts can have changed."""
    ids = (before.application.id, [line.item for line in before.lines], before.figures, before.facts)
    return ids == (shown.application.id, [line.item for line in shown.lines], shown.figures, shown.facts)


def _cells(figure: Figure) -> tuple[QLabel, ...]:
    kind = "" if figure.within else "warn"
    declared = "—" if figure.declared is None else str(figure.declared)
    number = label(declared, kind or "strong")
    number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return (
        label(figure.requirement.name, kind, wrap=True),
        number,
        label(_asked(figure), "muted"),
        label("" if figure.within else say("not as asked for"), "warn"),
    )


def _asked(figure: Figure) -> str:
    low, high = figure.requirement.minimum, figure.requirement.maximum
    if low is not None and high is not None:
        return say("{minimum} to {maximum}", minimum=low, maximum=high)
    if low is not None:
        return say("at least {minimum}", minimum=low)
    return "" if high is None else say("at most {maximum}", maximum=high)
