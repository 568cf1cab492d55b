"""The registry by window: an empty one, an archive added, found again, its reports recorded."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QDate
from pytestqt.qtbot import QtBot

from choosing import choose_when_asked
from followed import followed
from registry_scene import LISTED, WHEN, confirmed, entries, submitted
from reviewdesk.app import Program
from reviewdesk.desk.staff.registry import own_registry
from reviewdesk.domain.registry import Named
from reviewdesk.store.registry_database import opened as database
from reviewdesk.store.registry_entering import enter
from reviewdesk.ui.registry.dialogs import ReportDialog, WhereDialog
from reviewdesk.ui.registry.page import RegistryPage
from reviewdesk.ui.secretary.page import SecretaryPage
from reviewdesk.ui.staff.preparation_dialog import PreparationDialog
from reviewdesk.ui.start.page import StartPage
from staff_scene import Official
from window_way import ENTER, ESC, words

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing|propagate)")


@pytest.fixture
def official(qtbot: QtBot, program: Program) -> Official:
    return Official(qtbot, program)


def held(standing: Named) -> None:
    """Put an archive into the registry of this machine, with one title confirmed in 2014."""
    with database(own_registry(), create=True) as registry:
        enter(registry, submitted(rows=entries(confirmed(standing, "2014-09-01"))), WHEN)


def opened(official: Official) -> RegistryPage:
    official.on(StartPage).registry_button.click()
    page = official.on(RegistryPage)
    official.settle()
    return page


def test_an_archive_is_added_found_and_asked_for_reports(official: Official, tmp_path: Path) -> None:
    page = opened(official)
    assert page.sections.place == 1, "an empty registry begins where archives are added"
    assert page.archives.empty.isVisible()
    choose_when_asked(followed().archive)
    page.archives.add.click()
    official.wait(lambda: page.archives.table.rows.rowCount() == 1)
    assert "小评审会" in page.archives.told.text()
    page.sections.turn_to(0)
    official.settle()
    official.on(RegistryPage)
    page.search.text.setFocus()
    page.search.text.setText("A2")
    official.press(ENTER)
    official.settle()
    page.search.text.clear()
    page.search.standing.setText("列入")
    page.search.year.setText("2014")
    page.search.go.click()
    official.settle()
    assert page.search.pager.told.text()
    page.sections.turn_to(2)
    official.settle()
    assert page.due.empty.isVisible()
    page.due.missing.setChecked(True)
    page.due.at.setDate(QDate(2016, 1, 1))
    official.settle()
    official.program.menu.looks.emit()
    again = official.on(RegistryPage)
    assert again is not page
    official.press(ESC)
    official.on(StartPage)


def test_the_holders_of_titles_owe_reports(official: Official) -> None:
    held(LISTED)
    page = opened(official)
    page.sections.turn_to(2)
    page.due.at.setDate(QDate(2015, 7, 10))
    official.settle()
    assert "2015-06" in page.due.counts.text()
    page.due.table.setFocus()
    official.press(ENTER)
    dialog = official.shown(ReportDialog)
    dialog.fields.fill({"received": date(2015, 7, 2), "note": "纸质"})
    dialog.keep.click()
    official.wait(lambda: page.due.table.rows.row(0).cells[5] == "2015-07-02")
    page.due.record.click()
    again = official.shown(ReportDialog)
    again.fields.fill({"received": date(2015, 7, 3)})
    again.keep.click()
    official.wait(lambda: bool(words(again)) and again.isVisible() and "2015-07-02" in words(again))
    again.correct.setChecked(True)
    again.keep.click()
    official.wait(lambda: page.due.table.rows.row(0).cells[5] == "2015-07-03")


def test_the_yearly_evaluation_is_prepared_from_the_list_of_titles(
    official: Official, tmp_path: Path
) -> None:
    held(LISTED)
    page = opened(official)
    page.sections.turn_to(1)
    official.settle()
    page.archives.evaluate.click()
    dialog = official.shown(PreparationDialog)
    assert dialog.more is not None
    dialog.more.fill({"year": 2013})
    dialog.place.propose(tmp_path / "evaluation")
    dialog.keep.click()
    official.wait(lambda: "2013" in words(dialog))
    dialog.more.fill({"year": 2014, "profile": "zhejiang-2014"})
    dialog.keep.click()
    official.on(SecretaryPage)
    assert (tmp_path / "evaluation").is_dir()


def test_another_registry_is_asked_for(official: Official, tmp_path: Path) -> None:
    page = opened(official)
    page.elsewhere.emit()
    dialog = official.shown(WhereDialog)
    dialog.line.setText(str(tmp_path / "shared"))
    dialog.keep.click()
    official.wait(lambda: official.program.window.page is not page)
    assert str(tmp_path / "shared") in official.on(RegistryPage).heading().subject
