"""What this machine remembers of the window: looks and places, nothing confidential."""

from PySide6.QtCore import QByteArray, QSettings

from reviewdesk.desk.remembered import portable_folder

_RECENT = 8


class Settings:
    """Typed access to QSettings."""

    def __init__(self, kept: QSettings | None = None) -> None:
        self._kept = kept or _own()

    @property
    def language(self) -> str:
        """Return "zh_CN" or "en"."""
        return str(self._kept.value("language", "zh_CN"))

    @language.setter
    def language(self, code: str) -> None:
        self._kept.setValue("language", code)

    @property
    def colours(self) -> str:
        """Return "system", "light" or "dark"."""
        return str(self._kept.value("colours", "system"))

    @colours.setter
    def colours(self, which: str) -> None:
        self._kept.setValue("colours", which)

    @property
    def percent(self) -> int:
        """Return the size of text, 100 to 200."""
        return min(200, max(100, int(str(self._kept.value("percent", 100)))))

    @percent.setter
    def percent(self, size: int) -> None:
        self._kept.setValue("percent", size)

    @property
    def geometry(self) -> QByteArray:
        """Return where the window stood, or nothing."""
        return self.bytes("geometry")

    @geometry.setter
    def geometry(self, data: QByteArray) -> None:
        self._kept.setValue("geometry", data)

    @property
    def recent(self) -> tuple[str, ...]:
        """Return the files opened last, newest first."""
        found = self._kept.value("recent", [])
        return tuple(found) if isinstance(found, list) else (str(found),)

    def note_recent(self, path: str) -> None:
        """Put a file at the head of those opened last."""
        rest = [one for one in self.recent if one != path]
        self._kept.setValue("recent", [path, *rest][:_RECENT])

    @property
    def watched_folder(self) -> str:
        """Return the folder the collecting desk watches, or ""."""
        return str(self._kept.value("watched_folder", ""))

    @watched_folder.setter
    def watched_folder(self, path: str) -> None:
        self._kept.setValue("watched_folder", path)

    def bytes(self, name: str) -> QByteArray:
        """Return the state of a splitter or header, or nothing."""
        found = self._kept.value(name)
        return found if isinstance(found, QByteArray) else QByteArray()

    def keep_bytes(self, name: str, data: QByteArray) -> None:
        """Remember the state of a splitter or header."""
        self._kept.setValue(name, data)


def _own() -> QSettings:
    beside = portable_folder()
    if beside is None:
        return QSettings("ReviewDesk", "ReviewDesk")
    return QSettings(str(beside / "reviewdesk.ini"), QSettings.Format.IniFormat)
