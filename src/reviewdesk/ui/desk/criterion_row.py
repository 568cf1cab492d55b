"""One criterion of the form: its field, and, while it has the focus, its bands, guide and words."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QWidget

from reviewdesk.desk.reviewer.sheets import Form
from reviewdesk.domain.draft import Field
from reviewdesk.domain.keying import nudged
from reviewdesk.domain.marks import decimal_text
from reviewdesk.domain.names import CriterionId
from reviewdesk.domain.plan.values import Band, Criterion
from reviewdesk.domain.self_check import is_lawful, needs_reason
from reviewdesk.ui.desk.fields import PointsField, VerdictField, WordsField
from reviewdesk.ui.desk.flow import Flow
from reviewdesk.ui.desk.mark_words import band_of, band_words, limit, read, short_limit, shown
from reviewdesk.ui.parts import button, column, hairline, label, row
from reviewdesk.ui.speech import say
from reviewdesk.ui.theme import scaled


class CriterionRow(QFrame):
    """One question.

    Signals:
        edited: field of the draft and its new value.
        onward, back: Enter and Shift+Enter in its last and first field.
        entered: it has the focus now.
    """

    edited = Signal(str, str)
    onward = Signal()
    back = Signal()
    entered = Signal()

    def __init__(self, number: int, criterion: Criterion) -> None:
        super().__init__()
        self.criterion = criterion
        self._locked, self._open = False, False
        self.field = _field(criterion)
        self.words = WordsField(lines=False)
        self._name = label(criterion.name, wrap=True)
        self._before = label("", "muted")
        self._wrong = label("", "bad", wrap=True)
        self._guide = label(criterion.guide, "muted-base", wrap=True)
        self._asked = label("", "muted")
        self._bands = {band: _band_button(criterion, band) for band in criterion.bands}
        self._flow = Flow(*self._bands.values())
        self._object = button(say("Object to this value…"), "quiet")
        self._wrong.hide()
        self._lay_out(number)
        self._connect()
        self.set_open(False)

    @property
    def id(self) -> CriterionId:
        """Which criterion it is."""
        return self.criterion.id

    @property
    def objective(self) -> bool:
        """Whether its value comes with the register."""
        return self.criterion.mode == "objective"

    @property
    def is_wrong(self) -> bool:
        """Whether something stands in it that cannot be saved."""
        return bool(read(self.criterion, self.field.text(), finished=True).wrong)

    def take_focus(self) -> None:
        """Put the cursor into its field."""
        field: QWidget = self.words if self.objective else self.field
        if self.objective:
            self._show_words(asked=True)
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(field, PointsField):
            field.selectAll()

    def show_form(self, form: Form, kept: str) -> None:
        """Show an application's mark; `kept` is what was keyed in and could not be saved, or ""."""
        self._locked = bool(form.locked)
        held = form.draft
        text = form.application.objective.get(self.id, "") if self.objective else held.points.get(self.id, "")
        text = kept or shown(self.criterion, text)
        if self.field.text() != text:
            self.field.setText(text)
        self.field.setReadOnly(self._locked or self.objective)
        words = (held.objections if self.objective else held.reasons).get(self.id, "")
        self.words.set_text(words)
        self.words.setReadOnly(self._locked)
        before = form.before.points.get(self.id, "") if form.before else ""
        self._before.setText(
            say("last round {points}", points=shown(self.criterion, before)) if before else ""
        )
        self._before.setVisible(bool(before))
        self._judge(finished=not self.field.hasFocus())

    def set_open(self, is_open: bool) -> None:
        """Open or fold bands and guide."""
        self._open = is_open
        self.setProperty("kind", "raised" if is_open else "surface")
        self._name.setProperty("kind", "strong" if is_open else "")
        for one in (self, self._name):
            one.style().polish(one)
        self._flow.setVisible(is_open and bool(self._bands))
        self._guide.setVisible(is_open and bool(self.criterion.guide))
        self._show_words()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Let a click anywhere on the row open it."""
        if self.objective:
            self.entered.emit()
        else:
            self.take_focus()
        super().mousePressEvent(event)

    def _lay_out(self, number: int) -> None:
        number_label = label(str(number), "muted-base")
        number_label.setFixedWidth(scaled(18))
        most = label(short_limit(self.criterion), "muted")
        top = row(number_label, self._name, self._before, most, self.field, spacing=8)
        top.setStretch(1, 1)
        below = (self._wrong, self._flow, self._guide, self._object, self._asked, self.words)
        self.setLayout(column(column(top, *below, spacing=6, margins=(16, 7, 16, 7)), hairline(), spacing=0))
        self._object.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._name.setBuddy(self.field)
        self.field.setAccessibleName(f"{self.criterion.name}, {most.text() or limit(self.criterion)}")
        self.words.setAccessibleName(f"{self.criterion.name}, {self._words_title()}")
        self.field.setToolTip(limit(self.criterion) if self.criterion.mode != "gate" else "")
        self._name.setToolTip(self.criterion.guide)

    def _connect(self) -> None:
        self.field.keyed.connect(self._keyed)
        self.field.entered.connect(self.entered)
        self.field.onward.connect(self._go_on)
        self.field.back.connect(self.back)
        self.field.gone.connect(lambda: self._judge(finished=True))
        if isinstance(self.field, PointsField):
            self.field.nudged.connect(self._nudge)
        self.words.keyed.connect(self._worded)
        self.words.entered.connect(self.entered)
        self.words.onward.connect(self.onward)
        self.words.back.connect(self.take_focus if not self.objective else self.back)
        self._object.clicked.connect(self.take_focus)
        for band, one in self._bands.items():
            one.clicked.connect(lambda _, band=band: self._choose(band))

    def _keyed(self, text: str) -> None:
        self._judge(finished=False)
        self.edited.emit("points", read(self.criterion, text, finished=False).saved)

    def _worded(self, text: str) -> None:
        field: Field = "objection" if self.objective else "reason"
        self.edited.emit(field, text)
        self._show_words()

    def _nudge(self, steps: int) -> None:
        self._set(nudged(self.criterion, self.field.text(), steps))

    def _choose(self, band: Band) -> None:
        if not self._locked:
            self._set(decimal_text(band.max))
        self._judge(finished=False)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _set(self, text: str) -> None:
        self.field.setText(text)
        self._keyed(text)

    def _go_on(self) -> None:
        self._judge(finished=True)
        if self.is_wrong:
            return
        if self.words.isVisibleTo(self) and not self.words.toPlainText():
            self.words.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.onward.emit()

    def _judge(self, *, finished: bool) -> None:
        if self.objective:
            return
        text = self.field.text()
        wrong = "" if self._locked else read(self.criterion, text, finished=finished).wrong
        self._wrong.setText(wrong)
        self._wrong.setVisible(bool(wrong))
        if self.field.property("wrong") != bool(wrong):
            self.field.setProperty("wrong", bool(wrong))
            self.field.style().polish(self.field)
        chosen = band_of(self.criterion, read(self.criterion, text, finished=False).saved)
        for band, one in self._bands.items():
            one.setChecked(band == chosen)
            one.setEnabled(not self._locked)
        self._show_words()

    def _show_words(self, *, asked: bool = False) -> None:
        held = bool(self.words.toPlainText())
        wanted = held or asked or (self.words.hasFocus() and self.objective)
        if not self.objective:
            saved = read(self.criterion, self.field.text(), finished=False).saved
            wanted = held or (is_lawful(self.criterion, saved) and needs_reason(self.criterion, saved))
        self._asked.setText(self._words_title())
        for one in (self._asked, self.words):
            one.setVisible(wanted)
        self._object.setVisible(self.objective and self._open and not wanted and not self._locked)

    def _words_title(self) -> str:
        if self.objective:
            return say("Objection to the value from the register")
        saved = read(self.criterion, self.field.text(), finished=False).saved
        needed = is_lawful(self.criterion, saved) and needs_reason(self.criterion, saved)
        return say("Reason (this mark needs one)") if needed else say("Reason")


def _field(criterion: Criterion) -> PointsField | VerdictField:
    return VerdictField() if criterion.mode == "gate" else PointsField()


def _band_button(criterion: Criterion, band: Band) -> QPushButton:
    made = button(band_words(band, exact=criterion.mode == "bands"), "band")
    made.setCheckable(True)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.setToolTip(say("Enter {points}", points=decimal_text(band.max)))
    return made
