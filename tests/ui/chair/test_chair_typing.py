"""A signed sheet from key to key: where each key leads, what stops it, and what putting it aside keeps."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from paper_scene import sheet
from reviewdesk.desk.chair.typing_up import open_places
from reviewdesk.ui.chair.collect.typing_dialog import TypingDialog, begin
from window_way import focus, words

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")
KEY = Qt.Key


class Typist:
    """Somebody with the sheet beside the keyboard."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot, self.over = qtbot, QWidget()
        self.over.resize(1366, 768)
        qtbot.addWidget(self.over)
        self.over.show()
        self.dialog = TypingDialog(begin(sheet()), self.over)
        self.dialog.open()
        qtbot.waitUntil(self.dialog.isActiveWindow)
        qtbot.waitUntil(self.view.hasFocus)

    @property
    def view(self) -> QWidget:
        return self.dialog.views[self.dialog.copy]

    @property
    def at(self) -> tuple[str, str]:
        """The cell in hand."""
        view = self.dialog.views[self.dialog.copy]
        return view.typed.place_of(view.currentIndex())

    @property
    def grid(self) -> dict[tuple[str, str], str]:
        return self.dialog.models[self.dialog.copy].grid

    def type(self, text: str, *keys: Qt.Key, shift: bool = False) -> None:
        """Type a text, then press keys."""
        for letter in text:
            self.qtbot.keyClicks(focus(), letter)
        modifier = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
        for key in keys or (KEY.Key_Return,):
            self.qtbot.keyClick(focus(), key, modifier)


@pytest.fixture
def typist(qtbot: QtBot) -> Typist:
    return Typist(qtbot)


def test_enter_stops_where_something_is_wanted_and_tab_at_every_cell(typist: Typist) -> None:
    typist.type("50")
    assert typist.at == ("A1", "team")
    typist.type("25")
    assert typist.at == ("A1", "team*reason")
    typist.type("steady")
    assert typist.at == ("A1", "*comment")
    typist.type("good")
    assert typist.at == ("A2", "plan")
    typist.type("0")
    assert typist.at == ("A2", "plan*reason")
    typist.type("", KEY.Key_Tab)
    assert typist.at == ("A2", "team")
    typist.type("25", KEY.Key_Tab)
    assert typist.at == ("A2", "team*reason")
    typist.type("", KEY.Key_Backtab)
    typist.type("", KEY.Key_Return, shift=True)
    assert typist.at == ("A2", "plan*reason")
    typist.type("", KEY.Key_Up)
    assert typist.at == ("A1", "plan*reason")
    typist.type("x", KEY.Key_Down)
    assert (typist.at, typist.grid["A1", "plan*reason"]) == (("A2", "plan*reason"), "x")
    typist.type("y", KEY.Key_Escape)
    assert typist.at == ("A2", "plan*reason")
    assert ("A2", "plan*reason") not in typist.grid


@pytest.mark.parametrize(("text", "told"), [("61", "60"), ("7.3", "0.5"), ("many", "60")])
def test_what_cannot_stand_there_is_stopped_at_its_cell_with_the_limit(
    typist: Typist, text: str, told: str
) -> None:
    for key in (KEY.Key_Return, KEY.Key_Tab, KEY.Key_Down):
        typist.type(text, key)
        assert typist.at == ("A1", "plan")
        assert told in words(typist.dialog)
        assert ("A1", "plan") not in typist.grid
    typist.type("", KEY.Key_Delete)
    typist.type("", KEY.Key_Tab)
    assert typist.at == ("A1", "plan*reason")


def test_a_mark_out_of_range_stands_once_somebody_says_that_the_paper_has_it(typist: Typist) -> None:
    typist.type("61")
    typist.type("")
    assert (typist.at, typist.grid["A1", "plan"]) == (("A1", "team"), "61")
    typist.type("", KEY.Key_Left, KEY.Key_Left)
    typist.type("61")
    assert typist.at == ("A1", "team")
    typist.type("", KEY.Key_Left, KEY.Key_Left)
    typist.type("62")
    assert typist.at == ("A1", "plan")
    assert ("A1", "plan") not in typist.grid


def test_a_state_in_a_marks_place_leaves_the_whole_row_out_and_a_mark_takes_it_back(typist: Typist) -> None:
    typist.type("50")
    typist.type("r")
    assert (typist.at, typist.grid) == (("A2", "plan"), {("A1", "*state"): "r"})
    typist.type("", KEY.Key_Up)
    typist.type("49")
    assert typist.grid == {("A1", "plan"): "49"}


def test_the_last_cell_leads_to_handing_over_and_what_is_missing_is_named(typist: Typist) -> None:
    for _ in range(4):
        typist.type("50")
        typist.type("25")
        typist.type("steady")
        typist.type("good")
    assert typist.dialog.hand_over.hasFocus()
    typist.dialog.models[0].grid.pop(("A3", "team*reason"))
    typist.dialog.models[0].grid.pop(("A2", "*comment"))
    typist.type("")
    assert (typist.at, typist.dialog.copy) == (("A2", "*comment"), 0)
    assert "A2 评语" in words(typist.dialog)
    typist.type("good")
    typist.dialog.hand_over.click()
    assert "A3 队伍：理由" in words(typist.dialog)
    assert typist.at == ("A3", "team*reason")


def test_a_sheet_put_aside_is_there_again_and_loses_only_rows_that_left_it() -> None:
    begun = begin(sheet())
    begun.models[0].grid |= {("A1", "plan"): "50", ("A4", "plan"): "40"}
    assert begin(sheet(), begun) is begun
    shorter = begin(sheet(3), begun)
    assert shorter.models[0].grid == {("A1", "plan"): "50"}
    assert ("A1", "plan") not in open_places(shorter.blank, shorter.models[0].grid)
