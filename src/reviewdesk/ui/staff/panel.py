"""What every step after the review is: it shows the chain, takes orders, and knows no desk verb."""

from PySide6.QtCore import Signal

from reviewdesk.desk.auditor.chain import Chain
from reviewdesk.errors import ReviewDeskError
from reviewdesk.ui.parts import label
from reviewdesk.ui.speech import say_error
from reviewdesk.ui.staff.fields import Values
from reviewdesk.ui.stepped import StepPanel
from reviewdesk.ui.steps import Mark


class StaffPanel(StepPanel):
    """One step; its presenter is its child.

    Signals: go to another step, by its name; show the papers of a record, by its number; open the
    folder of the records; show what would be
    signed; sign it.
    """

    elsewhere = Signal(str)
    papers = Signal(int)
    folder = Signal()
    previewed = Signal()
    signed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.said = label("", "bad", wrap=True)
        self.said.hide()

    def show_chain(self, chain: Chain) -> None:
        """Show how things stand."""
        raise NotImplementedError

    @staticmethod
    def mark(chain: Chain) -> tuple[Mark, int]:
        """Return how the step stands, and how many things are to do there."""
        return "open", 0

    @staticmethod
    def waits_for(chain: Chain) -> str:
        """Return the step that has to come first, "" where none has."""
        return ""

    @property
    def half_typed(self) -> bool:
        """Whether a form was begun and not signed."""
        return False

    def kept(self) -> Values:
        """Return what was typed, to be put back when the page is laid out anew."""
        return {}

    def put_back(self, values: Values) -> None:
        """Put back what was typed."""

    def refuse(self, error: ReviewDeskError) -> None:
        """Say what is wrong; the fields stay as they are."""
        self.said.setText(say_error(error))
        self.said.show()

    def clear(self) -> None:
        """Say nothing more of what was wrong."""
        self.said.hide()
