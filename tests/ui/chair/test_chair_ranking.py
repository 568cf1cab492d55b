import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from accessible import faults, unlisted
from chair_scene import at_chair, contrast, scene
from reviewdesk.app import Program
from reviewdesk.ui import theme
from reviewdesk.ui.chair.page import ChairPage
from reviewdesk.ui.chair.ranking.heat import heat
from reviewdesk.ui.chair.ranking.model import (
    APPLICANT,
    BALLOTS,
    DISTANCE,
    PLACE,
    PUBLISHED,
    STANDING,
    STRIP,
)
from reviewdesk.ui.chair.ranking.panel import RankingPanel
from window_way import ENTER, ESC, Person, words

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")


@pytest.fixture
def person(qtbot: QtBot, program: Program) -> Person:
    return Person(qtbot, program)


def ranking(page: ChairPage) -> RankingPanel:
    return next(one for one in page.panels if isinstance(one, RankingPanel))


def at_ranking(person: Person, marks: str) -> tuple[ChairPage, RankingPanel]:
    held, folder = scene("ranked", marks)
    page = at_chair(person, held, folder)
    page.enter("ranking")
    found = ranking(page)
    person.wait(found.places.table.hasFocus)
    person.settle()
    return page, found


def cell(found: RankingPanel, row: int, column: int) -> str:
    return str(found.places.model.index(row, column).data())


@pytest.mark.parametrize("stage", ["closed", "revealed"])
def test_before_stage_two_the_step_is_locked_and_empty(person: Person, stage: str) -> None:
    held, folder = scene(stage)
    page = at_chair(person, held, folder)
    found = ranking(page)
    place = page.panels.index(found)
    assert "公布汇总结果" in page.states()[place].locked
    page.enter("ranking")
    assert page.panel is not found
    found.places.foot.open.click()
    found.heat_button.click()
    person.settle()
    assert found.track is None and found.places.model.rowCount() == 0 and found.chips == []


def test_the_ranking_shows_places_lines_distances_and_who_decides(person: Person) -> None:
    _, found = at_ranking(person, "far")
    assert [cell(found, row, PLACE) for row in range(3)] == ["1", "2", "3"]
    assert cell(found, 0, APPLICANT) == "单位pA1  A1"
    assert cell(found, 0, PUBLISHED) == "82.67"
    assert [cell(found, row, DISTANCE) for row in range(3)] == ["+15.67", "+9.00", "−9.00"]
    assert cell(found, 2, STANDING) == "未列入" and cell(found, 0, BALLOTS) == "5"
    assert "评委r1 60、已去掉、畸高畸低分" in cell(found, 0, STRIP)
    assert found.rule.text().startswith("去掉")
    four = found.places.foot.labels
    person.wait(lambda: four[0][1].text() == "名单改变：0 / 5")
    assert [number.text() for _, number, _ in four][1:3] == ["名单不变", "9.00分"]
    assert four[2][0].text() == "第 2 名与第 3 名差距"


def test_a_tie_on_the_line_turns_its_track_amber_and_says_why(person: Person) -> None:
    _, found = at_ranking(person, "tied")
    assert found.chips[0].property("kind") == "filter-warn" and "线上同分" in found.chips[0].text()
    assert found.chips[1].property("kind") == "filter"
    assert "A2、A3" in found.places.alarms.text()
    person.press(Qt.Key.Key_Down)
    assert "同分判定" in found.places.told.text()
    person.ctrl(Qt.Key.Key_PageDown)
    assert found.chips[1].isChecked() and found.places.alarms.isHidden()


def test_enter_goes_to_every_cell_and_esc_back(person: Person) -> None:
    _, found = at_ranking(person, "far")
    person.press(ENTER)
    person.wait(found.cells.table.hasFocus)
    rows = found.cells.model.rows
    assert rows[0] == ("评委r1", "55", "5", "60", "已去掉、畸高畸低分")
    assert "没有书面意见" in words(found.cells)
    person.press(ESC)
    person.wait(found.places.table.hasFocus)


def test_the_heat_map_is_walked_by_keyboard_and_says_each_value(person: Person) -> None:
    _, found = at_ranking(person, "far")
    person.press(Qt.Key.Key_F6)
    person.wait(found.heat.table.hasFocus)
    index = found.heat.table.currentIndex()
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "单位pA1  A1、评委r1、60、已去掉、畸高畸低分"
    person.press(Qt.Key.Key_Right)
    assert "评委r2、86" in found.heat.table.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    person.press(ESC)
    person.wait(found.places.table.hasFocus)


def test_the_diagnostics_are_behind_a_key_and_say_that_they_are_no_basis(person: Person) -> None:
    _, found = at_ranking(person, "far")
    person.press(Qt.Key.Key_F7)
    person.wait(found.diagnostics.table.hasFocus)
    assert "内部参考，不作为评审依据" in words(found.diagnostics)
    names = [one.text() for one in found.diagnostics.buttons]
    assert names == ["入围线", "去掉一位评委", "计算方法", "换一组评委", "一致性", "评委情况"]
    for _ in names:
        assert found.diagnostics.model.rowCount() > 0
        person.ctrl(Qt.Key.Key_PageDown)
    person.press(ESC)
    person.wait(found.places.table.hasFocus)


def test_everything_can_be_reached_and_is_named(person: Person) -> None:
    page, found = at_ranking(person, "tied")
    assert unlisted(person.program.window, page) == []
    assert faults(person.program.window) == []
    behind = {ENTER: found.cells, Qt.Key.Key_F6: found.heat, Qt.Key.Key_F7: found.diagnostics}
    for key, shown in behind.items():
        found.back()
        person.press(key)
        person.wait(shown.isVisible)
        assert (key, faults(page)) == (key, [])


@pytest.mark.parametrize("dark", [False, True])
def test_every_number_of_the_heat_map_can_be_read(qapp: QApplication, dark: bool) -> None:
    theme.apply(qapp, dark=dark)
    for step in range(21):
        assert contrast(heat(step / 20), QColor(theme.tokens().text)) >= 4.5
