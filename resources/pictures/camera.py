"""Works the program's window with keys and takes pictures of it in every look."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import Final

from PIL import Image
from PySide6.QtCore import QPoint, QRect, QSettings, Qt, QTimer
from PySide6.QtGui import QColor, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QDialog, QPushButton, QWidget

from reviewdesk.app import Program
from reviewdesk.ui import theme
from reviewdesk.ui.casting.card import TrackCard
from reviewdesk.ui.desk.page import DeskPage
from reviewdesk.ui.dossier.pages import PageArea
from reviewdesk.ui.settings import Settings
from reviewdesk.ui.tasks import Progress
from reviewdesk.ui.waiting import AFTER_MS

LONG: Final = 60_000
"""Milliseconds after which a screen that does not come is a fault."""
BAR: Final = 30
"""Height of the frame that a desktop would draw over a dialog."""


@dataclass(frozen=True, slots=True)
class Look:
    """A language, colours, and the size of text in percent."""

    language: str
    colours: str
    percent: int = 100

    @property
    def name(self) -> str:
        """Return the end of a picture's name."""
        size = f"-{self.percent}" if self.percent > 100 else ""
        return f"{self.language[:2]}-{self.colours}{size}"

    @classmethod
    def named(cls, name: str) -> "Look":
        """Return the look of such a name."""
        language, colours, *size = name.split("-")
        return cls({"zh": "zh_CN"}.get(language, language), colours, int(*size) if size else 100)


PLAIN: Final = Look("zh_CN", "light")
LOOKS: Final = (
    Look("en", "light", 150),
    Look("en", "dark"),
    Look("zh_CN", "dark"),
    Look("en", "light"),
    PLAIN,
)


class Camera:
    """One program, one person at its keys, and the pictures taken so far."""

    def __init__(
        self,
        target: Path,
        settings: Path,
        *,
        looks: Sequence[Look] = LOOKS,
        size: tuple[int, int] = (1366, 768),
    ) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self._application, self._target, self.taken = application, target, 0
        self._looks = tuple(looks)
        self._settings = Settings(QSettings(str(settings), QSettings.Format.IniFormat))
        self._wear(self._looks[-1])
        self.program = Program(application, self._settings)
        self.window = self.program.window
        self.window.resize(*size)
        self.window.show()
        self.window.activateWindow()

    def until(self, *pages: str) -> None:
        """Wait for one of these screens, and until the background is quiet."""
        if not wait(lambda: self.on(*pages), LONG):
            raise TimeoutError(f"waited for {pages}, found {type(self.window.page).__name__}")
        self.window.activateWindow()
        self.settle()

    def on(self, *pages: str) -> bool:
        """Whether one of these screens is on show."""
        return type(self.window.page).__name__ in pages

    def settle(self) -> None:
        """Wait until what was asked of the background is done and painted."""
        for _ in range(2):
            done: list[bool] = []
            self.program.tasks.run(lambda: True, done.append)
            wait(lambda done=done: bool(done), LONG)
            QTest.qWait(40)

    def render(self) -> None:
        """Wait until the pages that show are drawn, and what follows from that is painted."""
        self.settle()
        areas = [one for one in self.window.findChildren(PageArea) if one.isVisible()]
        wait(lambda: bool(areas) and areas[0].is_drawn, 10_000 if areas else 1_000)
        QTest.qWait(100)

    def all(self, name: str, *, render: bool = False, again: Callable[[], object] = lambda: None) -> None:
        """Picture the screen in every look; end in the last one.

        `again` goes back to the place on it, as it is made anew in each look.
        """
        for look in self._looks:
            self._dress(look)
            again()
            QTest.qWait(60)
            if render:
                self.render()
            self._save(f"{name}-{look.name}")

    def open_all(self, name: str, open_: Callable[[], object]) -> None:
        """Picture a dialog in every look; it is put away each time."""
        for look in self._looks:
            self._dress(look)
            open_()
            QTest.qWait(150)
            self._save(f"{name}-{look.name}")
            self.put_away()

    def now(self, name: str) -> None:
        """Picture the screen as it stands, in the last look alone."""
        QTest.qWait(150)
        self._save(f"{name}-{self._looks[-1].name}")

    def keep(self, shown: QWidget, name: str) -> None:
        """Picture another window than ours by itself, in the plain look alone."""
        shown.grab().save(str(self._target / f"{name}-{PLAIN.name}.png"))
        self.taken += 1

    def taken_over(self, name: str) -> None:
        """Picture what has come up, whether a dialog or a screen."""
        self.now(name)
        self.put_away()
        self.all(f"{name}-after")

    def locked(self, name: str, pin: str) -> None:
        """Picture the lock in every look, unlocking in between."""
        for look in self._looks:
            self._dress(look)
            self.program.menu.lock.emit()
            QTest.qWait(100)
            self._save(f"{name}-{look.name}")
            self.write(pin)
            self.settle()

    def press(self, *keys: Qt.Key) -> None:
        """Press keys, one after the other."""
        for key in keys:
            self.key(key)

    def key(self, key: Qt.Key, mod: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press one key where the focus is."""
        QTest.keyClick(self._focus(), key, mod)

    def ctrl(self, key: Qt.Key) -> None:
        """Press a key together with Ctrl."""
        self.key(key, Qt.KeyboardModifier.ControlModifier)

    def write(self, text: str) -> None:
        """Type letter by letter; the focus may move on between two."""
        for letter in text:
            QTest.keyClicks(self._focus(), letter)

    def select_all(self) -> None:
        """Let the next key replace what stands in the field."""
        self.ctrl(Qt.Key.Key_A)

    def marks(self, points: Iterable[str]) -> None:
        """Key marks into the form, from the first open criterion on."""
        page = self.window.page
        assert isinstance(page, DeskPage)
        page.form.focus()
        for one in points:
            self.write(one)
            self.press(Qt.Key.Key_Return)
            self.settle()

    def more(self, number: int) -> None:
        """Choose from the menu behind "More"."""
        page = self.window.page
        assert isinstance(page, DeskPage)
        button = next(one for one in page.form.head.findChildren(QPushButton) if one.menu() is not None)
        QTimer.singleShot(0, button.menu().actions()[number].trigger)
        QTest.qWait(50)

    def cast_buttons(self) -> Sequence[QPushButton]:
        """Return the buttons that cast, with everything odd ticked."""
        page = self.window.page
        assert page is not None
        for tick in page.findChildren(QCheckBox):
            tick.setChecked(True)
        return [one.cast_button for one in page.findChildren(TrackCard)]

    def dialog_button(self, *kinds: str) -> QPushButton:
        """Return the button of the dialog on show that does it."""
        QTest.qWait(150)
        (dialog,) = self._dialogs()
        return next(one for one in dialog.findChildren(QPushButton) if one.property("kind") in kinds)

    def put_away(self) -> None:
        """Close whatever stands over the window."""
        for one in self._over():
            one.close()
        self.window.activateWindow()
        QTest.qWait(100)

    def busy(self, name: str, what: Callable[[], str]) -> None:
        """Picture long work in the middle of it, in every look."""
        for look in self._looks:
            self._dress(look)
            go_on = Event()

            def work(progress: Progress, go_on: Event = go_on) -> None:
                progress(40)
                go_on.wait(10)

            self.program.tasks.run_long(what(), 100, work, lambda _: None)
            QTest.qWait(AFTER_MS + 300)
            self._save(f"{name}-{look.name}")
            go_on.set()
            self.settle()

    def _wear(self, look: Look) -> None:
        kept = self._settings
        kept.language, kept.colours, kept.percent = look.language, look.colours, look.percent

    def _dress(self, look: Look) -> None:
        if len(self._looks) > 1:
            self._wear(look)
            self.program.menu.looks.emit()
        self.settle()

    def _save(self, name: str) -> None:
        picture = self.window.grab()
        painter = QPainter(picture)
        for one in self._over():
            place = QPoint(
                (self.window.width() - one.width()) // 2, (self.window.height() - one.height()) // 2
            )
            painter.fillRect(self.window.rect(), QColor(0, 0, 0, 70))
            _draw_frame(painter, QRect(place, one.size()), one.windowTitle())
            painter.drawPixmap(place, one.grab())
        painter.end()
        picture.save(str(self._target / f"{name}.png"))
        self.taken += 1

    def _over(self) -> list[QWidget]:
        return [
            one for one in self._application.topLevelWidgets() if one.isVisible() and one is not self.window
        ]

    def _dialogs(self) -> list[QDialog]:
        return [one for one in self._over() if isinstance(one, QDialog)]

    def _focus(self) -> QWidget:
        return self._application.focusWidget() or self.window.page or self.window


def _draw_frame(painter: QPainter, dialog: QRect, title: str) -> None:
    """Draw the frame a desktop would, so that a dialog stands off from what is behind it."""
    colours = theme.tokens()
    frame = dialog.adjusted(-1, -BAR if title else -1, 1, 1)
    painter.fillRect(frame, QColor(colours.line))
    painter.setPen(QColor(colours.text))
    bar = QRect(frame.left() + 12, frame.top(), frame.width(), BAR)
    painter.drawText(bar, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, title)


def wait(condition: Callable[[], bool], milliseconds: int) -> bool:
    """Let the program run until a condition holds; False when it never did."""
    for _ in range(milliseconds // 20):
        if condition():
            return True
        QTest.qWait(20)
    return False


def small(taken: Path, target: Path, *, width: int = 0) -> None:
    """Write a picture anew with 256 colours, and so many dots wide, so that a page loads quickly."""
    with Image.open(taken) as picture:
        plain = picture.convert("RGB")
    if width:
        plain = plain.resize((width, round(plain.height * width / plain.width)), Image.Resampling.LANCZOS)
    plain.quantize(256, dither=Image.Dither.NONE).save(target, optimize=True)
