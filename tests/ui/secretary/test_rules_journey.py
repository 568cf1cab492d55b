"""From the award profile to rehearsed rules: all of it in the window, all of it by keyboard."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from reviewdesk.app import Program
from reviewdesk.desk.secretary.office import plan_of, reopen
from reviewdesk.ui.secretary.beginning import BeginningPage
from reviewdesk.ui.secretary.page import SecretaryPage
from reviewdesk.ui.secretary.rules.field import Field
from reviewdesk.ui.secretary.rules.items import Items
from reviewdesk.ui.secretary.rules.panel import RulesPanel
from window_way import CTRL, DOWN, ENTER, SPACE, Person, focus, words


class Writer(Person):
    """A person in the editor of the rules."""

    @property
    def panel(self) -> RulesPanel:
        page = self.program.window.page
        assert isinstance(page, SecretaryPage)
        assert isinstance(page.panel, RulesPanel)
        return page.panel

    def section(self, wanted: str) -> None:
        """Go to a section by the arrow keys of the list."""
        self.tab_to(self.panel.list, Qt.Key.Key_Backtab)
        ids = [one.id for one in self.panel.model.sections]
        self.press(Qt.Key.Key_Home, *[DOWN] * ids.index(wanted))
        found = self.panel.section
        assert found is not None
        assert found.id == wanted

    def field(self, *path: str | int) -> Field:
        """Go to a field by Tab."""
        found = next(one for one in self.panel.form.fields if one.path == path)
        self.tab_to(found.entry.focusProxy() or found.entry)
        return found

    def fill(self, text: str, *path: str | int) -> None:
        self.field(*path)
        entry = focus()
        assert isinstance(entry, QLineEdit)
        entry.selectAll()
        self.write(text)
        self.press(ENTER)
        self.settle()


@pytest.fixture
def person(qtbot: QtBot, program: Program) -> Writer:
    return Writer(qtbot, program)


def test_the_rules_of_an_award_are_changed_previewed_and_rehearsed(person: Writer, tmp_path: Path) -> None:
    person.program.office.begin()
    page = person.on(BeginningPage)
    person.tab_to(page.folder)
    page.folder.selectAll()
    person.write(str(tmp_path / "award"))
    person.ctrl(ENTER)
    desk = person.on(SecretaryPage)
    person.wait(lambda: desk.heading().subject == "年度优秀成果奖评审")
    if desk.panel.step != "plan":
        desk.enter("plan")
    person.wait(person.panel.list.hasFocus)

    person.field("rules", "aggregate")
    person.press(Qt.Key.Key_Up)
    person.settle()
    person.wait(lambda: plan_of(reopen(tmp_path / "award"))[0].tracks[0].rules.aggregate == "mean")  # type: ignore[union-attr]
    person.fill("4", "track", 0, "tier", 2, "quota")

    person.section("track.0.criterion")
    items = next(one for one in person.panel.form.findChildren(Items) if one.isVisible())
    person.tab_to(items.table)
    person.fill("30", "track", 0, "criterion", 0, "max")
    assert items.sum.text() == "合计 90 / 100"
    assert desk.heading().chips[0].value != "0"
    person.tab_to(items.add, Qt.Key.Key_Backtab)
    person.press(SPACE)
    person.settle()
    person.wait(lambda: items.sum.text() == "合计 100 / 100")
    person.wait(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    person.fill("reach", "track", 0, "criterion", 4, "name")

    person.section("track.0.criterion")
    items = next(one for one in person.panel.form.findChildren(Items) if one.isVisible())
    person.tab_to(items.table)
    bands = next(one for one in items.form.findChildren(Items) if one.isVisible())
    assert bands.model.rows[0][0] == "突出"
    for at, low, high in ((0, "26", "30"), (1, "20", "25"), (2, "0", "19")):
        person.tab_to(bands.table)
        person.press(*[Qt.Key.Key_Up] * 3, *[DOWN] * at)
        person.fill(low, "track", 0, "criterion", 0, "bands", at, "min")
        person.fill(high, "track", 0, "criterion", 0, "bands", at, "max")
    plan, problems = plan_of(reopen(tmp_path / "award"))
    assert problems == ()
    assert plan is not None
    assert [one.name for one in plan.tracks[0].criteria][-1] == "reach"

    person.section("track.0.preview")
    form = person.panel.preview.form
    person.tab_to(form.rows[0].field)
    for text in ("28", "33", "16", "2", "8"):
        person.write(text)
        person.press(ENTER)
    assert "83" in words(person.panel.preview)

    person.section("rehearse")
    person.tab_to(person.panel.rehearse.reviewers)
    person.panel.rehearse.reviewers.selectAll()
    person.write("7")
    person.press(ENTER)
    person.wait(lambda: bool(person.panel.rehearse.model.lines))
    assert sum(line.edge for line in person.panel.rehearse.model.lines) == 3
    assert "平均" in words(person.panel.rehearse)

    for _ in range(20):
        person.qtbot.keyClick(focus(), Qt.Key.Key_Z, CTRL)
        person.settle()
    plan, _ = plan_of(reopen(tmp_path / "award"))
    assert plan is not None
    assert plan.tracks[0].rules.aggregate == "trimmed"
    assert plan.tracks[0].tiers[2].quota == 3
