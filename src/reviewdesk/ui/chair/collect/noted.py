"""Files that were turned away or came too late, each with its reason."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from reviewdesk.desk.chair.offers import Noted
from reviewdesk.ui.chair.collect.words import file_words
from reviewdesk.ui.chair.words import clock_words
from reviewdesk.ui.parts import EmptyState, label
from reviewdesk.ui.speech import say
from reviewdesk.ui.theme import scaled


class NotedList(QScrollArea):
    """One line for each file: when, its name, why."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setAccessibleName(say("Files that were not taken in"))

    def show_noted(self, files: Sequence[Noted]) -> None:
        """Show these files."""
        if not files:
            self.setWidget(EmptyState(say("No file was turned away.")))
            return
        content = QWidget()
        grid = QGridLayout()
        grid.setContentsMargins(scaled(16), scaled(16), scaled(16), scaled(16))
        grid.setHorizontalSpacing(scaled(16))
        grid.setVerticalSpacing(scaled(10))
        top = Qt.AlignmentFlag.AlignTop
        for place, one in enumerate(files):
            grid.addWidget(label(clock_words(one.at), "muted-base"), place, 0, top)
            grid.addWidget(label(one.file, "strong"), place, 1, top)
            grid.addWidget(label(file_words(one.problem), wrap=True), place, 2)
        grid.setColumnStretch(2, 1)
        grid.setRowStretch(len(files), 1)
        content.setLayout(grid)
        self.setWidget(content)
