"""Somebody who answers the program's own question for files, folders or a place to save."""

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit


def choose_when_asked(*paths: Path) -> None:
    """Choose files or a folder in the next file dialog, as soon as it stands there."""
    dialog = QApplication.activeModalWidget()
    if not isinstance(dialog, QFileDialog):
        QTimer.singleShot(20, lambda: choose_when_asked(*paths))
        return
    dialog.setDirectory(str(paths[0].parent))
    name = dialog.findChild(QLineEdit, "fileNameEdit")
    assert isinstance(name, QLineEdit)
    name.setText(" ".join(f'"{path.name}"' for path in paths))
    dialog.accept()
