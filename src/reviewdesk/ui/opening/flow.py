"""From the sealed file to the open dossiers: holds what was gathered and shows one step after another."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from reviewdesk.desk.machine import SeatHere, workspace_folder
from reviewdesk.desk.pin import Pin
from reviewdesk.desk.reviewer.arriving import Arrival
from reviewdesk.desk.reviewer.outside import Outside, outside, size_of
from reviewdesk.desk.workspaces import exists
from reviewdesk.errors import ReviewDeskError
from reviewdesk.ui.file_asking import ask_files
from reviewdesk.ui.opening.declaring_flow import DeclaringFlow
from reviewdesk.ui.opening.fingerprint import FingerprintPage, StoppedPage
from reviewdesk.ui.opening.pin import PinPage, PinPresenter
from reviewdesk.ui.opening.reveal_mark import RevealMarkPage
from reviewdesk.ui.opening.seat import SeatPage, SeatPresenter
from reviewdesk.ui.opening.seats import SeatRow
from reviewdesk.ui.opening.slip import Door, SlipPage, SlipPresenter
from reviewdesk.ui.opening.step import COMPARE, SLIP
from reviewdesk.ui.speech import say
from reviewdesk.ui.tasks import Tasks
from reviewdesk.ui.window import Window

Step = Callable[[], None]


class OpeningFlow(QObject):
    """One person's way in.

    Signals:
        arrived: the slip has opened the desk; an `Arrival`, whose seating is the receiver's to close.
        pin_chosen: the `Pin`.
        declared: pledge, declaration and dossiers are in; the desk can be shown.
        left: the person goes back to the start page.
        recognised: the package named first is whole and can be shown; `show_again` shows it.
    """

    arrived = Signal(object)
    pin_chosen = Signal(object)
    declared = Signal()
    left = Signal()
    recognised = Signal()

    def __init__(self, window: Window, tasks: Tasks) -> None:
        super().__init__(window)
        self._window, self._tasks = window, tasks
        self._again: Step = lambda: None
        self._found: Outside | None = None

    def begin(self, files: Sequence[Path]) -> None:
        """Check a review package and its supplements, and go on with comparing."""
        named = tuple(files)
        self._tasks.run(
            lambda: size_of(named), lambda total: self._check(named, total), otherwise=self._refuse
        )

    def resume(self, here: SeatHere) -> None:
        """Unlock a workspace that is there."""
        door = Door(here.folder, (), here.seat, here.mark)
        self._step(lambda: self._ask_slip(door, self.left.emit))

    def show_again(self) -> None:
        """Make the page on show anew, in another language or other colours."""
        self._again()

    def _step(self, step: Step) -> None:
        self._again = step
        step()

    def _check(self, files: tuple[Path, ...], total: int) -> None:
        self._tasks.run_long(
            say("Checking the review package"),
            total,
            lambda progress: outside(files, progress),
            self._checked,
            otherwise=self._refuse,
        )

    def _refuse(self, error: ReviewDeskError) -> None:
        """Say why, and leave unless a package was compared before."""
        if error.code != "interrupted":
            self._tasks.failed.emit(error)
        if isValid(self) and self._found is None:
            self.left.emit()

    def _checked(self, found: Outside) -> None:
        if not isValid(self):
            return
        first, self._found = self._found is None, found
        self._again = self._compare
        if first:
            self.recognised.emit()
        else:
            self._compare()

    def _compare(self) -> None:
        found = self._outside()
        page = FingerprintPage(found)
        page.agreed.connect(lambda: self._step(self._choose_seat))
        page.stopped.connect(lambda: self._step(self._differs))
        page.add.connect(lambda: self._add(found))
        page.back.connect(self.left)
        self._window.show_page(page)

    def _differs(self) -> None:
        page = StoppedPage(
            COMPARE,
            say("Stop: this is not the review package that was announced"),
            say(
                "Nothing was opened. Tell the chair; do not use this file. Take the review package from the "
                "organiser's stick once more and compare again."
            ),
        )
        page.back.connect(lambda: self._step(self._compare))
        page.left.connect(self.left)
        self._window.show_page(page)

    def _choose_seat(self) -> None:
        found = self._outside()
        page = SeatPage(
            [SeatRow(line, exists(_folder(found, line.id))) for line in found.seats],
            elsewhere=found.elsewhere,
        )
        presenter = SeatPresenter(page, found)
        presenter.chosen.connect(self._sit)
        page.back.connect(lambda: self._step(self._compare))
        self._window.show_page(page)

    def _sit(self, seat: str, scan: str) -> None:
        found = self._outside()
        door = Door(_folder(found, seat), found.files, seat, found.session_mark)
        self._step(lambda: self._ask_slip(door, lambda: self._step(self._choose_seat)))
        if scan and isinstance(page := self._window.page, SlipPage):
            page.enter(scan)

    def _ask_slip(self, door: Door, back: Step) -> None:
        page = SlipPage(door)
        presenter = SlipPresenter(page, self._tasks, door)
        presenter.arrived.connect(self._arrive)
        page.back.connect(back)
        self._window.show_page(page)

    def _arrive(self, arrival: Arrival) -> None:
        self.arrived.emit(arrival)
        if arrival.pin is not None and (arrival.pledged or arrival.chairs):
            self._declare(arrival, arrival.pin)
        elif arrival.pledged or not arrival.reveal_marks:
            self._step(lambda: self._choose_pin(arrival))
        else:
            self._step(lambda: self._compare_marks(arrival))

    def _compare_marks(self, arrival: Arrival) -> None:
        page = RevealMarkPage(arrival.reveal_marks, subject=arrival.title, seat=arrival.seat)
        page.agreed.connect(lambda: self._step(lambda: self._choose_pin(arrival)))
        page.stopped.connect(lambda: self._step(lambda: self._mark_differs(arrival)))
        self._window.show_page(page)

    def _mark_differs(self, arrival: Arrival) -> None:
        page = StoppedPage(
            SLIP,
            say("Stop: this is not the mark of that envelope"),
            say("Do not score yet. Tell the chair: the envelope or the review package was exchanged."),
        )
        page.back.connect(lambda: self._step(lambda: self._compare_marks(arrival)))
        page.left.connect(self.left)
        self._window.show_page(page)

    def _choose_pin(self, arrival: Arrival) -> None:
        page = PinPage(subject=arrival.title, seat=arrival.seat)
        page.back_button.setVisible(bool(arrival.reveal_marks))
        page.back.connect(lambda: self._step(lambda: self._compare_marks(arrival)))
        presenter = PinPresenter(page)
        presenter.chosen.connect(lambda pin: self._declare(arrival, pin))
        self._window.show_page(page)

    def _declare(self, arrival: Arrival, pin: Pin) -> None:
        self.pin_chosen.emit(pin)
        if arrival.chairs:
            self.declared.emit()
            return
        files = self._found.files if self._found is not None else ()
        rest = DeclaringFlow(self, self._window, self._tasks, arrival, files)
        rest.back.connect(lambda: self._step(lambda: self._choose_pin(arrival)))
        rest.declared.connect(self.declared)
        self._again = rest.show_again
        rest.begin()

    def _add(self, found: Outside) -> None:
        kinds = say("Supplements") + " (*.rdsupplement)"
        ask_files(
            self._window,
            say("Add a supplement…"),
            kinds,
            lambda chosen: self.begin([*found.files, *chosen]),
        )

    def _outside(self) -> Outside:
        if self._found is None:
            raise RuntimeError("no package is open")
        return self._found


def _folder(found: Outside, seat: str) -> Path:
    return workspace_folder(found.review_session, seat)
