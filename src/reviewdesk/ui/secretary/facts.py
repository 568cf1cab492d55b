"""Facts about a review session, a line each: what it is called at the left, what it is beside it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from reviewdesk.ui.parts import label
from reviewdesk.ui.theme import scaled


class Facts(QWidget):
    """Two columns; the values can be marked and copied."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(scaled(24))
        self._grid.setVerticalSpacing(scaled(8))
        self._grid.setColumnStretch(1, 1)
        self.setLayout(self._grid)
        self._shown: list[QLabel] = []

    def show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show other facts; those without a value are left out."""
        for old in self._shown:
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._shown = []
        for place, (name, value) in enumerate((name, value) for name, value in facts if value):
            left, right = label(name, "muted-base"), label(value, wrap=True)
            right.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._grid.addWidget(left, place, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(right, place, 1)
            self._shown += [left, right]
