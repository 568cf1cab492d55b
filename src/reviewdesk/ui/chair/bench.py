"""The chair's room in the window: every act goes through here and is on disk before the next."""

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from reviewdesk.desk.chair.closing_down import close_down_open
from reviewdesk.desk.chair.room import Room
from reviewdesk.desk.chair.seating import ChairSeating
from reviewdesk.desk.chair.view import ChairView, chair_view
from reviewdesk.domain.roll import Cell
from reviewdesk.ui.tasks import Otherwise, Progress, Tasks

T = TypeVar("T")
Act = Callable[[Room], tuple[Room, T]]


class ChairBench(QObject):
    """Runs the chair's verbs and keeps the view that every step shows.

    Signals:
        changed: the view is another one.
        erased: the desk is no more; its receipt.
        papers: show these papers before they are printed, then come back to the step.

    Attributes:
        begun: sheets that were put away half typed, in memory alone; steps are laid out anew meanwhile.
    """

    changed = Signal()
    papers = Signal(object)
    erased = Signal(object)

    def __init__(self, tasks: Tasks, seating: ChairSeating, view: ChairView) -> None:
        super().__init__()
        self._tasks, self._seating, self._view = tasks, seating, view
        self.begun: dict[Cell, Any] = {}

    @property
    def view(self) -> ChairView:
        """Return what is shown."""
        return self._view

    @property
    def tasks(self) -> Tasks:
        """Return the background thread."""
        return self._tasks

    def ask(
        self, look: Callable[[Room], T], then: Callable[[T], None], *, otherwise: Otherwise | None = None
    ) -> None:
        """Look at the room in the background; nothing changes."""
        self._tasks.run(lambda: look(self._seating.room), self._if_alive(then), otherwise=otherwise)

    def look(self, look: Callable[[Room], T]) -> T:
        """Look at the room; to be called by work that runs in the background already."""
        return look(self._seating.room)

    def ask_long(
        self,
        what: str,
        look: Callable[[Room], T],
        then: Callable[[T], None],
        *,
        otherwise: Otherwise | None = None,
    ) -> None:
        """Look at the room where that may take long; what is done shows while it does."""
        self._tasks.run_long(
            what,
            0,
            lambda _: look(self._seating.room),
            self._if_alive(then),
            otherwise=otherwise,
            stoppable=False,
        )

    def act(self, act: Act[T], then: Callable[[T], None], *, otherwise: Otherwise | None = None) -> None:
        """Run a verb that changes the room; `then` gets what it returned, once the new view is shown."""
        self._tasks.run(lambda: self._done(act), self._showing(then), otherwise=otherwise)

    def act_long(
        self,
        what: str,
        total: int,
        act: Callable[[Room, Progress], tuple[Room, T]],
        then: Callable[[T], None],
        *,
        otherwise: Otherwise | None = None,
    ) -> None:
        """Run a verb of `total` steps that shows its progress and can be cancelled."""
        self._tasks.run_long(
            what,
            total,
            lambda progress: self._done(lambda room: act(room, progress)),
            self._showing(then),
            otherwise=otherwise,
        )

    def close_down(self, code: str, *, otherwise: Otherwise) -> None:
        """Erase keys and workspace; nothing can be asked here afterwards."""
        seating = self._seating
        self._tasks.run(
            lambda: close_down_open(seating, code), self._if_alive(self.erased.emit), otherwise=otherwise
        )

    def _done(self, act: Act[T]) -> tuple[T, ChairView]:
        self._seating.room, found = act(self._seating.room)
        return found, chair_view(self._seating.room)

    def _showing(self, then: Callable[[T], None]) -> Callable[[tuple[T, ChairView]], None]:
        def show(found: tuple[T, ChairView]) -> None:
            if isValid(self):
                self._view = found[1]
                self.changed.emit()
                then(found[0])

        return show

    def _if_alive(self, then: Callable[[T], None]) -> Callable[[T], None]:
        return lambda found: then(found) if isValid(self) else None
