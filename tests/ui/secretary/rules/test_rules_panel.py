from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from reviewdesk.desk.plans import new_plan
from reviewdesk.desk.secretary.office import Office
from reviewdesk.desk.secretary.rehearsal import rehearse_made_up
from reviewdesk.desk.secretary.todo import Todo, todos
from reviewdesk.ui.secretary.rules.field import Field
from reviewdesk.ui.secretary.rules.panel import RulesPanel
from window_way import words


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(folder=tmp_path, plan_text=new_plan("award"))


@pytest.fixture
def panel(qtbot: QtBot, office: Office) -> RulesPanel:
    made = RulesPanel()
    qtbot.addWidget(made)
    made.resize(1160, 660)
    made.show_office(office, ())
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def broken(office: Office, panel: RulesPanel, old: str, new: str) -> Office:
    text = office.plan_text.replace(old, new, 1)
    assert text != office.plan_text
    changed = Office(folder=office.folder, plan_text=text)
    panel.show_office(changed, ())
    return changed


def titles(panel: RulesPanel) -> list[str]:
    return [section.id for section in panel.model.sections]


def focused() -> tuple[str | int, ...]:
    found = QApplication.focusWidget()
    while found is not None and not isinstance(found, Field):
        found = found.parentWidget()
    return () if found is None else found.path


def test_the_first_page_is_open(panel: RulesPanel) -> None:
    assert panel.section is not None
    assert panel.section.id == "first"


def test_the_first_page_has_what_most_need(panel: RulesPanel) -> None:
    names = {".".join(map(str, one.path)) for one in panel.form.fields}
    assert {
        "review_session.title", "review_session.basis", "review_session.organisers",
        "review_session.deadline", "rules.aggregate", "rules.trim", "rules.minimum_ballots",
        "rules.end_rule", "track.0.tier.0.quota", "track.0.tier.2.floor",
    } <= names  # fmt: skip


def test_how_many_to_drop_is_asked_only_of_the_trimmed_mean(panel: RulesPanel, office: Office) -> None:
    broken(office, panel, 'aggregate = "trimmed"', 'aggregate = "mean"')
    assert ("rules", "trim") not in [one.path for one in panel.form.fields]


def test_the_rest_waits_behind_more_rules(panel: RulesPanel, qtbot: QtBot) -> None:
    assert "committee" not in titles(panel)
    qtbot.keyClick(panel, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "committee" in titles(panel))
    panel.choose("committee")
    panel.more.setChecked(False)
    assert panel.section is not None
    assert panel.section.id == "first"


def test_problems_are_sentences_that_lead_to_their_field(
    panel: RulesPanel, office: Office, qtbot: QtBot
) -> None:
    broken(office, panel, "days = 3", "days = 0")
    go = next(one for one in panel.findChildren(QPushButton) if "公示天数" in one.text())
    assert "366" in go.text()
    go.setFocus()
    qtbot.keyClick(go, Qt.Key.Key_Space)
    assert focused() == ("notice", "days")
    assert any("!" in str(panel.model.data(panel.model.index(at, 0))) for at in range(panel.model.rowCount()))


def test_a_sum_that_does_not_fit_leads_to_the_rubric(panel: RulesPanel, office: Office) -> None:
    broken(office, panel, 'max = "40"', 'max = "41"')
    panel.jump(("track", 0))
    assert panel.section is not None
    assert panel.section.id == "track.0.criterion"
    panel.jump(("track", 0, "document", 1, "name"))
    assert focused() == ("track", 0, "document", 1, "name")


def test_a_to_do_leads_to_its_field(panel: RulesPanel, office: Office) -> None:
    changed = broken(office, panel, "quota = 2", "quota = 0")
    panel.go_to(todos(changed)[0])
    assert focused() == ("track", 0, "tier", 1, "quota")
    before = panel.section
    panel.go_to(Todo(problem=todos(office)[0].problem, step="plan", red=False))
    assert panel.section == before


def test_many_problems_lead_to_the_text(panel: RulesPanel, office: Office, qtbot: QtBot) -> None:
    broken(office, panel, 'step = "1"', 'step = "x"\nodd = 1\neven = 2\nnone = 3\nsome = 4')
    more = next(one for one in panel.findChildren(QPushButton) if "还有" in one.text())
    more.setFocus()
    qtbot.keyClick(more, Qt.Key.Key_Space)
    assert panel.section is not None
    assert panel.section.kind == "text"


def test_a_key_no_form_has_leads_to_the_text(panel: RulesPanel, office: Office) -> None:
    broken(office, panel, "schema = 1", "schema = 1\nunknown = 2")
    panel.jump(("unknown",))
    assert panel.text.area.hasFocus()


def test_the_text_can_be_changed_and_its_problems_have_lines(panel: RulesPanel, qtbot: QtBot) -> None:
    panel.choose("text")
    area = panel.text.area
    area.setPlainText(area.toPlainText().replace("days = 3", "days = 0"))
    assert "第 " in str(panel.text.model.data(panel.text.model.index(0, 0)))
    panel.text.problems.activated.emit(panel.text.model.index(0, 0))
    assert area.textCursor().block().text() == "days = 0"
    with qtbot.waitSignal(panel.retold) as told:
        qtbot.keyClick(panel.text.take, Qt.Key.Key_Space)
    assert "days = 0" in told.args[0]
    qtbot.keyClick(panel.text.back, Qt.Key.Key_Space)
    assert not panel.text.touched


def test_a_text_somebody_writes_in_is_not_taken_away(panel: RulesPanel, office: Office) -> None:
    panel.choose("text")
    panel.text.area.setPlainText("mine")
    panel.show_office(office, ())
    assert panel.text.area.toPlainText() == "mine"


def test_the_preview_is_the_form_of_a_reviewer_and_keeps_nothing(
    panel: RulesPanel, office: Office, qtbot: QtBot
) -> None:
    panel.choose("track.0.preview")
    form = panel.preview.form
    assert [row.criterion.name for row in form.rows] == ["创新性", "实际效果", "材料质量", "材料补正扣分"]
    for row, text in zip(form.rows, ("36", "30", "16", "0"), strict=True):
        row.field.setFocus()
        qtbot.keyClicks(row.field, text)
    assert "82" in words(panel.preview)
    panel.show_office(office, ())
    assert "82" in words(panel.preview)
    qtbot.keyClick(form.rows[0].field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "82" not in words(panel.preview)
    assert panel.section is not None
    assert panel.section.kind == "preview"


def test_enter_goes_from_the_list_into_the_form(panel: RulesPanel, qtbot: QtBot) -> None:
    panel.list.setFocus()
    qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert focused() == ("review_session", "title")
    panel.choose("text")
    panel.list.setFocus()
    qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert panel.text.area.hasFocus()


def test_a_plan_with_problems_has_no_preview_and_no_rehearsal(panel: RulesPanel, office: Office) -> None:
    broken(office, panel, 'max = "40"', 'max = "41"')
    panel.choose("track.0.preview")
    assert panel.preview.form.isHidden()
    panel.choose("rehearse")
    assert not panel.rehearse.make.isEnabled()


def test_a_rehearsal_shows_the_ranking_with_its_lines(
    panel: RulesPanel, office: Office, qtbot: QtBot
) -> None:
    panel.choose("rehearse")
    with qtbot.waitSignal(panel.rehearse.wanted) as wanted:
        panel.rehearse.reviewers.setFocus()
        panel.rehearse.reviewers.setText("5")
        qtbot.keyClick(panel.rehearse.reviewers, Qt.Key.Key_Return)
    assert wanted.args == [5, 1]
    panel.rehearse.show_rehearsal(rehearse_made_up(office, 5))
    lines = panel.rehearse.model.lines
    assert next(line.cells[1] for line in lines if line.edge).startswith("—— 一等奖入围线")
    assert lines[0].cells[0] == "1"
    said = words(panel.rehearse)
    assert "每组5人，任1人回避即全组改用中位数" in said
    assert "试算分数" in said
    broken(office, panel, "quota = 2", "quota = 4")
    assert panel.rehearse.model.lines == ()


def test_no_rehearsal_with_nobody(panel: RulesPanel, qtbot: QtBot) -> None:
    panel.choose("rehearse")
    with qtbot.assertNotEmitted(panel.rehearse.wanted):
        panel.rehearse.reviewers.setText("0")
        qtbot.keyClick(panel.rehearse.reviewers, Qt.Key.Key_Return)
    assert "99" in words(panel.rehearse)


def test_what_was_typed_is_taken_when_the_step_is_left(panel: RulesPanel, qtbot: QtBot) -> None:
    panel.form.focus(("rules", "trim"))
    field = next(one for one in panel.form.fields if one.path == ("rules", "trim"))
    field.entry.selectAll()  # type: ignore[attr-defined]
    qtbot.keyClicks(field.entry, "2")
    with qtbot.waitSignal(panel.changed) as changed:
        assert panel.leaving()
    assert changed.args == [("rules", "trim"), 2]
