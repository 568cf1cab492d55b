"""The step of the reveal: the envelope, then deviations and their answers, then the ranking is allowed."""

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QHeaderView, QStackedWidget, QWidget

from reviewdesk.desk.chair.reveal_view import FlaggedRow, RevealView
from reviewdesk.desk.chair.view import ChairView
from reviewdesk.ui.chair.page import STEP_NAMES
from reviewdesk.ui.chair.panel import ChairPanel
from reviewdesk.ui.chair.ranking.table import RowDelegate, RowTable
from reviewdesk.ui.chair.reveal.model import ANSWER, APPLICATION, REVIEWER, WHAT, DeviationModel
from reviewdesk.ui.chair.reveal.unreadable import UnreadableCards
from reviewdesk.ui.flow import Flow
from reviewdesk.ui.page import Key
from reviewdesk.ui.parts import EmptyState, button, column, hairline, label, restyle, row, surface
from reviewdesk.ui.speech import say
from reviewdesk.ui.theme import scaled


class RevealPanel(ChairPanel):
    """Signals: open the envelope, void an unreadable ballot, let a reviewer answer, overrule, rank."""

    opening = Signal()
    voiding = Signal(object)
    answering = Signal(object)
    overruling = Signal(object)
    ranking = Signal()

    step = "reveal"
    name = STEP_NAMES["reveal"]

    def __init__(self) -> None:
        super().__init__()
        self._view: ChairView | None = None
        self.open_button = button(say("Open the envelope…"), "primary")
        self.open_button.clicked.connect(self.opening)
        self.model = DeviationModel()
        self.table = RowTable(self.model, say("Deviations"))
        self.table.setItemDelegate(RowDelegate(self.table))
        for section, width in ((REVIEWER, 180), (APPLICATION, 280), (ANSWER, 260)):
            self.table.setColumnWidth(section, scaled(width))
        self.table.horizontalHeader().setSectionResizeMode(WHAT, QHeaderView.ResizeMode.Stretch)
        self.table.selectionModel().currentRowChanged.connect(self._offer)
        self.table.chosen.connect(lambda: self._with_row(self.answering))
        self.answer_button = button(say("The reviewer answers…"))
        self.answer_button.clicked.connect(lambda: self._with_row(self.answering))
        self.overrule_button = button(say("Overrule with a reason…"))
        self.overrule_button.clicked.connect(lambda: self._with_row(self.overruling))
        self.rank_button = button(say("Build the ranking…"), "primary")
        self.rank_button.clicked.connect(self.ranking)
        self.ranking_button = button(say("Show the ranking"), "primary")
        self.ranking_button.clicked.connect(lambda: self.elsewhere.emit("ranking"))
        self.ranking_button.hide()
        self.unreadable = UnreadableCards()
        self.unreadable.voiding.connect(self.voiding)
        self._said, self._waiting = label("", "strong", wrap=True), label("", "warn", wrap=True)
        self._note = label("", "muted-base", wrap=True)
        self._parts = QStackedWidget()
        self._parts.addWidget(EmptyState(_before(), self.open_button))
        self._parts.addWidget(self._laid())
        self.setLayout(column(self._parts))

    def show_view(self, view: ChairView) -> None:
        """Keep the names; what the reveal shows comes with `show_reveal`."""
        self._view = view
        self.open_button.setEnabled(view.course.closed)

    def show_reveal(self, found: RevealView) -> None:
        """Show how far the reveal is."""
        view, stage = self._view, found.stage
        self._parts.setCurrentIndex(0 if stage is None else 1)
        if view is None or stage is None:
            return
        chosen = self.table.currentIndex().row()
        self.model.show_rows(view.plan, {s.id: s.name for s in view.members}, found.rows)
        self.unreadable.show_cells(view, stage.unreadable)
        self.table.setVisible(bool(found.rows))
        self._say(found, view)
        self.rank_button.setVisible(not found.ranked)
        self.ranking_button.setVisible(found.ranked)
        self.rank_button.setEnabled(not stage.waiting and not stage.unreadable)
        if found.rows:
            first = next((n for n, one in enumerate(found.rows) if one.waits), 0)
            self.table.selectRow(
                chosen if 0 <= chosen < len(found.rows) and found.rows[chosen].waits else first
            )
        self._offer()

    def keys(self) -> tuple[Key, ...]:
        """Return the step's keys."""
        return (Key("↑ ↓", say("Next row")), Key("Enter", say("The reviewer answers…")))

    def first_focus(self) -> QWidget | None:
        """Begin with what can be done next."""
        if self._parts.currentIndex() == 0:
            return self.open_button
        if self.unreadable.first is not None:
            return self.unreadable.first
        if not self.ranking_button.isHidden():
            return self.ranking_button
        done = self.rank_button.isEnabled() and not self.rank_button.isHidden()
        return self.rank_button if done else self.table

    def _say(self, found: RevealView, view: ChairView) -> None:
        stage = found.stage
        assert stage is not None
        opened = say(
            "Opened: {opened} of {counted} ballots and sheets.", opened=stage.opened, counted=found.counted
        )
        if stage.unreadable:
            seen = say("Deviations are shown once every ballot that counts can be read.")
        elif found.rows:
            seen = say(
                "Deviations: {count}. No totals over reviewers, no ranking yet.", count=len(found.rows)
            )
        else:
            seen = say("Nothing deviates. The ranking can be built.")
        if found.ranked:
            seen = say("The ranking was allowed; it stands in the next step.")
        self._said.setText(f"{opened} {seen}")
        names = {s.id: s.name for s in view.members}
        who = say("; ").join(
            f"{seat} {names.get(seat, '')}".strip() + say("({list})", list=application)
            for seat, application in stage.waiting
        )
        self._waiting.setText(say("Still to answer: {who}", who=who))
        self._waiting.setVisible(bool(stage.waiting))
        self._note.setText(_after() if any(one.deviation.kind == "abnormal" for one in found.rows) else "")
        self._note.setVisible(bool(self._note.text()) and not found.ranked)

    def _laid(self) -> QWidget:
        head = column(self._said, self._waiting, self._note, spacing=4, margins=(24, 16, 24, 12))
        answers = Flow(self.answer_button, self.overrule_button)
        foot = row(answers, self.rank_button, self.ranking_button, margins=(24, 10, 24, 10))
        foot.setStretch(0, 1)
        body = column(surface(head, "surface"), self.unreadable, hairline(), self.table, spacing=0)
        body.addStretch(1)
        body.setStretchFactor(self.table, 100)
        body.addWidget(hairline())
        body.addWidget(surface(foot, "surface"))
        made = QWidget()
        made.setLayout(body)
        return made

    def _chosen(self) -> FlaggedRow | None:
        place = self.table.currentIndex().row()
        return self.model.rows[place] if 0 <= place < len(self.model.rows) else None

    def _with_row(self, intention: SignalInstance) -> None:
        chosen = self._chosen()
        if chosen is not None and chosen.waits:
            intention.emit(chosen)

    def _offer(self) -> None:
        chosen = self._chosen()
        for one in (self.answer_button, self.overrule_button):
            one.setVisible(any(row.deviation.kind == "abnormal" for row in self.model.rows))
            one.setEnabled(chosen is not None and chosen.waits)
        waits = any(row.waits for row in self.model.rows)
        restyle(self.answer_button, "primary" if waits else "secondary")


def _before() -> str:
    return say(
        "Collecting is closed. Open the envelope: first only deviations are shown, no totals over reviewers "
        "and no ranking. It is done once and recorded."
    )


def _after() -> str:
    return say(
        "Each flagged row goes back to its reviewer at this computer, under the own slip. If the reviewer "
        "has left, chair and witness may go on with a reason."
    )
