"""The way of the office through its screens: begin or reopen a preparation, work in it, leave it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal

from reviewdesk.desk.plans import own_profiles, profile_titles
from reviewdesk.desk.secretary.arrangement import Answers
from reviewdesk.desk.secretary.office import begin, titled
from reviewdesk.desk.secretary.sealed_papers import package_of
from reviewdesk.errors import ReviewDeskError
from reviewdesk.ui.dossier.preview import Paper, PaperPreview
from reviewdesk.ui.secretary.beginning import BeginningPage
from reviewdesk.ui.secretary.bench import Bench, Opened
from reviewdesk.ui.secretary.committee_panel import CommitteePanel
from reviewdesk.ui.secretary.committee_presenter import CommitteePresenter
from reviewdesk.ui.secretary.dossiers.panel import DossiersPanel
from reviewdesk.ui.secretary.dossiers.presenter import DossiersPresenter
from reviewdesk.ui.secretary.eligibility.panel import EligibilityPanel
from reviewdesk.ui.secretary.eligibility.presenter import EligibilityPresenter
from reviewdesk.ui.secretary.page import SecretaryPage
from reviewdesk.ui.secretary.panel import StepPanel
from reviewdesk.ui.secretary.register_panel import RegisterPanel
from reviewdesk.ui.secretary.register_presenter import RegisterPresenter
from reviewdesk.ui.secretary.rules.panel import RulesPanel
from reviewdesk.ui.secretary.rules.presenter import rules_step
from reviewdesk.ui.secretary.seal_panel import SealPanel
from reviewdesk.ui.secretary.seal_presenter import SealPresenter
from reviewdesk.ui.secretary.sheets_panel import SheetsPanel, SheetsPresenter
from reviewdesk.ui.secretary.todo_panel import TodoPanel
from reviewdesk.ui.secretary.todo_presenter import TodoPresenter
from reviewdesk.ui.stepped import Step, attended
from reviewdesk.ui.tasks import Tasks
from reviewdesk.ui.window import Window


class SecretaryWay(QObject):
    """Signals: nobody prepares any more; a preparation folder was opened; a package is to be opened."""

    left = Signal()
    opened = Signal(object)
    handed_on = Signal(object)

    def __init__(self, window: Window, tasks: Tasks) -> None:
        super().__init__(window)
        self._window, self._tasks = window, tasks
        self._bench: Bench | None = None
        self._page: SecretaryPage | None = None
        self._beginning = False

    @property
    def sits(self) -> bool:
        """Whether a preparation is open or being begun."""
        return self._bench is not None or self._beginning

    def begin(self) -> None:
        """Ask for profile, arrangement and folder."""
        self._beginning = True
        home = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        page = BeginningPage(profile_titles(), home, own_profiles())
        page.back.connect(self.leave)
        page.begun.connect(self._begin)
        self._window.show_page(page)

    def reopen(self, folder: Path) -> None:
        """Open a preparation folder; the one open before is let go first."""
        self.put_away()
        self._tasks.run(lambda: Opened(folder), self._sit_down, otherwise=self._refused)

    def show_again(self) -> None:
        """Make the screen on show anew, in another language or other colours."""
        if self._bench is None:
            self.begin()
        else:
            self._show("" if self._page is None else self._page.panel.step)

    def leave(self) -> None:
        """Let the preparation go and go back to the start page."""
        if self._window.may_leave():
            self.put_away()
            self.left.emit()

    def put_away(self) -> None:
        """Close what is open."""
        bench, self._bench, self._page, self._beginning = self._bench, None, None, False
        if bench is not None:
            bench.close()
            bench.deleteLater()

    def _begin(self, folder: Path, profile: str | Path, answers: Answers) -> None:
        self._tasks.run(
            lambda: begin(folder, profile, answers),
            lambda office: self.reopen(office.folder),
            otherwise=self._not_begun,
        )

    def _not_begun(self, error: ReviewDeskError) -> None:
        page = self._window.page
        if isinstance(page, BeginningPage):
            page.refuse(error)
        else:
            self._tasks.failed.emit(error)

    def _sit_down(self, opened: Opened) -> None:
        self._beginning = False
        self._bench = Bench(self._tasks, opened, self)
        self._bench.changed.connect(self._fill)
        self.opened.emit(opened.office.folder)
        self._show("")

    def _refused(self, error: ReviewDeskError) -> None:
        self._tasks.failed.emit(error)
        self.left.emit()

    def _show(self, step: str) -> None:
        assert self._bench is not None
        self._page = SecretaryPage(_steps(self._bench), self._bench.office)
        self._page.undo.connect(self._bench.undo)
        self._page.redo.connect(self._bench.redo)
        self._page.opened.connect(self._hand_on)
        self._page.laid_out.connect(self._attend)
        self._fill()
        self._page.enter(step)
        self._window.show_page(self._page)
        if step:
            self._page.enter(step)
        else:
            focus = self._page.first_focus()
            if focus is not None:
                focus.setFocus()

    def _attend(self, panel: StepPanel) -> None:
        """Do what a step asks that leads out of it."""
        if self._page is not None and isinstance(panel, TodoPanel):
            panel.wanted.connect(self._page.go_to)
        if isinstance(panel, SealPanel):
            panel.before.todo.connect(lambda: self._enter("todo"))
        if isinstance(panel, SealPanel | SheetsPanel):
            panel.preview.connect(self._preview)

    def _enter(self, step: str) -> None:
        if self._page is not None:
            self._page.enter(step)

    def _hand_on(self) -> None:
        """Let the preparation go, and open what was sealed from it."""
        if self._bench is not None and self._window.may_leave():
            package = package_of(self._bench.office)
            self.put_away()
            self.left.emit()
            self.handed_on.emit(package)

    def _preview(self, papers: Sequence[Paper]) -> None:
        """Show papers in place of the desk, which comes back at the step where it was left."""
        if self._bench is None or self._page is None:
            return
        step, self._page = self._page.panel.step, None
        page = PaperPreview(papers, self._tasks, subject=titled(self._bench.office))
        page.closed.connect(lambda: self._show(step))
        self._window.show_page(page)

    def _fill(self) -> None:
        if self._bench is None or self._page is None:
            return
        office = self._bench.office
        self._page.show_office(office, self._bench.todos, title=titled(office), saved=self._bench.saved_at)


def _steps(bench: Bench) -> tuple[Step[StepPanel], ...]:
    """Return the steps in their order."""
    return (
        Step(RulesPanel, lambda: rules_step(bench)),
        Step(RegisterPanel, lambda: attended(RegisterPanel(), bench, RegisterPresenter)),
        Step(DossiersPanel, lambda: attended(DossiersPanel(), bench, DossiersPresenter)),
        Step(EligibilityPanel, lambda: attended(EligibilityPanel(), bench, EligibilityPresenter)),
        Step(CommitteePanel, lambda: attended(CommitteePanel(), bench, CommitteePresenter)),
        Step(TodoPanel, lambda: attended(TodoPanel(), bench, TodoPresenter)),
        Step(SealPanel, lambda: attended(SealPanel(), bench, SealPresenter)),
        Step(SheetsPanel, lambda: attended(SheetsPanel(), bench, SheetsPresenter)),
    )
