"""Chinese for the words of Qt's own dialogs: Qt's catalogue, and the few that it leaves out."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

from reviewdesk.errors.marker import N_
from reviewdesk.ui.speech import language, say

LEFT_OUT: Final = frozenset({N_("&Look in:"), N_("Files of &type:"), N_("Page &Set:")})


class QtWords:
    """Lets Qt's own dialogs speak the language in force."""

    def __init__(self, application: QCoreApplication) -> None:
        self._catalogue, self._rest = QTranslator(application), _Rest(application)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        self._catalogue.load("qtbase_zh_CN", folder)

    def follow_language(self) -> None:
        """Take on the language that was chosen."""
        self.put_away()
        if language() == "zh_CN":
            for one in (self._catalogue, self._rest):
                QCoreApplication.installTranslator(one)

    def put_away(self) -> None:
        """Let Qt speak English again."""
        for one in (self._catalogue, self._rest):
            QCoreApplication.removeTranslator(one)


class _Rest(QTranslator):
    def isEmpty(self) -> bool:
        return False

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        """Return a word of ours, or nothing, so that Qt goes on looking."""
        return say(source) if source in LEFT_OUT else None
