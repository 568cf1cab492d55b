"""One decision on record: what was decided, the places it moved, and how it would be undone."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from reviewdesk.desk import spoken
from reviewdesk.desk.chair.view import ChairView
from reviewdesk.domain.result import DecisionRecord
from reviewdesk.ui.chair.settling.form import applicants
from reviewdesk.ui.parts import column, label, surface
from reviewdesk.ui.speech import language, say
from reviewdesk.ui.theme import scaled


class DecidedCard(QWidget):
    """Before → after, and nothing to press: a record is never edited."""

    def __init__(self, record: DecisionRecord, view: ChairView) -> None:
        super().__init__()
        called = applicants(view)
        told = spoken.decision_full(replace(record, before={}, after={}), view.plan, language())
        moved = QGridLayout()
        moved.setHorizontalSpacing(scaled(16))
        moved.setVerticalSpacing(scaled(6))
        top = Qt.AlignmentFlag.AlignTop
        for line, move in enumerate(spoken.moves(record, view.plan, language())):
            moved.addWidget(label(called.get(move.application, move.application), "strong"), line, 0, top)
            moved.addWidget(label(move.before), line, 1, top)
            moved.addWidget(label(f"→ {move.after}", wrap=True), line, 2, top)
        moved.setColumnStretch(2, 1)
        none = [] if moved.count() else [label(say("No place moved."), "muted-base")]
        undo = say("What is on record is not edited. To undo it, record another change; both are printed.")
        card = surface(
            column(
                label(told, wrap=True),
                *none,
                moved,
                label(undo, "muted", wrap=True),
                spacing=14,
                margins=20,
            )
        )
        self.setLayout(column(card, None, margins=(24, 0, 24, 16)))
