"""A known conflict typed in, and those that are only suggested, each decided by a person."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

from reviewdesk.domain.application import Application
from reviewdesk.domain.committee import Committee
from reviewdesk.domain.names import ApplicationId, SeatId
from reviewdesk.domain.suggestions import Suggestion
from reviewdesk.ui.dialog import Dialog
from reviewdesk.ui.form_dialog import FormDialog, form
from reviewdesk.ui.parts import button, column, label, row
from reviewdesk.ui.rows_table import RowsModel, RowsTable
from reviewdesk.ui.secretary.committee_words import suggestion_rows
from reviewdesk.ui.speech import say
from reviewdesk.ui.theme import scaled


def reason_field(reasons: Sequence[str]) -> QComboBox:
    """Return a field that offers the plan's reasons and takes others."""
    made = QComboBox()
    made.setEditable(True)
    made.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    made.addItems(list(reasons))
    made.setAccessibleName(say("Reason"))
    return made


class ConflictDialog(FormDialog):
    """Asks which seat may not score which application, and why."""

    def __init__(
        self,
        committee: Committee,
        applications: Sequence[Application],
        reasons: Sequence[str],
        parent: QWidget,
    ) -> None:
        super().__init__(
            say("Add a known conflict"),
            say("Who may not score what?"),
            verb=say("Add the conflict"),
            width=560,
            parent=parent,
        )
        self.seat, self.application, self.reason = QComboBox(), QComboBox(), reason_field(reasons)
        for seat in committee.seats:
            if seat.role in ("reviewer", "spare"):
                self.seat.addItem(f"{seat.id}  {seat.name}".rstrip(), seat.id)
        self.application.setEditable(True)
        self.application.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        for one in applications:
            self.application.addItem(f"{one.id}  {one.applicant}", one.id)
        found = QCompleter(self.application.model(), self.application)
        found.setFilterMode(Qt.MatchFlag.MatchContains)
        found.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.application.setCompleter(found)
        words = label(
            say("This seat gets no key for the dossier, and its score counts nowhere."),
            "muted-base",
            wrap=True,
        )
        fields = (
            (say("Seat"), self.seat),
            (say("Application"), self.application),
            (say("Reason"), self.reason),
        )
        self.lay_out([words, form(fields)])
        self.seat.setFocus()

    @property
    def typed(self) -> tuple[ApplicationId, SeatId, str]:
        """Return what stands in the fields now."""
        place = self.application.findText(self.application.currentText())
        application = self.application.itemData(place) if place >= 0 else self.application.currentText()
        return ApplicationId(application), SeatId(self.seat.currentData() or ""), self.reason.currentText()


class SuggestionsDialog(Dialog):
    """Signals: the chosen suggestions are conflicts, for a reason; they are none."""

    accepted_as = Signal(object, str)
    refused = Signal(object)

    def __init__(self, reasons: Sequence[str], parent: QWidget) -> None:
        super().__init__(say("Suggested conflicts"), width=900, parent=parent)
        heads = (say("Seat"), say("Application"), say("What they have in common"))
        self.table = RowsTable(
            say("Suggested conflicts"), RowsModel(heads), widths=(150, 330, 360), stretch=2, several=True
        )
        self.table.setMinimumHeight(scaled(320))
        self._count = label("", "muted")
        self.reason = reason_field(reasons)
        self.conflict = button(say("A conflict, for this reason"), "primary")
        self.none = button(say("Not a conflict"), "secondary")
        close = button(say("Close"), "quiet")
        self.conflict.clicked.connect(
            lambda: self.accepted_as.emit(self.table.selected, self.reason.currentText())
        )
        self.none.clicked.connect(lambda: self.refused.emit(self.table.selected))
        close.clicked.connect(self.reject)
        words = label(
            say(
                "Choose one or several rows (Ctrl+A: all), then say what they are. Nothing is decided "
                "without you."
            ),
            "muted-base",
            wrap=True,
        )
        asked = label(say("Reason"))
        asked.setBuddy(self.reason)
        reasons_row = row(asked, self.reason, spacing=12)
        reasons_row.setStretch(1, 1)
        self.setLayout(
            column(
                row(
                    label(say("Do these reviewers have to do with these applicants?"), "title"),
                    None,
                    self._count,
                ),
                words,
                self.table,
                reasons_row,
                row(close, None, self.none, self.conflict),
                spacing=12,
                margins=24,
            )
        )

    def show_suggestions(
        self, found: Sequence[Suggestion], committee: Committee, applications: Sequence[Application]
    ) -> None:
        """Show what is not decided yet; close when nothing is left."""
        self._count.setText(say("{count} to decide", count=len(found)))
        self.table.show_rows(suggestion_rows(found, committee, applications))
        if not found:
            self.accept()
