"""A reviewer's table that stays open while the window does, instead of for one verb."""

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from reviewdesk.desk.reviewer.table import Table, at_table
from reviewdesk.domain.names import SeatId


class Seating:
    """An unlocked table and its lock; whoever opens it closes it."""

    __slots__ = ("_held", "folder", "table")

    def __init__(self, folder: Path, slip: str, tried: Callable[[SeatId], None] = lambda _: None) -> None:
        """Unlock the workspace of `folder` with what was typed or scanned from a slip.

        Raises:
            ReviewDeskError: as `at_table`.
        """
        self.folder = folder
        self._held = ExitStack()
        self.table: Table = self._held.enter_context(at_table(folder, slip, tried))

    def close(self) -> None:
        """Let the workspace go; its keys leave memory with the last reference."""
        self._held.close()
