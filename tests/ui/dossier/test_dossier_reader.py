"""The drawing child: good documents are drawn, bad ones are named, and neither is ever waited for."""

import os
import signal
from collections.abc import Callable
from typing import cast

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

import dossier_samples
import pdf_samples
from reviewdesk.ui.dossier.process import Answer, PdfProcess, Request
from reviewdesk.ui.dossier.reader import Contents, Reader
from reviewdesk.ui.dossier.rendering import Tile


def tile(document: str, sheet: tuple[int, int], *, page: int = 0, rotation: int = 0) -> Tile:
    return Tile(document=document, page=page, sheet=sheet, rotation=rotation, clip=(0, 0, *sheet))


def open_it(qtbot: QtBot, reader: Reader, name: str, data: bytes) -> Contents:
    with qtbot.waitSignal(reader.opened, timeout=20_000) as told:
        reader.open(name, data)
    assert told.args is not None
    return cast("Contents", told.args[1])


def draw(qtbot: QtBot, reader: Reader, wanted: Tile) -> QImage | None:
    with qtbot.waitSignal(
        reader.drawn, timeout=20_000, check_params_cb=cast("Callable[..., bool]", lambda one: one == wanted)
    ):
        reader.wish("seen", [wanted])
    return reader.pictures.of(wanted)


def corners(image: QImage | None) -> list[str]:
    assert image is not None
    right, low = image.width() * 3 // 4, image.height() * 3 // 4
    left, top = image.width() // 4, image.height() // 4
    places = [(left, top), (right, top), (right, low), (left, low)]
    return ["red" if image.pixelColor(*place) == QColor("red") else "white" for place in places]


def test_sizes_and_the_table_of_contents_come_with_the_document(qtbot: QtBot, reader: Reader) -> None:
    found = open_it(qtbot, reader, "d", dossier_samples.chapters(4))
    assert [tuple(map(round, size)) for size in found.sizes] == [(595, 842)] * 4
    assert [(row.level, row.title, row.page) for row in found.outline] == [
        (0, "Chapter 1", 0),
        (1, "Chapter 2", 1),
        (0, "Chapter 3", 2),
        (1, "Chapter 4", 3),
    ]


@pytest.mark.parametrize(("rotation", "place"), [(0, 0), (90, 1), (180, 2), (270, 3)])
def test_a_page_is_turned_clockwise(qtbot: QtBot, reader: Reader, rotation: int, place: int) -> None:
    open_it(qtbot, reader, "d", dossier_samples.red_corner())
    sheet = (200, 300) if rotation % 180 == 0 else (300, 200)
    found = corners(draw(qtbot, reader, tile("d", sheet, rotation=rotation)))
    assert found == ["red" if at == place else "white" for at in range(4)]


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_a_part_of_a_page_is_cut_from_the_turned_whole(qtbot: QtBot, reader: Reader, rotation: int) -> None:
    open_it(qtbot, reader, "d", dossier_samples.red_corner())
    sheet = (200, 300) if rotation % 180 == 0 else (300, 200)
    whole = draw(qtbot, reader, tile("d", sheet, rotation=rotation))
    clip = (sheet[0] // 4, sheet[1] // 4, sheet[0] // 2, sheet[1] // 2)
    part = draw(qtbot, reader, Tile(document="d", page=0, sheet=sheet, rotation=rotation, clip=clip))
    assert whole is not None
    assert corners(part) == corners(whole.copy(*clip))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "not-a-pdf"),
        (b"MZ" * 500, "not-a-pdf"),
        (pdf_samples.good(5)[:700], "damaged"),
        (b"%PDF-1.7\n" + b"\xff" * 5_000, "damaged"),
        (pdf_samples.encrypted("secret"), "encrypted"),
        (pdf_samples.good(2_001), "pages"),
    ],
)
def test_what_cannot_be_opened_is_named_and_the_next_document_opens(
    qtbot: QtBot, reader: Reader, data: bytes, reason: str
) -> None:
    with qtbot.waitSignal(reader.refused, timeout=20_000) as told:
        reader.open("bad", data)
    assert told.args == ["bad", reason]
    assert len(open_it(qtbot, reader, "good", pdf_samples.good(2)).sizes) == 2


def test_a_thousand_pages_open(qtbot: QtBot, reader: Reader) -> None:
    assert len(open_it(qtbot, reader, "d", pdf_samples.good(1_000)).sizes) == 1_000
    assert draw(qtbot, reader, tile("d", (60, 85), page=999)) is not None


@pytest.mark.parametrize("side", [1e7, 4_900.0])
def test_a_giant_page_is_not_drawn(qtbot: QtBot, reader: Reader, side: float) -> None:
    open_it(qtbot, reader, "d", pdf_samples.good(1, (side, side)))
    assert draw(qtbot, reader, tile("d", (500, 500))) is None
    assert reader.unshown == {("d", 0): "page-size"}


def test_a_page_without_a_size_is_shown_as_a_letter(qtbot: QtBot, reader: Reader) -> None:
    assert open_it(qtbot, reader, "d", pdf_samples.good(1, (0, 0))).sizes == ((612.0, 792.0),)


def test_a_page_that_never_ends_is_given_up_and_the_document_stays_open(qtbot: QtBot, reader: Reader) -> None:
    open_it(qtbot, reader, "d", dossier_samples.slow())
    assert draw(qtbot, reader, tile("d", (50, 50))) is None
    assert reader.unshown == {("d", 0): "slow"}
    reader.wish("seen", [tile("d", (60, 60))])
    assert open_it(qtbot, reader, "good", pdf_samples.good(1)).sizes


def test_another_document_does_not_wait_for_a_page_of_the_last_one(qtbot: QtBot) -> None:
    reader = Reader(page_seconds=600)
    open_it(qtbot, reader, "d", dossier_samples.slow())
    reader.wish("seen", [tile("d", (50, 50))])
    assert open_it(qtbot, reader, "good", pdf_samples.good(1)).sizes
    assert reader.unshown == {}
    reader.stop()


def test_a_page_that_swells_is_given_up(qtbot: QtBot) -> None:
    process, answers = PdfProcess(resident_limit=300 * 2**20), list[Answer]()
    process.answered.connect(answers.append)
    process.ask(Request(ticket=1, fields={"verb": "open"}, payload=pdf_samples.swollen(), seconds=20))
    fields = {"verb": "draw", "page": 0, "width": 99, "height": 99, "rotation": 0, "clip": (0, 0, 99, 99)}
    process.ask(Request(ticket=2, fields=fields, seconds=60))
    qtbot.waitUntil(lambda: len(answers) == 2, timeout=60_000)
    assert [(answer.ticket, answer.refused) for answer in answers] == [(1, ""), (2, "memory")]
    process.stop()


def test_typing_goes_on_while_a_page_is_being_drawn_for_ever(qtbot: QtBot) -> None:
    reader, entry = Reader(page_seconds=600), QLineEdit()
    qtbot.addWidget(entry)
    open_it(qtbot, reader, "d", dossier_samples.slow())
    reader.wish("seen", [tile("d", (50, 50))])
    qtbot.keyClicks(entry, "12345 " * 20)
    assert entry.text() == "12345 " * 20
    assert reader.unshown == {}
    assert tile("d", (50, 50)) not in reader.pictures
    reader.stop()


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="kills the child as Linux does")
def test_a_child_that_dies_between_two_pages_is_replaced(qtbot: QtBot, reader: Reader) -> None:
    open_it(qtbot, reader, "d", pdf_samples.good(3))
    assert draw(qtbot, reader, tile("d", (50, 50))) is not None
    os.kill(child_of(reader), signal.SIGKILL)
    draw(qtbot, reader, tile("d", (60, 60), page=1))
    assert draw(qtbot, reader, tile("d", (50, 50), page=2)) is not None


def test_the_child_ends_with_the_widget_that_owns_it(qtbot: QtBot) -> None:
    owner = QWidget()
    reader = Reader(owner)
    open_it(qtbot, reader, "d", pdf_samples.good(1))
    child = child_of(reader)
    owner.deleteLater()
    qtbot.waitUntil(lambda: not alive(child), timeout=10_000)


def child_of(reader: Reader) -> int:
    child = reader._process._line._child
    assert child is not None
    return child.pid


def alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except OSError:
        return False
    return True
