"""The desk by keyboard alone."""

from threading import Event

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from reviewdesk.desk.reviewer.casting import cast
from reviewdesk.desk.reviewer.scoring import save
from reviewdesk.desk.reviewer.seating import Seating
from reviewdesk.desk.reviewer.table import Table
from reviewdesk.domain.draft import WHOLE_ROW, Edit
from reviewdesk.domain.names import ApplicationId, CriterionId
from reviewdesk.ui.desk.dialogs import NoticeDialog, RecuseDialog
from reviewdesk.ui.desk.row_words import second_line
from reviewdesk.ui.settings import Settings
from ui_desk import AtDesk, Sit

ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape
ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
BASE, FUNDS, TEAM = CriterionId("base"), CriterionId("funds"), CriterionId("team")
WHOLE = {"base": "36.5", "funds": "20", "team": "15", "late": "0", "safe": "pass"}


def score_whole(desk: AtDesk) -> None:
    for text in ("36.5", "20", "15", "0", "1"):
        desk.write(text)
        desk.press(ENTER)


def line(desk: AtDesk, application: str = "ZH-01") -> str:
    model = desk.page.list.model
    return second_line(model.row(model.place(ApplicationId(application))))


def fill(table: Table, applications: tuple[str, ...], track: str) -> None:
    points = WHOLE if track == "main" else {"need": "50"}
    save(
        table,
        [Edit(ApplicationId(a), CriterionId(c), "points", v) for a in applications for c, v in points.items()]
        + [Edit(ApplicationId(a), WHOLE_ROW, "comment", "好") for a in applications],
    )


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


def test_a_scored_row_says_what_it_still_wants(desk: AtDesk) -> None:
    score_whole(desk)
    desk.page.form.focus(BASE)
    desk.write("0")
    assert line(desk) == "ZH-01 · 缺理由"


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


def test_the_list_is_searched_by_initials_and_enter_goes_to_the_form(desk: AtDesk) -> None:
    desk.ctrl(Qt.Key.Key_K)
    desk.write("cxx")
    assert [row.applicant for row in desk.page.list.model.shown] == ["长兴县"]
    desk.press(ENTER)
    assert desk.open == "ZH-10"
    assert desk.page.form.rows[0].field.hasFocus()
    desk.ctrl(Qt.Key.Key_K)
    desk.press(ESC)
    assert desk.page.list.model.rowCount() == 13


def test_a_recused_application_is_never_opened(desk: AtDesk) -> None:
    for _ in range(4):
        desk.press(ESC)
    assert desk.open == "ZH-06"
    desk.presenter.open("ZH-05")
    assert desk.open == "ZH-06"
    assert line(desk, "ZH-05") == "ZH-05 · 回避"
    desk.page.list.view.setFocus()
    desk.press(Qt.Key.Key_Up)
    assert desk.open == "ZH-04"


def test_recusing_in_mid_scoring_strikes_the_row_and_cannot_be_undone(desk: AtDesk) -> None:
    desk.write("30")
    desk.page.form.head.recuse.emit()
    dialog = desk.page.findChild(RecuseDialog)
    assert isinstance(dialog, RecuseDialog)
    dialog.act.click()
    desk.qtbot.waitUntil(lambda: desk.open != "ZH-01")
    assert line(desk) == "ZH-01 · 回避"
    assert line(desk, "LS-01") == "LS-01 · 回避"
    desk.window.activateWindow()
    desk.qtbot.waitUntil(desk.page.form.rows[0].field.hasFocus)
    desk.ctrl(Qt.Key.Key_Z)
    assert desk.disk("ZH-01").points == {}
    assert "未保存" not in desk.said()
    assert "ZH-01" in desk.seating.table.recused()


def test_an_application_is_left_out_by_notice_and_taken_up_again(desk: AtDesk) -> None:
    desk.page.form.head.leave_out.emit()
    dialog = desk.page.findChild(NoticeDialog)
    assert isinstance(dialog, NoticeDialog)
    assert not dialog.act.isEnabled()
    desk.qtbot.waitUntil(dialog.isVisible)
    dialog.findChildren(QLineEdit)[0].setText("撤1")
    dialog.act.click()
    desk.qtbot.waitUntil(lambda: line(desk) == "ZH-01 · 按组长通知 撤1")
    assert desk.page.form.rows[0].field.isReadOnly()
    desk.page.form.head.take_up.emit()
    desk.qtbot.waitUntil(lambda: line(desk) == "ZH-01")
    assert not desk.page.form.rows[0].field.isReadOnly()


def test_the_second_round_shows_own_marks_of_the_first_and_a_cast_track_only_shows(
    seating: Seating, sit: Sit
) -> None:
    table = seating.table
    rest = tuple(f"ZH-{n:02}" for n in range(1, 11) if n != 5)
    fill(table, rest, "main")
    cast(table, "main", 1)
    fill(table, ("LS-01", "LS-02", "LS-03"), "green")
    cast(table, "green", 1)
    fill(table, ("LS-01", "LS-02", "LS-03"), "green")
    cast(table, "green", 2)
    desk = sit(seating)
    assert "上轮 36.5" in desk.said()
    assert "第 2 轮" in desk.said()
    desk.write("30")
    assert desk.disk("ZH-01", 2).points == {"base": "30"}
    desk.presenter.open("LS-02")
    assert "只能查看" in desk.said()
    desk.page.form.focus()
    desk.write("7")
    assert desk.disk("LS-02", 2).points == {"need": "50"}


def test_the_desk_opens_where_it_was_left(desk: AtDesk, seating: Seating, sit: Sit) -> None:
    desk.presenter.open("ZH-03")
    desk.page.form.focus(TEAM)
    desk.write("9")
    desk.qtbot.wait(500)
    desk.settle()
    back = sit(seating)
    assert back.open == "ZH-03"
    back.qtbot.waitUntil(back.page.form.rows[2].field.hasFocus)
    assert back.page.form.rows[2].field.text() == "9"


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


def test_the_columns_keep_their_widths(desk: AtDesk, sit: Sit, seating: Seating, settings: Settings) -> None:
    desk.page._splitter.setSizes([300, 500, 560])
    desk.page._splitter.splitterMoved.emit(300, 1)
    wanted = desk.page._splitter.sizes()
    again = sit(seating)
    assert again.page._splitter.sizes() == wanted


def test_the_application_is_chosen_in_the_list_by_arrows_too(desk: AtDesk) -> None:
    desk.page.list.view.setFocus()
    desk.press(Qt.Key.Key_Down)
    assert desk.open == "ZH-02"
    desk.press(ENTER)
    assert desk.page.form.rows[0].field.hasFocus()


def test_the_form_is_made_anew_for_another_track_only(desk: AtDesk) -> None:
    before = desk.page.form.rows
    desk.press(Qt.Key.Key_Right, mod=ALT)
    assert desk.page.form.rows is before
    desk.presenter.open("LS-02")
    assert [row.criterion.name for row in desk.page.form.rows] == ["需求"]
    desk.page.form.focus()
    desk.write("45")
    desk.press(ENTER)
    assert desk.page.form.whole.comment.hasFocus()
    assert desk.disk("LS-02").points == {"need": "45"}


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
