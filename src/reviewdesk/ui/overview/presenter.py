"""Brings the own ranking to the overview and carries its intentions on."""

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from reviewdesk.desk.reviewer.overview import Overview, overview
from reviewdesk.desk.reviewer.seating import Seating
from reviewdesk.ui.overview.page import OverviewPage
from reviewdesk.ui.tasks import Tasks


class OverviewPresenter(QObject):
    """Signals: an application wanted, back to the desk, on to check and cast."""

    wanted = Signal(str)
    back = Signal()
    checking = Signal()

    def __init__(self, page: OverviewPage, tasks: Tasks, seating: Seating) -> None:
        super().__init__(page)
        self._page, self._tasks, self._table = page, tasks, seating.table
        page.wanted.connect(self.wanted)
        page.back.connect(self.back)
        page.checking.connect(self.checking)
        self.refresh()

    def refresh(self) -> None:
        """Read the own ranking anew."""
        table = self._table
        self._tasks.run(lambda: overview(table), self._show)

    def _show(self, found: Overview) -> None:
        if isValid(self):
            self._page.show_overview(found)
