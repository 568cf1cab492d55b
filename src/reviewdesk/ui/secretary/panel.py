"""What every step of the preparation is: a part of the page that shows the office and knows no desk verb."""

from reviewdesk.desk.secretary.office import Office
from reviewdesk.desk.secretary.todo import Todo
from reviewdesk.ui import stepped


class StepPanel(stepped.StepPanel):
    """One step, named as in `desk.secretary.todo.Step`, or "todo", "seal", "sheets"; holds its presenter."""

    def show_office(self, office: Office, todos: tuple[Todo, ...]) -> None:
        """Show the office as it stands, and what is to do in it."""
        raise NotImplementedError

    def go_to(self, todo: Todo) -> None:
        """Show the place where one thing is done; where there is only one place, nothing is to do."""
