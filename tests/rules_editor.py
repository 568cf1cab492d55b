"""The editor of the rules alone, with a desk behind it that applies what it asks for."""

from collections.abc import Callable
from dataclasses import dataclass, field

from pytestqt.qtbot import QtBot

from reviewdesk.desk.secretary.office import Office
from reviewdesk.desk.secretary.rules import Rules, add_part, move_part, remove_part, rules_of, set_rule
from reviewdesk.domain.plan.findings import Path as Place
from reviewdesk.ui.secretary.rules.form import Form
from reviewdesk.ui.secretary.rules.layout import Entry


@dataclass
class Editor:
    """A form and the office it changes."""

    qtbot: QtBot
    office: Office
    entries: Callable[[Rules], tuple[Entry, ...]]
    form: Form = field(default_factory=Form)
    sent: list[tuple[Place, object]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.qtbot.addWidget(self.form)
        self.form.changed.connect(self._change)
        self.form.added.connect(lambda path: self._take(add_part(self.office, path, "新的")))
        self.form.removed.connect(lambda path: self._take(remove_part(self.office, path)))
        self.form.moved.connect(lambda path, to: self._take(move_part(self.office, path, to)))
        self._take(self.office)
        self.form.show()
        self.form.activateWindow()
        self.qtbot.waitUntil(self.form.isActiveWindow)

    @property
    def rules(self) -> Rules:
        return rules_of(self.office.plan_text)

    def value(self, *path: str | int) -> object:
        return self.rules.value(path)

    def _change(self, path: Place, value: object) -> None:
        self.sent.append((path, value))
        self._take(set_rule(self.office, path, value))

    def _take(self, office: Office) -> None:
        self.office = office
        self.form.show_entries(self.entries(self.rules), self.rules)
