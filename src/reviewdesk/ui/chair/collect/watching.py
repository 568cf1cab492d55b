"""Folders in which ballots arrive by themselves: the one that is watched, and this machine's own."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

_SETTLE = 400
"""Milliseconds of quiet after which a file counts as written."""


class Watching(QObject):
    """Signals: something in these folders is new."""

    turned = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.folders: tuple[Path, ...] = ()
        self._watcher = QFileSystemWatcher(self)
        self._quiet = QTimer(self, singleShot=True, interval=_SETTLE)
        self._quiet.timeout.connect(self._look)
        self._watcher.directoryChanged.connect(lambda _: self._quiet.start())
        self._watcher.fileChanged.connect(lambda _: self._quiet.start())

    def watch(self, folders: Sequence[Path]) -> None:
        """Watch these folders, as far as they are there, and say so at once."""
        old = [*self._watcher.directories(), *self._watcher.files()]
        if old:
            self._watcher.removePaths(old)
        self.folders = tuple(dict.fromkeys(folders))
        self._look()

    def _look(self) -> None:
        """Watch what has come to be there too, then tell."""
        there = [folder for folder in self.folders if folder.is_dir()]
        wanted = {str(path) for folder in there for path in (folder, *folder.glob("*.rdballot"))}
        new = sorted(wanted - {*self._watcher.directories(), *self._watcher.files()})
        if new:
            self._watcher.addPaths(new)
        self.turned.emit()
