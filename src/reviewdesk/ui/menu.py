"""The menu bar: there for completeness; daily work does not need it."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from reviewdesk.ui.settings import Settings
from reviewdesk.ui.speech import say

SIZES = (100, 115, 130, 150, 175, 200)


class Menu(QObject):
    """Makes the menus of one window; made anew when the language changes."""

    open = Signal()
    home = Signal()
    lock = Signal()
    other_person = Signal()
    keys = Signal()
    about = Signal()
    doctor = Signal()
    guide = Signal()
    looks = Signal()
    """Language, colours or size of text were changed in the settings."""

    def __init__(self, window: QMainWindow, settings: Settings) -> None:
        super().__init__(window)
        self._window, self._settings = window, settings
        self.fill()

    def fill(self) -> None:
        """Make all menus in the language in force."""
        bar = self._window.menuBar()
        bar.clear()
        file = bar.addMenu(say("&File"))
        self._add(file, say("Open a file…"), self.open, "Ctrl+O")
        self._add(file, say("Start page"), self.home, "Ctrl+Home")
        file.addSeparator()
        file.addAction(say("Quit"), QKeySequence("Ctrl+Q"), self._window.close)
        seat = bar.addMenu(say("&Seat"))
        self._add(seat, say("Lock"), self.lock, "Ctrl+L")
        self._add(seat, say("Change person"), self.other_person, "")
        look = bar.addMenu(say("&View"))
        self._choices(look, say("Language"), "language", {"zh_CN": "中文", "en": "English"})
        self._choices(
            look,
            say("Colours"),
            "colours",
            {"system": say("As the system"), "light": say("Light"), "dark": say("Dark")},
        )
        self._choices(look, say("Size of text"), "percent", {size: f"{size} %" for size in SIZES})
        self._add(look, say("Larger text"), None, "Ctrl+Shift+=").triggered.connect(lambda: self._step(1))
        self._add(look, say("Smaller text"), None, "Ctrl+Shift+-").triggered.connect(lambda: self._step(-1))
        full = self._add(look, say("Full screen"), None, "F11")
        full.triggered.connect(self._full_screen)
        about = bar.addMenu(say("&Help"))
        self._add(about, say("Keys"), self.keys, "F1")
        self._add(about, say("User guide"), self.guide, "Ctrl+F1")
        self._add(about, say("Examine this machine"), self.doctor, "")
        self._add(about, say("About ReviewDesk"), self.about, "")

    def _add(self, menu: QMenu, text: str, signal: object, keys: str) -> QAction:
        made = QAction(text, self._window)
        if keys:
            made.setShortcut(QKeySequence(keys))
        if signal is not None:
            made.triggered.connect(signal)
        menu.addAction(made)
        return made

    def _choices(self, menu: QMenu, title: str, name: str, choices: dict[object, str]) -> None:
        inner = menu.addMenu(title)
        group = QActionGroup(inner)
        for value, text in choices.items():
            made = group.addAction(text)
            made.setCheckable(True)
            made.setChecked(getattr(self._settings, name) == value)
            made.triggered.connect(lambda _=False, value=value: self._choose(name, value))
            inner.addAction(made)

    def _choose(self, name: str, value: object) -> None:
        setattr(self._settings, name, value)
        self.looks.emit()

    def _step(self, by: int) -> None:
        place = min(range(len(SIZES)), key=lambda i: abs(SIZES[i] - self._settings.percent)) + by
        self._choose("percent", SIZES[min(len(SIZES) - 1, max(0, place))])

    def _full_screen(self) -> None:
        if self._window.isFullScreen():
            self._window.showNormal()
        else:
            self._window.showFullScreen()
