"""The office's list of blank sheets: looked at by keyboard, before sealing too, and back to the list."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import office_scene
from reviewdesk.desk.secretary.blank_sheets import SHEETS
from reviewdesk.desk.secretary.office import Office
from reviewdesk.ui.dossier.preview import PaperPreview
from reviewdesk.ui.secretary.page import SecretaryPage
from reviewdesk.ui.secretary.sheets_panel import SheetsPanel
from window_way import DOWN, ENTER, ESC, Person

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")
Sit = Callable[[Office, str], SecretaryPage]


def test_a_sheet_is_looked_at_before_sealing_and_the_list_comes_back(
    person: Person, sit: Sit, tmp_path: Path
) -> None:
    page = sit(office_scene.office(tmp_path / "office"), "sheets")
    panel = page.panel
    assert isinstance(panel, SheetsPanel)
    assert panel.list.table.rows.rowCount() == len(SHEETS)
    assert not page.go_on.isEnabled()
    panel.list.table.setFocus()
    person.press(DOWN)
    person.press(ENTER)
    assert person.on(PaperPreview).view.bar.tabs.tabText(0) == "评审承诺书"
    person.press(ESC)
    assert isinstance(person.on(SecretaryPage).panel, SheetsPanel)


def test_sheets_wait_for_a_plan_that_can_be_read(person: Person, sit: Sit, tmp_path: Path) -> None:
    office = office_scene.office(tmp_path / "office")
    page = sit(office, "sheets")
    panel = page.panel
    assert isinstance(panel, SheetsPanel)
    assert panel.list.show_button.isEnabled()
    panel.show_office(replace(office, plan_text=""), ())
    assert not panel.list.show_button.isEnabled()
    panel.list.table.setFocus()
    person.press(ENTER)
    assert person.on(SecretaryPage) is page
