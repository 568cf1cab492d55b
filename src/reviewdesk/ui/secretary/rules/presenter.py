"""Carries what is changed in the rules to the verbs of the desk."""

from pathlib import Path

from PySide6.QtCore import QObject
from shiboken6 import isValid

from reviewdesk.desk.plans import own_profiles, profile_place, save_profile
from reviewdesk.desk.secretary.office import plan_of, titled
from reviewdesk.desk.secretary.rehearsal import Rehearsal, rehearse_made_up, rehearse_scores
from reviewdesk.desk.secretary.rules import add_part, move_part, remove_part, set_plan_text, set_rule
from reviewdesk.domain.plan.findings import Path as Place
from reviewdesk.ui.file_asking import ask_where
from reviewdesk.ui.secretary.bench import Bench
from reviewdesk.ui.secretary.rules.panel import RulesPanel
from reviewdesk.ui.speech import say

_SECTION = "rules-section"
"""Under which the open preparation remembers the section, for when the window is made anew."""


class RulesPresenter(QObject):
    """Child of its panel."""

    def __init__(self, panel: RulesPanel, bench: Bench) -> None:
        super().__init__(panel)
        self._panel, self._bench = panel, bench
        panel.changed.connect(self._set)
        panel.added.connect(self._add)
        panel.removed.connect(self._remove)
        panel.moved.connect(self._move)
        panel.retold.connect(self._retell)
        panel.turned.connect(lambda section: bench.setProperty(_SECTION, section))
        panel.saving.connect(self._place_profile)
        panel.rehearse.wanted.connect(self._make_up)
        panel.rehearse.loaded.connect(self._load)

    def _set(self, path: Place, value: object) -> None:
        self._bench.change(lambda office: set_rule(office, path, value))

    def _add(self, path: Place) -> None:
        name = new_name(str(path[-1]))
        self._bench.change(lambda office: add_part(office, path, name))

    def _remove(self, path: Place) -> None:
        self._bench.change(lambda office: remove_part(office, path))

    def _move(self, path: Place, to: int) -> None:
        self._bench.change(lambda office: move_part(office, path, to))

    def _retell(self, text: str) -> None:
        self._bench.change(lambda office: set_plan_text(office, text))

    def _make_up(self, reviewers: int, seed: int) -> None:
        office = self._bench.office
        plan, _ = plan_of(office)
        self._bench.tasks.run_long(
            say("Making scores up"),
            0 if plan is None else reviewers * len(plan.tracks),
            lambda progress: rehearse_made_up(office, reviewers, seed, progress),
            self._show,
        )

    def _load(self, path: Path) -> None:
        office = self._bench.office
        size = path.stat().st_size if path.is_file() else 0
        self._bench.tasks.run_long(
            say("Reading the scores"),
            size,
            lambda progress: rehearse_scores(office, path, progress),
            self._show,
        )

    def _place_profile(self) -> None:
        title = titled(self._bench.office)
        self._bench.tasks.run(lambda: profile_place(title), self._ask_profile)

    def _ask_profile(self, proposed: Path) -> None:
        if isValid(self._panel):
            kinds = say("Plans") + " (*.toml)"
            ask_where(self._panel, say("Save as a profile"), proposed, kinds, self._save_profile)

    def _save_profile(self, path: Path) -> None:
        text = self._bench.office.plan_text
        self._bench.tasks.run(lambda: save_profile(text, path, replace=True), self._tell_profile)

    def _tell_profile(self, path: Path) -> None:
        if not isValid(self._panel):
            return
        if path.parent == own_profiles():
            self._panel.tell_saved(say("Saved: {name}. New review sessions offer it.", name=path.name))
        else:
            said = say("Saved: {path}. A new review session takes it as another plan file.", path=path)
            self._panel.tell_saved(said)

    def _show(self, rehearsal: Rehearsal) -> None:
        if isValid(self._panel):
            self._panel.rehearse.show_rehearsal(rehearsal)


def rules_step(bench: Bench) -> RulesPanel:
    """Return the step with its presenter."""
    panel = RulesPanel(str(bench.property(_SECTION) or "first"))
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
