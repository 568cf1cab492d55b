"""A reviewer's table that stays open while the window does, instead of for one verb."""

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from reviewdesk.desk import machine
from reviewdesk.desk.reviewer.table import Table, at_table
from reviewdesk.domain.names import SeatId
from reviewdesk.domain.plan.values import Plan
from reviewdesk.sealed.lineage import Lineage
from reviewdesk.store.workspace import Workspace


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

    @property
    def workspace(self) -> Workspace:
        """Return where it is kept."""
        return self.table.workspace

    @property
    def lineage(self) -> Lineage:
        """Return batch and supplements."""
        return self.table.lineage

    @property
    def seat(self) -> SeatId:
        """Return whose desk it is."""
        return self.table.seat

    @property
    def pledged(self) -> str:
        """Return when the pledge was agreed to, or ""."""
        return self.table.pledged

    @property
    def plan(self) -> Plan:
        """Return the plan in force."""
        return self.table.plan

    def note(self, sources: tuple[Path, ...] = ()) -> None:
        """Write down how far this desk is, for the list of seats on this machine."""
        machine.note_stage(self.table, sources)

    def close(self) -> None:
        """Let the workspace go; its keys leave memory with the last reference."""
        self._held.close()
