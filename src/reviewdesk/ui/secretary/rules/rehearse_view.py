"""Rehearse: scores from a file or made up, and the ranking that these rules make of them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from reviewdesk.desk.secretary.rehearsal import Rehearsal
from reviewdesk.desk.secretary.rules import Rules
from reviewdesk.desk.spoken import aggregate, alarm
from reviewdesk.ui.file_asking import ask_files
from reviewdesk.ui.inputs import Chooser, Line
from reviewdesk.ui.parts import button, column, label, row
from reviewdesk.ui.secretary.rules.ranking_model import RankingModel
from reviewdesk.ui.speech import language, say, say_error
from reviewdesk.ui.theme import scaled

_MOST = 99


class RehearseView(QWidget):
    """Signals: make scores up for so many reviewers by a seed; take a table of scores."""

    wanted = Signal(int, int)
    loaded = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._rehearsal: Rehearsal | None = None
        self._rules: Rules | None = None
        self.reviewers, self.seed, self.track = Line("9"), Line("1"), Chooser()
        self.make = button(say("Make scores up"), "primary")
        self.load = button(say("Load a score table…"))
        self.model = RankingModel()
        self.table = _table(self.model)
        self._wrong, self._rule = label("", "bad", wrap=True), label("", "strong", wrap=True)
        self._alarms, self._warnings = label("", "bad", wrap=True), label("", "warn", wrap=True)
        self._lay_out()
        self._connect()
        self._show()

    def show_rules(self, rules: Rules) -> None:
        """Offer the plan's tracks; a ranking of other rules goes."""
        if self._rules is not None and rules.text == self._rules.text:
            return
        self._rules, self._rehearsal = rules, None
        for one in (self.make, self.load):
            one.setEnabled(rules.plan is not None)
        at = max(self.track.currentIndex(), 0)
        self.track.clear()
        for track in rules.plan.tracks if rules.plan is not None else ():
            self.track.addItem(track.name)
        self.track.setCurrentIndex(min(at, self.track.count() - 1))
        self._show()

    def show_rehearsal(self, rehearsal: Rehearsal) -> None:
        """Show what came of it."""
        self._rehearsal = rehearsal
        self._show()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        at, found = self.track.currentIndex(), self._rehearsal
        self.model.show_ranking(found if at >= 0 else None, at)
        if found is None or at < 0:
            ready = self._rules is None or self._rules.plan is not None
            self._rule.setText(
                say("Try the rules before anybody scores: make scores up, or load a table.")
                if ready
                else say("Rehearsing waits until the plan has no problems.")
            )
            self._alarms.clear()
            self._warnings.clear()
        else:
            planned, result = found.plan.tracks[at], found.result.tracks[at]
            used = aggregate(planned.rules, result.applied, language())
            told = say("Made-up scores. Rule: {rule}", rule=used) if found.made_up else used
            self._rule.setText(told)
            self._alarms.setText("\n".join(alarm(one, planned, language()) for one in result.alarms))
            self._warnings.setText("\n".join("• " + say_error(one) for one in found.warnings))
        for one in (self._alarms, self._warnings):
            one.setVisible(bool(one.text()))
        self.table.setVisible(bool(self.model.lines))

    def _make(self) -> None:
        texts = self.reviewers.text().strip(), self.seed.text().strip()
        numbers = [int(text) if text.isascii() and text.isdigit() else -1 for text in texts]
        good = 1 <= numbers[0] <= _MOST and numbers[1] >= 0
        wrong = say("Reviewers: a whole number from 1 to {most}; series: a whole number.", most=_MOST)
        self._wrong.setText("" if good else wrong)
        self._wrong.setVisible(not good)
        if good:
            self.wanted.emit(*numbers)

    def _load(self) -> None:
        kinds = say("Score tables") + " (*.csv *.xlsx *.xls)"
        ask_files(self, say("Load a score table…"), kinds, lambda paths: self.loaded.emit(paths[0]))

    def _connect(self) -> None:
        self.make.clicked.connect(self._make)
        self.load.clicked.connect(self._load)
        for one in (self.reviewers, self.seed):
            one.returnPressed.connect(self._make)
        self.track.activated.connect(lambda _: self._show())

    def _lay_out(self) -> None:
        for entry, name in ((self.reviewers, say("Reviewers")), (self.seed, say("Series"))):
            entry.setFixedWidth(scaled(64))
            entry.setAccessibleName(name)
        self.track.setAccessibleName(say("Track"))
        self.track.setMinimumWidth(scaled(240))
        self.seed.setToolTip(say("The same number makes the same scores again."))
        self._wrong.hide()
        first = row(
            label(say("Reviewers")), self.reviewers, label(say("Series")), self.seed, self.make, self.load,
            None, spacing=10,
        )  # fmt: skip
        second = row(self.track, self._rule, spacing=12)
        second.setStretch(1, 1)
        body = column(first, self._wrong, second, self._alarms, self._warnings, spacing=10)
        body.addWidget(self.table, 1)
        body.addStretch(0)
        self.setLayout(body)
        self.setFocusProxy(self.reviewers)


def _table(model: RankingModel) -> QTableView:
    made = QTableView()
    made.setModel(model)
    made.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    made.setTabKeyNavigation(False)
    made.setShowGrid(False)
    made.verticalHeader().hide()
    made.verticalHeader().setDefaultSectionSize(scaled(30))
    made.horizontalHeader().setHighlightSections(False)
    made.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    made.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
    made.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    made.setProperty("kind", "framed")
    made.setAccessibleName(say("Ranking of the rehearsal"))
    return made
