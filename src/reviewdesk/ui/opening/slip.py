"""Step 3: the code on the key slip, typed as it stands there or scanned, unlocks the seat."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from reviewdesk.desk.reviewer.arriving import Arrival, arrive
from reviewdesk.desk.reviewer.outside import size_of
from reviewdesk.errors import ReviewDeskError
from reviewdesk.ui.opening.step import SLIP, StepPage
from reviewdesk.ui.parts import chip, column, label, row, surface
from reviewdesk.ui.slip_entry import SlipEntry
from reviewdesk.ui.speech import say
from reviewdesk.ui.tasks import Progress, Tasks


@dataclass(frozen=True, slots=True)
class Door:
    """What is to be unlocked: the workspace, the files it is opened from (none: as it is), the seat."""

    folder: Path
    files: tuple[Path, ...]
    seat: str
    session_mark: str


class SlipPage(StepPage):
    """Signals: the code is to be tried."""

    entered = Signal(str)

    def __init__(self, door: Door) -> None:
        super().__init__(
            SLIP,
            say("Type the code on your key slip"),
            say(
                "Capitals, blanks and hyphens do not matter; O is 0, I and L are 1. The slip can be scanned."
            ),
            seat=door.seat,
        )
        self.entry = SlipEntry()
        name = label(say("Code of seat {seat}", seat=door.seat))
        name.setBuddy(self.entry)
        self.entry.setAccessibleName(name.text())
        self.entry.edited.connect(self.show_refusal)
        self.busy = label(say("Unlocking…"), "muted")
        self.busy.hide()
        mark = chip(say("Session mark: {code}", code=door.session_mark))
        same = label(say("The same mark stands on your slip."), "muted")
        self.primary.setText(say("Unlock"))
        self.primary.clicked.connect(lambda: self.entered.emit(self.entry.text()))
        card = column(
            name, self.entry, self.refusal, self.busy, row(mark, same, None), spacing=12, margins=24
        )
        self.lay_out(surface(card), None)

    def first_focus(self) -> QWidget:
        """Start in the entry."""
        return self.entry

    def enter(self, slip: str) -> None:
        """Try a slip that was scanned a step before."""
        self.entry.setText(slip)
        self.entered.emit(slip)

    def show_busy(self, busy: bool) -> None:
        """Show that the code is being tried."""
        for part in (self.entry, self.primary, self.back_button):
            part.setEnabled(not busy)
        self.busy.setVisible(busy)
        if not busy:
            self.entry.setFocus()

    def refuse(self, error: ReviewDeskError) -> None:
        """Say what is wrong, at the entry, which can be corrected at once."""
        self.show_busy(False)
        super().refuse(error)
        self.entry.mark_wrong(wrong=True)
        self.entry.selectAll()


class SlipPresenter(QObject):
    """Tries the code in the background.

    Signals:
        arrived: the `Arrival`.
    """

    arrived = Signal(object)

    def __init__(self, page: SlipPage, tasks: Tasks, door: Door) -> None:
        super().__init__(page)
        self._page, self._tasks, self._door = page, tasks, door
        page.entered.connect(self.unlock)

    def unlock(self, slip: str) -> None:
        """Open the desk with what was typed or scanned."""
        self._page.show_busy(True)
        files = self._door.files
        self._tasks.run(
            lambda: size_of(files), lambda total: self._arrive(slip, total), otherwise=self._refuse
        )

    def _arrive(self, slip: str, total: int) -> None:
        door = self._door

        def work(progress: Progress) -> Arrival:
            return arrive(
                door.folder,
                door.files,
                door.seat,
                slip,
                progress,
                tried=lambda other: progress.turn_to(
                    say(
                        "The code does not fit seat {seat}. Is it the one of seat {other}?",
                        seat=door.seat,
                        other=other,
                    )
                ),
            )

        self._tasks.run_long(
            say("Opening the review package"), total, work, self._deliver, otherwise=self._refuse
        )

    def _deliver(self, arrival: Arrival) -> None:
        """Announce the arrival, or close the desk when nobody waits for it any more."""
        if isValid(self):
            self.arrived.emit(arrival)
        else:
            self._tasks.run(arrival.seating.close, lambda _: None)

    def _refuse(self, error: ReviewDeskError) -> None:
        if not isValid(self):
            return
        if error.code == "interrupted":
            self._page.show_busy(False)
        else:
            self._page.refuse(error)
