"""A window of its own beside the desk, which goes on meanwhile: read, leafed through by role, printed."""

from pathlib import Path
from typing import Final, Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QTextDocument
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QButtonGroup, QPushButton, QTextBrowser, QWidget

from reviewdesk.errors.marker import N_
from reviewdesk.resources import resource
from reviewdesk.ui.parts import button, column, hairline, row
from reviewdesk.ui.speech import language, say
from reviewdesk.ui.theme import scaled

Role = Literal["reviewer", "secretary", "chair", "auditor"]
ROLES: Final[dict[Role, str]] = {
    "reviewer": N_("Reviewer"),
    "secretary": N_("Secretary"),
    "chair": N_("Chair"),
    "auditor": N_("Anybody: verify"),
}
_SIZE: Final = QSize(900, 700)
_MARGIN: Final = 24


class GuideWindow(QWidget):
    """Closes with Esc; a desk that is locked meanwhile shows nothing here, for the guide knows nothing."""

    def __init__(self, role: Role, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("User guide"))
        self.resize(scaled(_SIZE.width()), scaled(_SIZE.height()))
        self.text = QTextBrowser()
        self.text.setOpenLinks(False)
        self.text.setAccessibleName(say("User guide"))
        self.text.document().setDocumentMargin(scaled(_MARGIN))
        self.print_button = button(say("Print…"), shortcut="Ctrl+P")
        self.print_button.clicked.connect(self._preview)
        self._group = QButtonGroup(self)
        self.roles: dict[Role, QPushButton] = {one: self._chooser(one) for one in ROLES}
        QShortcut(QKeySequence("Escape"), self).activated.connect(self.close)
        head = row(*self.roles.values(), None, self.print_button, margins=(16, 10, 16, 10))
        self.setLayout(column(head, hairline(), self.text, spacing=0))
        self.show_role(role)

    def show_role(self, role: Role) -> None:
        """Show the guide of a role."""
        folder = guide_folder()
        self.role = role
        self.roles[role].setChecked(True)
        self.text.setSearchPaths([str(folder)])
        self.text.setMarkdown((folder / f"{role}.md").read_text(encoding="utf-8"))
        self.text.setFocus()

    def print_on(self, printer: QPrinter) -> None:
        """Print the guide in sight, as it stands."""
        paper = QTextDocument()
        paper.setDefaultFont(self.text.document().defaultFont())
        paper.setBaseUrl(self.text.document().baseUrl())
        paper.setMetaInformation(QTextDocument.MetaInformation.DocumentTitle, self.windowTitle())
        folder = guide_folder()
        text = (folder / f"{self.role}.md").read_text(encoding="utf-8")
        paper.setMarkdown(text.replace("](", f"]({folder.as_uri()}/"))
        paper.print_(printer)

    def _preview(self) -> None:
        dialog = QPrintPreviewDialog(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.paintRequested.connect(self.print_on)
        dialog.open()

    def _chooser(self, role: Role) -> QPushButton:
        made = button(say(ROLES[role]), "filter")
        made.setCheckable(True)
        made.clicked.connect(lambda: self.show_role(role))
        self._group.addButton(made)
        return made


def guide_folder() -> Path:
    """Return where the guides of the language in force lie, with their pictures."""
    return resource("guide", language())
