"""The right side of a step: what is entered there scrolls, what it leads to stays in reach below."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QSizePolicy, QWidget

from reviewdesk.ui.flow import Flow
from reviewdesk.ui.parts import column, hairline, surface
from reviewdesk.ui.theme import scaled

_SIDE, _WIDEST = 372, 520


def side(name: str, content: QLayout, foot: Sequence[QWidget] = ()) -> QFrame:
    """Return a side with its buttons below."""
    made = QFrame()
    made.setProperty("kind", "surface")
    made.setFixedWidth(min(scaled(_SIDE), _WIDEST))
    body = column(sheet(name, content), spacing=0)
    body.setStretch(0, 1)
    if foot:
        body.addWidget(hairline())
        body.addWidget(surface(column(Flow(*foot), margins=(20, 10, 20, 10)), "surface"))
    made.setLayout(body)
    return made


def sheet(name: str, content: QLayout) -> QScrollArea:
    """Return a part that scrolls where there is too little room."""
    held = QWidget()
    held.setLayout(content)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setProperty("kind", "sheet")
    area.setAccessibleName(name)
    # How much it would like to show never makes the page higher than the window.
    area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
    area.viewport().setAutoFillBackground(False)
    area.setWidget(held)
    held.setAutoFillBackground(False)
    return area
