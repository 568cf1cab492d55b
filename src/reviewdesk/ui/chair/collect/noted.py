"""Lists in the board's place: files not taken in, each with its reason, and withdrawals by number."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from reviewdesk.desk.chair.offers import Noted
from reviewdesk.domain.application import Application
from reviewdesk.ui.chair.collect.words import file_words
from reviewdesk.ui.chair.words import clock_words
from reviewdesk.ui.parts import EmptyState, label
from reviewdesk.ui.speech import say
from reviewdesk.ui.theme import scaled


class NotedList(QScrollArea):
    """One line for each file: when, its name, why; or for each withdrawal: its number, what is withdrawn."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)

    def show_noted(self, files: Sequence[Noted]) -> None:
        """Show these files."""
        self.setAccessibleName(say("Files that were not taken in"))
        self._show(
            [(clock_words(one.at), one.file, file_words(one.problem)) for one in files],
            otherwise=say("No file was turned away."),
        )

    def show_withdrawn(self, withdrawn: Sequence[tuple[int, Application]]) -> None:
        """Show what was withdrawn; 0 is the number of a withdrawal that came by supplement."""
        self.setAccessibleName(say("Withdrawn"))
        self._show(
            [(_number(number), str(one.id), one.applicant) for number, one in withdrawn],
            otherwise=say("No application is withdrawn."),
        )

    def _show(self, lines: Sequence[tuple[str, str, str]], *, otherwise: str) -> None:
        if not lines:
            self.setWidget(EmptyState(otherwise))
            return
        content = QWidget()
        grid = QGridLayout()
        grid.setContentsMargins(scaled(16), scaled(16), scaled(16), scaled(16))
        grid.setHorizontalSpacing(scaled(16))
        grid.setVerticalSpacing(scaled(10))
        top = Qt.AlignmentFlag.AlignTop
        for place, (first, name, words) in enumerate(lines):
            grid.addWidget(label(first, "muted-base"), place, 0, top)
            grid.addWidget(label(name, "strong"), place, 1, top)
            grid.addWidget(label(words, wrap=True), place, 2)
        grid.setColumnStretch(2, 1)
        grid.setRowStretch(len(lines), 1)
        content.setLayout(grid)
        self.setWidget(content)


def _number(number: int) -> str:
    return say("Withdrawal {number}", number=number) if number else say("By supplement")
