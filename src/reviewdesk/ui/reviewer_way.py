"""The way of one reviewer through the screens, from the sealed file to the receipt."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from reviewdesk.desk.machine import SeatHere, note_stage
from reviewdesk.desk.pin import Pin
from reviewdesk.desk.reviewer.seating import Seating
from reviewdesk.ui.lock import IdleWatch, LockPage
from reviewdesk.ui.tasks import Tasks
from reviewdesk.ui.window import Window


class ReviewerWay(QObject):
    """Opens, locks and leaves a seat, and shows its screens one after another.

    Signals:
        left: nobody sits here any more.
    """

    left = Signal()

    def __init__(self, application: QApplication, window: Window, tasks: Tasks) -> None:
        super().__init__(application)
        self._window, self._tasks = window, tasks
        self._seating: Seating | None = None
        self._pin: Pin | None = None
        self._seat = ""
        self._idle = IdleWatch(application)
        self._idle.idle.connect(self.lock)

    @property
    def sits(self) -> bool:
        """Whether somebody's desk is open."""
        return self._seating is not None

    def open_package(self, files: Sequence[Path]) -> None:
        """Begin with a review package and its supplements."""

    def go_on(self, here: SeatHere) -> None:
        """Go on at a seat that has a workspace here."""

    def show_again(self) -> None:
        """Make the screen on show anew, after language or looks have changed."""

    def lock(self) -> None:
        """Lay the lock over whatever is on show."""
        if self._seating is None or self._pin is None or self._window.covered:
            return
        self._idle.watch(0)
        page = LockPage(self._seat, self._pin)
        page.unlocked.connect(self._unlock)
        page.other_person.connect(self.leave)
        page.exhausted.connect(self.leave)
        self._window.cover(page)

    def leave(self) -> None:
        """Close the desk and go back to the start page."""
        self.put_away()
        self._window.uncover()
        self.left.emit()

    def put_away(self) -> None:
        """Close what is open."""
        seating, self._seating, self._pin = self._seating, None, None
        self._idle.watch(0)
        if seating is not None:
            self._tasks.run(lambda: _close(seating), lambda _: None)

    def _unlock(self) -> None:
        self._window.uncover()
        self._watch()

    def _watch(self) -> None:
        if self._seating is not None:
            self._idle.watch(self._seating.table.plan.review_session.idle_lock_minutes)


def _close(seating: Seating) -> None:
    note_stage(seating.table)
    seating.close()
