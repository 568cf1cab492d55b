"""A reviewer at the open desk: score, check, cast, hand over, and back again."""

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from reviewdesk.desk.machine import note_stage
from reviewdesk.desk.reviewer.handing_in import Receipt
from reviewdesk.desk.reviewer.papers import OwnPaper
from reviewdesk.desk.reviewer.place import Place, remember_place
from reviewdesk.desk.reviewer.seating import Seating
from reviewdesk.desk.reviewer.view import DeskView, desk_view
from reviewdesk.domain.names import ApplicationId, CriterionId
from reviewdesk.ui.casting.check_page import CheckPage
from reviewdesk.ui.casting.check_presenter import CheckPresenter
from reviewdesk.ui.casting.previewed import previewed
from reviewdesk.ui.casting.receipt_page import ReceiptPage
from reviewdesk.ui.casting.receipt_presenter import ReceiptPresenter
from reviewdesk.ui.desk.drafting import Drafting
from reviewdesk.ui.desk.page import DeskPage
from reviewdesk.ui.desk.presenter import DeskPresenter
from reviewdesk.ui.desk.reading import ReadingPresenter
from reviewdesk.ui.dossier.preview import PaperPreview
from reviewdesk.ui.dossier.view import DossierView
from reviewdesk.ui.overview.page import OverviewPage
from reviewdesk.ui.overview.presenter import OverviewPresenter
from reviewdesk.ui.page import Page
from reviewdesk.ui.tasks import Tasks
from reviewdesk.ui.window import Window


class Sitting(QObject):
    """Shows the screens of one open desk; lives as long as the seat is open.

    Signals: everything is cast and delivered, and the next person may sit down.
    """

    finished = Signal()

    def __init__(self, window: Window, tasks: Tasks, seating: Seating) -> None:
        super().__init__(window)
        self._window, self._tasks, self._seating = window, tasks, seating
        self._drafting = Drafting(tasks, seating.table, self)
        self._viewer: DossierView | None = None
        self._desk: DeskPresenter | None = None
        self._again = self.show_desk

    def show_again(self) -> None:
        """Make the screen on show anew, in another language or other colours."""
        self._again()

    def show_desk(self) -> None:
        """Show list, dossier and form, at the place that was left."""
        table = self._seating.table
        if self._desk is not None and isValid(self._desk):
            self._desk.settle()

        def look() -> DeskView:
            note_stage(table)
            return desk_view(table)

        self._again = self.show_desk
        self._tasks.run(look, self._lay_desk)

    def show_check(self) -> None:
        """Show what is missing, what is odd, and what can be cast."""
        self._again = self.show_check
        page = CheckPage()
        presenter = CheckPresenter(page, self._tasks, self._seating)
        presenter.back.connect(self.show_desk)
        presenter.wanted.connect(self._go_to)
        presenter.cast_done.connect(self._cast)
        presenter.receipt.connect(self.show_receipt)
        presenter.finished.connect(self.finished)
        self._turn_to(page)

    def show_overview(self) -> None:
        """Show the own ranking per track, how it spreads, own ties and gaps."""
        self._again = self.show_overview
        page = OverviewPage()
        presenter = OverviewPresenter(page, self._tasks, self._seating)
        presenter.wanted.connect(lambda application: self._go_to(application, ""))
        presenter.back.connect(self.show_desk)
        presenter.checking.connect(self.show_check)
        self._turn_to(page)

    def show_receipt(self, receipt: Receipt) -> None:
        """Show a cast ballot's receipt code, its papers, and where it can go."""
        self._again = lambda: self.show_receipt(receipt)
        page = ReceiptPage(receipt)
        watched = self._window.settings.watched_folder
        presenter = ReceiptPresenter(page, self._tasks, self._seating, receipt.ballot, watched_folder=watched)
        presenter.done.connect(self.show_check)
        presenter.preview.connect(lambda papers: self._preview(receipt, papers))
        self._turn_to(page)

    def put_away(self) -> None:
        """End what the dossier viewer has running, and remember where the work stands."""
        desk, self._desk = self._desk, None
        if desk is not None and isValid(desk):
            desk.settle()
        viewer, self._viewer = self._viewer, None
        if viewer is not None and isValid(viewer):
            viewer.stop()

    def _lay_desk(self, view: DeskView) -> None:
        if not isValid(self):
            return
        viewer = DossierView()
        page = DeskPage(view, viewer, self._window.settings, keys=viewer.keys())
        table = self._seating.table
        presenter = DeskPresenter(page, view, tasks=self._tasks, table=table, drafting=self._drafting)
        presenter.cast.connect(self.show_check)
        presenter.overview.connect(self.show_overview)
        ReadingPresenter(presenter, viewer, tasks=self._tasks, table=table)
        self._turn_to(page)
        self._viewer, self._desk = viewer, presenter

    def _go_to(self, application: str, criterion: str) -> None:
        table = self._seating.table
        place = Place(ApplicationId(application), CriterionId(criterion))
        self._tasks.run(lambda: remember_place(table, place), lambda _: self.show_desk())

    def _cast(self, receipt: Receipt) -> None:
        self._drafting.forget()
        self.show_receipt(receipt)

    def _turn_to(self, page: Page) -> None:
        self.put_away()
        self._window.show_page(page)

    def _preview(self, receipt: Receipt, papers: tuple[OwnPaper, ...]) -> None:
        self._again = lambda: self._preview(receipt, papers)
        page = PaperPreview(previewed(papers), self._tasks)
        page.closed.connect(lambda: self.show_receipt(receipt))
        self._turn_to(page)
