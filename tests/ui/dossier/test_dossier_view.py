"""The viewer: tabs, place, zoom, failures, and what it forgets."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

import dossier_samples
import pdf_samples
from dossier_desk import Desk
from reviewdesk.ui.dossier.layout import FIT_PAGE, FIT_WIDTH, Place
from reviewdesk.ui.dossier.shelf import KEPT_DOCUMENTS

Opened = Callable[..., None]


def sentence(desk: Desk) -> str:
    shown = desk.view._stack.currentWidget()
    assert shown is not None
    return " ".join(label.text() for label in shown.findChildren(QLabel))


def desk_shows(desk: Desk, qtbot: QtBot, pages: int) -> None:
    qtbot.waitUntil(lambda: desk.view.pages.pages == pages, timeout=10_000)


def drawn(desk: Desk) -> bool:
    """Whether the picture of every page on show is exact."""
    pages = desk.view.pages
    return all(tile in desk.view.reader.pictures for page in pages.seen() for tile in pages._tiles(page))


def test_only_the_document_on_show_is_wanted(desk: Desk, opened: Opened) -> None:
    opened()
    assert desk.wanted == ["a"]
    assert desk.view.bar.tabs.count() == 2


def test_the_document_last_read_comes_first_again(desk: Desk, opened: Opened) -> None:
    opened(current="b")
    assert desk.wanted == ["b"]
    assert desk.view.pages.pages == 3


def test_a_tab_changes_the_document_and_back_costs_no_second_asking(
    desk: Desk, opened: Opened, qtbot: QtBot
) -> None:
    opened()
    desk.view.bar.tabs.setCurrentIndex(1)
    qtbot.waitUntil(lambda: desk.view.pages.pages == 3, timeout=10_000)
    desk.view.bar.tabs.setCurrentIndex(0)
    qtbot.waitUntil(lambda: desk.view.pages.pages == 12, timeout=10_000)
    assert desk.wanted == ["a", "b"]


def test_only_a_few_documents_are_kept(desk: Desk, opened: Opened, qtbot: QtBot) -> None:
    names = [str(number) for number in range(KEPT_DOCUMENTS + 2)]
    opened({name: pdf_samples.good(int(name) + 1) for name in names})
    for number in (*range(1, len(names)), 0):
        desk.view.bar.tabs.setCurrentIndex(number)
        desk_shows(desk, qtbot, number + 1)
    assert desk.wanted == [*names, "0"]


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


def test_what_shows_is_drawn_exactly_also_enlarged_and_turned(
    desk: Desk, opened: Opened, qtbot: QtBot
) -> None:
    opened()
    changes: list[Callable[[], None]] = [
        desk.view.first,
        lambda: desk.view.pages.set_zoom(4.0),
        desk.view.pages.rotate,
        desk.view.last,
    ]
    for change in changes:
        change()
        qtbot.waitUntil(lambda: drawn(desk), timeout=20_000)


def test_a_page_that_is_not_drawn_yet_is_shown_by_what_there_is(
    desk: Desk, opened: Opened, qtbot: QtBot
) -> None:
    opened({"a": dossier_samples.red_corner()})
    qtbot.waitUntil(lambda: drawn(desk), timeout=10_000)
    desk.view.pages.set_zoom(3.0)
    picture = desk.view.pages.viewport().grab().toImage()
    assert not drawn(desk)
    assert picture.pixelColor(60, 60).name() == "#ff0000"


@pytest.mark.parametrize(
    ("data", "word"),
    [(b"nothing", "不是 PDF"), (pdf_samples.encrypted("x"), "密码"), (pdf_samples.good(3)[:500], "损坏")],
)
def test_a_broken_document_says_why_in_its_tab_and_the_others_go_on(
    desk: Desk, opened: Opened, qtbot: QtBot, data: bytes, word: str
) -> None:
    opened({"a": pdf_samples.good(2), "bad": data})
    desk.view.bar.tabs.setCurrentIndex(1)
    qtbot.waitUntil(lambda: "此文件无法显示" in sentence(desk), timeout=10_000)
    assert word in sentence(desk)
    desk.view.bar.tabs.setCurrentIndex(0)
    qtbot.waitUntil(lambda: desk.view.pages.pages == 2, timeout=10_000)
    desk.view.bar.tabs.setCurrentIndex(1)
    assert word in sentence(desk)


def test_a_page_that_cannot_be_drawn_says_so_on_its_sheet(desk: Desk, opened: Opened, qtbot: QtBot) -> None:
    opened({"a": pdf_samples.slow()})
    qtbot.waitUntil(lambda: desk.view.reader.unshown != {}, timeout=10_000)
    assert list(desk.view.reader.unshown.values()) == ["slow"]


def test_bytes_that_cannot_be_had_are_told_and_asked_for_again(desk: Desk, qtbot: QtBot) -> None:
    desk.show({})
    desk.view.show_documents([type("D", (), {"id": "x", "name": "X"})()])
    desk.view.show_failure("x", "The stick is gone.")
    assert "The stick is gone." in sentence(desk)
    shown = desk.view._stack.currentWidget()
    assert shown is not None
    again = shown.findChild(QPushButton)
    assert again is not None
    desk.files = {"x": pdf_samples.good(1)}
    qtbot.mouseClick(again, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: desk.view.pages.pages == 1, timeout=10_000)
    assert desk.wanted == ["x", "x"]


def test_pages_of_the_last_application_never_stand_in_for_a_document_of_the_same_name(
    desk: Desk, opened: Opened, qtbot: QtBot
) -> None:
    opened({"plan": dossier_samples.red_corner()})
    qtbot.waitUntil(lambda: drawn(desk), timeout=10_000)
    desk.show({"plan": pdf_samples.good(1, (200, 300))})
    assert desk.view.reader.pictures.size == 0
    qtbot.waitUntil(lambda: desk.view.pages.pages == 1 and drawn(desk), timeout=10_000)
    assert desk.view.pages.viewport().grab().toImage().pixelColor(60, 60).name() == "#ffffff"


def test_a_page_still_being_drawn_for_the_last_application_is_not_taken_for_the_next_one(
    desk: Desk, opened: Opened, qtbot: QtBot
) -> None:
    opened({"plan": dossier_samples.red_corner()})
    qtbot.waitUntil(lambda: drawn(desk), timeout=10_000)
    desk.view.pages.set_zoom(3.0)
    desk.view.pages._wish()
    with qtbot.waitSignal(desk.view.reader.drawn, timeout=10_000):
        desk.show({"plan": pdf_samples.good(1, (200, 300))})
    qtbot.waitUntil(lambda: desk.view.pages.pages == 1 and drawn(desk), timeout=10_000)
    likeness = desk.view.reader.pictures.likeness(desk.view.reader.document, 0, 0)
    assert likeness is not None
    assert likeness.pixelColor(20, 20).name() == "#ffffff"


def test_bytes_that_come_too_late_change_nothing(desk: Desk, opened: Opened) -> None:
    opened()
    desk.view.show_bytes("gone", pdf_samples.good(7))
    desk.view.show_failure("gone", "Too late.")
    assert desk.view.pages.pages == 12


def test_without_documents_the_viewer_says_so(desk: Desk) -> None:
    desk.show({})
    assert sentence(desk) == "此处没有文件。"
    assert desk.view.document() == ""


def test_everything_that_takes_the_focus_has_a_name(desk: Desk, opened: Opened) -> None:
    opened()
    desk.view.search()
    nameless = [
        widget
        for widget in desk.view.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.accessibleName()
        and not isinstance(widget, QPushButton)
    ]
    assert nameless == []
