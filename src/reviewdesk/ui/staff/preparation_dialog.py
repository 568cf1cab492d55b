"""Beginning a preparation out of what is known already: where it lies, computers, and who witnesses."""

from pathlib import Path
from typing import Any, get_args

from PySide6.QtWidgets import QWidget

from reviewdesk.desk.secretary.arrangement import Answers, Computers
from reviewdesk.domain.plan.values import Witness
from reviewdesk.errors import ReviewDeskError
from reviewdesk.ui.folder_field import PlaceField
from reviewdesk.ui.form_dialog import FormDialog
from reviewdesk.ui.parts import label
from reviewdesk.ui.secretary.beginning import computer_answers, witness_answers
from reviewdesk.ui.speech import say
from reviewdesk.ui.staff.fields import Fields


class PreparationDialog(FormDialog):
    """Asks what a new preparation is asked; whoever opens it may ask for more above.

    Attributes:
        more: fields of its own.
    """

    def __init__(
        self, title: str, told: str, folder: Path, parent: QWidget, more: Fields | None = None
    ) -> None:
        super().__init__(title, title, verb=say("Prepare"), width=620, parent=parent)
        self.more = more
        self.place = PlaceField(say("Folder of the preparation"))
        self.place.propose(folder)
        self._asked = Fields()
        computers = zip(get_args(Computers), computer_answers(), strict=True)
        witnesses = zip(get_args(Witness), witness_answers(), strict=True)
        self._asked.choice("computers", say("Computers"), [(one, words[0]) for one, words in computers])
        self._asked.choice("witness", say("Witness"), [(one, words[0]) for one, words in witnesses])
        above = [] if more is None else [more]
        self.lay_out([label(told, "muted-base", wrap=True), *above, self.place, self._asked])
        self.place.line.setFocus()

    @property
    def answers(self) -> Answers:
        """Return what was answered."""
        values: dict[str, Any] = self._asked.values()
        return Answers(values["computers"], values["witness"])

    @property
    def folder(self) -> Path:
        """Return where the preparation goes.

        Raises:
            ReviewDeskError: "staff-folder" where none is named.
        """
        path = self.place.path
        if path is None:
            raise ReviewDeskError("staff-folder")
        return path
