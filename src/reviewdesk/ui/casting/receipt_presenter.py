"""Carries a cast ballot to places and its papers to the screen; a place that fails costs nothing."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from shiboken6 import isValid

from reviewdesk.desk.reviewer.casting import Cast
from reviewdesk.desk.reviewer.exporting import export, export_to_desk
from reviewdesk.desk.reviewer.papers import OwnPaper, papers
from reviewdesk.desk.reviewer.seating import Seating
from reviewdesk.desk.reviewer.table import Table
from reviewdesk.errors import ReviewDeskError
from reviewdesk.ui.casting.places import Place, need_same, sticks
from reviewdesk.ui.casting.receipt_page import ReceiptPage
from reviewdesk.ui.tasks import Tasks

LOOK_MS = 2000
"""How often is looked whether a stick was plugged in or out."""


class ReceiptPresenter(QObject):
    """Signals: papers to preview (`tuple[OwnPaper, ...]`), a ballot written to a path, done here."""

    preview = Signal(object)
    written = Signal(object)
    done = Signal()

    def __init__(
        self,
        page: ReceiptPage,
        tasks: Tasks,
        seating: Seating,
        ballot: Cast,
        *,
        watched_folder: str = "",
        plugged_in: Callable[[], tuple[Place, ...]] = sticks,
    ) -> None:
        super().__init__(page)
        self._page, self._tasks, self._table, self._ballot = page, tasks, seating.table, ballot
        watched = (Place(kind="watched", folder=Path(watched_folder)),) if watched_folder else ()
        self._fixed = (*watched, Place(kind="desk"), Place(kind="folder"))
        self._plugged_in, self._looking = plugged_in, False
        page.papers.connect(self._papers)
        page.chosen.connect(self._export)
        page.done.connect(self.done)
        page.show_places(self._fixed)
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._look_again)
        self._timer.start()
        self.look()

    @Slot()
    def look(self) -> None:
        """Look once which sticks are plugged in; never twice at a time."""
        if not self._looking:
            self._looking = True
            self._tasks.run(self._plugged_in, self._seen)

    def _look_again(self) -> None:
        if self._page.isVisible():
            self.look()

    def _seen(self, found: tuple[Place, ...]) -> None:
        if not isValid(self):
            return
        self._looking = False
        self._page.show_places((*found, *self._fixed))

    @Slot(object)
    def _export(self, place: Place) -> None:
        self._page.delivery.hold(True)
        table, ballot = self._table, self._ballot
        self._tasks.run(
            lambda: _carry(table, ballot, place), partial(self._arrived, place), otherwise=self._refused
        )

    def _arrived(self, place: Place, path: Path) -> None:
        if not isValid(self):
            return
        self._page.delivery.hold(False)
        self._page.delivery.tell_written(place, path)
        self.written.emit(path)

    def _refused(self, error: ReviewDeskError) -> None:
        if not isValid(self):
            return
        self._page.delivery.hold(False)
        self._page.delivery.tell_refused(error)

    @Slot()
    def _papers(self) -> None:
        table, ballot = self._table, self._ballot
        self._page.print_button.setEnabled(False)
        self._tasks.run(lambda: papers(table, ballot), self._show_papers, otherwise=self._no_papers)

    def _show_papers(self, made: tuple[OwnPaper, ...]) -> None:
        if not isValid(self):
            return
        self._page.print_button.setEnabled(True)
        self._page.tell_missing(sorted({character for paper in made for character in paper.missing}))
        self.preview.emit(made)

    def _no_papers(self, error: ReviewDeskError) -> None:
        if isValid(self):
            self._page.print_button.setEnabled(True)
        self._tasks.failed.emit(error)


def _carry(table: Table, ballot: Cast, place: Place) -> Path:
    if place.folder is None:
        return export_to_desk(table, ballot)
    need_same(place)
    return export(table, ballot, place.folder)
