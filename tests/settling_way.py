"""A chair at the window: one room brought far by verbs, the desk laid over it, keys and nothing else."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from chair_session import Session, all_ballots, copy_of, opened
from reviewdesk.desk.chair.closing import close
from reviewdesk.desk.chair.collecting import collect
from reviewdesk.desk.chair.revealing import rank, reveal
from reviewdesk.desk.chair.room import Room
from reviewdesk.desk.chair.seating import ChairSeating
from reviewdesk.ui.chair.act_dialog import ActDialog
from reviewdesk.ui.chair.page import ChairPage
from reviewdesk.ui.chair.panel import ChairPanel
from reviewdesk.ui.chair_sitting import ChairSitting
from reviewdesk.ui.tasks import Tasks
from reviewdesk.ui.window import Window

P = TypeVar("P", bound=ChairPanel)
LONG = 30_000


def ranked(held: Session, folder: Path, base: Path, marks: Mapping[str, Mapping[str, str]]) -> Path:
    """Bring a copy of an opened workspace to stage two."""
    plan = held.contents.plan
    witness, rule = plan.review_session.witness, plan.tracks[0].rules.end_rule
    with held.room(copy_of(opened(witness, rule), folder)) as room:
        settled(held, room, base, marks)
    return folder


def settled(held: Session, room: Room, base: Path, marks: Mapping[str, Mapping[str, str]]) -> Room:
    """Collect, close, reveal and rank by verbs."""
    room, _ = collect(room, all_ballots(held, base, marks=marks))
    room, _ = close(room, held.witness)
    room, _ = reveal(room, held.envelope, held.witness)
    return rank(room, held.witness)


@dataclass
class Chair:
    """Somebody at the chair's desk."""

    qtbot: QtBot
    window: Window
    tasks: Tasks
    seating: ChairSeating
    held: Session
    failures: list[object]

    def __post_init__(self) -> None:
        self.tasks.failed.connect(self.failures.append)
        self.sitting = ChairSitting(self.window, self.tasks, self.seating)
        self.sitting.show_desk()
        self.wait(lambda: isinstance(self.window.page, ChairPage))
        self.settle()

    @property
    def page(self) -> ChairPage:
        page = self.window.page
        assert isinstance(page, ChairPage)
        return page

    def panel(self, kind: type[P]) -> P:
        """Go to the step of a panel."""
        found = next(one for one in self.page.panels if isinstance(one, kind))
        self.window.activateWindow()
        self.wait(self.window.isActiveWindow)
        self.page.enter(found.step)
        self.settle()
        self.wait(lambda: QApplication.focusWidget() is not None)
        assert self.page.panel is found
        return found

    def wait(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition, timeout=LONG)

    def settle(self) -> None:
        """Wait until the background has nothing left to do."""
        for _ in range(3):
            done: list[bool] = []
            self.tasks.run(lambda: True, done.append)
            self.wait(lambda done=done: bool(done))  # type: ignore[misc]

    def press(self, *keys: Qt.Key, mod: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            self.qtbot.keyClick(self.focus(), key, mod)

    def ctrl(self, key: Qt.Key) -> None:
        self.press(key, mod=Qt.KeyboardModifier.ControlModifier)

    def write(self, text: str) -> None:
        self.qtbot.keyClicks(self.focus(), text)

    def focus(self) -> QWidget:
        found = QApplication.focusWidget()
        assert found is not None
        return found

    def mark(self, table: QAbstractItemView, cells: Iterable[tuple[int, int]]) -> None:
        """Press Space in cells of a table of votes."""
        table.setFocus()
        for row, column in cells:
            table.setCurrentIndex(table.model().index(row, column))
            self.qtbot.keyClick(table, Qt.Key.Key_Space)

    def say(self, table: QAbstractItemView, answers: str) -> None:
        """Type 1, 2 or 3 for one member after the other."""
        table.setFocus()
        table.setCurrentIndex(table.model().index(0, 1))
        self.qtbot.keyClicks(table, answers)

    def confirm(self, reason: str = "", **codes: str) -> None:
        """Type reason and codes into the dialog on show, and press its button."""
        dialog = self.dialog()
        if reason:
            dialog.reason.setFocus()
            dialog.reason.insertPlainText(reason)
        for name, code in codes.items():
            self.qtbot.keyClicks(dialog.entries[name], code)
        self.qtbot.keyClick(dialog.submit, Qt.Key.Key_Space)
        self.settle()

    def dialog(self) -> ActDialog:
        self.wait(lambda: isinstance(QApplication.activeModalWidget(), ActDialog))
        found = QApplication.activeModalWidget()
        assert isinstance(found, ActDialog)
        return found

    def is_free(self) -> bool:
        """Whether no dialog stands open."""
        return QApplication.activeModalWidget() is None


Sit = Callable[[Session, Path], Chair]
"""Sits down at a copy of a workspace."""


def choose(part: QWidget, value: str) -> None:
    """Choose what a box holds under a value, or type it."""
    if isinstance(part, QComboBox):
        place = part.findData(value)
        assert place >= 0, [part.itemData(n) for n in range(part.count())]
        part.setCurrentIndex(place)
    elif isinstance(part, QLineEdit):
        part.setFocus()
        part.selectAll()
        for letter in value:
            part.insert(letter)
        part.textEdited.emit(part.text())
    elif isinstance(part, QPlainTextEdit):
        part.setPlainText(value)
