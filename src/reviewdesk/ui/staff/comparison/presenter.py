"""Carries last year's archive to the comparison, and the workbook of both years to a file."""

from pathlib import Path

from PySide6.QtCore import QObject
from shiboken6 import isValid

from reviewdesk.desk.auditor.files import total_size
from reviewdesk.desk.spoken_comparisons import compared_rows, gone_rows, warnings
from reviewdesk.desk.staff.comparing import YearsCompared, compare, write_comparison
from reviewdesk.errors import ReviewDeskError
from reviewdesk.ui.file_asking import ask_where
from reviewdesk.ui.speech import language, say
from reviewdesk.ui.staff.bench import StaffBench
from reviewdesk.ui.staff.comparison.panel import ComparisonPanel


class ComparisonPresenter(QObject):
    """Child of its panel."""

    def __init__(self, panel: ComparisonPanel, bench: StaffBench) -> None:
        super().__init__(panel)
        self._panel, self._bench = panel, bench
        self._found: YearsCompared | None = None
        panel.compared.connect(self._compare)
        panel.saved.connect(self._ask)

    def save_to(self, path: Path) -> None:
        """Write both years into a workbook."""
        found = self._found
        if found is not None:
            self._bench.tasks.run(
                lambda: write_comparison(found, path), lambda _: self._told(path), otherwise=self._refuse
            )

    def _compare(self) -> None:
        archive, last = self._bench.chain.archive, self._panel.last.path
        if last is None:
            return
        self._bench.tasks.run_long(
            say("Verifying"),
            total_size([archive, last]),
            lambda progress: compare(archive, last, advance=progress),
            self._show,
            otherwise=self._refuse,
        )

    def _show(self, found: YearsCompared) -> None:
        if isValid(self):
            self._found = found
            self._panel.show_compared(
                compared_rows(found, language()), gone_rows(found, language()), warnings(found, language())
            )

    def _ask(self) -> None:
        start = self._bench.chain.archive.parent / f"{say('Compared with last year')}.xlsx"
        ask_where(self._panel, say("Save the workbook…"), start, "Excel (*.xlsx)", self.save_to)

    def _told(self, path: Path) -> None:
        if isValid(self):
            self._panel.tell(say("Written: {path}", path=path))

    def _refuse(self, error: ReviewDeskError) -> None:
        if isValid(self) and error.code != "interrupted":
            self._panel.refuse(error)
