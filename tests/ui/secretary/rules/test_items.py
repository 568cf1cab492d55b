from collections.abc import Callable

from PySide6.QtCore import Qt

from reviewdesk.ui.secretary.rules.field import TypedField
from reviewdesk.ui.secretary.rules.items import Items
from reviewdesk.ui.secretary.rules.layout import Part
from rules_editor import Editor

Make = Callable[..., Editor]
ALT = Qt.KeyboardModifier.AltModifier


def items(editor: Make, *path: str | int, profile: str = "award") -> tuple[Editor, Items]:
    made = editor(profile, lambda _: (Part(path),))
    found = made.form.findChild(Items)
    assert found is not None
    found.setFocus()
    return made, found


def names(found: Items) -> list[str]:
    return [row[0] for row in found.model.rows]


def field(found: Items, key: str) -> TypedField:
    return next(one for one in found.form.fields if isinstance(one, TypedField) and one.path[-1] == key)


def typed(editor: Editor, one: TypedField, text: str) -> None:
    one.entry.setFocus()
    one.entry.selectAll()  # type: ignore[attr-defined]
    editor.qtbot.keyClicks(one.entry, text)
    editor.qtbot.keyClick(one.entry, Qt.Key.Key_Return)


def test_an_element_is_a_line(editor: Make) -> None:
    _, found = items(editor, "track", 0, "criterion")
    assert found.model.rows[0] == ("创新性", "分值", "40", "1")


def test_the_chosen_element_has_its_form(editor: Make) -> None:
    made, found = items(editor, "track", 0, "tier")
    assert field(found, "name").text == "一等奖"
    made.qtbot.keyClick(found.table, Qt.Key.Key_Down)
    assert field(found, "name").text == "二等奖"
    typed(made, field(found, "quota"), "4")
    assert made.value("track", 0, "tier", 1, "quota") == 4
    assert found.model.rows[1] == ("二等奖", "4", "75")


def test_the_sum_follows_every_change(editor: Make) -> None:
    made, found = items(editor, "track", 0, "criterion")
    assert found.sum.text() == "合计 100 / 100"
    typed(made, field(found, "max"), "35")
    assert found.sum.text() == "合计 95 / 100"
    assert found.sum.property("kind") == "bad"


def test_weights_must_add_up_to_one(editor: Make) -> None:
    made, found = items(editor, "track", 0, "criterion", profile="research-fund")
    assert found.sum.text() == "合计 1 / 1"
    typed(made, field(found, "weight"), "1/5")
    assert found.sum.text() == "合计 0.8 / 1"


def test_an_element_is_added_named_moved_and_taken_away_by_keys(editor: Make) -> None:
    made, found = items(editor, "track", 0, "tier")
    made.qtbot.keyClick(found.add, Qt.Key.Key_Space)
    assert names(found) == ["一等奖", "二等奖", "三等奖", "新的"]
    assert found.at == 3
    assert field(found, "name").entry.hasFocus()
    typed(made, field(found, "name"), "best")
    made.qtbot.keyClick(found.table, Qt.Key.Key_Up, ALT)
    assert names(found) == ["一等奖", "二等奖", "best", "三等奖"]
    assert found.at == 2
    made.qtbot.keyClick(found.table, Qt.Key.Key_Delete)
    assert names(found) == ["一等奖", "二等奖", "三等奖"]


def test_where_nothing_is_yet_the_next_step_is_said(editor: Make) -> None:
    made, found = items(editor, "track", 0, "requirement")
    assert not found.table.isVisible()
    assert found.empty.text() == "没有数量指标。可添加申报单位须填报的指标。"
    made.qtbot.keyClick(found.add, Qt.Key.Key_Space)
    assert found.table.isVisible()
    assert not found.empty.isVisible()


def test_bands_are_edited_inside_their_criterion(editor: Make) -> None:
    made, found = items(editor, "track", 0, "criterion")
    bands = found.form.findChild(Items)
    assert bands is not None
    assert names(bands) == ["突出", "较好", "一般"]
    made.qtbot.keyClick(bands.add, Qt.Key.Key_Space)
    assert made.value("track", 0, "criterion", 0, "bands", 3, "name") == "新的"


def test_a_place_is_found_through_the_lists(editor: Make) -> None:
    made, found = items(editor, "track", 0, "criterion")
    assert made.form.focus(("track", 0, "criterion", 1, "max"))
    assert found.at == 1
    assert field(found, "max").entry.hasFocus()
    assert made.form.focus(("track", 0, "criterion", 0, "bands", 1, "max"))
    assert not made.form.focus(("track", 1))


def test_a_first_vote_stage_is_added_after_scoring(editor: Make) -> None:
    made, found = items(editor, "stage")
    made.qtbot.keyClick(found.add, Qt.Key.Key_Space)
    assert names(found) == ["打分", "投票"]
