"""The files that are no document yet, as a table."""

from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from reviewdesk.desk.secretary.gathered import Loose
from reviewdesk.errors.marker import N_
from reviewdesk.ui.headed import HeadedModel, Index
from reviewdesk.ui.secretary.dossiers.words import folder_word, why_word
from reviewdesk.ui.speech import say
from reviewdesk.ui.theme import tokens

FILE, FOLDER, WHY = range(3)
_HEADS: Final = (N_("File"), N_("Where"), N_("Why"))


class LooseModel(HeadedModel):
    """One row per file; those set aside only where they are asked for."""

    def __init__(self) -> None:
        super().__init__([say(head) for head in _HEADS])
        self._all: tuple[Loose, ...] = ()
        self._shown: tuple[Loose, ...] = ()
        self._folders: tuple[str, ...] = ()
        self._aside = False

    def show_files(self, files: tuple[Loose, ...], folders: tuple[str, ...]) -> None:
        """Show other files, found below these folders."""
        self._all, self._folders = files, folders
        self._fill()

    def show_aside(self, shown: bool) -> None:
        """Show the files that were set aside instead of the others."""
        self._aside = shown
        self._fill()

    def file(self, row: int) -> Loose:
        """Return the file in a row."""
        return self._shown[row]

    def place(self, path: Path) -> int:
        """Return the row of a file; -1 where it is not shown."""
        return next((at for at, one in enumerate(self._shown) if one.path == path), -1)

    def height(self) -> int:
        """Return how many files are shown."""
        return len(self._shown)

    def data(self, index: Index, role: int = 0) -> Any:
        """Return a cell's text; the whole path for who points at it."""
        if not index.isValid():
            return None
        one = self._shown[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._text(one, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return str(one.path)
        if role == Qt.ItemDataRole.ForegroundRole and index.column() != FILE:
            return QColor(tokens().muted)
        return None

    def _text(self, one: Loose, column: int) -> str:
        if column == FILE:
            return one.path.name
        if column == FOLDER:
            return folder_word(one.path, self._folders)
        told = f"{one.application}  {why_word(one.why)}".strip()
        return told if not one.aside else say("set aside")

    def _fill(self) -> None:
        self.beginResetModel()
        self._shown = tuple(one for one in self._all if one.aside == self._aside)
        self.endResetModel()
