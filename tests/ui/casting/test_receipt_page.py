import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QStorageInfo, Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desk_round import sealed_round
from opening_way import answer_file
from reviewdesk.desk.machine import collecting_inbox
from reviewdesk.desk.reviewer.casting import cast, cast_ballots
from reviewdesk.desk.reviewer.handing_in import receipt_of
from reviewdesk.desk.reviewer.papers import OwnPaper
from reviewdesk.desk.reviewer.seating import Seating
from reviewdesk.domain.names import SeatId
from reviewdesk.sealed import ballot as sealed_ballot
from reviewdesk.sealed import codes
from reviewdesk.sealed.opening import open_batch
from reviewdesk.ui.casting.places import Place, is_removable, sticks
from reviewdesk.ui.casting.previewed import previewed
from reviewdesk.ui.casting.receipt_page import ReceiptPage
from reviewdesk.ui.casting.receipt_presenter import ReceiptPresenter
from reviewdesk.ui.tasks import Tasks
from seated import MAIN

Enter = Callable[[str], None]
Shown = tuple[ReceiptPage, ReceiptPresenter]
Show = Callable[..., Shown]
NAME = "r1-main-1-1.rdballot"
root = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="mounting a small disk needs root"
)


def words(widget: QWidget) -> str:
    return "\n".join(one.text() for one in widget.findChildren(QLabel))


@pytest.fixture
def plugged() -> list[Place]:
    """What is plugged in, as the presenter looks for it."""
    return []


@pytest.fixture
def show(qtbot: QtBot, tasks: Tasks, seating: Seating, enter: Enter, plugged: list[Place]) -> Show:
    enter(MAIN)

    def made(*places: Place, watched: str = "") -> Shown:
        plugged.extend(places)
        done = cast(seating.table, "main")
        page = ReceiptPage(receipt_of(seating.table, done))
        qtbot.addWidget(page)
        page.resize(1366, 692)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        presenter = ReceiptPresenter(
            page, tasks, seating, done, watched_folder=watched, plugged_in=lambda: tuple(plugged)
        )
        qtbot.waitUntil(lambda: all(place in page.delivery.buttons for place in places))
        return page, presenter

    return made


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one page, which holds no ballot."""
    folder = tmp_path / "small"
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4k", "tmpfs", str(folder)], check=True)
    yield folder
    subprocess.run(["umount", str(folder)], check=False)


def stick(folder: Path) -> Place:
    device = bytes(QStorageInfo(str(folder)).device().data())
    return Place(kind="stick", folder=folder, name="U", device=device, free=1)


def choose(qtbot: QtBot, page: ReceiptPage, place: Place, answer: Path | None = None) -> str:
    """Press a place's button by keyboard and return what is said in the end."""
    page.delivery.buttons[place].setFocus()
    qtbot.keyClick(page.delivery.buttons[place], Qt.Key.Key_Return)
    if answer is not None:
        answer_file(qtbot, answer)
    qtbot.waitUntil(
        lambda: page.delivery.told.property("kind") in ("good", "bad") and page.delivery.told.text() != ""
    )
    return page.delivery.told.text()


def test_the_code_is_large_and_the_rows_are_counted(show: Show, seating: Seating) -> None:
    page, _ = show()
    assert page.code.text() == cast_ballots(seating.table)[0].receipt
    assert page.code.fontInfo().pixelSize() >= 36
    assert "3 / 3" in words(page)


def test_a_ballot_in_a_watched_folder_is_one_the_chair_can_take_in(
    qtbot: QtBot, show: Show, tmp_path: Path, seating: Seating
) -> None:
    folder = tmp_path / "watched"
    folder.mkdir()
    page, presenter = show(watched=str(folder))
    with qtbot.waitSignal(presenter.written) as told:
        said = choose(qtbot, page, Place(kind="watched", folder=folder))
    assert "核对" in said
    assert told.args == [folder / NAME]
    held = sealed_round()
    chair = open_batch(held.batch, [], SeatId("chair"), codes.parse_slip(held.code("chair")))
    collected = sealed_ballot.examine(folder / NAME, chair.lineage, chair.secret)
    assert codes.fingerprint(collected.digest) == page.code.text()
    assert cast_ballots(seating.table)[0].delivered


def test_the_collecting_desk_on_this_machine_gets_it_too(qtbot: QtBot, show: Show, seating: Seating) -> None:
    page, _ = show()
    choose(qtbot, page, Place(kind="desk"))
    inbox = collecting_inbox(seating.table.lineage.review_session)
    assert [path.name for path in inbox.iterdir()] == [NAME]


@pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")
def test_a_folder_is_chosen(qtbot: QtBot, show: Show, tmp_path: Path) -> None:
    page, _ = show()
    said = choose(qtbot, page, Place(kind="folder"), tmp_path)
    assert str(tmp_path / NAME) in said
    assert (tmp_path / NAME).is_file()


def test_a_folder_that_disappeared_is_told_and_another_place_works(
    qtbot: QtBot, show: Show, tmp_path: Path, seating: Seating
) -> None:
    gone = tmp_path / "gone"
    page, _ = show(watched=str(gone))
    said = choose(qtbot, page, Place(kind="watched", folder=gone))
    assert str(gone) in said
    assert "另选" in said
    assert not gone.exists()
    assert cast_ballots(seating.table)[0].delivered == ""
    assert page.delivery.buttons[Place(kind="desk")].isEnabled()
    assert "核对" in choose(qtbot, page, Place(kind="desk"))


@root
def test_a_read_only_stick_is_told(qtbot: QtBot, show: Show, small_disk: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    place = stick(small_disk)
    page, _ = show(place)
    said = choose(qtbot, page, place)
    assert "写保护" in said
    assert "另选" in said
    assert list(small_disk.iterdir()) == []


@root
def test_a_full_stick_is_told_and_nothing_is_left_on_it(qtbot: QtBot, show: Show, small_disk: Path) -> None:
    place = stick(small_disk)
    page, _ = show(place)
    said = choose(qtbot, page, place)
    assert "已满" in said
    assert list(small_disk.iterdir()) == []
    subprocess.run(["mount", "-o", "remount,size=4m", str(small_disk)], check=True)
    page.delivery.told.setText("")
    assert "安全拔出" in choose(qtbot, page, place)


@root
def test_a_stick_pulled_out_and_one_changed_for_another_are_told(
    qtbot: QtBot, show: Show, small_disk: Path
) -> None:
    place = stick(small_disk)
    page, _ = show(place)
    subprocess.run(["umount", str(small_disk)], check=True)
    said = choose(qtbot, page, place)
    assert str(small_disk) in said
    assert list(small_disk.iterdir()) == []


def test_sticks_come_and_go_without_taking_the_focus(
    qtbot: QtBot, show: Show, plugged: list[Place], tmp_path: Path
) -> None:
    page, presenter = show()
    desk = page.delivery.buttons[Place(kind="desk")]
    desk.setFocus()
    one = Place(kind="stick", folder=tmp_path, name="KING", free=3 * 2**30)
    plugged.append(one)
    presenter.look()
    qtbot.waitUntil(lambda: one in page.delivery.buttons)
    assert "KING" in page.delivery.buttons[one].text()
    assert "3.0 GB" in page.delivery.buttons[one].text()
    assert page.window().focusWidget() is desk
    plugged.clear()
    presenter.look()
    qtbot.waitUntil(lambda: one not in page.delivery.buttons)
    assert page.window().focusWidget() is desk


def test_papers_come_without_a_file_or_a_printer(qtbot: QtBot, show: Show, tmp_path: Path) -> None:
    page, presenter = show()
    before = sorted(tmp_path.rglob("*.pdf"))
    with qtbot.waitSignal(presenter.preview, timeout=20_000) as told:
        qtbot.keyClick(page, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    made: tuple[OwnPaper, ...] = told.args[0]
    assert [paper.name for paper in made] == ["r1-main-1-1-sheet.pdf", "r1-main-1-1-receipt.pdf"]
    assert all(paper.data.startswith(b"%PDF") for paper in made)
    assert sorted(tmp_path.rglob("*.pdf")) == before


def test_characters_without_a_glyph_are_named(show: Show) -> None:
    page, _ = show()
    page.tell_missing(["𠀀"])
    assert "𠀀" in page.unknown.text()
    assert page.unknown.isVisible()
    page.tell_missing([])
    assert not page.unknown.isVisible()


def test_the_page_lets_go_whether_or_not_anything_was_delivered(qtbot: QtBot, show: Show) -> None:
    page, presenter = show()
    with qtbot.waitSignal(presenter.done):
        qtbot.keyClick(page, Qt.Key.Key_Escape)


@pytest.mark.parametrize(
    ("path", "expected"),
    [("/media/x/KING", True), ("/run/media/x/KING", True), ("/mnt/u", True), ("/mnt", False), ("/", False),
     ("/home", False), ("/Volumes/KING", True)],
)  # fmt: skip
def test_what_is_plugged_in_and_out_is_told_by_its_place(path: str, expected: bool) -> None:
    assert is_removable(Path(path)) is expected


@root
def test_a_stick_that_is_plugged_in_is_found() -> None:
    folder = Path("/mnt") / f"reviewdesk-test-{os.getpid()}"
    folder.mkdir()
    try:
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)], check=True)
        try:
            found = [place for place in sticks() if place.folder == folder]
            assert [place.free > 0 for place in found] == [True]
        finally:
            subprocess.run(["umount", str(folder)], check=True)
    finally:
        folder.rmdir()


def test_what_comes_back_to_a_page_that_is_gone_is_dropped(qtbot: QtBot, show: Show, tasks: Tasks) -> None:
    page, presenter = show()
    presenter.look()
    page.chosen.emit(Place(kind="desk"))
    page.papers.emit()
    page.deleteLater()
    with qtbot.waitSignal(page.destroyed):
        pass
    done: list[None] = []
    tasks.run(lambda: None, done.append)
    qtbot.waitUntil(lambda: bool(done), timeout=20_000)


def test_papers_in_the_preview_have_a_title_each(qtbot: QtBot, show: Show) -> None:
    page, presenter = show()
    with qtbot.waitSignal(presenter.preview, timeout=20_000) as told:
        page.papers.emit()
    made = previewed(told.args[0])
    assert [(paper.title, paper.file_name) for paper in made] == [
        ("个人评分表", "r1-main-1-1-sheet.pdf"),
        ("评分表回执", "r1-main-1-1-receipt.pdf"),
    ]
