"""Carries an archive to the auditor's verb, with its progress, as often as a fingerprint is typed."""

from pathlib import Path

from PySide6.QtCore import QObject
from shiboken6 import isValid

from reviewdesk.desk.auditor.verify import Verified, verify
from reviewdesk.errors import ReviewDeskError
from reviewdesk.ui.speech import say
from reviewdesk.ui.tasks import Tasks
from reviewdesk.ui.verifying.page import VerifyPage


class VerifyPresenter(QObject):
    """Child of its page; begins at once."""

    def __init__(self, page: VerifyPage, tasks: Tasks, path: Path) -> None:
        super().__init__(page)
        self._page, self._tasks, self._path = page, tasks, path
        page.wanted.connect(self._verify)
        self._verify("")

    def _verify(self, fingerprint: str) -> None:
        self._page.show_waiting()
        path = self._path
        self._tasks.run_long(
            say("Verifying"),
            path.stat().st_size if path.is_file() else 0,
            lambda progress: verify(path, fingerprint or None, progress),
            self._show,
            otherwise=self._refuse,
        )

    def _show(self, found: Verified) -> None:
        if isValid(self):
            self._page.show_verified(found)
            self._page.fingerprint.setFocus()

    def _refuse(self, error: ReviewDeskError) -> None:
        if isValid(self):
            self._page.show_refused(error)
            self._page.fingerprint.setFocus()
