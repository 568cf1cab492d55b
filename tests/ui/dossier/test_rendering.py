"""Pictures: which are needed, and that they stay within their memory."""

from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from reviewdesk.ui.dossier.layout import Box
from reviewdesk.ui.dossier.rendering import SQUARE, WHOLE_PIXELS, Pictures, Tile, small, tiles


def tile(page: int, width: int = 100, rotation: int = 0) -> Tile:
    return Tile(document="d", page=page, sheet=(width, 100), rotation=rotation, clip=(0, 0, width, 100))


def image(width: int = 100) -> QImage:
    return QImage(width, 100, QImage.Format.Format_RGB32)


def test_old_pictures_make_room_and_memory_stays_bounded(qtbot: QtBot) -> None:
    pictures = Pictures(memory=5 * 40_000)
    for page in range(50):
        pictures.keep(tile(page), image())
        assert pictures.size <= 5 * 40_000
    assert [page for page in range(50) if tile(page) in pictures] == [45, 46, 47, 48, 49]


def test_a_picture_looked_at_is_kept_longer() -> None:
    pictures = Pictures(memory=2 * 40_000)
    pictures.keep(tile(1), image())
    pictures.keep(tile(2), image())
    pictures.of(tile(1))
    pictures.keep(tile(3), image())
    assert tile(1) in pictures
    assert tile(2) not in pictures


def test_keeping_a_picture_twice_counts_it_once() -> None:
    pictures = Pictures()
    pictures.keep(tile(1), image())
    pictures.keep(tile(1), image())
    assert pictures.size == 40_000


def test_the_likeness_of_a_page_is_its_largest_picture_turned_the_same_way() -> None:
    pictures = Pictures()
    for width, rotation in ((50, 0), (80, 0), (90, 90)):
        pictures.keep(tile(1, width, rotation), image(width))
    found = pictures.likeness("d", 1, 0)
    assert found is not None
    assert found.width() == 80
    assert pictures.likeness("d", 2, 0) is None
    assert pictures.likeness("other", 1, 0) is None


def test_a_usual_page_is_one_picture() -> None:
    found = list(tiles("d", 0, sheet=(1_400, 1_980), rotation=0, seen=Box(0, 0, 10, 10)))
    assert [one.whole for one in found] == [True]


def test_of_a_huge_page_only_the_squares_that_show_are_drawn() -> None:
    sheet = (20_000, 30_000)
    found = list(tiles("d", 0, sheet=sheet, rotation=0, seen=Box(2_000, 4_000, 1_000, 800)))
    assert {one.clip[:2] for one in found} == {
        (0, SQUARE),
        (SQUARE, SQUARE),
        (0, 2 * SQUARE),
        (SQUARE, 2 * SQUARE),
    }
    assert all(one.clip[2] * one.clip[3] <= WHOLE_PIXELS for one in found)


def test_the_squares_at_the_edge_end_with_the_page() -> None:
    found = list(tiles("d", 0, sheet=(5_000, 5_000), rotation=0, seen=Box(4_900, 4_900, 100, 100)))
    assert [one.clip for one in found] == [(4_096, 4_096, 904, 904)]


def test_what_stands_in_for_a_huge_page_is_small_and_of_its_shape() -> None:
    found = small("d", 0, sheet=(20_000, 40_000), rotation=0)
    assert found.sheet[0] * found.sheet[1] <= WHOLE_PIXELS / 3.9
    assert found.whole
    assert abs(found.sheet[1] / found.sheet[0] - 2) < 0.01
