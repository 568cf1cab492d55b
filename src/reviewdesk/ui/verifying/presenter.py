"""Carries files to the auditor's verbs, with their progress, as often as something from paper is typed."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from shiboken6 import isValid

from reviewdesk.desk.auditor.files import Checked, total_size
from reviewdesk.desk.auditor.handed_over import check_files
from reviewdesk.desk.auditor.reference import read_authority
from reviewdesk.errors import ReviewDeskError
from reviewdesk.ui.speech import say
from reviewdesk.ui.tasks import Tasks
from reviewdesk.ui.verifying.page import VerifyPage


class VerifyPresenter(QObject):
    """Child of its page; begins at once."""

    def __init__(self, page: VerifyPage, tasks: Tasks) -> None:
        super().__init__(page)
        self._page, self._tasks = page, tasks
        page.wanted.connect(self._verify)
        self._verify("")

    def _verify(self, typed: str) -> None:
        paths, by_authority = self._page.paths, self._page.wants_authority
        self._page.show_waiting()

        def work(progress: Callable[[int], None]) -> Checked:
            if by_authority and typed:
                return check_files(paths, None, read_authority(typed), progress)
            return check_files(paths, typed or None, None, progress)

        self._tasks.run_long(say("Verifying"), total_size(paths), work, self._show, otherwise=self._refuse)

    def _show(self, found: Checked) -> None:
        if isValid(self):
            self._page.show_checked(found)
            self._page.first_focus().setFocus()

    def _refuse(self, error: ReviewDeskError) -> None:
        if isValid(self):
            self._page.show_refused(error)
            self._page.first_focus().setFocus()
