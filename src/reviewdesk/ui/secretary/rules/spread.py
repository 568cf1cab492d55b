"""Fields of the first page: a choice with every answer in sight, and fields side by side on one line."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from reviewdesk.desk.secretary.rules import Rules
from reviewdesk.domain.plan.editing import choices_of, key_at
from reviewdesk.domain.plan.findings import Path
from reviewdesk.ui.parts import column, label, row
from reviewdesk.ui.secretary.rules.field import Field, TypedField
from reviewdesk.ui.secretary.rules.vocabulary import choice_name, choice_sentence
from reviewdesk.ui.theme import scaled

_NAME = 130


class SpreadField(Field):
    """One of several words, all of them in sight with their sentences."""

    def __init__(self, path: Path) -> None:
        holder = QWidget()
        super().__init__(path, holder)
        self.said.hide()
        self._words = choices_of(key_at(path).read)
        self._group = QButtonGroup(self)
        body = column(spacing=6, margins=(0, 6, 0, 0))
        for place, word in enumerate(self._words):
            one, sentence = QRadioButton(choice_name(path, word)), choice_sentence(path, word)
            one.setMinimumWidth(scaled(_NAME))
            one.setAccessibleDescription(sentence)
            self._group.addButton(one, place)
            line = row(one, label(sentence, "muted", wrap=True), spacing=10)
            line.setStretch(1, 1)
            body.addLayout(line)
        holder.setLayout(body)
        self._group.idClicked.connect(lambda place: self.changed.emit(path, self._words[place]))

    def show_rules(self, rules: Rules) -> None:
        """Mark the word in force; the focus comes to it."""
        force = str(rules.in_force(self.path))
        if force in self._words:
            chosen = self._group.button(self._words.index(force))
            with QSignalBlocker(self._group):
                chosen.setChecked(True)
            self.entry.setFocusProxy(chosen)
        self.show_faults(rules)


class SideBySide(QWidget):
    """Signals: as `Field`."""

    changed = Signal(object, object)

    def __init__(self, paths: Sequence[Path]) -> None:
        super().__init__()
        self._fields = [TypedField(path, narrow=True) for path in paths]
        for one in self._fields:
            one.changed.connect(self.changed)
        self.setLayout(row(*self._fields, None, spacing=16))

    def show_rules(self, rules: Rules) -> None:
        """Show what the plan says in each."""
        for one in self._fields:
            one.show_rules(rules)

    def focus(self, path: Path) -> bool:
        """Put the cursor into the field of a place."""
        for one in self._fields:
            if one.path == path[: len(one.path)]:
                one.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return False
