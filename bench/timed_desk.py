"""The chair's desk in a window without a screen, whose every step is timed until all of it has answered."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from typing import TypeVar

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication, QDialog

from reviewdesk.desk.chair.seating import ChairSeating
from reviewdesk.desk.chair.view import Step
from reviewdesk.ui.chair.act_dialog import ActDialog
from reviewdesk.ui.chair.page import ChairPage
from reviewdesk.ui.chair.panel import ChairPanel
from reviewdesk.ui.chair_sitting import ChairSitting
from reviewdesk.ui.settings import Settings
from reviewdesk.ui.tasks import Tasks
from reviewdesk.ui.window import Window

P = TypeVar("P", bound=ChairPanel)
D = TypeVar("D", bound=QDialog)


@dataclass(frozen=True, slots=True, kw_only=True)
class Timed:
    """One step.

    Attributes:
        seconds: processor time until nothing runs or waits any more; others may share the machine.
        turn: longest turn of the window's own thread, in seconds of processor time.
        silent: longest time, by the clock, in which something ran and no progress could show.
    """

    name: str
    seconds: float
    turn: float
    silent: float


class TimedDesk:
    """A recorder who never rests, and a clock beside the desk."""

    def __init__(self, application: QApplication) -> None:
        self._application = application
        ini = Path(mkdtemp(prefix="timed-"), "settings.ini")
        self.window = Window(Settings(QSettings(str(ini), QSettings.Format.IniFormat)))
        self.tasks = Tasks()
        self.failures: list[object] = []
        self.steps: list[Timed] = []
        self._busy, self._long = False, 0
        self._turn, self._last = 0.0, 0.0
        self._silent, self._since = 0.0, 0.0
        self.tasks.failed.connect(self.failures.append)
        self.tasks.busy.connect(self._turn_busy)
        self.tasks.began.connect(lambda _: self._count(1))
        self.tasks.ended.connect(lambda _: self._count(-1))
        self.tasks.began.connect(self.window.waiting.begin)
        self.tasks.ended.connect(self.window.waiting.end)
        self._clock = QTimer(self.window, interval=0)
        self._clock.timeout.connect(self._tick)
        self._sitting: ChairSitting | None = None
        self.window.show()

    @property
    def page(self) -> ChairPage:
        """Return the page of steps."""
        page = self.window.page
        assert isinstance(page, ChairPage)
        return page

    def sit_down(self, folder: Path, code: str) -> None:
        """Open the chair's workspace, and show it."""

        def show(seating: ChairSeating) -> None:
            self._sitting = ChairSitting(self.window, self.tasks, seating)
            self._sitting.show_desk()

        self.tasks.run(lambda: ChairSeating(folder, code), show)

    def close(self) -> None:
        """Put everything away; a window left behind would be dressed anew with every other."""
        self._clock.stop()
        if self._sitting is not None:
            self._sitting.put_away()
        self.tasks.stop()
        self.window.close()
        self.window.deleteLater()

    def panel(self, kind: type[P]) -> P:
        """Return a step's panel, wherever the page is."""
        return next(one for one in self.page.panels if isinstance(one, kind))

    def enter(self, step: Step) -> None:
        """Show a step."""
        self.page.enter(step)
        assert self.page.panel.step == step, step

    def dialog(self, kind: type[D]) -> D:
        """Return the dialog in front."""
        found = QApplication.activeModalWidget()
        assert isinstance(found, kind), found
        return found

    def attest(self, *codes: str, reason: str = "") -> None:
        """Fill in the dialog of an act, and do it."""
        dialog = self.dialog(ActDialog)
        dialog.reason.setPlainText(reason)
        for entry, code in zip(dialog.entries.values(), codes, strict=True):
            entry.setText(code)
        dialog.submit.click()

    def time(self, name: str, job: Callable[[], object]) -> Timed:
        """Do something and wait until the desk has answered in full.

        Raises:
            AssertionError: when something was refused.
        """
        self._turn = self._silent = 0.0
        begun = time.process_time()
        self._last = time.thread_time()
        job()
        self._clock.start()
        self._tick()
        self.settle()
        self._clock.stop()
        found = Timed(name=name, seconds=time.process_time() - begun, turn=self._turn, silent=self._silent)
        self.steps.append(found)
        assert not self.failures, self.failures
        return found

    def settle(self) -> None:
        """Wait until nothing runs or waits."""
        quiet = 0
        while quiet < 3:
            self._application.processEvents()
            quiet = 0 if self._busy else quiet + 1
            if self._busy:
                time.sleep(0.001)

    def _tick(self) -> None:
        now = time.thread_time()
        self._turn, self._last = max(self._turn, now - self._last), now

    def _turn_busy(self, busy: bool) -> None:
        self._mark()
        self._busy = busy

    def _count(self, step: int) -> None:
        self._mark()
        self._long += step

    def _mark(self) -> None:
        """End a stretch of silence where one was; the dialog of an act has a bar of its own."""
        now, acting = time.perf_counter(), isinstance(QApplication.activeModalWidget(), ActDialog)
        if self._busy and not self._long and not acting:
            self._silent = max(self._silent, now - self._since)
        self._since = now
