"""The pages on show are drawn exactly, and never stand in for another document."""

from collections.abc import Callable

from pytestqt.qtbot import QtBot

import dossier_samples
import pdf_samples
from dossier_desk import Desk

Opened = Callable[..., None]


def drawn(desk: Desk) -> bool:
    """Whether the picture of every page on show is exact."""
    pages = desk.view.pages
    return all(tile in desk.view.reader.pictures for page in pages.seen() for tile in pages._tiles(page))


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


def test_a_page_that_cannot_be_drawn_says_so_on_its_sheet(desk: Desk, opened: Opened, qtbot: QtBot) -> None:
    opened({"a": pdf_samples.slow()})
    qtbot.waitUntil(lambda: desk.view.reader.unshown != {}, timeout=10_000)
    assert list(desk.view.reader.unshown.values()) == ["slow"]


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
