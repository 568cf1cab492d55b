"""The way of one person through the screens, from the sealed file to the open desk."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from reviewdesk.desk.chair.closing_down import WipeReceipt
from reviewdesk.desk.chair.seating import ChairSeating
from reviewdesk.desk.machine import SeatHere
from reviewdesk.desk.pin import Pin, keep_pin
from reviewdesk.desk.reviewer.arriving import Arrival
from reviewdesk.desk.reviewer.seating import Seating
from reviewdesk.ui.chair.ending.wipe_page import WipePage
from reviewdesk.ui.chair_sitting import ChairSitting
from reviewdesk.ui.lock import IdleWatch, LockPage, close_dialogs
from reviewdesk.ui.opening.change_over import ask_change_over
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
        super().__init__(window)
        self._window, self._tasks = window, tasks
        self._seating: Seating | ChairSeating | None = None
        self._pin: Pin | None = None
        self._seat = ""
        self._flow: OpeningFlow | None = None
        self._sitting: Sitting | ChairSitting | None = None
        self._idle = IdleWatch(application, window)
        self._idle.idle.connect(self.lock)

    @property
    def sits(self) -> bool:
        """Whether somebody is on the way in, or sits at an open desk."""
        return self._flow is not None or self._seating is not None

    def open_package(self, files: Sequence[Path]) -> None:
        """Begin with a review package and its supplements; nobody leaves before they are known to be good."""
        flow = OpeningFlow(self._window, self._tasks)
        flow.recognised.connect(lambda: self._change_over(lambda: self._enter(flow), flow.deleteLater))
        flow.left.connect(lambda: self._turned_back(flow))
        flow.begin(files)

    def go_on(self, here: SeatHere) -> None:
        """Go on at a seat that has a workspace here."""
        if self._seating is None or self._seating.folder != here.folder:
            self._change_over(lambda: self._resume(here), lambda: None)

    def take(self, files: Sequence[Path]) -> bool:
        """Give dropped files to the chair's desk, where they belong to one of its steps."""
        return isinstance(self._sitting, ChairSitting) and self._sitting.take(files)

    def show_again(self) -> None:
        """Make the screen on show anew, after language or looks have changed."""
        if self._flow is not None:
            self._flow.show_again()
        elif self._sitting is not None:
            self._sitting.show_again()
        if self._window.covered:
            self._cover()

    def lock(self) -> None:
        """Lay the lock over whatever is on show."""
        if self._seating is None or self._pin is None or self._window.covered:
            return
        self._idle.watch(0)
        close_dialogs(self._window)
        self._cover()

    def leave(self) -> None:
        """Close the desk and go back to the start page, unless something here is not saved."""
        if self._window.may_leave():
            self._leave_now()

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

    def _cover(self) -> None:
        if self._pin is None:
            return
        page = LockPage(self._seat, self._pin)
        page.unlocked.connect(self._unlock)
        page.other_person.connect(self._leave_now)
        page.exhausted.connect(self._forget_pin)
        self._window.cover(page)

    def _leave_now(self) -> None:
        self.put_away()
        self.left.emit()
        self._window.uncover()

    def _change_over(self, enter: Callable[[], None], stay: Callable[[], None]) -> None:
        """Let whoever sits here decide before the desk closes for another way in."""
        if self._seating is None:
            enter()
        else:
            ask_change_over(self._window, self._seat, enter, stay)

    def _resume(self, here: SeatHere) -> None:
        flow = OpeningFlow(self._window, self._tasks)
        flow.left.connect(lambda: self._turned_back(flow))
        flow.resume(here)
        self._enter(flow)

    def _enter(self, flow: OpeningFlow) -> None:
        self.put_away()
        self._flow = flow
        flow.arrived.connect(self._arrive)
        flow.pin_chosen.connect(self._choose_pin)
        flow.declared.connect(self._declared)
        flow.show_again()

    def _turned_back(self, flow: OpeningFlow) -> None:
        """Leave, or forget about a package that came to nothing while somebody was at work."""
        if flow is self._flow:
            self._leave_now()
        else:
            flow.deleteLater()

    def _arrive(self, arrival: Arrival) -> None:
        self._seating, self._seat = arrival.seating, arrival.seat

    def _choose_pin(self, pin: Pin) -> None:
        self._pin = pin
        self._keep_pin(pin)
        self._watch()

    def _forget_pin(self) -> None:
        self._keep_pin(None)
        self._leave_now()

    def _keep_pin(self, pin: Pin | None) -> None:
        """Keep the PIN for the next opening, or forget it; a full disk only means that it is chosen anew."""
        if self._seating is not None:
            workspace = self._seating.workspace
            self._tasks.run(lambda: keep_pin(workspace, pin), lambda _: None, otherwise=lambda _: None)

    def _declared(self) -> None:
        flow, self._flow = self._flow, None
        if flow is not None:
            flow.deleteLater()
        if self._seating is not None:
            self._sitting = _sitting(self._window, self._tasks, self._seating)
            if isinstance(self._sitting, ChairSitting):
                self._sitting.erased.connect(self._erased)
            else:
                self._sitting.finished.connect(self.leave)
            self._sitting.show_desk()

    def _erased(self, receipt: WipeReceipt) -> None:
        """Show what became of the chair's desk; there is nothing left to close."""
        self._seating = None
        self.put_away()
        self.show_receipt(receipt)

    def show_receipt(self, receipt: WipeReceipt) -> None:
        """Show the receipt of an erased desk, or show it anew in another language."""
        page = WipePage(receipt)
        page.done.connect(self.left)
        self._window.show_page(page)

    def _unlock(self) -> None:
        self._window.uncover()
        self._watch()

    def _watch(self) -> None:
        if self._seating is not None:
            self._idle.watch(self._seating.plan.review_session.idle_lock_minutes)


def _sitting(window: Window, tasks: Tasks, seating: Seating | ChairSeating) -> Sitting | ChairSitting:
    if isinstance(seating, ChairSeating):
        return ChairSitting(window, tasks, seating)
    return Sitting(window, tasks, seating)


def _close(seating: Seating | ChairSeating) -> None:
    seating.note()
    seating.close()
