"""One person's way through the program: in, locked, away, and back again."""

from collections.abc import Callable
from functools import cache

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desk_round import Round, sealed_round
from reviewdesk.app import Program
from reviewdesk.desk.machine import seats_here
from reviewdesk.desk.reviewer.seating import Seating
from reviewdesk.errors import ReviewDeskError
from reviewdesk.ui.casting.check_page import CheckPage
from reviewdesk.ui.desk.page import DeskPage
from reviewdesk.ui.lock import LockPage
from reviewdesk.ui.opening.confirm import ConfirmPage
from reviewdesk.ui.opening.declaration import DeclarationPage
from reviewdesk.ui.opening.fingerprint import FingerprintPage
from reviewdesk.ui.opening.pin import PinPage
from reviewdesk.ui.opening.pledge import PledgePage
from reviewdesk.ui.opening.reveal_mark import RevealMarkPage
from reviewdesk.ui.opening.seat import SeatPage
from reviewdesk.ui.opening.slip import SlipPage
from reviewdesk.ui.overview.page import OverviewPage
from reviewdesk.ui.page import Page
from reviewdesk.ui.start.page import StartPage
from window_way import open_form

ENTER = Qt.Key.Key_Return
held: Callable[[], Round] = cache(sealed_round)


def on(qtbot: QtBot, program: Program, kind: type[Page]) -> Page:
    program.window.activateWindow()
    qtbot.waitUntil(lambda: isinstance(program.window.page, kind), timeout=20_000)
    page = program.window.page
    assert page is not None
    return page


def press(qtbot: QtBot, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(focus(), key)


def write(qtbot: QtBot, text: str) -> None:
    for letter in text:
        qtbot.keyClicks(focus(), letter)


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def sit_down(qtbot: QtBot, program: Program) -> None:
    program.open_files([held().batch])
    on(qtbot, program, FingerprintPage)
    press(qtbot, ENTER)
    on(qtbot, program, SeatPage)
    write(qtbot, "r1")
    press(qtbot, ENTER)
    on(qtbot, program, SlipPage)
    write(qtbot, held().code("r1"))
    press(qtbot, ENTER)
    on(qtbot, program, RevealMarkPage)
    press(qtbot, ENTER)
    on(qtbot, program, PinPage)
    write(qtbot, "246813246813")
    press(qtbot, ENTER)
    page = on(qtbot, program, PledgePage)
    assert isinstance(page, PledgePage)
    qtbot.waitUntil(page.agree.hasFocus)
    press(qtbot, Qt.Key.Key_Space, ENTER)
    for kind in (DeclarationPage, ConfirmPage):
        on(qtbot, program, kind)
        press(qtbot, ENTER)
    on(qtbot, program, DeskPage)


def test_a_person_sits_down_locks_speaks_english_leaves_and_comes_back(
    qtbot: QtBot, program: Program
) -> None:
    sit_down(qtbot, program)
    program.menu.lock.emit()
    assert program.window.covered
    write(qtbot, "246813")
    qtbot.waitUntil(lambda: not program.window.covered)
    program.settings.language = "en"
    before = on(qtbot, program, DeskPage)
    assert isinstance(before, DeskPage)
    before.chosen.emit("A3")
    program.menu.looks.emit()
    qtbot.waitUntil(lambda: program.window.page is not before)
    after = on(qtbot, program, DeskPage)
    assert isinstance(after, DeskPage)
    assert after.heading().place == "Review desk"
    assert open_form(after).id == "A3"
    program.menu.other_person.emit()
    on(qtbot, program, StartPage)
    qtbot.waitUntil(lambda: [(s.seat, s.stage) for s in seats_here()] == [("r1", "scoring")])
    program.way.go_on(seats_here()[0])
    on(qtbot, program, SlipPage)
    write(qtbot, held().code("r1"))
    press(qtbot, ENTER)
    on(qtbot, program, DeskPage)
    program.menu.lock.emit()
    write(qtbot, "246813")
    qtbot.waitUntil(lambda: not program.window.covered)


def test_overview_and_check_are_one_key_away_and_lead_back(qtbot: QtBot, program: Program) -> None:
    sit_down(qtbot, program)
    page = on(qtbot, program, DeskPage)
    overview = page.heading().secondary
    assert overview is not None
    overview.trigger()
    on(qtbot, program, OverviewPage)
    press(qtbot, Qt.Key.Key_Escape)
    check = on(qtbot, program, DeskPage).heading().primary
    assert check is not None
    check.trigger()
    on(qtbot, program, CheckPage)


def test_five_wrong_pins_send_the_person_back_to_the_slip(qtbot: QtBot, program: Program) -> None:
    sit_down(qtbot, program)
    program.menu.lock.emit()
    assert isinstance(program.window.findChild(LockPage), LockPage)
    for _ in range(5):
        write(qtbot, "000000")
    on(qtbot, program, StartPage)
    assert not program.window.covered
    assert not program.way.sits


def test_closing_the_window_gives_the_desk_back(qtbot: QtBot, program: Program) -> None:
    sit_down(qtbot, program)
    folder = seats_here()[0].folder
    with pytest.raises(ReviewDeskError, match="workspace-in-use"):
        Seating(folder, held().code("r1"))
    program.window.close()
    Seating(folder, held().code("r1")).close()
