"""Step 6, second half: what is declared, read once more before it stands."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QListView
from shiboken6 import isValid

from reviewdesk.desk.reviewer.declaration import Declaration
from reviewdesk.desk.reviewer.declaring import declare_recusals
from reviewdesk.desk.reviewer.seating import Seating
from reviewdesk.domain.recusal import Recusal
from reviewdesk.errors import ReviewDeskError
from reviewdesk.ui.opening.applicants import ApplicantDelegate, ApplicantModel, ApplicantRow, declared
from reviewdesk.ui.opening.declaration import Choices, reasons_of
from reviewdesk.ui.opening.step import RECUSAL, StepPage
from reviewdesk.ui.parts import column, label, surface
from reviewdesk.ui.speech import say
from reviewdesk.ui.tasks import Tasks


class ConfirmPage(StepPage):
    """Signals: the declaration is confirmed."""

    confirmed = Signal()

    def __init__(self, found: Declaration, choices: Choices, *, seat: str) -> None:
        rows = _struck(found, choices)
        super().__init__(RECUSAL, _sentence(found, rows), "", subject=found.title, seat=seat)
        self.primary.setText(say("Declare and open the dossiers"))
        self.primary.clicked.connect(self.confirmed)
        hint = label(
            say(
                "What is declared here stays declared. A conflict found later can still be declared on its "
                "row until the ballot is cast."
            ),
            "muted-base",
            wrap=True,
        )
        if rows:
            self.lay_out(hint, surface(column(_list(rows), margins=1)), self.refusal)
        else:
            self.lay_out(surface(column(hint, margins=24)), self.refusal, None)

    def show_busy(self, busy: bool) -> None:
        """Show that it is being written down."""
        self.primary.setEnabled(not busy)
        self.back_button.setEnabled(not busy)


class ConfirmPresenter(QObject):
    """Writes the declaration down; no dossier opens before that.

    Signals:
        declared: it is on disk.
    """

    declared = Signal()

    def __init__(self, page: ConfirmPage, tasks: Tasks, seating: Seating, named: tuple[Recusal, ...]) -> None:
        super().__init__(page)
        self._page, self._tasks, self._seating, self._named = page, tasks, seating, named
        page.confirmed.connect(self._declare)

    def _declare(self) -> None:
        self._page.show_busy(True)
        table, named = self._seating.table, self._named
        self._tasks.run(
            lambda: declare_recusals(table, (), named, pledged=True),
            lambda _: self.declared.emit() if isValid(self) else None,
            otherwise=self._refuse,
        )

    def _refuse(self, error: ReviewDeskError) -> None:
        if isValid(self):
            self._page.show_busy(False)
            self._page.refuse(error)


def _struck(found: Declaration, choices: Choices) -> tuple[ApplicantRow, ...]:
    covered = found.covered(choices)
    rows = declared(
        [ApplicantRow(one, found.tracks[one.track]) for one in found.rows],
        reasons_of(found, choices),
        covered,
    )
    return tuple(row for row in rows if row.recused)


def _sentence(found: Declaration, rows: tuple[ApplicantRow, ...]) -> str:
    count = sum(not row.candidate.struck for row in rows)
    others = len(found.rows) - len(rows)
    if not count and rows:
        return say("You declare: no relation to the applicants of the other {others}.", others=others)
    if not count:
        return say("You declare: no relation to any of the applicants.")
    return say(
        "You recuse from {count} and declare no relation to the other {others}.",
        count=count,
        others=others,
    )


def _list(rows: tuple[ApplicantRow, ...]) -> QListView:
    made = QListView()
    model = ApplicantModel(rows)
    model.setParent(made)
    made.setModel(model)
    made.setItemDelegate(ApplicantDelegate(made))
    made.setSelectionMode(QListView.SelectionMode.NoSelection)
    made.setAccessibleName(say("Recusals"))
    return made
