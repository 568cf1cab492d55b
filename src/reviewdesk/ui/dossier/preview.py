"""Papers before they are printed: shown as they are, printed, saved, or opened elsewhere once saved."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSaveFile, QStandardPaths, Qt, QUrl, Signal
from PySide6.QtGui import QAction, QDesktopServices, QKeySequence
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from reviewdesk.desk import spoken
from reviewdesk.errors import ReviewDeskError
from reviewdesk.ui.dossier.layout import FIT_PAGE, Place
from reviewdesk.ui.dossier.printing import Printing
from reviewdesk.ui.dossier.view import DossierView
from reviewdesk.ui.file_asking import ask_where
from reviewdesk.ui.page import Heading, Key, Page
from reviewdesk.ui.parts import button, column, hairline, label, row, surface
from reviewdesk.ui.speech import say, say_error
from reviewdesk.ui.tasks import Tasks


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper: the title of its tab, the name a copy gets, the PDF, characters printed as 〓."""

    title: str
    file_name: str
    data: bytes
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Tab:
    id: str
    name: str


class PaperPreview(Page):
    """Shows papers of our own making; `closed` when the person is done with them."""

    closed = Signal()

    def __init__(
        self,
        papers: Sequence[Paper],
        tasks: Tasks,
        *,
        subject: str = "",
        open_elsewhere: Callable[[QUrl], bool] = QDesktopServices.openUrl,
    ) -> None:
        super().__init__()
        self._papers = {str(at): paper for at, paper in enumerate(papers)}
        self._tasks, self._subject, self._open_elsewhere = tasks, subject, open_elsewhere
        self._saved: dict[str, Path] = {}
        self.printing: Printing | None = None
        self.view = DossierView()
        self.view.wanted.connect(self._give)
        self.view.chosen.connect(lambda _: self._show_state())
        self.print_action = self._action(say("Print…"), QKeySequence("Ctrl+P"), self._choose_printer)
        self.save_action = self._action(say("Save a copy…"), QKeySequence("Ctrl+S"), self._choose_file)
        close = self._action(say("Close"), QKeySequence(Qt.Key.Key_Escape), self.close_preview)
        self.unprinted = label("", "warn", wrap=True)
        self.note = label("", "muted-base", wrap=True)
        self.open_button = button(say("Open in the system's viewer"), "quiet")
        self.open_button.clicked.connect(self._open)
        self.stop_button = button(say("Stop printing"), "quiet")
        self.stop_button.clicked.connect(self._stop_printing)
        self.close_button = button(close.text(), tip=say("Close") + "  Esc")
        self.close_button.clicked.connect(close.trigger)
        self._lay_out()
        self.view.show_documents([_Tab(at, paper.title) for at, paper in self._papers.items()])
        self._show_state()

    def heading(self) -> Heading:
        """Return what the top bar shows: print, and save a copy."""
        place = say("Papers")
        return Heading(
            place=place, subject=self._subject, secondary=self.save_action, primary=self.print_action
        )

    def keys(self) -> tuple[Key, ...]:
        """Return the preview's keys, the viewer's among them."""
        own = (Key("Ctrl+P", say("Print…")), Key("Ctrl+S", say("Save a copy…")), Key("Esc", say("Close")))
        return own + self.view.keys()

    def first_focus(self) -> QWidget:
        """Return the pages."""
        return self.view.pages

    def print_on(self, printer: QPrinter) -> None:
        """Print the paper on show; the window goes on meanwhile."""
        self.printing = Printing(printer, self._shown().data, self)
        self.printing.stepped.connect(self._tell_printing)
        self.printing.ended.connect(self._end_printing)
        self.note.setText(say("Printing…"))
        self._show_state()

    def save_to(self, path: Path) -> None:
        """Save a copy of the paper on show: whole, or not at all."""
        at, data = self.view.document(), self._shown().data
        self._tasks.run(
            lambda: _written(path, data),
            lambda done: self._tell_saved(at, done),
            otherwise=self._tell_refusal,
        )

    def close_preview(self) -> None:
        """Forget the papers and say that the person is done."""
        self._stop_printing()
        self.view.stop()
        self.closed.emit()

    def _lay_out(self) -> None:
        foot = row(self.note, self.stop_button, self.open_button, self.close_button, margins=(16, 8, 16, 8))
        foot.setStretch(0, 1)
        self._warning = surface(row(self.unprinted, margins=(16, 8, 16, 8)), "bar")
        body = column(self._warning, self.view, hairline(), surface(foot, "bar"), spacing=0)
        body.setStretch(1, 1)
        self.setLayout(body)

    def _action(self, text: str, key: QKeySequence, act: Callable[[], object]) -> QAction:
        made = QAction(text, self)
        made.setShortcut(key)
        made.triggered.connect(lambda _: act())
        self.addAction(made)
        return made

    def _shown(self) -> Paper:
        return self._papers[self.view.document()]

    def _give(self, document: str) -> None:
        self.view.show_bytes(document, self._papers[document].data, Place(zoom=FIT_PAGE))

    def _show_state(self) -> None:
        missing = self._shown().missing
        self._warning.setVisible(bool(missing))
        what = spoken.named_characters(missing)
        self.unprinted.setText(
            say("No font has these characters, printed as 〓; write them in by hand: {what}", what=what)
        )
        self.open_button.setEnabled(self.view.document() in self._saved)
        self.open_button.setToolTip(
            "" if self.open_button.isEnabled() else say("Save a copy first; that file is what opens.")
        )
        self.stop_button.setVisible(self.printing is not None)
        self.print_action.setEnabled(self.printing is None)

    def _choose_printer(self) -> None:
        if not QPrinterInfo.availablePrinterNames():
            self.note.setText(
                say("No printer is set up on this computer. Save a copy and print it on another one.")
            )
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, True)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.print_on(printer))
        dialog.setModal(True)
        dialog.show()

    def _tell_printing(self, done: int, pages: int) -> None:
        self.note.setText(say("Printing: page {page} of {pages}", page=done, pages=pages))

    def _end_printing(self, trouble: str) -> None:
        said = {
            "": say("The paper was handed to the printer."),
            "cancelled": say("Printing was stopped."),
            "refused": say("The printer takes no page. Check it, or save a copy and print it elsewhere."),
        }
        self.note.setText(said.get(trouble, trouble))
        if self.printing is not None:
            self.printing.deleteLater()
        self.printing = None
        self._show_state()

    def _stop_printing(self) -> None:
        if self.printing is not None:
            self.printing.cancel()

    def _choose_file(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        start = Path(folder) / self._shown().file_name
        ask_where(self, say("Save a copy…"), start, "PDF (*.pdf)", self.save_to)

    def _tell_saved(self, document: str, path: Path) -> None:
        self._saved[document] = path
        self.note.setText(say("Saved as {path}", path=path))
        self._show_state()

    def _tell_refusal(self, error: ReviewDeskError) -> None:
        self.note.setText(say_error(error))

    def _open(self) -> None:
        path = self._saved[self.view.document()]
        if not self._open_elsewhere(QUrl.fromLocalFile(str(path))):
            self.note.setText(say("No program on this computer opens {path}.", path=path))


def _written(path: Path, data: bytes) -> Path:
    file = QSaveFile(str(path))
    opened = file.open(QSaveFile.OpenModeFlag.WriteOnly)
    if not (opened and file.write(data) == len(data) and file.commit()):
        raise ReviewDeskError("file-unreadable", path=str(path), reason=file.errorString())
    return path
