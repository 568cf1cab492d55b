"""Carries publishing and closing down to the desk."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from shiboken6 import isValid

from reviewdesk.desk.chair.publishing import Published, publish
from reviewdesk.desk.chair.signing_view import SigningView, signing_view
from reviewdesk.errors import ReviewDeskError
from reviewdesk.ui.chair.act_dialog import ActDialog, Asked
from reviewdesk.ui.chair.bench import ChairBench
from reviewdesk.ui.chair.ending.publish_panel import PublishPanel
from reviewdesk.ui.speech import say


class PublishPresenter(QObject):
    """Child of its panel."""

    def __init__(
        self,
        panel: PublishPanel,
        bench: ChairBench,
        *,
        open_elsewhere: Callable[[QUrl], bool] = QDesktopServices.openUrl,
    ) -> None:
        super().__init__(panel)
        self._panel, self._bench = panel, bench
        panel.wanted.connect(self._publish)
        panel.opened.connect(lambda folder: open_elsewhere(QUrl.fromLocalFile(str(folder))))
        panel.erase.connect(self._close_down)
        bench.changed.connect(self._look)
        self._look()

    def _look(self) -> None:
        if self._bench.view.course.finalised:
            self._bench.ask(signing_view, self._show)

    def _show(self, found: SigningView) -> None:
        if isValid(self):
            self._panel.show_waiting(found.waiting)

    def _publish(self, folder: Path) -> None:
        self._panel.publish.setEnabled(False)
        self._bench.act_long(
            say("Writing and verifying"),
            0,
            lambda room, progress: publish(room, folder, progress),
            self._published,
            otherwise=self._refused,
        )

    def _published(self, found: Published) -> None:
        if isValid(self):
            self._panel.publish.setEnabled(True)
            self._panel.show_published(found)

    def _refused(self, error: ReviewDeskError) -> None:
        if isValid(self):
            self._panel.publish.setEnabled(True)
            self._panel.keep_focus()
        if error.code != "interrupted":
            self._bench.tasks.failed.emit(error)

    def _close_down(self) -> None:
        effects = (
            say("The keys and everything else on this desk are erased from this laptop, for good."),
            say("What remains is the published folder. Copy it first."),
            say("Unless the public notice is out: an error found now can only go into an addendum."),
        )
        asked = Asked(
            title=say("Erase this desk"),
            effects=effects,
            codes={"chair": say("Code on the chair's slip")},
            danger=True,
        )
        dialog = ActDialog(asked, self._panel.window())
        self._bench.erased.connect(dialog.accept)
        self._bench.tasks.failed.connect(dialog.release)
        dialog.given.connect(
            lambda given: self._bench.close_down(given.codes["chair"], otherwise=dialog.refuse)
        )
        dialog.open()


def documents() -> Path:
    """Return the folder in which a published result is proposed."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
