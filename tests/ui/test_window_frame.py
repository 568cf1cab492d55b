"""The frame that all screens live in."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from reviewdesk.app import Program
from reviewdesk.desk.pin import LIMIT, Pin
from reviewdesk.desk.recognise import Recognised
from reviewdesk.errors import ReviewDeskError
from reviewdesk.resources import resource
from reviewdesk.ui import theme
from reviewdesk.ui.lock import IdleWatch, LockPage
from reviewdesk.ui.settings import Settings
from reviewdesk.ui.start.file_page import FilePage
from reviewdesk.ui.tasks import Progress, Tasks


def words(widget: QWidget) -> str:
    found = [one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget)]
    return "\n".join(found + [one.text() for one in widget.findChildren(QPushButton)])


def luminance(colour: str) -> float:
    found = QColor(colour)
    parts = (found.redF(), found.greenF(), found.blueF())
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colours", [theme.LIGHT, theme.DARK])
def test_every_text_has_contrast_enough(colours: theme.Tokens) -> None:
    for ground in (colours.ground, colours.surface, colours.raised):
        for text in (colours.text, colours.muted, colours.accent):
            assert contrast(text, ground) >= 4.5, (text, ground)
    pairs = [
        (colours.good, colours.good_soft),
        (colours.warn, colours.warn_soft),
        (colours.bad, colours.bad_soft),
        (colours.accent, colours.accent_soft),
        (colours.on_accent, colours.accent),
        (colours.on_accent, colours.bad),
        (colours.good, colours.surface),
        (colours.bad, colours.surface),
    ]
    for text, ground in pairs:
        assert contrast(text, ground) >= 4.5, (text, ground)


def test_the_style_sheet_names_only_colours_and_images_that_exist() -> None:
    for name in re.findall(r"@([a-z_]+)\b", resource("style", "reviewdesk.qss").read_text("utf-8")):
        assert name in {*theme.Tokens.__slots__, "icons", "shade"}
    assert "@" not in theme.style_sheet()
    for image in re.findall(r"url\((.*?)\)", theme.style_sheet()):
        assert Path(image).is_file()


def test_the_start_page_teaches_the_next_step(program: Program) -> None:
    said = words(program.window)
    assert "打开" in said
    assert "国家秘密" in said
    assert program.window.focusWidget() is not None


def test_english_is_switched_on_at_once(program: Program) -> None:
    program.settings.language = "en"
    program.menu.looks.emit()
    assert "Begin here" in words(program.window)


def test_a_file_of_somebody_else_is_refused_with_a_sentence(
    program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    strange = tmp_path / "成绩.txt"
    strange.write_text("nothing of ours")
    with qtbot.waitSignal(program.tasks.failed, timeout=5000) as told:
        program.open_files([strange])
    assert isinstance(told.args[0], ReviewDeskError)


def test_a_ballot_is_sent_to_the_collecting_desk(qtbot: QtBot) -> None:
    page = FilePage(Recognised(Path("r1-comprehensive-1-1.rdballot"), "ballot"))
    qtbot.addWidget(page)
    assert "汇总" in words(page)
    with qtbot.waitSignal(page.back):
        qtbot.keyClick(page.ok, Qt.Key.Key_Space)


def test_the_lock_opens_with_the_pin_alone(qtbot: QtBot) -> None:
    page = LockPage("r1", Pin("135790"))
    qtbot.addWidget(page)
    qtbot.keyClicks(page.entry, "111111")
    assert "4" in page.said.text()
    with qtbot.waitSignal(page.unlocked):
        qtbot.keyClicks(page.entry, "135790")


def test_five_errors_ask_for_the_slip_again(qtbot: QtBot) -> None:
    pin = Pin("135790")
    page = LockPage("r1", pin)
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.exhausted):
        for _ in range(LIMIT):
            qtbot.keyClicks(page.entry, "000000")
    assert not pin.matches("135790")


def test_turning_a_wheel_is_activity(qtbot: QtBot, qapp: QApplication) -> None:
    widget = QWidget()
    watch = IdleWatch(qapp, widget)
    qtbot.addWidget(widget)
    watch.watch(0.002)
    with qtbot.assertNotEmitted(watch.idle, wait=60):
        watch.watch(0.01)
        qapp.sendEvent(widget, QEvent(QEvent.Type.Wheel))
    with qtbot.waitSignal(watch.idle, timeout=3000):
        watch.watch(0.001)


def test_work_comes_back_in_order_and_refusals_find_their_way(qtbot: QtBot, tasks: Tasks) -> None:
    done: list[object] = []

    def refuse() -> None:
        raise ReviewDeskError("interrupted")

    tasks.run(lambda: 1, done.append)
    tasks.run(refuse, done.append, otherwise=lambda error: done.append(error.code))
    with qtbot.waitSignal(tasks.failed):
        tasks.run(lambda: 1 // 0, done.append)
    assert done == [1, "interrupted"]


def test_cancelled_work_stops_at_its_next_step(qtbot: QtBot, tasks: Tasks) -> None:
    begun: list[Progress] = []
    tasks.began.connect(begun.append)

    def endless(progress: Progress) -> None:
        while True:
            progress(1)

    with qtbot.waitSignal(tasks.ended, timeout=5000):
        tasks.run_long("…", 10, endless, lambda _: None)
        begun[0].cancel()
    assert begun[0].done < 10_000_000


def test_nothing_of_a_covered_page_can_be_reached(program: Program, qtbot: QtBot) -> None:
    below = program.window.page
    assert below is not None
    program.window.cover(LockPage("r1", Pin("135790")))
    assert not below.isVisible()
    assert "评委" not in words(program.window)
    program.window.uncover()
    assert below.isVisible()


def test_text_grows_by_key_up_to_twice_its_size_and_the_machine_remembers(
    program: Program, qtbot: QtBot, settings: Settings
) -> None:
    qtbot.waitUntil(program.window.isActiveWindow)
    ctrl_shift = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    before = program.window.fontMetrics().height()
    for wanted in (115, 130, 150, 175, 200, 200):
        qtbot.keyClick(program.window, Qt.Key.Key_Equal, ctrl_shift)
        assert settings.percent == wanted
    assert program.window.fontMetrics().height() > 1.8 * before
    qtbot.keyClick(program.window, Qt.Key.Key_Minus, ctrl_shift)
    assert settings.percent == 175


def test_a_machine_that_knows_nothing_speaks_chinese(settings: Settings, program: Program) -> None:
    assert settings.language == "zh_CN"
    assert "从这里开始" in words(program.window)
