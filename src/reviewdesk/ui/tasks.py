"""One background thread that runs every desk verb touching disk; results come back by queued signal."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from reviewdesk.errors import ReviewDeskError
from reviewdesk.errors.system import file_error

T = TypeVar("T")
Otherwise = Callable[[ReviewDeskError], None]


class Progress(QObject):
    """How far a long work is; calling it with a step's size is safe from the worker's thread."""

    moved = Signal(object)
    turned = Signal(str)
    """Something else is being done now, whose end cannot be foreseen."""

    def __init__(self, what: str, total: int, *, stoppable: bool = True) -> None:
        super().__init__()
        self.what, self.total, self.done, self.stoppable = what, total, 0, stoppable
        self._cancelled = Event()

    def __call__(self, step: int) -> None:
        """Say that `step` more is done.

        Raises:
            ReviewDeskError: "interrupted" once the person has cancelled.
        """
        if self._cancelled.is_set():
            raise ReviewDeskError("interrupted")
        self.done += step
        self.moved.emit(self.done)

    def turn_to(self, what: str) -> None:
        """Say that something else is being done from now on; raises as a step does."""
        self.total = 0
        self.turned.emit(what)
        self(0)

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._cancelled.set()


class Tasks(QObject):
    """The queue of desk verbs: one after another, in the order asked for.

    Signals:
        busy: whether anything runs or waits.
        began, ended: a long work, with its `Progress`.
        failed: a refusal (ReviewDeskError) or a bug (any other exception) that nobody else takes care of.
    """

    busy = Signal(bool)
    began = Signal(object)
    ended = Signal(object)
    failed = Signal(object)
    _finished = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="desk")
        self._waiting, self._stopped = 0, False
        self._long: list[Progress] = []
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self, work: Callable[[], T], then: Callable[[T], None], *, otherwise: Otherwise | None = None
    ) -> None:
        """Run `work` in the background, then `then` (or, refused, `otherwise`) in the window's thread."""
        if self._stopped:
            return
        self._count(1)
        self._pool.submit(self._work, work, then, otherwise)

    def run_long(
        self,
        what: str,
        total: int,
        work: Callable[[Progress], T],
        then: Callable[[T], None],
        *,
        otherwise: Otherwise | None = None,
        stoppable: bool = True,
    ) -> None:
        """Run a work of `total` steps that shows its progress; where stoppable, it can be cancelled."""
        progress = Progress(what, total, stoppable=stoppable)
        self._long.append(progress)
        self.began.emit(progress)

        def finish(result: T) -> None:
            self._end(progress)
            then(result)

        def refuse(error: ReviewDeskError) -> None:
            self._end(progress)
            if otherwise is not None:
                otherwise(error)
            elif error.code != "interrupted":
                self.failed.emit(error)

        self.run(lambda: work(progress), finish, otherwise=refuse)

    def stop(self) -> None:
        """Cancel long works, wait for what still runs, and take nothing new."""
        self._stopped = True
        for progress in self._long:
            progress.cancel()
        self._pool.shutdown(wait=True)

    def _end(self, progress: Progress) -> None:
        self._long.remove(progress)
        self.ended.emit(progress)

    def _work(self, work: Callable[[], Any], then: Callable[[Any], None], otherwise: object) -> None:
        try:
            result: object = work()
        except Exception as error:  # noqa: BLE001
            then = _Failed()
            result = file_error(error) if isinstance(error, OSError) else error
        self._finished.emit(then, result, otherwise)

    def _deliver(self, then: Callable[[object], None], result: object, otherwise: Otherwise | None) -> None:
        self._count(-1)
        if not isinstance(then, _Failed):
            then(result)
        elif otherwise is not None and isinstance(result, ReviewDeskError):
            otherwise(result)
        else:
            self.failed.emit(result)

    def _count(self, step: int) -> None:
        before, self._waiting = self._waiting, self._waiting + step
        if bool(before) != bool(self._waiting):
            self.busy.emit(bool(self._waiting))


class _Failed:
    """Stands in for `then` when the work raised."""

    def __call__(self, result: object) -> None: ...
