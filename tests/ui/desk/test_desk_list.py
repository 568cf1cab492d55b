"""The list beside the form: what opens, what is struck or left out, and where the desk was left."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from reviewdesk.desk.reviewer.casting import cast
from reviewdesk.desk.reviewer.scoring import save
from reviewdesk.desk.reviewer.seating import Seating
from reviewdesk.desk.reviewer.table import Table
from reviewdesk.domain.draft import WHOLE_ROW, Edit
from reviewdesk.domain.names import ApplicationId, CriterionId
from reviewdesk.ui.desk.dialogs import NoticeDialog, RecuseDialog
from reviewdesk.ui.desk.row_words import second_line
from reviewdesk.ui.settings import Settings
from ui_desk import WHOLE, AtDesk, Sit, score_whole

ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape
ALT = Qt.KeyboardModifier.AltModifier
BASE, TEAM = CriterionId("base"), CriterionId("team")


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


def test_a_scored_row_says_what_it_still_wants(desk: AtDesk) -> None:
    score_whole(desk)
    desk.page.form.focus(BASE)
    desk.write("0")
    assert line(desk) == "ZH-01 · 缺理由"


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
