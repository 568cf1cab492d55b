from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from reviewdesk.desk.reviewer.casting import cast_ballots, reopen_draft
from reviewdesk.desk.reviewer.exporting import export
from reviewdesk.desk.reviewer.seating import Seating
from reviewdesk.errors import Problems
from reviewdesk.ui.casting.check_page import CheckPage
from reviewdesk.ui.casting.check_presenter import CheckPresenter
from reviewdesk.ui.tasks import Tasks
from seated import GREEN, MAIN, TIED

Enter = Callable[[str], None]
Shown = tuple[CheckPage, CheckPresenter]


def words(widget: QWidget) -> str:
    return "\n".join(one.text() for one in widget.findChildren(QLabel))


@pytest.fixture
def show(qtbot: QtBot, tasks: Tasks, seating: Seating) -> Callable[[], Shown]:
    def made() -> Shown:
        page = CheckPage()
        qtbot.addWidget(page)
        page.resize(1366, 692)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        presenter = CheckPresenter(page, tasks, seating)
        qtbot.waitUntil(lambda: bool(page.cards))
        return page, presenter

    return made


def press(qtbot: QtBot, key: Qt.Key, page: QWidget) -> None:
    focus = page.window().focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, key)


def go_to(qtbot: QtBot, wanted: QWidget, page: QWidget) -> None:
    for _ in range(60):
        if page.window().focusWidget() is wanted:
            return
        press(qtbot, Qt.Key.Key_Tab, page)
    raise AssertionError(f"Tab never reaches {wanted.accessibleName()}")


def test_what_is_missing_is_a_sentence_with_a_way_to_it(
    qtbot: QtBot, show: Callable[[], Shown], enter: Enter
) -> None:
    enter("A1,plan,60\nA1,team,20\nA2,plan,1\n")
    page, presenter = show()
    main = page.cards[0]
    said = words(main)
    assert "A1 单位p1" in said
    assert "A2 单位p2：尚未评分：队伍" in said
    assert "A3 单位p3：尚未评分：路径、队伍" in said
    assert "1 / 3" in said
    assert not main.cast_button.isEnabled()
    with qtbot.waitSignal(presenter.wanted) as told:
        main.goes[1].setFocus()
        press(qtbot, Qt.Key.Key_Return, page)
    assert told.args == ["A2", "team"]


def test_a_track_is_cast_by_keyboard_alone(
    qtbot: QtBot, show: Callable[[], Shown], enter: Enter, seating: Seating
) -> None:
    enter(MAIN)
    page, presenter = show()
    go_to(qtbot, page.cards[0].cast_button, page)
    press(qtbot, Qt.Key.Key_Return, page)
    question = page.question
    assert question is not None
    assert "不能撤回" in words(question)
    assert question.focusWidget() is question.back_button
    qtbot.keyClick(question.back_button, Qt.Key.Key_Tab)
    assert question.focusWidget() is question.cast_button
    with qtbot.waitSignal(presenter.cast_done) as told:
        qtbot.keyClick(question.cast_button, Qt.Key.Key_Return)
    receipt = told.args[0]
    assert (receipt.ballot.rows, receipt.expected) == (3, 3)
    assert [one.receipt for one in cast_ballots(seating.table)] == [receipt.ballot.receipt]


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_looking_again_casts_nothing(
    qtbot: QtBot, show: Callable[[], Shown], enter: Enter, seating: Seating, key: Qt.Key
) -> None:
    enter(MAIN)
    page, _ = show()
    page.cards[0].cast_button.click()
    assert page.question is not None
    with qtbot.waitSignal(page.question.rejected), qtbot.assertNotEmitted(page.cast):
        qtbot.keyClick(page.question.back_button, key)
    assert cast_ballots(seating.table) == ()


def test_what_looks_odd_may_stay_with_a_tick(qtbot: QtBot, show: Callable[[], Shown], enter: Enter) -> None:
    enter(TIED)
    page, _ = show()
    card = page.cards[0]
    assert "总分并列" in words(card)
    assert not card.cast_button.isEnabled()
    tick = card.findChild(QCheckBox)
    assert isinstance(tick, QCheckBox)
    go_to(qtbot, tick, page)
    press(qtbot, Qt.Key.Key_Space, page)
    assert card.cast_button.isEnabled()


def test_a_long_list_is_counted(show: Callable[[], Shown], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reviewdesk.ui.casting.card.SHOWN", 1)
    page, _ = show()
    assert "另有 2 项" in words(page.cards[0])
    assert len(page.cards[0].goes) == 2


def test_a_cast_round_is_listed_and_the_next_one_is_open(
    qtbot: QtBot, show: Callable[[], Shown], enter: Enter, tasks: Tasks
) -> None:
    enter(MAIN + GREEN)
    page, presenter = show()
    with qtbot.waitSignal(presenter.cast_done) as told:
        page.cast.emit("main", 1)
    presenter.refresh()
    qtbot.waitUntil(lambda: len(page.cards[0].receipts) == 1)
    said = words(page.cards[0])
    assert told.args[0].ballot.receipt in said
    assert "尚未交付" in said
    assert "第 2 轮，共 2 轮" in said
    assert "0 / 3" in said
    with qtbot.waitSignal(presenter.receipt) as again:
        page.cards[0].receipts[0].click()
    assert again.args[0].ballot.digest == told.args[0].ballot.digest


def test_after_the_last_round_a_track_only_shows(
    qtbot: QtBot, show: Callable[[], Shown], enter: Enter
) -> None:
    page, presenter = show()
    for number in (1, 2):
        enter(MAIN)
        with qtbot.waitSignal(presenter.cast_done):
            page.cast.emit("main", number)
    presenter.refresh()
    qtbot.waitUntil(lambda: len(page.cards[0].receipts) == 2)
    card = page.cards[0]
    assert card.goes == []
    assert not card.cast_button.isVisible()
    assert page.status().progress.startswith("1 / 2")


def test_the_next_person_may_sit_down_once_everything_is_cast_and_delivered(
    qtbot: QtBot, show: Callable[[], Shown], enter: Enter, seating: Seating, tmp_path: Path
) -> None:
    page, presenter = show()

    def again() -> None:
        cards = page.cards
        presenter.refresh()
        qtbot.waitUntil(lambda: page.cards is not cards)

    while waiting := [card.track.check for card in page.cards if not card.track.check.cast]:
        enter({"main": MAIN, "green": GREEN}[waiting[0].track])
        with qtbot.waitSignal(presenter.cast_done):
            page.cast.emit(waiting[0].track, waiting[0].round)
        again()
    assert page.heading().primary is None
    for done in cast_ballots(seating.table):
        export(seating.table, done, tmp_path)
    again()
    finish = page.heading().primary
    assert finish is not None
    with qtbot.waitSignal(presenter.finished):
        finish.trigger()


def test_a_reopened_ballot_says_so(
    show: Callable[[], Shown], enter: Enter, qtbot: QtBot, seating: Seating
) -> None:
    enter(MAIN)
    page, presenter = show()
    with qtbot.waitSignal(presenter.cast_done):
        page.cast.emit("main", 1)
    reopen_draft(seating.table, "main", "误提交")
    presenter.refresh()
    qtbot.waitUntil(lambda: "已重开" in words(page.cards[0]))
    assert page.cards[0].may_cast


def test_a_refused_cast_is_told_and_looked_over_again(
    qtbot: QtBot, show: Callable[[], Shown], enter: Enter, tasks: Tasks, seating: Seating
) -> None:
    enter(MAIN)
    page, _ = show()
    cards = page.cards
    enter("A1,plan,60\n")
    with qtbot.waitSignal(tasks.failed) as told:
        page.cast.emit("main", 1)
    assert isinstance(told.args[0], Problems)
    qtbot.waitUntil(lambda: page.cards is not cards)
    assert not page.cards[0].cast_button.isEnabled()
    assert cast_ballots(seating.table) == ()


def test_escape_goes_back(qtbot: QtBot, show: Callable[[], Shown]) -> None:
    page, presenter = show()
    with qtbot.waitSignal(presenter.back):
        press(qtbot, Qt.Key.Key_Escape, page)


def test_every_button_says_which_track_it_is_about(show: Callable[[], Shown], enter: Enter) -> None:
    enter(MAIN)
    page, _ = show()
    names = [one.accessibleName() for one in page.findChildren(QPushButton)]
    assert len(set(names)) == len(names)
    assert all(names)
