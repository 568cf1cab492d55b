"""A form made of the entries of a section; made anew only when its entries change, so that focus stays."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reviewdesk.desk.secretary.rules import Rules
from reviewdesk.domain.plan.editing import key_at, kind_of
from reviewdesk.domain.plan.findings import Path
from reviewdesk.ui.parts import column, label, leave_drops
from reviewdesk.ui.secretary.rules.field import ChoiceField, ChoicesField, Field, FlagField, TypedField
from reviewdesk.ui.secretary.rules.items import Items
from reviewdesk.ui.secretary.rules.layout import Ask, Entry, Head, Side
from reviewdesk.ui.secretary.rules.order import OrderField
from reviewdesk.ui.secretary.rules.spread import SideBySide, SpreadField


class Form(QWidget):
    """Signals: a value changed; an element was added, taken away, or moved to another place."""

    changed = Signal(object, object)
    added = Signal(object)
    removed = Signal(object)
    moved = Signal(object, int)

    def __init__(self) -> None:
        super().__init__()
        self._entries: tuple[Entry, ...] = ()
        self._made: list[QWidget] = []
        self._body: QVBoxLayout = column(spacing=14)
        self.setLayout(self._body)

    @property
    def fields(self) -> tuple[Field, ...]:
        """Return the fields on show, those of the lists inside too."""
        return tuple(one for one in self.findChildren(Field) if one.isVisibleTo(self))

    def show_entries(self, entries: Sequence[Entry], rules: Rules) -> None:
        """Show entries as the plan has them; a field that was there stays the same widget."""
        if tuple(entries) != self._entries:
            self._make(tuple(entries))
        for one in self._made:
            if isinstance(one, Field | SideBySide | Items):
                one.show_rules(rules)
        leave_drops(self)

    def focus(self, path: Path) -> bool:
        """Put the cursor into the field of a place, choosing elements of lists on the way."""
        for one in self._made:
            if isinstance(one, Items | SideBySide) and one.focus(path):
                return True
            if isinstance(one, Field) and _touches(one.path, path):
                one.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return False

    def first(self) -> QWidget | None:
        """Return the first thing that takes the focus."""
        return next((one for one in self._made if isinstance(one, Field | SideBySide | Items)), None)

    def _make(self, entries: tuple[Entry, ...]) -> None:
        kept: dict[Entry, QWidget] = {}
        for entry, old in zip(self._entries, self._made, strict=True):
            self._body.removeWidget(old)
            if entry in entries and isinstance(entry, Ask | Side):
                kept[entry] = old
            else:
                old.hide()
                old.deleteLater()
        self._entries = entries
        self._made = [kept.get(entry) or self._entry(entry) for entry in entries]
        for one in self._made:
            self._body.addWidget(one)
            one.show()  # at once, not with the next event: what is not shown takes no focus
        for before, after in zip(self._made, self._made[1:], strict=False):
            QWidget.setTabOrder(before, after)

    def _entry(self, entry: Entry) -> QWidget:
        if isinstance(entry, Head):
            return label(entry.text, "title")
        if isinstance(entry, Ask | Side):
            field = _field(entry) if isinstance(entry, Ask) else SideBySide(entry.paths)
            field.changed.connect(self.changed)
            return field
        made = Items(entry.path, Form())
        made.changed.connect(self.changed)
        made.added.connect(self.added)
        made.removed.connect(self.removed)
        made.moved.connect(self.moved)
        return made


def _field(entry: Ask) -> Field:
    path = entry.path
    if entry.spread:
        return SpreadField(path)
    if path[-1] == "tie_chain":
        return OrderField(path)
    kinds = {"choice": ChoiceField, "choices": ChoicesField, "flag": FlagField}
    return kinds.get(kind_of(key_at(path).read), TypedField)(path)


def _touches(one: Path, other: Path) -> bool:
    shorter = min(len(one), len(other))
    return one[:shorter] == other[:shorter]
