"""Carries what is searched, added and recorded to the registry, in the background."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, QStandardPaths, Signal
from shiboken6 import isValid

from reviewdesk.desk.auditor.files import total_size
from reviewdesk.desk.plans import profile_titles
from reviewdesk.desk.staff import registry, registry_reports
from reviewdesk.desk.staff.following import candidates
from reviewdesk.desk.staff.registry import Added
from reviewdesk.desk.staff.registry_evaluating import EvaluationOrder, evaluate
from reviewdesk.desk.staff.registry_following import add_followed, nothing
from reviewdesk.desk.staff.registry_words import ENTERED, RECORDED
from reviewdesk.domain.registry import Due, Kept, Page, Wanted
from reviewdesk.errors import ReviewDeskError
from reviewdesk.ui.file_asking import ask_files
from reviewdesk.ui.form_dialog import FormDialog
from reviewdesk.ui.registry.dialogs import ReportDialog
from reviewdesk.ui.registry.page import RegistryPage
from reviewdesk.ui.registry.pager import cut_at
from reviewdesk.ui.speech import say
from reviewdesk.ui.staff.fields import Fields
from reviewdesk.ui.staff.preparation_dialog import PreparationDialog
from reviewdesk.ui.tasks import Otherwise, Tasks

T = TypeVar("T")
Place = Path | str


class RegistryPresenter(QObject):
    """Child of its page.

    Signals: a preparation was made of the list of titles; its folder.
    """

    prepared = Signal(object)

    def __init__(self, page: RegistryPage, tasks: Tasks, place: Place) -> None:
        super().__init__(page)
        self._page, self._tasks, self._place = page, tasks, place
        page.search.wanted.connect(self._search)
        page.archives.wanted.connect(self._list)
        page.archives.adding.connect(self._ask_archive)
        page.archives.evaluating.connect(self._ask_evaluation)
        page.due.wanted.connect(self._show_due)
        page.due.recording.connect(self._ask_report)
        page.turned.connect(self._turned)
        self.dialog: FormDialog | None = None
        self._list(1, begin=True)

    def add(self, archive: Path) -> None:
        """Verify an archive with what followed it, and enter it."""
        place = self._place
        self._tasks.run_long(
            say("Verifying"),
            total_size((archive, *candidates(archive))),
            lambda progress: add_followed(place, archive, progress),
            self._added,
        )

    def _turned(self, part: int) -> None:
        if part == 0:
            self._page.search.search()
        elif part == 1:
            self._list(1)
        else:
            self._show_due(1)

    def _search(self, wanted: Wanted, number: int) -> None:
        place = self._place
        self._ask(lambda: registry.search(place, wanted, cut_at(number)), self._page.search.show_found)

    def _list(self, number: int, *, begin: bool = False) -> None:
        place = self._place

        def empty(error: ReviewDeskError) -> None:
            """A registry that is not there yet is an empty one; the first archive makes it."""
            if error.code != "registry-none":
                self._tasks.failed.emit(error)
            if isValid(self):
                self._page.archives.show_archives(nothing(cut_at(1)))
                self._page.sections.turn_to(1)

        def show(found: Page[Kept]) -> None:
            if isValid(self):
                self._page.archives.show_archives(found)
                if begin:
                    self._page.search.search()

        self._tasks.run(lambda: registry.listed(place, None, cut_at(number)), show, otherwise=empty)

    def _show_due(self, number: int) -> None:
        place, at, every = self._place, self._page.due.at.day, self._page.due.missing.isChecked()
        look = registry_reports.missing if every else registry_reports.due
        self._ask(lambda: look(place, at, cut_at(number)), self._page.due.show_due)

    def _ask(self, look: Callable[[], T], then: Callable[[T], None]) -> None:
        def quiet(error: ReviewDeskError) -> None:
            if error.code != "registry-none":
                self._tasks.failed.emit(error)

        self._tasks.run(look, lambda found: then(found) if isValid(self) else None, otherwise=quiet)

    def _ask_archive(self) -> None:
        kinds = say("Archive") + " (*.rdarchive);;*"
        ask_files(self._page, say("Choose the archive"), kinds, lambda chosen: self.add(chosen[0]))

    def _added(self, done: Added) -> None:
        if isValid(self):
            kept = done.kept
            text = say(ENTERED[done.what], number=kept.number, title=kept.archive.title)
            self._page.archives.tell(text)
            self._list(1)

    def _ask_report(self, due: Due) -> None:
        dialog = ReportDialog(due, self._page)
        self.dialog = dialog
        dialog.keeping.connect(lambda: self._record(dialog))
        dialog.open()

    def _record(self, dialog: ReportDialog) -> None:
        place, order = self._place, dialog.order

        def done(found: registry_reports.Received) -> None:
            if isValid(self) and isValid(dialog):
                dialog.accept()
                text = say(RECORDED[found.what], **_said(order))
                self._page.due.pager.told.setText(text)
                self._show_due(1)

        today = date.today()
        self._tasks.run(
            lambda: registry_reports.record(place, order, today), done, otherwise=_refusing(dialog)
        )

    def _ask_evaluation(self) -> None:
        fields = Fields()
        fields.count("year", say("Titles confirmed by the end of"), date.today().year).setRange(1, 9999)
        fields.choice("profile", say("Profile"), [(str(one.name), one.title) for one in profile_titles()])
        home = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        dialog = PreparationDialog(
            say("Prepare the yearly evaluation"),
            say("A new review session of everybody who holds a title; rules and committee are chosen there."),
            home / say("Yearly evaluation"),
            self._page,
            fields,
        )
        self.dialog = dialog
        dialog.keeping.connect(lambda: self._evaluate(dialog, fields))
        dialog.open()

    def _evaluate(self, dialog: PreparationDialog, fields: Fields) -> None:
        try:
            order = EvaluationOrder(out=dialog.folder, answers=dialog.answers, **fields.values())
        except ReviewDeskError as error:
            dialog.refuse(error)
            return
        place = self._place

        def done(folder: Path) -> None:
            if isValid(dialog):
                dialog.accept()
            if isValid(self):
                self.prepared.emit(folder)

        self._tasks.run(lambda: evaluate(place, order).folder, done, otherwise=_refusing(dialog))


def _refusing(dialog: FormDialog) -> Otherwise:
    return lambda error: dialog.refuse(error) if isValid(dialog) else None


def _said(order: registry_reports.ReportOrder) -> dict[str, object]:
    return {
        "application": order.application,
        "period": order.period,
        "received": order.received.isoformat(),
    }
