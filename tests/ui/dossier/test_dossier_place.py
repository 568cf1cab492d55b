"""Where a person reads: the place remembered, pages turned, zoomed and typed."""

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

import pdf_samples
from dossier_desk import Desk
from reviewdesk.ui.dossier.layout import FIT_PAGE, FIT_WIDTH, Place

Opened = Callable[..., None]


def test_a_person_finds_page_zoom_and_turn_as_they_were(desk: Desk, opened: Opened) -> None:
    desk.places = {"a": Place(5, 1.5, 90)}
    opened()
    assert desk.view.pages.place == Place(5, 1.5, 90)
    assert desk.view.bar.page.entry.text() == "5"
    assert desk.view.bar.zoom.text() == "150%"


def test_a_person_finds_the_line_that_was_at_the_top(desk: Desk, opened: Opened, qtbot: QtBot) -> None:
    opened()
    bar = desk.view.pages.verticalScrollBar()
    with qtbot.waitSignal(desk.view.moved, timeout=5_000):
        desk.view.pages.go_to(4)
        bar.setValue(bar.value() + 321)
    here, (_, place) = bar.value(), desk.moved[-1]
    assert place.down > 0
    desk.view.last()
    desk.places = {"b": place}
    opened({"b": pdf_samples.good(12)})
    assert bar.value() == here
    assert desk.view.pages.down == place.down


def test_a_remembered_page_beyond_the_last_is_the_last(desk: Desk, opened: Opened) -> None:
    desk.places = {"a": Place(500, FIT_WIDTH, 0)}
    opened()
    assert desk.view.pages.place.page == 12


def test_where_a_person_rests_is_told_once(desk: Desk, opened: Opened, qtbot: QtBot) -> None:
    opened()
    with qtbot.waitSignal(desk.view.moved, timeout=5_000):
        for page in (3, 4, 5):
            desk.view.pages.go_to(page)
    assert desk.moved == [("a", Place(6, FIT_WIDTH, 0))]


def test_a_place_is_told_before_another_document_is_shown(desk: Desk, opened: Opened) -> None:
    opened()
    desk.view.last()
    desk.view.bar.tabs.setCurrentIndex(1)
    assert [(document, place.page) for document, place in desk.moved] == [("a", 12)]


def test_turning_on_and_on_skips_no_part_of_a_page(desk: Desk, opened: Opened) -> None:
    opened()
    pages, seen = desk.view.pages, list[tuple[float, float]]()
    for _ in range(100):
        window = pages.window_seen()
        seen.append((window.top(), window.bottom()))
        desk.view.turn_page(1)
    gaps = [after[0] - before[1] for before, after in pairwise(seen)]
    assert max(gaps) <= 0
    assert pages.place.page == 12


def test_turning_back_returns_to_the_first_page(desk: Desk, opened: Opened) -> None:
    opened()
    desk.view.last()
    for _ in range(100):
        desk.view.turn_page(-1)
    assert desk.view.pages.place.page == 1
    assert desk.view.pages.verticalScrollBar().value() == 0


def test_with_whole_pages_on_show_turning_goes_page_by_page(desk: Desk, opened: Opened) -> None:
    opened()
    desk.view.pages.set_zoom(FIT_PAGE)
    places = []
    for _ in range(3):
        desk.view.turn_page(1)
        places.append(desk.view.pages.place.page)
    assert places == [2, 3, 4]


def test_the_keys_turn_zoom_and_choose(desk: Desk, opened: Opened, qtbot: QtBot) -> None:
    opened()
    pages = desk.view.pages
    pages.setFocus()
    qtbot.keyClick(pages, Qt.Key.Key_End)
    assert pages.place.page == 12
    qtbot.keyClick(pages, Qt.Key.Key_Home)
    assert pages.place.page == 1
    qtbot.keyClick(pages, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert pages.place.rotation == 90
    qtbot.keyClick(pages, Qt.Key.Key_Equal, Qt.KeyboardModifier.ControlModifier)
    assert pages.place.zoom > 0
    qtbot.keyClick(pages, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert pages.place.zoom == FIT_WIDTH
    qtbot.keyClick(pages, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: pages.pages == 3, timeout=10_000)
    qtbot.keyClick(pages, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: pages.pages == 12, timeout=10_000)


def test_a_page_is_typed_and_the_focus_goes_back_to_the_form(
    qtbot: QtBot, desk: Desk, opened: Opened
) -> None:
    form, window = QLineEdit(), QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    layout.addWidget(desk.view)
    layout.addWidget(form)
    window.show()
    opened()
    form.setFocus()
    qtbot.keyClick(form, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    entry = desk.view.bar.page.entry
    assert entry.hasFocus()
    qtbot.keyClicks(entry, "7")
    qtbot.keyClick(entry, Qt.Key.Key_Return)
    assert desk.view.pages.place.page == 7
    assert form.hasFocus()
    desk.view.setParent(None)


def test_the_wheel_with_ctrl_zooms_around_the_mouse(desk: Desk, opened: Opened) -> None:
    opened()
    pages = desk.view.pages
    pages.set_zoom(1.0)
    spot = QPointF(300, 200)
    before = (pages.window_seen().topLeft() + spot - pages.sheet(0).topLeft()) / pages.sheet(0).width()
    event = QWheelEvent(
        spot,
        QPointF(pages.mapToGlobal(spot)),
        QPoint(),
        QPoint(0, 240),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(pages.viewport(), event)
    after = (pages.window_seen().topLeft() + spot - pages.sheet(0).topLeft()) / pages.sheet(0).width()
    assert pages.place.zoom == 1.5
    assert (after - before).manhattanLength() < 0.01


def test_a_narrower_window_keeps_the_page_that_is_being_read(desk: Desk, opened: Opened) -> None:
    opened()
    desk.view.pages.go_to(7)
    desk.view.resize(420, 660)
    assert desk.view.pages.place.page == 8
