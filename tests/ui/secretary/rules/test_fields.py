from collections.abc import Callable
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QPlainTextEdit

from reviewdesk.domain.plan.findings import Path
from reviewdesk.ui.inputs import Area, Chooser, Line
from reviewdesk.ui.secretary.rules.field import ChoiceField, ChoicesField, Field, FlagField, TypedField
from reviewdesk.ui.secretary.rules.layout import Ask
from reviewdesk.ui.secretary.rules.order import OrderField
from rules_editor import Editor

Make = Callable[..., Editor]
F = TypeVar("F", bound=Field)


def only(editor: Make, kind: type[F], *path: str | int, profile: str = "award") -> tuple[Editor, F]:
    made = editor(profile, lambda _: (Ask(path), Ask(("review_session", "venue"))))
    found = made.form.fields[0]
    assert isinstance(found, kind)
    found.setFocus()
    return made, found


def typed(editor: Editor, field: Field, text: str) -> None:
    entry = field.entry
    assert isinstance(entry, Line | Area)
    entry.setFocus()
    entry.selectAll()
    editor.qtbot.keyClick(entry, Qt.Key.Key_Delete)
    editor.qtbot.keyClicks(entry, text)
    if isinstance(entry, Line):
        editor.qtbot.keyClick(entry, Qt.Key.Key_Return)
    else:
        entry.clearFocus()


def test_a_number_is_taken_on_enter(editor: Make) -> None:
    made, field = only(editor, TypedField, "rules", "trim")
    typed(made, field, "2")
    assert made.value("rules", "trim") == 2
    assert made.sent == [(("rules", "trim"), 2)]


@pytest.mark.parametrize(
    ("path", "text", "limit"),
    [
        (("rules", "trim"), "101", "100"),
        (("rules", "trim"), "two", "100"),
        (("track", 0, "tier", 0, "floor"), "many", "many"),
        (("review_session", "deadline"), "soon", "2014-07-10 17:30"),
        (("review_session", "title"), "", "评审会名称"),
    ],
)
def test_a_wrong_value_is_stopped_at_its_field_with_the_limit(
    editor: Make, path: Path, text: str, limit: str
) -> None:
    made, field = only(editor, TypedField, *path)
    before = made.office
    typed(made, field, text)
    assert made.office == before
    assert limit in field.wrong.text()
    assert field.text == text
    field.show_rules(made.rules)
    assert field.text == text, "what was typed stays to be corrected"


def test_a_corrected_value_is_taken_and_the_complaint_goes(editor: Make) -> None:
    made, field = only(editor, TypedField, "rules", "trim")
    typed(made, field, "900")
    typed(made, field, "0")
    assert made.value("rules", "trim") == 0
    assert field.wrong.text() == ""


def test_going_back_to_what_stood_there_takes_the_complaint_away(editor: Make) -> None:
    made, field = only(editor, TypedField, "rules", "trim")
    typed(made, field, "900")
    typed(made, field, "1")
    assert field.wrong.text() == ""
    assert made.sent == []


def test_an_emptied_field_falls_back_on_what_holds_by_default(editor: Make) -> None:
    made, field = only(editor, TypedField, "rules", "minimum_ballots")
    typed(made, field, "")
    assert made.value("rules", "minimum_ballots") is None
    assert isinstance(field.entry, Line)
    assert field.entry.placeholderText() == "5"


def test_a_time_is_typed_as_people_write_it(editor: Make) -> None:
    made, field = only(editor, TypedField, "review_session", "deadline")
    typed(made, field, "2026-07-10 17:30")
    assert "deadline = 2026-07-10T17:30:00+08:00" in made.office.plan_text
    assert field.text == "2026-07-10 17:30"


def test_several_values_stand_on_a_line_each(editor: Make) -> None:
    made, field = only(editor, TypedField, "review_session", "organisers")
    assert isinstance(field.entry, QPlainTextEdit)
    field.entry.setPlainText("甲\n乙\n")
    field.entry.setFocus()
    field.entry.clearFocus()
    assert made.value("review_session", "organisers") == ["甲", "乙"]


def test_undo_belongs_to_the_desk_once_a_value_is_taken(editor: Make) -> None:
    made, field = only(editor, TypedField, "rules", "trim")
    undone: list[bool] = []
    from PySide6.QtGui import QKeySequence, QShortcut

    QShortcut(QKeySequence("Ctrl+Z"), made.form).activated.connect(lambda: undone.append(True))
    typed(made, field, "2")
    made.qtbot.keyClick(field.entry, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == [True]
    made.qtbot.keyClicks(field.entry, "3")
    made.qtbot.keyClick(field.entry, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == [True], "what is being typed is undone in the field"


def test_a_choice_says_what_it_means(editor: Make) -> None:
    made, field = only(editor, ChoiceField, "rules", "aggregate")
    chooser = field.entry
    assert isinstance(chooser, Chooser)
    assert chooser.currentText() == "去极值平均分"
    chooser.setFocus()
    made.qtbot.keyClick(chooser, Qt.Key.Key_Up)
    assert made.value("rules", "aggregate") == "mean"
    assert field.said.text() == "全部有效评分的平均值，每位评委作用相同。"


def test_a_tracks_own_rule_can_be_as_for_all_tracks(editor: Make) -> None:
    made, field = only(editor, ChoiceField, "track", 0, "rules", "aggregate")
    chooser = field.entry
    assert isinstance(chooser, Chooser)
    assert chooser.currentText() == "与所有类别相同：去极值平均分"
    made.qtbot.keyClick(chooser, Qt.Key.Key_Down)
    assert made.value("track", 0, "rules", "aggregate") == "mean"
    made.qtbot.keyClick(chooser, Qt.Key.Key_Up)
    assert made.value("track", 0, "rules", "aggregate") is None


def test_the_wheel_changes_nothing_that_has_no_focus(editor: Make) -> None:
    made, field = only(editor, ChoiceField, "rules", "aggregate")
    made.form.fields[1].setFocus()
    chooser = field.entry
    assert isinstance(chooser, Chooser)
    middle = chooser.rect().center()
    event = QWheelEvent(
        middle.toPointF(), chooser.mapToGlobal(middle).toPointF(), middle, middle * -1,
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(chooser, event)
    assert chooser.currentText() == "去极值平均分"


def test_yes_and_no_are_ticked(editor: Make) -> None:
    made, field = only(editor, FlagField, "committee", "odd")
    made.qtbot.keyClick(field.entry, Qt.Key.Key_Space)
    assert made.value("committee", "odd") is False


def test_several_words_are_ticked_in_the_plans_order(editor: Make) -> None:
    made, field = only(editor, ChoicesField, "redaction", "reviewers")
    boxes = {box.text(): box for box in field.findChildren(QCheckBox)}
    assert boxes["投影"].isChecked()
    made.qtbot.keyClick(boxes["纸质材料"], Qt.Key.Key_Space)
    made.qtbot.keyClick(boxes["公示"], Qt.Key.Key_Space)
    assert made.value("redaction", "reviewers") == ["projector", "pdf"]


def test_links_of_the_tie_chain_are_moved_dropped_and_added_by_keys(editor: Make) -> None:
    made, field = only(editor, OrderField, "rules", "tie_chain")
    chain = ["exact", "criterion:originality", "untrimmed_mean", "head_to_head"]
    assert field.list.item(1).text() == "2   指标：创新性"
    made.qtbot.keyClick(field.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert made.value("rules", "tie_chain") == [chain[1], chain[0], *chain[2:]]
    assert field.list.currentRow() == 1
    made.qtbot.keyClick(field.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    made.qtbot.keyClick(field.list, Qt.Key.Key_Delete)
    assert made.value("rules", "tie_chain") == chain[1:]
    field.more.setCurrentIndex(field.more.findData("median"))
    made.qtbot.keyClick(field.add, Qt.Key.Key_Space)
    assert made.value("rules", "tie_chain") == [*chain[1:], "median"]
    made.qtbot.keyClick(field.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert made.value("rules", "tie_chain") == [*chain[1:], "median"]


def test_a_field_whose_place_the_plan_itself_has_wrong_says_so(editor: Make) -> None:
    made, field = only(editor, TypedField, "notice", "days")
    text = made.office.plan_text.replace("days = 3", "days = 0")
    from reviewdesk.desk.secretary.rules import rules_of

    field.show_rules(rules_of(text))
    assert "366" in field.wrong.text()
    assert field.findChildren(QLabel)
