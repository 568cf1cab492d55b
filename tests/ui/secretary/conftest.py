"""The window on a preparation, and a person at it with a keyboard."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reviewdesk.app import Program
from reviewdesk.desk.secretary.office import Office
from reviewdesk.ui.secretary.page import SecretaryPage
from reviewdesk.ui.secretary.todo_panel import TodoPanel
from window_way import Person

Sit = Callable[[Office, str], SecretaryPage]


@pytest.fixture
def person(qtbot: QtBot, program: Program) -> Person:
    return Person(qtbot, program)


Reach = Callable[[SecretaryPage, str], None]


@pytest.fixture
def reach(person: Person) -> Reach:
    """Go from the list of to-dos to where the one with a code is done."""

    def go(page: SecretaryPage, code: str) -> None:
        panel = page.panel
        assert isinstance(panel, TodoPanel)
        todo = next(one for one in panel.shown if one.problem.code == code)
        panel.view.setFocus()
        panel.view.setCurrentIndex(panel.model.index(panel.model.place(todo)))
        person.press(Qt.Key.Key_Return)

    return go


@pytest.fixture
def sit(person: Person) -> Sit:
    """Open a preparation at one of its steps."""

    def opened(office: Office, step: str) -> SecretaryPage:
        person.program.open_files([Path(office.folder)])
        page = person.on(SecretaryPage)
        page.enter(step)
        person.settle()
        return page

    return opened
