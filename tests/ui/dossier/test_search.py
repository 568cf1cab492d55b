"""Searching a document: places counted, marked, walked through; the focus comes back."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QShortcut
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

import dossier_samples
import pdf_samples
from dossier_desk import Desk

Opened = Callable[..., None]


def search(desk: Desk, qtbot: QtBot, text: str) -> None:
    desk.view.search()
    desk.view.search_bar.entry.clear()
    qtbot.keyClicks(desk.view.search_bar.entry, text)
    qtbot.waitUntil(lambda: desk.view.finder.text == text and not desk.view.finder.searching, timeout=10_000)


def press(desk: Desk, qtbot: QtBot, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(desk.view.search_bar.entry, Qt.Key.Key_Return, modifier)


def test_places_are_counted_and_enter_walks_through_them_around_the_end(
    desk: Desk, opened: Opened, qtbot: QtBot
) -> None:
    opened({"a": dossier_samples.chapters(3)})
    search(desk, qtbot, "aim")
    count, pages = desk.view.search_bar.count, desk.view.pages
    told = [(count.text(), pages.place.page)]
    for _ in range(3):
        press(desk, qtbot)
        told.append((count.text(), pages.place.page))
    press(desk, qtbot, Qt.KeyboardModifier.ShiftModifier)
    told.append((count.text(), pages.place.page))
    assert told == [("1 / 3", 1), ("2 / 3", 2), ("3 / 3", 3), ("1 / 3", 1), ("3 / 3", 3)]


def test_the_first_place_is_the_next_one_from_where_the_person_reads(
    desk: Desk, opened: Opened, qtbot: QtBot
) -> None:
    opened({"a": dossier_samples.chapters(6)})
    desk.view.pages.go_to(3)
    search(desk, qtbot, "AIM")
    assert desk.view.search_bar.count.text() == "4 / 6"
    assert desk.view.pages.place.page == 4


def test_a_place_is_marked_on_the_paper_where_it_stands_also_turned(
    desk: Desk, opened: Opened, qtbot: QtBot
) -> None:
    opened({"a": dossier_samples.chapters(1)})
    search(desk, qtbot, "aim")
    pages = desk.view.pages
    for _ in range(4):
        qtbot.waitUntil(lambda: all(t in desk.view.reader.pictures for t in pages._tiles(0)), timeout=10_000)
        place = pages.placed(0, desk.view.finder.hits[0][0][0])
        pages.reveal(0, desk.view.finder.hits[0][0][0])
        inside = place.translated(-pages.window_seen().topLeft()).toRect()
        picture = pages.viewport().grab(inside).toImage()
        found = [QColor(picture.pixel(x, y)) for x in range(picture.width()) for y in range(picture.height())]
        assert sum(colour.lightness() < 90 for colour in found) > 5, "the letters stand inside the mark"
        assert sum(colour.red() > 220 and colour.blue() < 140 for colour in found) > len(found) / 3
        pages.rotate()


def test_a_text_that_is_nowhere_is_said_to_be(desk: Desk, opened: Opened, qtbot: QtBot) -> None:
    opened()
    search(desk, qtbot, "nowhere")
    assert desk.view.search_bar.count.text() == "本文件中没有"
    press(desk, qtbot)
    assert desk.view.finder.current is None


def test_escape_gives_the_focus_back_and_takes_no_shortcut_of_the_screen(
    desk: Desk, opened: Opened, qtbot: QtBot
) -> None:
    window, form, skipped = QWidget(), QLineEdit(), list[str]()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    layout.addWidget(desk.view)
    layout.addWidget(form)
    QShortcut(Qt.Key.Key_Escape, window).activated.connect(lambda: skipped.append("skip"))
    window.show()
    opened()
    form.setFocus()
    qtbot.keyClick(form, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert desk.view.search_bar.entry.hasFocus()
    search(desk, qtbot, "page")
    qtbot.keyClick(desk.view.search_bar.entry, Qt.Key.Key_Escape)
    assert desk.view.search_bar.isHidden()
    assert form.hasFocus()
    assert skipped == []
    assert desk.view.finder.count == 0
    desk.view.setParent(None)


def test_another_document_ends_the_search(desk: Desk, opened: Opened, qtbot: QtBot) -> None:
    opened()
    search(desk, qtbot, "page")
    assert desk.view.finder.count == 12
    desk.view.bar.tabs.setCurrentIndex(1)
    qtbot.waitUntil(lambda: desk.view.pages.pages == 3, timeout=10_000)
    assert desk.view.search_bar.isHidden()
    assert desk.view.finder.count == 0


def test_a_page_that_hangs_is_passed_over_by_the_search(desk: Desk, opened: Opened, qtbot: QtBot) -> None:
    opened({"a": pdf_samples.endless()})
    search(desk, qtbot, "aim")
    assert desk.view.search_bar.count.text() == "本文件中没有"


def test_without_a_document_there_is_nothing_to_search(desk: Desk) -> None:
    desk.show({})
    desk.view.search()
    assert desk.view.search_bar.isHidden()
