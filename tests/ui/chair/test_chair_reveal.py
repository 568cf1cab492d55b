import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from accessible import faults, unlisted
from chair_scene import at_chair, scene
from reviewdesk.app import Program
from reviewdesk.store.chair_tables import collected
from reviewdesk.ui.chair.act_dialog import ActDialog
from reviewdesk.ui.chair.page import ChairPage
from reviewdesk.ui.chair.reveal.answer_dialog import AnswerDialog
from reviewdesk.ui.chair.reveal.model import ANSWER, REVIEWER, WHAT
from reviewdesk.ui.chair.reveal.panel import RevealPanel
from window_way import ENTER, SPACE, TAB, Person, words

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")


@pytest.fixture
def person(qtbot: QtBot, program: Program) -> Person:
    return Person(qtbot, program)


def panel(page: ChairPage) -> RevealPanel:
    found = page.panel
    assert isinstance(found, RevealPanel)
    return found


def act(person: Person, *codes: str, reason: str = "") -> None:
    """Fill the act's dialog on show and do it."""
    dialog = person.dialog()
    assert isinstance(dialog, ActDialog)
    if reason:
        person.write(reason)
        person.press(TAB)
    for code in codes:
        person.write(code)
        person.press(ENTER if code == codes[-1] else TAB)
    person.wait(lambda: person.program.window.findChild(ActDialog) is None)
    person.settle()
    if person.program.window.findChild(AnswerDialog) is None:
        person.on(ChairPage)


def texts(found: RevealPanel, column: int) -> list[str]:
    return [found.model.index(row, column).data() for row in range(found.model.rowCount())]


def test_the_reveal_by_keyboard_from_the_envelope_to_the_ranking(person: Person) -> None:
    held, folder = scene("closed", "far")
    found = panel(at_chair(person, held, folder))
    person.wait(found.open_button.hasFocus)
    person.press(SPACE)
    act(person, held.code("reveal"), held.code("witness"))
    person.wait(lambda: found.model.rowCount() == 2)
    assert texts(found, WHAT) == ["偏低", "对各申报项目评分完全相同"]
    assert texts(found, ANSWER) == ["尚未答复", ""]
    assert "尚未答复：r1 评委r1（A1）" in words(found)
    assert not found.rank_button.isEnabled()
    person.wait(found.table.hasFocus)
    person.press(ENTER)
    act(person, held.code("r1"))
    dialog = person.dialog()
    assert isinstance(dialog, AnswerDialog)
    seen = "\n".join(one.text() for one in dialog.findChildren(QLabel))
    assert "60" in seen and "55" in seen and "偏低" in seen
    assert not any(mark in seen for mark in ("81", "82", "83", "86", "87", "88"))
    person.write("the site differs")
    person.tab_to(dialog.explain)
    person.press(SPACE)
    person.wait(lambda: texts(found, ANSWER) == ["评委已说明", ""])
    person.on(ChairPage)
    person.wait(found.rank_button.hasFocus)
    person.press(SPACE)
    act(person, held.code("witness"))
    person.wait(lambda: person.on(ChairPage).states()[0].mark == "done")
    assert not found.rank_button.isVisible()


def test_another_reviewers_slip_shows_nothing_and_the_dialog_stays(person: Person) -> None:
    held, folder = scene("revealed", "far")
    found = panel(at_chair(person, held, folder))
    person.wait(found.table.hasFocus)
    person.press(ENTER)
    dialog = person.dialog()
    person.write(held.code("r2"))
    person.press(ENTER)
    person.settle()
    assert person.dialog() is dialog
    assert "r1" in words(dialog)
    assert person.program.window.findChild(AnswerDialog) is None


def test_without_words_an_answer_is_a_confirmation_or_nothing(person: Person) -> None:
    held, folder = scene("revealed", "far")
    found = panel(at_chair(person, held, folder))
    person.wait(found.table.hasFocus)
    person.press(ENTER)
    act(person, held.code("r1"))
    dialog = person.dialog()
    assert isinstance(dialog, AnswerDialog)
    person.tab_to(dialog.explain)
    person.press(SPACE)
    assert person.dialog() is dialog
    assert "请先写明说明" in words(dialog)
    person.tab_to(dialog.confirm)
    person.press(SPACE)
    person.wait(lambda: texts(found, ANSWER)[0] == "评委已确认")


def test_chair_and_witness_overrule_with_a_reason(person: Person) -> None:
    held, folder = scene("revealed", "far")
    found = panel(at_chair(person, held, folder))
    person.wait(found.table.hasFocus)
    person.tab_to(found.overrule_button)
    person.press(SPACE)
    act(person, held.code("witness"), reason="has left")
    person.wait(lambda: texts(found, ANSWER)[0] == "组长与监督人员注明理由后通过")
    assert found.rank_button.isEnabled() and not found.overrule_button.isEnabled()


def test_an_unreadable_ballot_is_named_with_what_to_do(person: Person) -> None:
    held, folder = scene("closed")
    with held.room(folder) as room:
        broken = room.roll.outcome("r1", "t", 1).digest
        with room.workspace.transaction() as connection:
            change = collected.update().where(collected.c.digest == broken)
            connection.execute(change.values(file=b"\0" * 1024))
    found = panel(at_chair(person, held, folder))
    person.wait(found.open_button.hasFocus)
    person.press(SPACE)
    act(person, held.code("reveal"), held.code("witness"))
    person.wait(lambda: len(found.unreadable.buttons) == 1)
    person.wait(found.unreadable.buttons[0].hasFocus)
    assert "r1" in words(found.unreadable) and "无法读取" in words(found.unreadable)
    assert found.model.rowCount() == 0 and not found.rank_button.isEnabled()
    person.press(SPACE)
    act(person, held.code("witness"), reason="damaged")
    person.wait(lambda: found.unreadable.buttons == [] and found.rank_button.isEnabled())
    assert texts(found, REVIEWER) == []


def test_stage_one_shows_no_mark_and_no_total_of_anybody(person: Person) -> None:
    held, folder = scene("revealed", "far")
    found = panel(at_chair(person, held, folder))
    seen = [text for number in range(4) for text in texts(found, number)] + [words(found)]
    assert not any(mark in text for text in seen for mark in ("55", "60", "70", "75", "81", "86"))


def test_the_reveal_and_its_dialogs_can_be_worked_by_keyboard_and_are_named(person: Person) -> None:
    held, folder = scene("revealed", "far")
    page = at_chair(person, held, folder)
    found = panel(page)
    assert unlisted(person.program.window, page) == []
    assert faults(person.program.window) == []
    person.on(ChairPage)
    found.table.setFocus()
    person.press(ENTER)
    asking = person.dialog()
    assert isinstance(asking, ActDialog)
    assert faults(asking) == []
    asking.entries["seat"].clear()
    asking.entries["seat"].setFocus()
    act(person, held.code("r1"))
    dialog = person.dialog()
    assert isinstance(dialog, AnswerDialog)
    assert faults(dialog) == []
    dialog.reject()


def test_a_wrong_envelope_brings_the_dialog_back_with_the_reason(person: Person) -> None:
    held, folder = scene("closed")
    found = panel(at_chair(person, held, folder))
    person.wait(found.open_button.hasFocus)
    person.press(SPACE)
    asked = person.dialog()
    assert isinstance(asked, ActDialog)
    for code in ("witness", "witness"):
        person.write(held.code(code))
        person.press(ENTER if asked.entries["witness"].hasFocus() else TAB)
    person.wait(lambda: asked.isVisible() and "密封信封" in words(asked))
    assert asked.entries["witness"].text().replace("-", "") == held.code("witness")
    asked.entries["reveal"].setText(held.code("reveal"))
    asked.submit.click()
    person.wait(lambda: not isValid(asked) and found.rank_button.isEnabled())
