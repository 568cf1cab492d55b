"""A window of its own beside the desk, which goes on meanwhile: read, leafed through by role, printed."""

from pathlib import Path
from typing import Final, Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QTextBlockFormat, QTextCursor, QTextDocument
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QButtonGroup, QPushButton, QTextBrowser, QWidget

from reviewdesk.errors.marker import N_
from reviewdesk.resources import resource
from reviewdesk.ui.parts import button, column, hairline, row
from reviewdesk.ui.speech import language, say
from reviewdesk.ui.theme import scaled

Role = Literal["reviewer", "secretary", "chair", "auditor", "staff"]
ROLES: Final[dict[Role, str]] = {
    "reviewer": N_("Reviewer"),
    "secretary": N_("Secretary"),
    "chair": N_("Chair"),
    "auditor": N_("Anybody: verify"),
    "staff": N_("Provincial staff"),
}
_SIZE: Final = QSize(900, 700)
_MARGIN: Final = 24
_PICTURE, _PRINTED = 760, 600
"""How wide a picture is in the window, and on A4 between margins of 2 cm, where 96 dots are an inch."""


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
        _dress(self.text.document(), scaled(_PICTURE))
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        self.text.setFocus()

    def print_on(self, printer: QPrinter) -> None:
        """Print the guide in sight, as it stands."""
        paper = QTextDocument()
        paper.setDefaultFont(self.text.document().defaultFont())
        paper.setMetaInformation(QTextDocument.MetaInformation.DocumentTitle, self.windowTitle())
        folder = guide_folder()
        text = (folder / f"{self.role}.md").read_text(encoding="utf-8")
        paper.setMarkdown(text.replace("](", f"]({folder.as_uri()}/"))
        _dress(paper, _PRINTED)
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


def _dress(document: QTextDocument, width: int) -> None:
    """Set headings and paragraphs apart, and pictures to a width."""
    block, cursor = document.begin(), QTextCursor(document)
    while block.isValid():
        cursor.setPosition(block.position())
        spaced = QTextBlockFormat()
        spaced.setTopMargin(scaled(16 if block.blockFormat().headingLevel() else 6))
        spaced.setBottomMargin(scaled(6))
        cursor.mergeBlockFormat(spaced)
        place = block.begin()
        while not place.atEnd():
            fragment = place.fragment()
            place += 1
            picture = fragment.charFormat().toImageFormat()
            if picture.isValid():
                picture.setWidth(width)
                cursor.setPosition(fragment.position())
                cursor.setPosition(fragment.position() + fragment.length(), QTextCursor.MoveMode.KeepAnchor)
                cursor.setCharFormat(picture)
        block = block.next()
