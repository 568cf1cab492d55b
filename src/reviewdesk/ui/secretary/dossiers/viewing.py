"""One document over the desk, in the viewer the reviewers have; its pages are drawn in a child."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from reviewdesk.ui.dialog import Dialog
from reviewdesk.ui.dossier.layout import FIT_PAGE, Place
from reviewdesk.ui.dossier.view import DossierView
from reviewdesk.ui.parts import button, column, row
from reviewdesk.ui.speech import say, say_error
from reviewdesk.ui.tasks import Tasks
from reviewdesk.ui.theme import scaled


@dataclass(frozen=True, slots=True)
class _Named:
    id: str
    name: str


class DocumentDialog(Dialog):
    """Shows a file until Esc or Close."""

    def __init__(self, path: Path, name: str, *, tasks: Tasks, parent: QWidget) -> None:
        super().__init__(name, width=900, parent=parent)
        self._path, self._tasks = path, tasks
        self.view = DossierView()
        self.view.wanted.connect(self._fetch)
        self.close_button = button(say("Close"), tip=say("Close") + "  Esc")
        self.close_button.clicked.connect(self.reject)
        self.finished.connect(self.view.stop)
        foot = row(None, self.close_button, margins=(16, 8, 16, 8))
        body = column(self.view, foot, spacing=0)
        body.setStretch(0, 1)
        self.setLayout(body)
        self.view.setMinimumHeight(scaled(560))
        self.view.show_documents([_Named("0", name)])
        self.view.pages.setFocus()

    def sizeHint(self) -> QSize:
        """Return a size in which a page can be read."""
        return QSize(scaled(1000), scaled(660))

    def _fetch(self, document: str) -> None:
        path, view = self._path, self.view
        self._tasks.run(
            path.read_bytes,
            lambda data: view.show_bytes(document, data, Place(zoom=FIT_PAGE)) if isValid(view) else None,
            otherwise=lambda error: view.show_failure(document, say_error(error)) if isValid(view) else None,
        )
