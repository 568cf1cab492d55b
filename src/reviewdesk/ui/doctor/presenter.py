"""Carries the examination to the background and shows what it found."""

from collections.abc import Sequence

from PySide6.QtCore import QObject
from shiboken6 import isValid

from reviewdesk.desk.doctor.examine import examine
from reviewdesk.desk.doctor.finding import Finding
from reviewdesk.ui.doctor.facts import window_facts
from reviewdesk.ui.doctor.page import DoctorPage
from reviewdesk.ui.tasks import Tasks


class DoctorPresenter(QObject):
    """Child of its page; begins at once."""

    def __init__(self, page: DoctorPage, tasks: Tasks) -> None:
        super().__init__(page)
        self._page, self._tasks = page, tasks
        page.again.connect(self._examine)
        self._examine()

    def _examine(self) -> None:
        facts = window_facts()
        self._tasks.run(lambda: examine(None, facts), self._show)

    def _show(self, findings: Sequence[Finding]) -> None:
        if isValid(self):
            self._page.show_findings(findings)
