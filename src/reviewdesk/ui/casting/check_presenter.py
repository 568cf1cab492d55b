"""Carries the check page's intentions to the desk: look over, and cast."""

from PySide6.QtCore import QObject, Signal, Slot
from shiboken6 import isValid

from reviewdesk.desk.machine import note_stage
from reviewdesk.desk.reviewer.casting import cast
from reviewdesk.desk.reviewer.handing_in import Look, Receipt, look_over, receipt_of
from reviewdesk.desk.reviewer.seating import Seating
from reviewdesk.errors import ReviewDeskError
from reviewdesk.ui.casting.check_page import CheckPage
from reviewdesk.ui.tasks import Tasks


class CheckPresenter(QObject):
    """Signals: back, an application's criterion, the receipt of what was just cast, one of earlier, done."""

    back = Signal()
    wanted = Signal(str, str)
    cast_done = Signal(object)
    receipt = Signal(object)
    finished = Signal()

    def __init__(self, page: CheckPage, tasks: Tasks, seating: Seating) -> None:
        super().__init__(page)
        self._page, self._tasks, self._table = page, tasks, seating.table
        page.back.connect(self.back)
        page.wanted.connect(self.wanted)
        page.receipt.connect(self.receipt)
        page.finished.connect(self.finished)
        page.cast.connect(self._cast)
        self.refresh()

    def refresh(self) -> None:
        """Look over everything anew."""
        table = self._table

        def look() -> Look:
            note_stage(table)
            return look_over(table)

        self._tasks.run(look, self._show)

    def _show(self, look: Look) -> None:
        if isValid(self):
            self._page.show_look(look)

    @Slot(str, int)
    def _cast(self, track: str, round_number: int) -> None:
        self._page.hold(True)
        table = self._table
        self._tasks.run(
            lambda: receipt_of(table, cast(table, track, round_number)),
            self._told,
            otherwise=self._refused,
        )

    def _told(self, receipt: Receipt) -> None:
        if not isValid(self):
            return
        self._page.hold(False)
        self.cast_done.emit(receipt)

    def _refused(self, error: ReviewDeskError) -> None:
        self._tasks.failed.emit(error)
        if isValid(self):
            self.refresh()
