"""Linking a re-review: which objection, which archive, and what was decided on it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from reviewdesk.desk.staff.drafting import RereviewOrder
from reviewdesk.errors import ReviewDeskError
from reviewdesk.ui.folder_field import PlaceField
from reviewdesk.ui.form_dialog import FormDialog
from reviewdesk.ui.speech import say
from reviewdesk.ui.staff.fields import Fields


class RereviewDialog(FormDialog):
    """Asks for the other archive; it is verified like any other."""

    def __init__(
        self, waiting: Sequence[tuple[int, str]], outcomes: Sequence[tuple[str, str]], parent: QWidget
    ) -> None:
        title = say("Link a re-review")
        super().__init__(title, title, verb=say("Sign…"), width=600, parent=parent)
        self.archive = PlaceField(
            say("Archive of the re-review"),
            say("It is verified first; it has to have reviewed the same applicant."),
            kinds=f"{say('Archive')} (*.rdarchive);;*",
        )
        self.fields = Fields()
        self.fields.choice("objection", say("On"), [(str(number), text) for number, text in waiting])
        self.fields.choice("outcome", say("What follows"), outcomes)
        self.fields.area("note", say("Note"), lines=2)
        self.lay_out([self.archive, self.fields])
        self.archive.line.setFocus()

    @property
    def order(self) -> RereviewOrder:
        """Return what stands in the fields.

        Raises:
            ReviewDeskError: "staff-archive" where no archive is chosen.
        """
        path: Path | None = self.archive.path
        if path is None:
            raise ReviewDeskError("staff-archive")
        values = self.fields.values()
        return RereviewOrder(
            objection=int(values["objection"]),
            archive=path,
            outcome=values["outcome"],
            note=values["note"],
        )
