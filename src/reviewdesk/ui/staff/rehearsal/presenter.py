"""Carries rules to the rehearsal, which verifies the archive anew, and its papers to a folder."""

from pathlib import Path

from PySide6.QtCore import QObject
from shiboken6 import isValid

from reviewdesk.desk.auditor.files import total_size
from reviewdesk.desk.spoken_rehearsals import left_out, rows
from reviewdesk.desk.staff.rehearsal_papers import WrittenRehearsal, write_rehearsal
from reviewdesk.desk.staff.rehearsing import Rehearsed, rehearse
from reviewdesk.errors import ReviewDeskError
from reviewdesk.ui.file_asking import ask_folder
from reviewdesk.ui.speech import language, say
from reviewdesk.ui.staff.bench import StaffBench
from reviewdesk.ui.staff.rehearsal.panel import RehearsalPanel


class RehearsalPresenter(QObject):
    """Child of its panel."""

    def __init__(self, panel: RehearsalPanel, bench: StaffBench) -> None:
        super().__init__(panel)
        self._panel, self._bench = panel, bench
        self._found: Rehearsed | None = None
        panel.tried.connect(self._try)
        panel.written.connect(lambda: ask_folder(panel, say("Folder for the rehearsal"), self.write_into))

    def write_into(self, folder: Path) -> None:
        """Write the papers of what is on show."""
        found = self._found
        if found is not None:
            self._bench.tasks.run_long(
                say("Writing the papers"),
                0,
                lambda _: write_rehearsal(found, folder),
                self._written,
                otherwise=self._refuse,
                stoppable=False,
            )

    def _try(self) -> None:
        archive = self._bench.chain.archive
        settings = self._panel.settings
        self._bench.tasks.run_long(
            say("Verifying"),
            total_size([archive]),
            lambda progress: rehearse(archive, settings, advance=progress),
            self._show,
            otherwise=self._refuse,
        )

    def _show(self, found: Rehearsed) -> None:
        if isValid(self):
            self._found = found
            self._panel.show_rehearsed(rows(found, language()), left_out(found, language()))

    def _written(self, made: WrittenRehearsal) -> None:
        if isValid(self):
            self._panel.told.setText(say("Written: {path}", path=made.paths[0].parent))

    def _refuse(self, error: ReviewDeskError) -> None:
        if isValid(self) and error.code != "interrupted":
            self._panel.refuse(error)
