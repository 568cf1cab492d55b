"""What every step of the preparation is: a part of the page that shows the office and knows no desk verb."""

from PySide6.QtWidgets import QWidget

from reviewdesk.desk.secretary.office import Office
from reviewdesk.desk.secretary.todo import Todo
from reviewdesk.ui.page import Key


class StepPanel(QWidget):
    """One step; its presenter is its child.

    Attributes:
        step: its name in the vocabulary of `desk.secretary.todo.Step`, or "todo", "seal".
        name: what the person reads.
    """

    step = ""
    name = ""

    def show_office(self, office: Office, todos: tuple[Todo, ...]) -> None:
        """Show the office as it stands, and what is to do in it."""
        raise NotImplementedError

    def go_to(self, todo: Todo) -> None:
        """Show the place where one thing is done; where there is only one place, nothing is to do."""

    def keys(self) -> tuple[Key, ...]:
        """Return the step's own keys."""
        return ()

    def first_focus(self) -> QWidget | None:
        """Return where the focus goes when the step is entered."""
        return None

    def leaving(self) -> bool:
        """Whether the step may be left; it keeps what was typed before."""
        return True
