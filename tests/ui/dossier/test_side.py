"""The side panel: thumbnails and the table of contents."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

import dossier_samples
import pdf_samples
from dossier_desk import Desk
from reviewdesk.ui.dossier.outline import OutlineModel
from reviewdesk.ui.dossier.reader import OutlineRow
from reviewdesk.ui.dossier.thumbnails import ThumbnailModel

Opened = Callable[..., None]


def test_headings_are_moved_in_and_pages_are_named() -> None:
    outline, pages = OutlineModel(), ThumbnailModel()
    outline.show_rows((OutlineRow(0, "Aims", 0), OutlineRow(1, "Means", 3)))
    pages.show_sizes(((595.0, 842.0),) * 3)
    assert outline.index(1).data() == "　Means"
    assert pages.index(2).data(Qt.ItemDataRole.AccessibleTextRole) == "第 3 页，共 3 页"


def test_f4_shows_the_pages_small_and_draws_those_in_view(desk: Desk, opened: Opened, qtbot: QtBot) -> None:
    opened({"a": pdf_samples.good(300)})
    assert desk.view.side.isHidden()
    qtbot.keyClick(desk.view.pages, Qt.Key.Key_F4)
    strip = desk.view.side.thumbnails
    assert strip.isVisible()
    qtbot.waitUntil(lambda: strip.tile(1) in desk.view.reader.pictures, timeout=10_000)
    assert strip.tile(200) not in desk.view.reader.pictures
    strip.scrollTo(strip.pages.index(200))
    qtbot.waitUntil(lambda: strip.tile(200) in desk.view.reader.pictures, timeout=10_000)


def test_a_thumbnail_goes_to_its_page_and_follows_the_reading(
    desk: Desk, opened: Opened, qtbot: QtBot
) -> None:
    opened()
    desk.view.bar.side.trigger()
    strip = desk.view.side.thumbnails
    centre = strip.visualRect(strip.pages.index(1)).center()
    qtbot.mouseClick(strip.viewport(), Qt.MouseButton.LeftButton, pos=centre)
    assert desk.view.pages.place.page == 2
    desk.view.last()
    assert strip.currentIndex().row() == 11


def test_a_heading_goes_to_its_page(desk: Desk, opened: Opened, qtbot: QtBot) -> None:
    opened({"a": dossier_samples.chapters(6)})
    desk.view.bar.side.trigger()
    desk.view.side.tabs.setCurrentIndex(1)
    outline = desk.view.side.outline
    assert outline.isVisible()
    outline.setCurrentIndex(desk.view.side.headings.index(4))
    qtbot.keyClick(outline, Qt.Key.Key_Return)
    assert desk.view.pages.place.page == 5


def test_a_document_without_headings_says_so(desk: Desk, opened: Opened) -> None:
    opened()
    desk.view.bar.side.trigger()
    desk.view.side.tabs.setCurrentIndex(1)
    assert not desk.view.side.outline.isVisible()
    assert desk.view.side._empty.isVisible()
