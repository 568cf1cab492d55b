"""The way of provincial staff: an archive is verified with what followed it, worked on, and left."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from reviewdesk.desk.auditor.chain import Chain
from reviewdesk.desk.auditor.files import total_size
from reviewdesk.desk.recognise import Recognised
from reviewdesk.desk.staff.following import RECORD, archive_of, candidates, open_followed
from reviewdesk.errors import ReviewDeskError
from reviewdesk.ui.dossier.preview import Paper, PaperPreview
from reviewdesk.ui.file_asking import ask_files
from reviewdesk.ui.speech import say
from reviewdesk.ui.staff.bench import StaffBench
from reviewdesk.ui.staff.fields import Values
from reviewdesk.ui.staff.page import StaffPage
from reviewdesk.ui.staff.steps import staff_steps
from reviewdesk.ui.tasks import Tasks
from reviewdesk.ui.window import Window


class StaffWay(QObject):
    """Signals: the page was left; an archive was opened."""

    left = Signal()
    opened = Signal(object)

    def __init__(self, window: Window, tasks: Tasks) -> None:
        super().__init__(window)
        self._window, self._tasks = window, tasks
        self._bench: StaffBench | None = None
        self._page: StaffPage | None = None

    @property
    def sits(self) -> bool:
        """Whether an archive is being worked on."""
        return self._bench is not None

    def ask(self) -> None:
        """Ask for the archive."""
        kinds = say("Archive") + " (*.rdarchive);;*"
        ask_files(self._window, say("Choose the archive"), kinds, self.bring)

    def bring(self, files: Sequence[Path]) -> None:
        """Take files in hand: an archive with later records, or records of the archive on show or beside."""
        records = [one for one in files if one.suffix == RECORD]
        archives = [one for one in files if one.suffix != RECORD]
        archive = archives[0] if archives else self._archive_for(records)
        if archive is None:
            self._tasks.failed.emit(ReviewDeskError("staff-no-archive", file=records[0].name))
        elif self._window.may_leave():
            self.open(archive, records)

    def take(self, found: Sequence[Recognised]) -> bool:
        """Take what was let fall on the page: later records, or the review package that signs; else False."""
        records = [one.path for one in found if one.kind == "addendum"]
        packages = [one.path for one in found if one.kind == "batch"]
        if records:
            self.bring(records)
        elif packages and self._bench is not None:
            self._bench.package = packages[0]
        return bool(records or packages)

    def open(self, archive: Path, given: Sequence[Path] = ()) -> None:
        """Verify an archive and what followed it; then show where it stands."""
        self._tasks.run_long(
            say("Verifying"),
            total_size((archive, *candidates(archive, given))),
            lambda progress: open_followed(archive, given, progress),
            self._sit_down,
            otherwise=self._refused,
        )

    def show_again(self) -> None:
        """Make the page anew, in another language or other colours; what was typed stays."""
        if self._page is not None:
            self._show(self._page.panel.step, self._page.kept)

    def leave(self) -> None:
        """Let the archive go, and go back to the start page."""
        if self._window.may_leave():
            self.put_away()
            self.left.emit()

    def put_away(self) -> None:
        """Forget the hand that signed."""
        bench, self._bench, self._page = self._bench, None, None
        if bench is not None:
            bench.deleteLater()

    def _sit_down(self, chain: Chain) -> None:
        self.put_away()
        self._bench = StaffBench(self._tasks, chain, self)
        self._bench.changed.connect(self._fill)
        self._bench.papers.connect(self._preview)
        self.opened.emit(chain.archive)
        self._show("overview")

    def _archive_for(self, records: Sequence[Path]) -> Path | None:
        if self._bench is not None:
            return self._bench.chain.archive
        return archive_of(records[0])

    def _refused(self, error: ReviewDeskError) -> None:
        if error.code != "interrupted":
            self._tasks.failed.emit(error)

    def _show(self, step: str, kept: Mapping[str, Values] = MappingProxyType({})) -> None:
        assert self._bench is not None
        self._page = StaffPage(staff_steps(self._bench), self._bench.chain, kept)
        self._page.left.connect(self.leave)
        self._page.papers.connect(self._show_papers)
        self._page.folder.connect(self._open_folder)
        self._page.enter(step)
        self._window.show_page(self._page)
        self._page.enter(step)

    def _fill(self) -> None:
        if self._bench is not None and self._page is not None:
            self._page.show_chain(self._bench.chain)

    def _show_papers(self, number: int) -> None:
        if self._bench is not None:
            self._bench.preview(self._bench.chain.papers.get(number, {}))

    def _preview(self, papers: Sequence[Paper]) -> None:
        if self._page is not None and self._bench is not None:
            subject = self._bench.chain.course.plan.review_session.title
            self._page.show_sheet(PaperPreview(papers, self._tasks, subject=subject))

    def _open_folder(self) -> None:
        if self._bench is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._bench.folder)))
