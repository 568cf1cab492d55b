"""Beside the way: the archives office, other rules, and last year."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from followed import followed
from reviewdesk.app import Program
from reviewdesk.ui.staff.comparison.panel import ComparisonPanel
from reviewdesk.ui.staff.comparison.presenter import ComparisonPresenter
from reviewdesk.ui.staff.filing.panel import FilingPanel
from reviewdesk.ui.staff.rehearsal.panel import RehearsalPanel
from reviewdesk.ui.staff.rehearsal.presenter import RehearsalPresenter
from staff_scene import Official, chain_in, copied
from window_way import ENTER, words

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing|propagate)")


@pytest.fixture
def official(qtbot: QtBot, program: Program) -> Official:
    return Official(qtbot, program)


def test_everything_goes_into_a_folder_for_the_archives_office(official: Official, tmp_path: Path) -> None:
    _, archive = copied(tmp_path)
    official.open(archive, chain_in(tmp_path, 2))
    panel = official.at(FilingPanel)
    assert panel.published.path is None
    panel.out.line.clear()
    panel.make.click()
    assert "文件夹" in panel.said.text()
    panel.out.propose(tmp_path / "filed")
    panel.fields.fill({"notice": "10"})
    panel.make.click()
    official.wait(panel.open.isVisible)
    assert (tmp_path / "filed" / "SHA256SUMS").exists()
    assert any("10" in panel.table.rows.row(at).cells[4] for at in range(panel.table.rows.rowCount()))
    panel.make.click()
    official.wait(panel.said.isVisible)


def test_other_rules_are_tried_and_marked_as_no_result(official: Official, tmp_path: Path) -> None:
    _, archive = copied(tmp_path)
    official.open(archive)
    panel = official.at(RehearsalPanel)
    assert not panel.go.isEnabled()
    form = panel.form
    form.part.setCurrentIndex(form.part.findData("listed"))
    assert form.now.text() == "现行值：1"
    form.line.setFocus()
    form.line.setText("2")
    official.press(ENTER)
    panel.go.click()
    official.wait(panel.write.isEnabled)
    assert "非评审结果" in panel.banner.text()
    cells = [panel.table.rows.row(at).cells for at in range(panel.table.rows.rowCount())]
    assert [one[1].split()[0] for one in cells] == ["A2", "A3"]
    panel.only.setChecked(False)
    assert panel.table.rows.rowCount() == 5
    presenter = panel.findChild(RehearsalPresenter)
    assert presenter is not None
    presenter.write_into(tmp_path / "tried")
    official.wait(lambda: (tmp_path / "tried" / "result.json").exists() and "tried" in panel.told.text())
    panel.chosen.removing.emit()
    assert not panel.go.isEnabled() and panel.table.rows.rowCount() == 0


def test_a_value_that_cannot_be_is_said(official: Official, tmp_path: Path) -> None:
    _, archive = copied(tmp_path)
    official.open(archive)
    panel = official.at(RehearsalPanel)
    form = panel.form
    form.rule.setCurrentIndex(form.rule.findData("track.t.rules.trim"))
    assert form.line.isVisible()
    form.line.setText("many")
    form.add.click()
    panel.go.click()
    official.wait(panel.said.isVisible)
    assert panel.told.text() == ""


def test_last_year_stands_beside_this_one(official: Official, tmp_path: Path) -> None:
    earlier = followed(number=1).archive
    later = followed(number=2).archive
    official.open(later)
    panel = official.at(ComparisonPanel)
    assert not panel.go.isEnabled()
    panel.last.propose(later)
    panel.go.click()
    official.wait(panel.said.isVisible)
    panel.last.propose(earlier)
    panel.go.click()
    official.wait(panel.save.isEnabled)
    assert panel.table.rows.rowCount() >= 5 and not panel.said.isVisible()
    presenter = panel.findChild(ComparisonPresenter)
    assert presenter is not None
    presenter.save_to(tmp_path / "both.xlsx")
    official.wait(lambda: "both.xlsx" in words(panel.note))
    assert (tmp_path / "both.xlsx").stat().st_size > 1000
