"""Carries the hand-over to the archives office to the desk, with its progress."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from shiboken6 import isValid

from reviewdesk.desk.auditor.files import total_size
from reviewdesk.desk.staff.filing import HandedOver, hand_over, read_terms
from reviewdesk.desk.staff.filing_words import filed_rows
from reviewdesk.errors import ReviewDeskError
from reviewdesk.ui.speech import language, say
from reviewdesk.ui.staff.bench import StaffBench
from reviewdesk.ui.staff.filing.panel import FilingPanel
from reviewdesk.ui.tasks import Progress


class FilingPresenter(QObject):
    """Child of its panel."""

    def __init__(
        self,
        panel: FilingPanel,
        bench: StaffBench,
        open_elsewhere: Callable[[QUrl], bool] = QDesktopServices.openUrl,
    ) -> None:
        super().__init__(panel)
        self._panel, self._bench, self._open_elsewhere = panel, bench, open_elsewhere
        self._made: HandedOver | None = None
        panel.signed.connect(self._make)
        panel.open.clicked.connect(self._open)

    def _make(self) -> None:
        panel, chain = self._panel, self._bench.chain
        out, published = panel.out.path, panel.published.path
        if out is None:
            panel.refuse(ReviewDeskError("staff-folder"))
            return
        terms = read_terms([f"{kind}={term}" for kind, term in panel.chosen.items()])

        def work(progress: Progress) -> HandedOver:
            return hand_over(
                chain.archive, chain.files, out, published=published, terms=terms, advance=progress
            )

        sources = [chain.archive, *chain.files, *([published] if published else [])]
        self._bench.tasks.run_long(
            say("Verifying"), total_size(sources), work, self._show, otherwise=self._refuse
        )

    def _show(self, made: HandedOver) -> None:
        if isValid(self):
            self._made = made
            self._panel.show_made(made.folder, filed_rows(made.items, language()))

    def _refuse(self, error: ReviewDeskError) -> None:
        if isValid(self) and error.code != "interrupted":
            self._panel.refuse(error)

    def _open(self) -> None:
        if self._made is not None:
            self._open_elsewhere(QUrl.fromLocalFile(str(self._made.folder)))
