"""The tie chain: an ordered list whose links are added, moved and taken away."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QPushButton, QWidget

from reviewdesk.desk.secretary.rules import Rules
from reviewdesk.domain.plan.checks import LINKS
from reviewdesk.domain.plan.findings import Path
from reviewdesk.ui.inputs import Chooser
from reviewdesk.ui.parts import button, column, row
from reviewdesk.ui.secretary.rules.field import INPUT, LONG, Field
from reviewdesk.ui.secretary.rules.vocabulary import asked, choice_name, choice_sentence
from reviewdesk.ui.speech import say
from reviewdesk.ui.theme import scaled


class OrderField(Field):
    """Shows the links in their order; Alt+Up and Alt+Down move the one that is chosen, Delete drops it."""

    def __init__(self, path: Path) -> None:
        holder = QWidget()
        super().__init__(path, holder)
        self.list, self.more = QListWidget(), Chooser()
        self._chain: list[str] = []
        self._names: dict[str, str] = {}
        self.up = button(say("Up"), tip=say("Up  Alt+↑"))
        self.down = button(say("Down"), tip=say("Down  Alt+↓"))
        self.drop, self.add = button(say("Remove")), button(say("Add"))
        self.list.setFixedHeight(self.fontMetrics().lineSpacing() * 6 + scaled(20))
        holder.setMaximumWidth(scaled(LONG))
        self.list.setProperty("kind", "framed")
        self.list.setAccessibleName(holder.accessibleName())
        self.more.setMinimumWidth(scaled(INPUT))
        self.more.setAccessibleName(say("Comparison to add"))
        holder.setLayout(
            column(
                self.list,
                row(self.up, self.down, self.drop, None),
                _wide(self.more, self.add),
                spacing=6,
            )
        )
        holder.setFocusProxy(self.list)
        self.list.installEventFilter(self)
        self.list.currentRowChanged.connect(self._mark)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.drop.clicked.connect(self._drop)
        self.add.clicked.connect(self._add)

    def show_rules(self, rules: Rules) -> None:
        """Show the links in force, and offer the ones that are not among them."""
        found = rules.in_force(self.path)
        self._chain = [str(link) for link in found] if isinstance(found, list | tuple) else []
        self._names = _names(rules, self.path)
        row_ = min(max(self.list.currentRow(), 0), len(self._chain) - 1)
        self.list.clear()
        for number, link in enumerate(self._chain, start=1):
            self.list.addItem(f"{number}   {self._names.get(link, link)}")
        self.list.setCurrentRow(row_)
        self.more.clear()
        for link, name in self._names.items():
            if link not in self._chain:
                self.more.addItem(name, link)
                sentence = choice_sentence(self.path, link)
                self.more.setItemData(self.more.count() - 1, sentence, Qt.ItemDataRole.ToolTipRole)
        self.add.setEnabled(bool(self.more.count()))
        self._mark()
        self.show_faults(rules)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move and drop by keys."""
        if watched is self.list and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            if alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                self._move(-1 if event.key() == Qt.Key.Key_Up else 1)
                return True
            if event.key() == Qt.Key.Key_Delete:
                self._drop()
                return True
        return super().eventFilter(watched, event)

    def _mark(self) -> None:
        at = self.list.currentRow()
        self.up.setEnabled(at > 0)
        self.down.setEnabled(0 <= at < len(self._chain) - 1)
        self.drop.setEnabled(at >= 0)
        if 0 <= at < len(self._chain):
            self.said.setText(
                say(asked(self.path).sentence) + "\n" + choice_sentence(self.path, self._chain[at])
            )

    def _move(self, step: int) -> None:
        at = self.list.currentRow()
        if 0 <= at + step < len(self._chain) and at >= 0:
            chain = [*self._chain]
            chain.insert(at + step, chain.pop(at))
            self.list.setCurrentRow(at + step)
            self.changed.emit(self.path, chain)

    def _drop(self) -> None:
        at = self.list.currentRow()
        if at >= 0:
            self.changed.emit(self.path, [link for number, link in enumerate(self._chain) if number != at])

    def _add(self) -> None:
        self.changed.emit(self.path, [*self._chain, self.more.currentData()])


def _wide(chooser: Chooser, add: QPushButton) -> QHBoxLayout:
    line = row(chooser, add)
    line.setStretch(0, 1)
    return line


def _names(rules: Rules, path: Path) -> dict[str, str]:
    """Return every link that some track could use, with its name."""
    found = {link: choice_name(path, link) for link in LINKS}
    tracks = range(rules.count(("track",)))
    for index in [int(path[1])] if path[0] == "track" else tracks:
        for at in range(rules.count(("track", index, "criterion"))):
            place: Path = ("track", index, "criterion", at)
            if rules.in_force((*place, "mode")) == "gate":
                continue
            name = str(rules.value((*place, "name")) or rules.value((*place, "id")))
            link = f"criterion:{rules.value((*place, 'id'))}"
            found.setdefault(link, choice_name(path, f"criterion:{name}"))
            group = rules.value((*place, "group"))
            if group:
                found.setdefault(f"components:{group}", choice_name(path, f"components:{group}"))
    return found
