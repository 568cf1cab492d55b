"""The chair's desk that stays open while the window does, instead of for one verb."""

from contextlib import ExitStack
from pathlib import Path

from reviewdesk.desk import machine
from reviewdesk.desk.chair.room import Room, chair_room
from reviewdesk.desk.machine import Stage
from reviewdesk.domain.names import SeatId
from reviewdesk.domain.plan.values import Plan
from reviewdesk.sealed.lineage import Lineage
from reviewdesk.store.workspace import Workspace


class ChairSeating:
    """An unlocked room and its lock; whoever opens it closes it."""

    __slots__ = ("_held", "folder", "room")

    def __init__(self, folder: Path, slip: str) -> None:
        """Unlock the workspace of `folder` with a chair's slip; raises as `chair_room`."""
        self.folder = folder
        self._held = ExitStack()
        self.room: Room = self._held.enter_context(chair_room(folder, slip))
        """The desk as it stands; each act leaves another one here."""

    @property
    def workspace(self) -> Workspace:
        """Return where it is kept."""
        return self.room.workspace

    @property
    def lineage(self) -> Lineage:
        """Return batch and supplements."""
        return self.room.lineage

    @property
    def seat(self) -> SeatId:
        """Return whose desk it is."""
        return self.room.secret.seat

    @property
    def pledged(self) -> str:
        """Return that nothing is pledged here."""
        return ""

    @property
    def plan(self) -> Plan:
        """Return the plan in force."""
        return self.room.plan

    def note(self, sources: tuple[Path, ...] = ()) -> None:
        """Write down how far this desk is, for the list of seats on this machine."""
        stage: Stage = "scoring" if self.room.entries else "opened"
        machine.note(self.folder, "cast" if self.room.course.published else stage, sources)

    def close(self) -> None:
        """Let the workspace go; its keys leave memory with the last reference."""
        self._held.close()
