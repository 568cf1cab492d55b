"""The way of one reviewer through the screens, from the sealed file to the open desk."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from reviewdesk.desk.machine import SeatHere, note_stage
from reviewdesk.desk.pin import Pin
from reviewdesk.desk.reviewer.arriving import Arrival
from reviewdesk.desk.reviewer.seating import Seating
from reviewdesk.ui.lock import IdleWatch, LockPage
from reviewdesk.ui.opening.flow import OpeningFlow
from reviewdesk.ui.sitting import Sitting
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
        self._flow: OpeningFlow | None = None
        self._sitting: Sitting | None = None
        self._idle = IdleWatch(application)
        self._idle.idle.connect(self.lock)

    @property
    def sits(self) -> bool:
        """Whether somebody is on the way in, or sits at an open desk."""
        return self._flow is not None or self._seating is not None

    def open_package(self, files: Sequence[Path]) -> None:
        """Begin with a review package and its supplements; whoever sat here before leaves."""
        self._enter().begin(files)

    def go_on(self, here: SeatHere) -> None:
        """Go on at a seat that has a workspace here."""
        self._enter().resume(here)

    def show_again(self) -> None:
        """Make the screen on show anew, after language or looks have changed."""
        if self._flow is not None:
            self._flow.show_again()
        elif self._sitting is not None:
            self._sitting.show_again()

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
        self.left.emit()
        self._window.uncover()

    def put_away(self) -> None:
        """Close what is open."""
        seating, self._seating, self._pin = self._seating, None, None
        flow, self._flow = self._flow, None
        if flow is not None:
            flow.deleteLater()
        sitting, self._sitting = self._sitting, None
        if sitting is not None:
            sitting.put_away()
            sitting.deleteLater()
        self._idle.watch(0)
        if seating is not None:
            self._tasks.run(lambda: _close(seating), lambda _: None)

    def _enter(self) -> OpeningFlow:
        self.put_away()
        self._flow = OpeningFlow(self._window, self._tasks)
        self._flow.arrived.connect(self._arrive)
        self._flow.pin_chosen.connect(self._choose_pin)
        self._flow.declared.connect(self._declared)
        self._flow.left.connect(self.leave)
        return self._flow

    def _arrive(self, arrival: Arrival) -> None:
        self._seating, self._seat = arrival.seating, arrival.seat

    def _choose_pin(self, pin: Pin) -> None:
        self._pin = pin
        self._watch()

    def _declared(self) -> None:
        flow, self._flow = self._flow, None
        if flow is not None:
            flow.deleteLater()
        if self._seating is not None:
            self._sitting = Sitting(self._window, self._tasks, self._seating)
            self._sitting.show_desk()

    def _unlock(self) -> None:
        self._window.uncover()
        self._watch()

    def _watch(self) -> None:
        if self._seating is not None:
            self._idle.watch(self._seating.table.plan.review_session.idle_lock_minutes)


def _close(seating: Seating) -> None:
    note_stage(seating.table)
    seating.close()
