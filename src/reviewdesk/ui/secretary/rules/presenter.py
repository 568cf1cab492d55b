"""Carries what is changed in the rules to the verbs of the desk."""

from PySide6.QtCore import QObject

from reviewdesk.desk.secretary.rules import add_part, move_part, remove_part, set_plan_text, set_rule
from reviewdesk.domain.plan.findings import Path
from reviewdesk.ui.secretary.bench import Bench
from reviewdesk.ui.secretary.rules.panel import RulesPanel
from reviewdesk.ui.speech import say


class RulesPresenter(QObject):
    """Child of its panel."""

    def __init__(self, panel: RulesPanel, bench: Bench) -> None:
        super().__init__(panel)
        self._bench = bench
        panel.changed.connect(self._set)
        panel.added.connect(self._add)
        panel.removed.connect(self._remove)
        panel.moved.connect(self._move)
        panel.retold.connect(self._retell)

    def _set(self, path: Path, value: object) -> None:
        self._bench.change(lambda office: set_rule(office, path, value))

    def _add(self, path: Path) -> None:
        name = new_name(str(path[-1]))
        self._bench.change(lambda office: add_part(office, path, name))

    def _remove(self, path: Path) -> None:
        self._bench.change(lambda office: remove_part(office, path))

    def _move(self, path: Path, to: int) -> None:
        self._bench.change(lambda office: move_part(office, path, to))

    def _retell(self, text: str) -> None:
        self._bench.change(lambda office: set_plan_text(office, text))


def rules_step(bench: Bench) -> RulesPanel:
    """Return the step with its presenter."""
    panel = RulesPanel()
    RulesPresenter(panel, bench)
    return panel


def new_name(kind: str) -> str:
    """Return what a new element is called until a person calls it otherwise."""
    words = {
        "track": say("New track"),
        "tier": say("New tier"),
        "criterion": say("New criterion"),
        "bands": say("New band"),
        "requirement": say("New figure"),
        "preference": say("New preference"),
        "document": say("New document"),
        "eligibility": say("New line of the checklist"),
    }
    return words.get(kind, "")
