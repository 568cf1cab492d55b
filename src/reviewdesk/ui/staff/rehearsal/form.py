"""One rule and its value: of which track, of which part, and what is in force."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QStackedWidget, QWidget

from reviewdesk.domain.plan.offering import Offer, offers
from reviewdesk.domain.plan.values import Plan
from reviewdesk.ui.inputs import Chooser
from reviewdesk.ui.parts import button, column, label, row
from reviewdesk.ui.speech import say
from reviewdesk.ui.staff.rehearsal.words import parts, rules, tracks, value_name, values


@dataclass(frozen=True, slots=True)
class Tried:
    """A rule with the value to try, and both in words."""

    key: str
    value: str
    name: str
    words: str


class RuleForm(QWidget):
    """Signals: try this too."""

    given = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._plan: Plan | None = None
        self._offers: tuple[Offer, ...] = ()
        self.track, self.part, self.rule = (_box(name) for name in _names())
        self.choice, self.line = _box(say("Value to try")), QLineEdit()
        self.line.setAccessibleName(say("Value to try"))
        self.now = label("", "muted", wrap=True)
        self.add = button(say("Add"))
        self.add.clicked.connect(self._give)
        self.line.returnPressed.connect(self._give)
        self.track.currentIndexChanged.connect(lambda _: self._fill_parts())
        self.part.currentIndexChanged.connect(lambda _: self._fill_rules())
        self.rule.currentIndexChanged.connect(lambda _: self._fill_value())
        self._value = QStackedWidget()
        self._value.addWidget(self.line)
        self._value.addWidget(self.choice)
        body = column(spacing=6)
        for name, box in zip(_names(), (self.track, self.part, self.rule), strict=True):
            asked = label(name)
            asked.setBuddy(box)
            body.addWidget(asked)
            body.addWidget(box)
        body.addWidget(label(say("Value to try")))
        body.addLayout(row(self._value, self.add))
        body.addWidget(self.now)
        self.setLayout(body)

    def show_plan(self, plan: Plan) -> None:
        """Offer the rules of a plan."""
        if self._plan is None:
            self._plan, self._offers = plan, offers(plan)
            _fill(self.track, tracks(plan))
            self._fill_parts()

    def _fill_parts(self) -> None:
        if self._plan is not None and self.track.currentIndex() >= 0:
            _fill(self.part, parts(self._plan.track(self.track.currentData())))
            self._fill_rules()

    def _fill_rules(self) -> None:
        if self._plan is None:
            return
        track = self._plan.track(self.track.currentData())
        mine = [
            one for one in self._offers if (one.track, one.part) == (track.id, self.part.currentData() or "")
        ]
        _fill(self.rule, rules(mine, track))
        self._fill_value()

    def _fill_value(self) -> None:
        offer = self._offer
        if offer is None or self._plan is None:
            return
        track = self._plan.track(offer.track)
        self._value.setCurrentWidget(self.choice if offer.choices else self.line)
        _fill(self.choice, values(offer, track))
        self.choice.setCurrentIndex(max(0, self.choice.findData(offer.value)))
        self.line.setText(offer.value)
        self.now.setText(say("In force: {value}", value=value_name(offer, track, offer.value)))

    @property
    def _offer(self) -> Offer | None:
        return next((one for one in self._offers if one.key == self.rule.currentData()), None)

    def _give(self) -> None:
        offer = self._offer
        if offer is not None and self._plan is not None:
            value = self.choice.currentData() if offer.choices else self.line.text().strip()
            track = self._plan.track(offer.track)
            name = say(", ").join(
                (self.track.currentText(), self.part.currentText(), self.rule.currentText())
            )
            self.given.emit(Tried(offer.key, value, name, value_name(offer, track, value)))


def _names() -> tuple[str, str, str]:
    return say("Track"), say("What of it"), say("Rule")


def _box(name: str) -> QComboBox:
    made = Chooser()
    made.setAccessibleName(name)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return made


def _fill(box: QComboBox, lines: list[tuple[str, str]]) -> None:
    box.blockSignals(True)
    box.clear()
    for value, words in lines:
        box.addItem(words, value)
    box.blockSignals(False)
