from dataclasses import replace
from itertools import product

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from chair_scene import at_chair, contrast, scene
from reviewdesk.app import Program
from reviewdesk.desk.chair.projecting import Projection, WallCell, WallRow
from reviewdesk.ui.chair.page import ChairPage
from reviewdesk.ui.chair.projector.board import blocks
from reviewdesk.ui.chair.projector.lettering import LARGEST, SMALLEST, sheet
from reviewdesk.ui.chair.projector.window import ProjectorWindow
from reviewdesk.ui.theme import PROJECTED
from window_way import Person

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")


@pytest.fixture
def person(qtbot: QtBot, program: Program) -> Person:
    return Person(qtbot, program)


def wall(person: Person) -> ProjectorWindow:
    """Press F5 and wait for the window on the wall."""
    person.press(Qt.Key.Key_F5)
    found: list[ProjectorWindow] = []

    def shows() -> bool:
        tops = QApplication.topLevelWidgets()
        found[:] = [one for one in tops if isinstance(one, ProjectorWindow) and one.isVisible()]
        return bool(found) and found[0].shown is not None

    person.wait(shows)
    person.on(ChairPage)
    return found[0]


def test_the_wall_follows_the_step_and_the_row_in_hand(person: Person) -> None:
    held, folder = scene("ranked", "far")
    page = at_chair(person, held, folder)
    page.enter("reveal")
    shown = wall(person)
    assert "公布汇总结果" in shown.accessibleDescription() and "计入" in shown.accessibleDescription()
    page.enter("ranking")
    person.wait(lambda: "82.67" in shown.accessibleDescription())
    said = shown.accessibleDescription()
    assert "单位pA1" in said and "248/3" not in said and "内部参考" not in said
    person.on(ChairPage)
    person.ctrl(Qt.Key.Key_PageDown)
    person.wait(lambda: "单位pB1" in shown.accessibleDescription())
    assert not shown.grab().isNull()
    person.press(Qt.Key.Key_F5)
    person.wait(lambda: not isValid(shown) or not shown.isVisible())


def test_before_stage_two_the_wall_shows_the_roll_alone(person: Person) -> None:
    held, folder = scene("revealed", "far")
    page = at_chair(person, held, folder)
    shown = wall(person)
    page.enter("ranking")
    person.settle()
    assert shown.shown is not None and shown.shown.ranking is None
    said = shown.accessibleDescription()
    assert "偏低" not in said and "A1" not in said
    shown.close()


def test_leaving_the_desk_takes_the_wall_with_it(person: Person) -> None:
    held, folder = scene("ranked")
    at_chair(person, held, folder)
    shown = wall(person)
    person.program.way.leave()
    person.wait(lambda: not isValid(shown) or not shown.isVisible())


def test_everything_on_the_wall_has_a_contrast_of_seven_or_more() -> None:
    t = PROJECTED
    grounds = (t.ground, t.surface)
    pairs = [*product((t.text, t.muted, t.accent, t.good, t.warn, t.bad), grounds)]
    pairs += [(t.good, t.good_soft), (t.warn, t.warn_soft), (t.bad, t.bad_soft), (t.accent, t.accent_soft)]
    assert [pair for pair in pairs if contrast(QColor(pair[0]), QColor(pair[1])) < 7] == []


def test_rows_are_large_and_what_does_not_fit_goes_to_the_page_of_the_row_in_hand() -> None:
    field = QRectF(0, 0, 1000, 500)
    few, many = sheet(field, 4, 0), sheet(field, 60, 30)
    assert few.brush.text == LARGEST and (few.first, few.last) == (0, 4)
    assert many.brush.text == SMALLEST and many.first <= 30 < many.last
    assert sheet(field, 0, 0).last == 0


def a_board(count: int) -> Projection:
    cells = (
        WallCell("in", "计入"),
        WallCell("waiting", "未到"),
        WallCell("problem", "请看"),
        WallCell("apart", "缺席"),
    )
    rows = tuple(WallRow(f"评委{n:02}", (*cells, None)) for n in range(1, count + 1))
    return Projection(
        title="会", step="collect", adjourned=True, pledge="", tracks=("甲", "乙", "丙", "丁", "戊"),
        board=rows, ranking=None,
    )  # fmt: skip


def test_a_large_committee_stands_in_lists_side_by_side_and_then_on_pages() -> None:
    one, two, more = blocks(500, 9, 0), blocks(500, 20, 19), blocks(500, 90, 80)
    assert (one.count, one.each, one.first, one.last) == (1, 9, 0, 9)
    assert (two.count, two.each, two.first, two.last) == (2, 10, 0, 20)
    assert more.count == 3 and more.first <= 80 < more.last <= 90
    assert blocks(500, 0, 0).last == 0


@pytest.mark.parametrize("count", [3, 40])
def test_the_board_on_the_wall_gives_each_state_its_colour_and_its_word(qtbot: QtBot, count: int) -> None:
    shown = ProjectorWindow()
    qtbot.addWidget(shown)
    shown.show_projection(a_board(count))
    said = shown.accessibleDescription()
    assert f"● 已收  {count}" in said and f"! 有问题  {count}" in said and "缺席" in said
    assert "计入" not in said
    image = shown.grab().toImage()
    seen = {
        image.pixelColor(x, y).name() for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)
    }
    for ink in (PROJECTED.good, PROJECTED.bad, PROJECTED.warn):
        assert ink.lower() in seen


def test_while_the_session_opens_the_wall_has_the_pledge_and_no_board(qtbot: QtBot) -> None:
    shown = ProjectorWindow()
    qtbot.addWidget(shown)
    shown.show_projection(replace(a_board(3), step="opening", pledge="遵守纪律", adjourned=False))
    assert "遵守纪律" in shown.accessibleDescription() and "评委01" not in shown.accessibleDescription()
    assert not shown.grab().isNull()
