"""The chair at the open desk: one page of steps, the panels' presenters, and the room behind them."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from reviewdesk.desk.chair.seating import ChairSeating
from reviewdesk.desk.chair.view import ChairView, chair_view
from reviewdesk.ui.chair.bench import ChairBench
from reviewdesk.ui.chair.close.panel import ClosePanel
from reviewdesk.ui.chair.close.presenter import ClosePresenter
from reviewdesk.ui.chair.collect.exceptions import ExceptionPresenter
from reviewdesk.ui.chair.collect.panel import CollectPanel
from reviewdesk.ui.chair.collect.presenter import CollectPresenter
from reviewdesk.ui.chair.collect.typing_presenter import TypingPresenter
from reviewdesk.ui.chair.ending.audit_panel import AuditPanel
from reviewdesk.ui.chair.ending.audit_presenter import AuditPresenter
from reviewdesk.ui.chair.ending.publish_panel import PublishPanel
from reviewdesk.ui.chair.ending.publish_presenter import PublishPresenter, documents
from reviewdesk.ui.chair.ending.scan_presenter import ScanPresenter
from reviewdesk.ui.chair.ending.sign_panel import SignPanel
from reviewdesk.ui.chair.ending.sign_presenter import SignPresenter
from reviewdesk.ui.chair.opening.panel import OpeningPanel
from reviewdesk.ui.chair.opening.presenter import OpeningPresenter
from reviewdesk.ui.chair.page import ChairPage
from reviewdesk.ui.chair.panel import ChairPanel
from reviewdesk.ui.chair.papers.panel import PapersPanel
from reviewdesk.ui.chair.papers.presenter import PapersPresenter
from reviewdesk.ui.chair.projector.presenter import ProjectorPresenter
from reviewdesk.ui.chair.ranking.panel import RankingPanel
from reviewdesk.ui.chair.ranking.presenter import RankingPresenter
from reviewdesk.ui.chair.reveal.panel import RevealPanel
from reviewdesk.ui.chair.reveal.presenter import RevealPresenter
from reviewdesk.ui.chair.settling.panel import SettlePanel
from reviewdesk.ui.chair.settling.presenter import SettlePresenter
from reviewdesk.ui.dossier.preview import Paper, PaperPreview
from reviewdesk.ui.settings import Settings
from reviewdesk.ui.stepped import Step, attended
from reviewdesk.ui.tasks import Tasks
from reviewdesk.ui.window import Window


class ChairSitting(QObject):
    """Shows the chair's desk; lives as long as the seat is open.

    Signals: the desk was erased; its receipt.
    """

    erased = Signal(object)

    def __init__(self, window: Window, tasks: Tasks, seating: ChairSeating) -> None:
        super().__init__(window)
        self._window, self._tasks, self._seating = window, tasks, seating
        self._bench: ChairBench | None = None
        self._page: ChairPage | None = None
        self._step = ""
        self._papers: tuple[Paper, ...] = ()
        self._projector: ProjectorPresenter | None = None

    def show_again(self) -> None:
        """Make the screen on show anew, in another language or other colours."""
        if self._bench is not None and self._papers:
            self._preview(self._papers)
        elif self._bench is not None:
            self._lay(self._bench, "" if self._page is None else self._page.panel.step)

    def take(self, files: Sequence[Path]) -> bool:
        """Give dropped files to the step they belong to; False where they belong to none."""
        page = self._page
        for panel in page.panels if page is not None and not self._papers else ():
            if panel.takes(files) and page is not None:
                page.enter(panel.step)
                panel.take(files)
                return True
        return False

    def show_desk(self) -> None:
        """Show the desk where the session stands."""
        room = self._seating.room

        def look() -> ChairView:
            self._seating.note()
            return chair_view(room)

        self._tasks.run(look, self._begin)

    def put_away(self) -> None:
        """End what runs; every act is on disk already."""
        bench, self._bench, self._page = self._bench, None, None
        projector, self._projector = self._projector, None
        if projector is not None:
            projector.put_away()
        if bench is not None:
            bench.deleteLater()

    def _begin(self, view: ChairView) -> None:
        if not isValid(self):
            return
        self._bench = ChairBench(self._tasks, self._seating, view)
        self._bench.changed.connect(self._fill)
        self._bench.papers.connect(self._preview)
        self._projector = ProjectorPresenter(self._bench)
        self._bench.erased.connect(self.erased)
        self._lay(self._bench, view.stands_at)

    def _lay(self, bench: ChairBench, step: str) -> None:
        self._page = ChairPage(_steps(bench, self._window.settings), bench.view)
        self._page.enter(step)
        self._window.show_page(self._page)
        self._page.enter(step)
        if self._projector is not None:
            self._projector.follow(self._page)

    def _preview(self, papers: tuple[Paper, ...]) -> None:
        """Show papers; afterwards the step they came from."""
        if self._page is not None:
            self._step, self._page = self._page.panel.step, None
        self._papers = papers
        page = PaperPreview(papers, self._tasks)
        page.closed.connect(self._put_papers_away)
        self._window.show_page(page)

    def _put_papers_away(self) -> None:
        self._papers = ()
        if self._bench is not None:
            self._lay(self._bench, self._step)

    def _fill(self) -> None:
        if self._bench is not None and self._page is not None and isValid(self._page):
            self._page.show_view(self._bench.view)


def _steps(bench: ChairBench, settings: Settings) -> tuple[Step[ChairPanel], ...]:
    """Return the steps in their order."""
    return (
        Step(OpeningPanel, lambda: attended(OpeningPanel(), bench, OpeningPresenter)),
        Step(CollectPanel, lambda: _collecting(bench, settings)),
        Step(ClosePanel, lambda: attended(ClosePanel(), bench, ClosePresenter)),
        Step(RevealPanel, lambda: attended(RevealPanel(), bench, RevealPresenter)),
        Step(RankingPanel, lambda: attended(RankingPanel(), bench, RankingPresenter)),
        Step(SettlePanel, lambda: attended(SettlePanel(), bench, SettlePresenter)),
        Step(AuditPanel, lambda: attended(AuditPanel(), bench, AuditPresenter)),
        Step(SignPanel, lambda: attended(SignPanel(), bench, SignPresenter, ScanPresenter)),
        Step(PublishPanel, lambda: attended(PublishPanel(documents()), bench, PublishPresenter)),
        Step(PapersPanel, lambda: attended(PapersPanel(), bench, PapersPresenter)),
    )


def _collecting(bench: ChairBench, settings: Settings) -> CollectPanel:
    panel = CollectPanel()
    CollectPresenter(panel, bench, settings)
    return attended(panel, bench, ExceptionPresenter, TypingPresenter)
