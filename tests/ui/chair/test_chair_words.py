from datetime import UTC, datetime, timedelta

import pytest
from pytestqt.qtbot import QtBot

from chair_scene import at_chair, scene
from reviewdesk.app import Program
from reviewdesk.desk.chair.closing_down import WipeReceipt
from reviewdesk.domain.names import Digest
from reviewdesk.errors import Problem
from reviewdesk.ui.chair.ending.wipe_page import WipePage
from reviewdesk.ui.chair.words import brief_clock, clock_words
from reviewdesk.words import sentence
from window_way import Person, words

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")
AT = "2026-11-28T08:30:00Z"


def test_a_narrow_column_has_the_hour_of_today_and_the_day_of_another_one() -> None:
    now = datetime.now(UTC)
    assert brief_clock(now.isoformat()) == now.astimezone().strftime("%H:%M")
    before = now - timedelta(days=3)
    assert brief_clock(before.isoformat()) == before.astimezone().strftime("%m-%d")
    assert (brief_clock(""), clock_words("")) == ("", "")


def test_a_list_of_applications_is_written_as_the_language_writes_lists() -> None:
    found = Problem("audit-tie-at-line", {"track": "甲类", "line": "列入", "applications": "A1, A2"})
    assert sentence(found, "zh_CN") == "甲类：列入入围线上的同分尚未解决（A1、A2）。"
    assert "(A1, A2)" in sentence(found, "en")


def test_the_receipt_of_an_erased_desk_outlives_another_language(qtbot: QtBot, program: Program) -> None:
    program.way.show_receipt(WipeReceipt(folder="desk", at=AT, archive=Digest("ab" * 32), slots=("r1",)))
    program.settings.language = "en"
    program.menu.looks.emit()
    page = program.window.page
    assert isinstance(page, WipePage)
    assert "Shred the slips of: r1" in words(page)


def test_with_the_largest_text_the_desk_still_fits_a_small_laptop(qtbot: QtBot, program: Program) -> None:
    person = Person(qtbot, program)
    program.settings.percent = 200
    program.menu.looks.emit()
    held, folder = scene("ranked")
    at_chair(person, held, folder)
    least = program.window.minimumSizeHint()
    assert (least.width() <= 1366, least.height() <= 768) == (True, True), least
