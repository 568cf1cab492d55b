"""What every field of the rules is: label, input, one sentence, and what is wrong with it."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from reviewdesk.desk.secretary.rules import Rules
from reviewdesk.domain.plan.editing import choices_of, judged, key_at, kind_of, shown, typed
from reviewdesk.domain.plan.findings import Path
from reviewdesk.ui.inputs import Area, Chooser, Line
from reviewdesk.ui.parts import column, label, row
from reviewdesk.ui.secretary.rules.vocabulary import (
    asked,
    choice_name,
    choice_sentence,
    label_of,
    sentence_of,
)
from reviewdesk.ui.speech import say
from reviewdesk.ui.theme import scaled

_WIDELY = 100
"""How much rather an input grows, up to its widest, than the room beside it."""
LABEL, NARROW, INPUT, LONG = 176, 110, 220, 520


class Field(QWidget):
    """One field.

    Signals:
        changed: a path and its value; None takes the key away.
    """

    changed = Signal(object, object)

    def __init__(self, path: Path, entry: QWidget, *, narrow: bool = False) -> None:
        """Lay a field out: label at the left of its input; narrow, above it and without its sentence."""
        super().__init__()
        self.path, self.entry = path, entry
        self.said = label(say(asked(path).sentence), "muted", wrap=True)
        self.wrong = label("", "bad", wrap=True)
        self.wrong.hide()
        name = label(label_of(path), wrap=True)
        name.setBuddy(entry)
        entry.setAccessibleName(label_of(path))
        entry.setAccessibleDescription(self.said.text())
        self.setLayout(self._above(name) if narrow else self._beside(name))
        self.setFocusProxy(entry)

    def _beside(self, name: QLabel) -> QHBoxLayout:
        name.setFixedWidth(scaled(LABEL))
        name.setAlignment(Qt.AlignmentFlag.AlignTop)
        name.setContentsMargins(0, scaled(6), 0, 0)
        line = row(self.entry, None)
        line.setStretch(0, _WIDELY)
        body = column(line, self.said, self.wrong, spacing=3)
        whole = row(name, body, spacing=12)
        whole.setStretch(1, 1)
        return whole

    def _above(self, name: QLabel) -> QVBoxLayout:
        self.entry.setToolTip(self.said.text())
        self.said.setParent(self)
        self.said.hide()
        return column(name, self.entry, self.wrong, spacing=3)

    def show_rules(self, rules: Rules) -> None:
        """Show what the plan says, or what holds without it, and what is wrong here."""
        raise NotImplementedError

    def complain(self, sentence: str) -> None:
        """Say what is wrong; "" takes it away."""
        self.wrong.setText(sentence)
        self.wrong.setVisible(bool(sentence))
        if self.entry.property("wrong") != bool(sentence):
            self.entry.setProperty("wrong", bool(sentence))
            self.entry.style().polish(self.entry)

    def show_faults(self, rules: Rules) -> None:
        """Say what the reading of the plan found in this place."""
        here = (found for found in rules.faults if found[0][: len(self.path)] == self.path)
        self.complain("\n".join(sentence_of(path, problem) for path, problem in here))


class TypedField(Field):
    """A value typed on one line or several; a wrong one stays in the field and goes nowhere."""

    def __init__(self, path: Path, *, narrow: bool = False) -> None:
        self._key = key_at(path)
        self._kind = kind_of(self._key.read)
        self._several = self._kind == "lines" or (self._kind == "text" and path[-1] in ("guide", "text"))
        entry: Line | Area
        if self._several:
            entry = Area(6 if path[-1] in ("text", "reasons") else 3)
            entry.finished.connect(self._finish)
        else:
            entry = Line()
            entry.editingFinished.connect(self._finish)
        super().__init__(path, entry, narrow=narrow)
        self._entry = entry
        long = self._several or self._kind == "text" or path[-1] in ("title", "name")
        widths = (NARROW, INPUT) if narrow else (INPUT, LONG)
        entry.setMaximumWidth(scaled(widths[long]))
        entry.setMinimumWidth(scaled(NARROW))
        self._shown, self._zone = "", "UTC"

    def show_rules(self, rules: Rules) -> None:
        """Show what the plan says; what holds without it stands pale in the empty field."""
        self._zone = rules.timezone
        self._shown = shown(rules.value(self.path), self._zone)
        default = shown(rules.default(self.path), self._zone)
        self._entry.setPlaceholderText(default if "\n" not in default or self._several else "")
        if not self._is_wrong():
            self._put(self._shown)
            self.show_faults(rules)

    @property
    def text(self) -> str:
        """Return what stands in the field."""
        return self._entry.toPlainText() if isinstance(self._entry, Area) else self._entry.text()

    def _is_wrong(self) -> bool:
        return self.text != self._shown and bool(self.wrong.text()) and self._judge()[1] != ""

    def _judge(self) -> tuple[object, str]:
        value = typed(self._key, self.text, self._zone)
        problem = judged(self.path, value)
        return value, "" if problem is None else sentence_of(self.path, problem)

    def _finish(self) -> None:
        if self.text == self._shown:
            self.complain("")
            return
        value, wrong = self._judge()
        self.complain(wrong)
        if not wrong:
            self._shown = shown(value, self._zone)
            self._put(self._shown)
            self.changed.emit(self.path, value)

    def _put(self, text: str) -> None:
        if text != self.text:
            if isinstance(self._entry, Area):
                self._entry.setPlainText(text)
            else:
                self._entry.setText(text)
                if not self._entry.hasFocus():
                    self._entry.setCursorPosition(0)
        if isinstance(self._entry, Area):
            self._entry.document().setModified(False)
        else:
            self._entry.setModified(False)


class ChoiceField(Field):
    """One of several words, with the sentence of the one that is chosen below it."""

    def __init__(self, path: Path) -> None:
        self._words = choices_of(key_at(path).read)
        self._own = path[:1] == ("track",) and path[2:3] == ("rules",)
        super().__init__(path, Chooser())
        self._chooser = self.entry if isinstance(self.entry, Chooser) else Chooser()
        self._chooser.setMaximumWidth(scaled(INPUT + 100))
        self._chooser.setMinimumWidth(scaled(NARROW))
        if self._own:
            self._chooser.addItem("", None)
        for word in self._words:
            self._chooser.addItem(choice_name(path, word), word)
            last = self._chooser.count() - 1
            self._chooser.setItemData(last, choice_sentence(path, word), Qt.ItemDataRole.ToolTipRole)
        self._chooser.activated.connect(self._take)

    def show_rules(self, rules: Rules) -> None:
        """Show the word in force; a track's own rule shows first what holds for all tracks."""
        value, force = rules.value(self.path), str(rules.in_force(self.path))
        with QSignalBlocker(self._chooser):
            if self._own:
                common = choice_name(self.path, str(rules.default(self.path)))
                self._chooser.setItemText(0, say("As for all tracks: {choice}", choice=common))
            at = self._chooser.findData(force if value is not None or not self._own else None)
            self._chooser.setCurrentIndex(at)
        self.said.setText(choice_sentence(self.path, force) or say(asked(self.path).sentence))
        self._chooser.setAccessibleDescription(self.said.text())
        self.show_faults(rules)

    def _take(self, place: int) -> None:
        self.changed.emit(self.path, self._chooser.itemData(place))


class FlagField(Field):
    """Yes or no."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, QCheckBox(say("Yes")))
        self._box = self.entry if isinstance(self.entry, QCheckBox) else QCheckBox()
        self._box.clicked.connect(lambda checked: self.changed.emit(self.path, checked))

    def show_rules(self, rules: Rules) -> None:
        """Tick what holds."""
        self._box.setChecked(rules.in_force(self.path) is True)
        self.show_faults(rules)


class ChoicesField(Field):
    """Any number of several words, each with its sentence."""

    def __init__(self, path: Path) -> None:
        holder = QWidget()
        super().__init__(path, holder)
        self._boxes = {word: QCheckBox(choice_name(path, word)) for word in choices_of(key_at(path).read)}
        body = column(spacing=4)
        for word, box in self._boxes.items():
            sentence = choice_sentence(path, word)
            box.setToolTip(sentence)
            box.setAccessibleDescription(sentence)
            box.clicked.connect(self._take)
            line = row(box, label(sentence, "muted", wrap=True), spacing=10)
            line.setStretch(1, 1)
            body.addLayout(line)
        holder.setLayout(body)
        holder.setFocusProxy(next(iter(self._boxes.values())))

    def show_rules(self, rules: Rules) -> None:
        """Tick what holds."""
        found = rules.in_force(self.path)
        held = found if isinstance(found, list | tuple) else ()
        for word, box in self._boxes.items():
            box.setChecked(word in held)
        self.show_faults(rules)

    def _take(self) -> None:
        self.changed.emit(self.path, [word for word, box in self._boxes.items() if box.isChecked()])
