"""The open preparation in the window: every change goes through here and is on disk before the next."""

from collections.abc import Callable
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from reviewdesk.desk.secretary.office import Office, at_work, keep
from reviewdesk.desk.secretary.todo import Todo, todos
from reviewdesk.ui.tasks import Otherwise, Progress, Tasks

Verb = Callable[[Office], Office]
LongVerb = Callable[[Office, Progress], Office]
_STEPS_BACK = 200


class Opened:
    """A preparation folder that is held until `close`; made and closed in the background."""

    def __init__(self, folder: Path) -> None:
        self._stack = ExitStack()
        self.office = self._stack.enter_context(at_work(folder))
        self.todos = todos(self.office)

    def close(self) -> None:
        """Let go of the folder."""
        self._stack.close()


class Bench(QObject):
    """Runs verbs on the office one after another, remembers what was before, and says what is to do.

    Signals:
        changed: the office is another one now, and is on disk.
    """

    changed = Signal()

    def __init__(self, tasks: Tasks, opened: Opened, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks, self._opened = tasks, opened
        self._latest = opened.office
        """Touched by the background thread alone."""
        self._shown, self._todos = opened.office, opened.todos
        self._back: list[Office] = []
        self._forth: list[Office] = []
        self.saved_at = ""

    @property
    def tasks(self) -> Tasks:
        """Return the background thread, for what changes nothing."""
        return self._tasks

    @property
    def office(self) -> Office:
        """Return the office as last kept."""
        return self._shown

    @property
    def todos(self) -> tuple[Todo, ...]:
        """Return what is to do in it."""
        return self._todos

    def change(
        self,
        verb: Verb,
        then: Callable[[], None] = lambda: None,
        *,
        otherwise: Otherwise | None = None,
    ) -> None:
        """Change the office by a verb; `then` follows once it is on disk."""
        self._tasks.run(lambda: self._work(verb), self._remembering(then), otherwise=otherwise)

    def change_long(
        self,
        what: str,
        total: int,
        verb: LongVerb,
        then: Callable[[], None] = lambda: None,
        *,
        otherwise: Otherwise | None = None,
    ) -> None:
        """Change the office by a work of `total` steps that shows its progress and can be cancelled."""
        self._tasks.run_long(
            what,
            total,
            lambda progress: self._work(lambda office: verb(office, progress)),
            self._remembering(then),
            otherwise=otherwise,
        )

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self._back)

    @property
    def can_redo(self) -> bool:
        """Whether a change was taken back."""
        return bool(self._forth)

    def undo(self) -> None:
        """Take the last change back."""
        if self._back:
            self._step(self._back, self._forth)

    def redo(self) -> None:
        """Do again what was taken back."""
        if self._forth:
            self._step(self._forth, self._back)

    def close(self) -> None:
        """Let go of the folder, after what still waits."""
        self._tasks.run(self._opened.close, lambda _: None)

    def _step(self, source: list[Office], target: list[Office]) -> None:
        wanted = source.pop()
        target.append(self._shown)
        self._tasks.run(lambda: self._work(lambda _: wanted), self._show)

    def _work(self, verb: Verb) -> tuple[Office, tuple[Todo, ...]]:
        before = self._latest
        self._latest = keep(verb(before), before)
        return self._latest, todos(self._latest)

    def _remembering(self, then: Callable[[], None]) -> Callable[[tuple[Office, tuple[Todo, ...]]], None]:
        def done(found: tuple[Office, tuple[Todo, ...]]) -> None:
            if found[0].sealed != self._shown.sealed:
                self._back, self._forth = [], []
            elif found[0] != self._shown:
                self._back = [*self._back, self._shown][-_STEPS_BACK:]
                self._forth = []
            self._show(found)
            then()

        return done

    def _show(self, found: tuple[Office, tuple[Todo, ...]]) -> None:
        self._shown, self._todos = found
        self.saved_at = datetime.now().strftime("%H:%M:%S")
        if isValid(self):
            self.changed.emit()
