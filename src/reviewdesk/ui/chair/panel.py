"""What every step of the chair's desk is: a part of the page that shows the room and knows no desk verb."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal

from reviewdesk.desk.chair.view import STEPS, ChairView
from reviewdesk.ui.stepped import StepPanel


class ChairPanel(StepPanel):
    """One step; its presenter is its child.

    Signals: go to another step, by its name; what is to do next is something else now.
    """

    elsewhere = Signal(str)
    turned = Signal()

    def show_view(self, view: ChairView) -> None:
        """Show the room as it stands."""
        raise NotImplementedError

    def settled(self, view: ChairView) -> bool:
        """Whether nothing is left to do here, so that the way to the next step stands out."""
        return any(view.done(step) for step in STEPS if step == self.step)

    def takes(self, files: Sequence[Path]) -> bool:
        """Whether files dropped on the window belong to this step."""
        return False

    def take(self, files: Sequence[Path]) -> None:
        """Take dropped files in hand."""
