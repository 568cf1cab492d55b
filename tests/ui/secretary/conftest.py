"""The window on a preparation, and a person at it with a keyboard."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reviewdesk.app import Program
from reviewdesk.desk.secretary.office import Office
from reviewdesk.ui.secretary.page import SecretaryPage
from window_way import Person

Sit = Callable[[Office, str], SecretaryPage]


@pytest.fixture
def person(qtbot: QtBot, program: Program) -> Person:
    return Person(qtbot, program)


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
