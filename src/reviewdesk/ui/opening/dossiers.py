"""The last step: the dossiers that the declarations allow come in; what was stopped goes on."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from reviewdesk.desk.machine import note_stage
from reviewdesk.desk.reviewer import dossiers
from reviewdesk.desk.reviewer.dossiers import Brought
from reviewdesk.desk.reviewer.seating import Seating
from reviewdesk.errors import ReviewDeskError
from reviewdesk.ui.file_asking import ask_files
from reviewdesk.ui.opening.step import RECUSAL, StepPage
from reviewdesk.ui.parts import button, column, label, surface
from reviewdesk.ui.speech import say, say_error
from reviewdesk.ui.tasks import Progress, Tasks

_NAMED = 12


class DossiersPage(StepPage):
    """Signals: go on bringing in; other files are to be named; begin with what is in."""

    resumed = Signal()
    add = Signal()
    entered = Signal()

    def __init__(self, *, subject: str, seat: str) -> None:
        super().__init__(RECUSAL, say("The dossiers are coming in"), "", subject=subject, seat=seat)
        self.back_button.hide()
        self.said = label(say("Only those you did not recuse from."), wrap=True)
        self.choose = button(say("Choose the file…"))
        self.choose.clicked.connect(self.add)
        self.begin = button(say("Begin with what is in"))
        self.begin.clicked.connect(self.entered)
        self.primary.setText(say("Go on bringing in"))
        self.primary.clicked.connect(self.resumed)
        card = surface(column(self.said, self.refusal, spacing=12, margins=24))
        self.lay_out(card, None, foot=(self.begin, self.choose))
        self.show_coming()

    def show_coming(self) -> None:
        """Show that they are coming."""
        self.show_refusal("")
        for part in (self.begin, self.choose, self.primary):
            part.hide()

    def show_stopped(self, sentence: str) -> None:
        """Show that it was stopped or refused, and why."""
        self.title.setText(say("Not all dossiers are in yet"))
        self.said.setText(say("What has come in stays. The rest comes when you go on."))
        self.show_refusal(sentence)
        for part in (self.choose, self.primary):
            part.show()
        self.primary.setFocus()

    def show_waiting(self, waiting: Sequence[str]) -> None:
        """Show which dossiers lie in files that nobody has named."""
        self.title.setText(say("Not all dossiers are in yet"))
        named = "、".join(waiting[:_NAMED]) + ("…" if len(waiting) > _NAMED else "")
        self.said.setText(
            say(
                "The dossiers of {count} applications lie in a file that was not opened: {applications}. "
                "Choose the review package, or the supplement that brings them.",
                count=len(waiting),
                applications=named,
            )
        )
        for part in (self.begin, self.choose):
            part.show()
        self.choose.setFocus()


class DossiersPresenter(QObject):
    """Brings the dossiers in, one transaction each.

    Signals:
        done: nothing is missing, or the person begins without the rest.
        grew: more files are known now.
    """

    done = Signal()
    grew = Signal(object)

    def __init__(self, page: DossiersPage, tasks: Tasks, seating: Seating, files: Sequence[Path]) -> None:
        super().__init__(page)
        self._page, self._tasks, self._seating, self._files = page, tasks, seating, tuple(files)
        page.resumed.connect(self.bring)
        page.add.connect(self._choose)
        page.entered.connect(self.done)

    def bring(self) -> None:
        """Begin, or go on."""
        self._page.show_coming()
        table, files = self._seating.table, self._files
        self._tasks.run(lambda: dossiers.amount(table, files), self._bring, otherwise=self._stop)

    def add(self, files: Sequence[Path]) -> None:
        """Take further files into account and go on."""
        there = [path for path in self._files if path.is_file() and path not in files]
        self._files = (*there, *files)
        self.grew.emit(self._files)
        self.bring()

    def _bring(self, total: int) -> None:
        table, files = self._seating.table, self._files

        def work(progress: Progress) -> Brought:
            brought = dossiers.bring(table, files, progress)
            note_stage(table, tuple(path.resolve() for path in files))
            return brought

        self._tasks.run_long(say("Bringing in the dossiers"), total, work, self._look, otherwise=self._stop)

    def _look(self, brought: Brought) -> None:
        if isValid(self):
            if brought.waiting:
                self._page.show_waiting(brought.waiting)
            else:
                self.done.emit()

    def _stop(self, error: ReviewDeskError) -> None:
        if isValid(self):
            self._page.show_stopped("" if error.code == "interrupted" else say_error(error))

    def _choose(self) -> None:
        kinds = say("Review packages and supplements") + " (*.rdbatch *.rdsupplement)"
        ask_files(self._page, say("Choose the file…"), kinds, self.add)
