"""Who goes through the screens for the accessibility tests and writes down what is wrong with them."""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QDialog, QWidget

from accessible import faults, reachable, unlisted
from reviewdesk.ui.page import Page
from window_way import Person

LANGUAGES = ("en", "zh_CN")


class Inspector:
    """Goes through a window and writes down what is wrong, and where it was."""

    def __init__(self, person: Person) -> None:
        self.person, self.program = person, person.program
        self.found: dict[str, list[str]] = {}
        self.seen: list[type[QWidget]] = []

    def look(self, kind: type[Page], prepare: Callable[[QWidget], None] = lambda _: None) -> Page:
        """Wait for a page, and look at it in both languages; return it in Chinese."""
        page: Page = self.person.on(kind)
        for language in LANGUAGES:
            self.program.settings.language = language
            self.program.menu.looks.emit()
            self.person.settle()
            page = self.person.on(kind)
            self.inspect(page, language, prepare)
        first = page.first_focus()
        if first is not None:
            first.setFocus()
        return page

    def inspect(self, page: Page, where: str, prepare: Callable[[QWidget], None] = lambda _: None) -> None:
        self.person.settle()
        self.program.window.activateWindow()
        self.person.wait(self.program.window.isActiveWindow)
        prepare(page)
        self.seen.append(type(page))
        where = f"{type(page).__name__} {where}"
        self.note(self.program.window, where)
        if missing := unlisted(self.program.window, page):
            self.found[f"{where}: not on the sheet of keys"] = missing

    def note(self, top: QWidget, where: str) -> None:
        if QApplication.focusWidget() is None:
            reachable(top)[0].setFocus()
        if found := faults(top):
            self.found[where] = found

    def note_dialog(self, dialog: QDialog, where: str) -> None:
        """Open a dialog, look at it, and close it."""
        dialog.open()
        self.person.settle()
        self.note(self.person.dialog(), where)
        dialog.close()
