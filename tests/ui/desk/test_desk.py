"""The desk by keyboard alone."""

from threading import Event

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from reviewdesk.domain.names import CriterionId
from ui_desk import WHOLE, AtDesk, score_whole

ENTER = Qt.Key.Key_Return
ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
BASE = CriterionId("base")


def test_an_application_is_scored_by_digits_and_enter_and_the_next_opens(desk: AtDesk) -> None:
    assert desk.open == "ZH-01"
    score_whole(desk)
    assert desk.disk("ZH-01").points == WHOLE
    row = desk.page.list.model.row(0)
    assert (row.state, row.total) == ("scored", "79")
    assert "79" in desk.said()
    desk.ctrl(ENTER)
    assert desk.open == "ZH-02"
    desk.write("3")
    assert desk.disk("ZH-02").points == {"base": "3"}


def test_every_key_is_on_disk_and_only_then_it_says_saved(desk: AtDesk) -> None:
    gate = Event()
    desk.tasks.run(gate.wait, lambda _: None)
    desk.write("3")
    assert desk.page.status().saved == ""
    assert desk.page.list.model.row(0).entered == 1
    gate.set()
    desk.qtbot.waitUntil(lambda: "已保存" in desk.page.status().saved)
    assert desk.disk("ZH-01").points == {"base": "3"}
    desk.write("6")
    assert desk.page.status().saved == ""
    assert desk.disk("ZH-01").points == {"base": "36"}


def test_incident_9_an_unlawful_mark_is_stopped_at_the_field_with_its_limit(desk: AtDesk) -> None:
    desk.write("77")
    assert "最高 40，步长 0.5" in desk.said()
    assert desk.disk("ZH-01").points == {}
    desk.press(ENTER)
    desk.ctrl(ENTER)
    assert desk.open == "ZH-01"
    assert desk.page.form.rows[0].field.hasFocus()


def test_what_was_keyed_in_and_is_unlawful_is_still_there_on_coming_back(desk: AtDesk) -> None:
    desk.write("77")
    desk.press(Qt.Key.Key_Right, mod=ALT)
    assert desk.open == "ZH-02"
    assert desk.page.form.rows[0].field.text() == ""
    desk.press(Qt.Key.Key_Left, mod=ALT)
    assert desk.page.form.rows[0].field.text() == "77"
    assert "最高 40" in desk.said()


def test_a_mark_that_the_next_digit_completes_is_not_called_wrong_before_it_is_left(desk: AtDesk) -> None:
    desk.press(ENTER)
    desk.write("2")
    assert "只能是" not in desk.said()
    desk.press(ENTER)
    assert "只能是" in desk.said()
    desk.write("0")
    assert "只能是" not in desk.said()
    assert desk.disk("ZH-01").points == {"funds": "20"}


def test_full_width_digits_and_chinese_stops_are_understood(desk: AtDesk) -> None:
    desk.write("３６。５")
    assert desk.disk("ZH-01").points == {"base": "36.5"}


def test_arrows_bands_and_verdict_keys_set_marks(desk: AtDesk) -> None:
    desk.press(Qt.Key.Key_Up)
    desk.press(ENTER, Qt.Key.Key_Up, Qt.Key.Key_Up)
    desk.page.form.focus(CriterionId("safe"))
    desk.press(Qt.Key.Key_0)
    assert desk.disk("ZH-01").points == {"base": "0.5", "funds": "20", "safe": "fail"}
    desk.page.form.focus(BASE)
    best = next(iter(desk.page.form.rows[0]._bands.values()))
    desk.qtbot.mouseClick(best, Qt.MouseButton.LeftButton)
    assert desk.disk("ZH-01").points[BASE] == "40"


def test_a_mark_at_the_end_of_the_scale_asks_for_its_reason_at_once(desk: AtDesk) -> None:
    desk.write("40")
    assert "该分值须写" in desk.said()
    desk.press(ENTER)
    assert desk.page.form.rows[0].words.hasFocus()
    desk.write("龙头企业多")
    desk.press(ENTER)
    assert desk.page.form.rows[1].field.hasFocus()
    assert desk.disk("ZH-01").reasons == {"base": "龙头企业多"}


def test_shift_enter_goes_back_over_the_locked_value(desk: AtDesk) -> None:
    desk.page.form.focus(CriterionId("late"))
    desk.press(ENTER, mod=SHIFT)
    assert desk.page.form.rows[2].field.hasFocus()


def test_an_objective_value_is_locked_and_takes_an_objection(desk: AtDesk) -> None:
    row = desk.page.form.rows[3]
    assert (row.field.text(), row.field.isReadOnly()) == ("7.5", True)
    row.take_focus()
    desk.write("与年报不符")
    assert desk.disk("ZH-01").objections == {"index": "与年报不符"}


def test_comment_and_private_note_are_kept(desk: AtDesk) -> None:
    desk.page.form.whole.comment.setFocus()
    desk.write("可行")
    desk.page.form.whole.note.setFocus()
    desk.write("问组长")
    held = desk.disk("ZH-01")
    assert (held.comment, held.note) == ("可行", "问组长")


def test_undo_takes_back_field_by_field_and_goes_where_it_was(desk: AtDesk) -> None:
    desk.write("36.5")
    desk.press(ENTER)
    desk.write("20")
    desk.press(Qt.Key.Key_Right, mod=ALT)
    desk.write("30")
    assert desk.disk("ZH-02").points == {"base": "30"}
    desk.ctrl(Qt.Key.Key_Z)
    assert (desk.open, desk.disk("ZH-02").points) == ("ZH-02", {})
    desk.ctrl(Qt.Key.Key_Z)
    assert (desk.open, desk.disk("ZH-01").points) == ("ZH-01", {"base": "36.5"})
    assert desk.page.form.rows[1].field.text() == ""
    assert desk.page.form.rows[1].field.hasFocus()
    desk.ctrl(Qt.Key.Key_Y)
    assert desk.disk("ZH-01").points == {"base": "36.5", "funds": "20"}
    assert desk.page.form.rows[1].field.text() == "20"


def test_undo_also_takes_away_what_could_not_be_saved(desk: AtDesk) -> None:
    desk.write("30")
    desk.press(ENTER)
    desk.press(ENTER, mod=SHIFT)
    desk.write("300")
    assert desk.disk("ZH-01").points == {}
    desk.press(Qt.Key.Key_Right, mod=ALT)
    desk.ctrl(Qt.Key.Key_Z)
    assert (desk.open, desk.page.form.rows[0].field.text()) == ("ZH-01", "30")
    assert "最高 40" not in desk.said()
    assert desk.disk("ZH-01").points == {"base": "30"}


def test_page_keys_turn_the_dossier_while_the_focus_stays(desk: AtDesk) -> None:
    turned: list[int] = []
    desk.page.page_turn.connect(turned.append)
    desk.press(Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
    desk.page.form.whole.comment.setFocus()
    desk.press(Qt.Key.Key_PageDown)
    assert turned == [1, 1, -1, 1]
    assert desk.page.form.whole.comment.hasFocus()


def test_a_full_disk_is_told_nothing_is_lost_and_trying_again_saves_it(desk: AtDesk) -> None:
    with desk.seating.table.workspace.transaction() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    desk.page.form.whole.comment.setPlainText("长" * 20_000)
    desk.qtbot.waitUntil(lambda: "未保存" in desk.said())
    assert desk.page.status().saved == ""
    assert not desk.page.leaving()
    with desk.seating.table.workspace.transaction() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
    desk.page.form.head.retry.emit()
    desk.qtbot.waitUntil(lambda: "已保存" in desk.page.status().saved)
    assert "未保存" not in desk.said()
    assert len(desk.disk("ZH-01").comment) == 20_000


def test_everything_that_takes_the_focus_has_a_name(desk: AtDesk) -> None:
    fields = [one for one in desk.page.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    mine = [one for one in fields if not one.objectName().startswith("qt_") and one.isVisibleTo(desk.page)]
    nameless = [one for one in mine if not one.accessibleName()]
    assert len(mine) > 10
    assert nameless == []


def test_the_verdict_shows_that_it_has_the_focus(desk: AtDesk) -> None:
    field = desk.page.form.rows[5].field
    before = field.grab().toImage()
    field.setFocus()
    assert field.grab().toImage() != before
