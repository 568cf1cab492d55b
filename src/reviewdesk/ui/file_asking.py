"""Asks for files and folders without holding the program up, so that the lock can put the question away.

Whoever has the file in hand already lets it fall.
"""

from collections.abc import Callable, Collection
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget


def ask_files(parent: QWidget, title: str, kinds: str, then: Callable[[list[Path]], None]) -> None:
    """Ask for files that are there; nothing follows where none is chosen."""
    dialog = _dialog(parent, title, "", kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.filesSelected.connect(lambda chosen: then([Path(one) for one in chosen]))
    dialog.open()


def ask_folder(parent: QWidget, title: str, then: Callable[[Path], None]) -> None:
    """Ask for a folder that is there."""
    dialog = _dialog(parent, title, "", "")
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
    dialog.open()


def ask_where(parent: QWidget, title: str, start: Path, kinds: str, then: Callable[[Path], None]) -> None:
    """Ask under which name to save, beginning with a proposal."""
    dialog = _dialog(parent, title, str(start), kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(start.suffix.removeprefix("."))
    dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
    dialog.open()


def let_fall(event: QDropEvent, kinds: Collection[str]) -> Path | None:
    """Return the first file of these kinds (".xlsx") that was let fall, or hangs over a place."""
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return next((path for path in paths if path.suffix.casefold() in kinds), None)


def _dialog(parent: QWidget, title: str, start: str, kinds: str) -> QFileDialog:
    dialog = QFileDialog(parent, title, start, kinds)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return dialog
