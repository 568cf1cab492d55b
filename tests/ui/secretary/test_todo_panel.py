"""The to-do list: red first, by step, waived ones struck; five hundred of them are no burden."""

from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from model_cases_secretary import AMBER, RED, late
from reviewdesk.desk.secretary.office import Office
from reviewdesk.desk.secretary.todo import Todo
from reviewdesk.ui.secretary.todo_model import LINE, TodoModel, kind_of
from reviewdesk.ui.secretary.todo_panel import TodoPanel
from reviewdesk.ui.secretary.waive_dialog import WaiveDialog

W, ENTER, DOWN = Qt.Key.Key_W, Qt.Key.Key_Return, Qt.Key.Key_Down


@pytest.fixture
def panel(qtbot: QtBot) -> Iterator[TodoPanel]:
    made = TodoPanel()
    qtbot.addWidget(made)
    made.resize(QSize(1100, 600))
    made.show()
    yield made


def fill(panel: TodoPanel, *todos: Todo) -> None:
    panel.show_office(Office(folder=Path(), plan_text=""), todos)


def shown(model: TodoModel) -> list[str]:
    found = []
    for place in range(model.rowCount()):
        line = model.index(place).data(LINE)
        found.append(line.kind if line.todo is None else line.todo.application or line.todo.step)
    return found


def test_red_comes_first_by_step_and_waived_ones_stay_below(panel: TodoPanel) -> None:
    fill(panel, AMBER, late(2, reason="同意"), RED, late(1))
    assert shown(panel.model) == ["missing", "register", "A001", "look", "committee", "waived", "A002"]
    assert [kind_of(one) for one in (RED, AMBER, late(2, reason="同意"))] == ["missing", "look", "waived"]
    heard = panel.model.index(6).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "已豁免" in heard
    assert "同意" in heard
    assert panel.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole).startswith("缺")


def test_a_step_alone_is_shown_by_its_chip(panel: TodoPanel, qtbot: QtBot) -> None:
    fill(panel, AMBER, RED, late(1))
    chips = [one for one in panel.findChildren(QPushButton) if one.property("step") == "committee"]
    qtbot.mouseClick(chips[0], Qt.MouseButton.LeftButton)
    assert shown(panel.model) == ["look", "committee"]
    assert panel.current == AMBER


def test_enter_goes_there_and_headings_are_passed_over(panel: TodoPanel, qtbot: QtBot) -> None:
    fill(panel, AMBER, RED)
    assert panel.current == RED
    qtbot.keyClick(panel.view, DOWN)
    with qtbot.waitSignal(panel.wanted) as caught:
        qtbot.keyClick(panel.view, ENTER)
    assert caught.args == [AMBER]
    assert not panel.waive.isEnabled()
    qtbot.keyClick(panel.view, W)
    assert not panel.findChildren(WaiveDialog)


def test_w_waives_with_a_reason_and_takes_it_back(panel: TodoPanel, qtbot: QtBot) -> None:
    fill(panel, late(1), late(2))
    qtbot.keyClick(panel.view, W)
    (dialog,) = panel.findChildren(WaiveDialog)
    assert not dialog.waive.isEnabled()
    qtbot.keyClicks(dialog.reason, "agreed")
    with qtbot.waitSignal(panel.waived) as caught:
        qtbot.keyClick(dialog.reason, ENTER)
    assert caught.args == [late(1), "agreed"]
    fill(panel, late(1, reason="agreed"), late(2))
    assert panel.current == late(2)
    panel.view.setCurrentIndex(panel.model.index(3))
    with qtbot.waitSignal(panel.unwaived) as caught:
        qtbot.keyClick(panel.view, W)
    assert caught.args == [late(1, reason="agreed")]


def test_the_list_is_copied_as_text(panel: TodoPanel, qtbot: QtBot) -> None:
    fill(panel, RED, AMBER)
    qtbot.mouseClick(panel.copy, Qt.MouseButton.LeftButton)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len([line for line in lines if line.startswith("  ")]) == 2
    assert lines[0].startswith("缺")


def test_nothing_to_do_says_so(panel: TodoPanel) -> None:
    fill(panel)
    assert panel.first_focus() is None
    assert panel.current is None


def test_thousands_are_listed_and_painted_in_no_time(panel: TodoPanel) -> None:
    many = [late(number) for number in range(2000)]
    begun = perf_counter()
    fill(panel, *many)
    panel.grab()
    assert perf_counter() - begun < 2
    assert len(panel.findChildren(QPushButton)) < 20
