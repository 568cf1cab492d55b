"""Beside the steps: every blank sheet in one list, to be looked at before sealing and printed after."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from reviewdesk.desk.secretary.blank_sheets import SHEETS, blank_sheet
from reviewdesk.desk.secretary.office import Office, plan_of
from reviewdesk.desk.secretary.todo import Todo
from reviewdesk.errors.marker import N_
from reviewdesk.ui.dossier.preview import Paper
from reviewdesk.ui.page import Key
from reviewdesk.ui.papers_list import Listed, PapersList
from reviewdesk.ui.parts import column
from reviewdesk.ui.secretary.bench import Bench
from reviewdesk.ui.secretary.panel import StepPanel
from reviewdesk.ui.speech import say


class SheetsPanel(StepPanel):
    """Signals: a sheet is wanted, by its name; papers are to be shown."""

    step = "sheets"
    name = N_("Blank sheets")
    beside = True
    wanted = Signal(str)
    preview = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.list = PapersList(say(self.name))
        self.list.wanted.connect(self.wanted)
        self.setLayout(column(self.list, spacing=0))

    def show_office(self, office: Office, todos: tuple[Todo, ...]) -> None:
        """List the sheets; they wait for a plan that can be read."""
        plan, _ = plan_of(office)
        if plan is None:
            purpose = say("once the plan has no mistake")
        elif office.sealed is None:
            purpose = say("as it stands before sealing")
        else:
            purpose = say("to be filled in by hand")
        self.list.show_papers(
            [Listed(kind, say(title), purpose, plan is not None) for kind, title in SHEETS.items()]
        )

    def keys(self) -> tuple[Key, ...]:
        """Return the step's keys."""
        return self.list.keys()

    def first_focus(self) -> QWidget:
        """Begin in the list."""
        return self.list.table


class SheetsPresenter(QObject):
    """Child of its panel; brings sheets from the desk to the preview."""

    def __init__(self, panel: SheetsPanel, bench: Bench) -> None:
        super().__init__(panel)
        self._panel, self._bench = panel, bench
        panel.wanted.connect(self._make)

    def _make(self, kind: str) -> None:
        office, title = self._bench.office, say(SHEETS[kind])

        def made() -> Paper:
            found = blank_sheet(office, kind)
            return Paper(title, f"{title}.pdf", found.data, found.missing)

        self._bench.tasks.run(made, self._show)

    def _show(self, paper: Paper) -> None:
        if isValid(self):
            self._panel.preview.emit((paper,))
