"""The second half of the way in, once the desk is unlocked: pledge, declaration, dossiers."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from reviewdesk.desk.reviewer import dossiers
from reviewdesk.desk.reviewer.arriving import Arrival, sources
from reviewdesk.desk.reviewer.declaration import Declaration, declaration
from reviewdesk.domain.recusal import Recusal
from reviewdesk.ui.desk.initials import learn
from reviewdesk.ui.opening.confirm import ConfirmPage, ConfirmPresenter
from reviewdesk.ui.opening.declaration import Choices, DeclarationPage, DeclarationPresenter, reasons_of
from reviewdesk.ui.opening.dossiers import DossiersPage, DossiersPresenter
from reviewdesk.ui.opening.pledge import PledgePage
from reviewdesk.ui.tasks import Tasks
from reviewdesk.ui.window import Window

Step = Callable[[], None]


class DeclaringFlow(QObject):
    """What stands between an unlocked desk and its dossiers.

    Signals:
        back: to what came before.
        declared: everything is in.
    """

    back = Signal()
    declared = Signal()

    def __init__(
        self, parent: QObject, window: Window, tasks: Tasks, arrival: Arrival, files: tuple[Path, ...]
    ) -> None:
        super().__init__(parent)
        self._window, self._tasks, self._arrival, self._files = window, tasks, arrival, files
        self._seating = arrival.reviewing
        self._choices: Choices = {}
        self._again: Step = lambda: None

    def begin(self) -> None:
        """Go to the first step that is still open."""
        table, files = self._seating.table, self._files

        def look() -> tuple[Declaration, tuple[Path, ...], bool]:
            return declaration(table), files or sources(table), bool(dossiers.wanted(table))

        self._tasks.run(look, lambda seen: self._go(*seen))

    def show_again(self) -> None:
        """Make the page on show anew."""
        self._again()

    def _go(self, found: Declaration, files: tuple[Path, ...], missing: bool) -> None:
        self._files = files
        if not isValid(self):
            return
        if not found.pledged:
            self._step(lambda: self._pledge(found))
        elif missing:
            self._step(self._bring)
        else:
            self.declared.emit()

    def _step(self, step: Step) -> None:
        self._again = step
        step()

    def _pledge(self, found: Declaration) -> None:
        page = PledgePage(found.pledge, subject=found.title, seat=self._arrival.seat)
        page.agreed.connect(lambda: self._step(lambda: self._declare(found)))
        page.back.connect(self.back)
        self._window.show_page(page)

    def _declare(self, found: Declaration) -> None:
        page = DeclarationPage(found, seat=self._arrival.seat)
        presenter = DeclarationPresenter(page, found, self._choices)
        presenter.changed.connect(self._keep)
        presenter.finished.connect(lambda: self._step(lambda: self._confirm(found)))
        page.back.connect(lambda: self._step(lambda: self._pledge(found)))
        self._window.show_page(page)
        names = tuple(one.applicant for one in found.rows)
        self._tasks.run(
            lambda: learn(names), lambda initials: page.learn(initials) if isValid(page) else None
        )

    def _keep(self, choices: Choices) -> None:
        self._choices = choices

    def _confirm(self, found: Declaration) -> None:
        page = ConfirmPage(found, self._choices, seat=self._arrival.seat)
        named = tuple(Recusal(id_, reason) for id_, reason in reasons_of(found, self._choices).items())
        presenter = ConfirmPresenter(page, self._tasks, self._seating, named)
        presenter.declared.connect(lambda: self._step(self._bring))
        page.back.connect(lambda: self._step(lambda: self._declare(found)))
        self._window.show_page(page)

    def _bring(self) -> None:
        page = DossiersPage(subject=self._arrival.title, seat=self._arrival.seat)
        presenter = DossiersPresenter(page, self._tasks, self._seating, self._files)
        presenter.grew.connect(self._grow)
        presenter.done.connect(self.declared)
        self._window.show_page(page)
        presenter.bring()

    def _grow(self, files: tuple[Path, ...]) -> None:
        self._files = files
