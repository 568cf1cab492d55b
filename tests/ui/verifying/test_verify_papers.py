"""Signed PDFs and hand-over folders dropped on the window: a row per file, and who, when, what changed."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from archives import Archive, signed_archive
from choosing import choose_when_asked
from faults.papers import EDITS, edited
from reviewdesk.app import Program
from reviewdesk.domain import canonical
from reviewdesk.sealed.people import certificate_der
from reviewdesk.ui.start.page import StartPage
from reviewdesk.ui.verifying.page import VerifyPage
from window_way import ENTER, ESC, Person

PACKET = "private/packet.pdf"


@pytest.fixture(scope="module")
def held() -> Archive:
    return signed_archive()


@pytest.fixture
def person(qtbot: QtBot, program: Program) -> Person:
    return Person(qtbot, program)


@pytest.fixture
def folder(held: Archive, tmp_path: Path) -> Path:
    return Path(shutil.copytree(held.path.parent, tmp_path / "handed-over"))


def dropped(person: Person, *paths: Path) -> VerifyPage:
    """Let files fall on the window and wait for their verdict."""
    person.program.window.dropped.emit([str(path) for path in paths])
    page = person.on(VerifyPage)
    person.wait(page.verify.isEnabled)
    return page


def card(page: VerifyPage) -> str:
    held = page.verdict.parentWidget()
    assert held is not None
    return str(held.property("kind"))


def shown(page: VerifyPage) -> str:
    """Return every text of the page that can be seen, digests whole."""
    found = (one.text() for one in page.findChildren(QLabel) if one.isVisibleTo(page))
    return "\n".join(found).replace("\u200b", "")


def test_a_paper_beside_its_archive_is_green_with_everybody_who_signed(folder: Path, person: Person) -> None:
    page = dropped(person, folder / "packet.pdf")
    assert card(page) == "card-good"
    text = shown(page)
    assert "r1 席（评委r1、评委）" in text
    assert "其后仅有签章：r2" in text
    assert "其后未改动" in text
    assert "未签章：r3（书面拒签）" in text
    assert "UTC+08:00" in text
    assert page.checked is not None
    assert page.checked.fingerprint in page.own.text()


def test_the_fingerprint_typed_from_paper_is_compared_through_the_archive(
    folder: Path, person: Person
) -> None:
    page = dropped(person, folder / "packet.pdf")
    assert page.checked is not None
    page.fingerprint.setText(page.checked.fingerprint)
    page.fingerprint.setFocus()
    person.press(ENTER)
    person.wait(lambda: "确属该评审会" in page.told.text())


def test_a_paper_alone_is_neither_green_nor_red_until_its_certificate_is_compared(
    held: Archive, person: Person, tmp_path: Path
) -> None:
    path = tmp_path / "packet.pdf"
    path.write_bytes(held.parts[PACKET])
    page = dropped(person, path)
    assert card(page) == "card-warn"
    digest = canonical.digest(certificate_der(held.parts["keys/secretary.pem"].decode()))
    assert digest in shown(page)
    page.fingerprint.setText("ab" * 32)
    page.verify.click()
    person.wait(lambda: card(page) == "card-bad")
    page.fingerprint.setText(digest.upper())
    page.verify.click()
    person.wait(lambda: card(page) == "card-good")


def test_a_page_changed_after_signing_is_red_and_named(held: Archive, person: Person, tmp_path: Path) -> None:
    path = tmp_path / "packet.pdf"
    path.write_bytes(edited(held.parts[PACKET], EDITS["page_overwritten"]))
    page = dropped(person, path)
    assert card(page) == "card-bad"
    assert "chair 席签章后，以下页被改动：1。" in shown(page)
    assert "字节，无人签章" in shown(page)


@pytest.mark.parametrize("size", [0, 9000])
def test_what_is_no_signed_paper_is_told_in_one_sentence(
    size: int, held: Archive, person: Person, tmp_path: Path
) -> None:
    path = tmp_path / "letter.pdf"
    path.write_bytes(held.parts[PACKET][:size])
    page = dropped(person, path)
    assert card(page) == "card-bad"
    assert page.told.text() == "该文件不是完整的PDF文件，请从发布处重新复制。"
    person.press(ESC)
    person.on(StartPage)


def test_an_unsigned_paper_is_told_in_one_sentence(held: Archive, person: Person, tmp_path: Path) -> None:
    path, paper = tmp_path / "letter.pdf", held.parts[PACKET]
    path.write_bytes(paper[: paper.index(b"%%EOF") + 6])
    assert "没有电子签章" in dropped(person, path).told.text()


def test_a_folder_shows_a_row_per_file_and_the_first_that_does_not_hold(folder: Path, person: Person) -> None:
    (folder / "workbook.xlsx").write_bytes(b"1")
    page = dropped(person, folder)
    assert card(page) == "card-bad"
    assert page.table.rows.rowCount() == len(list(folder.iterdir()))
    signs = [page.table.rows.row(n).cells[:2] for n in range(page.table.rows.rowCount())]
    assert ("✗", "workbook.xlsx") in signs
    assert ("✓", "packet.pdf") in signs
    assert page.table.rows.row(page.table.currentIndex().row()).cells[1] == "workbook.xlsx"
    assert "与档案中的不同" in shown(page)
    page.table.setFocus()
    while page.table.currentIndex().row() > 0:
        person.qtbot.keyClick(page.table, Qt.Key.Key_Up)
    assert "已核验的内容" in shown(page)


def test_the_report_is_copied_as_it_stands(folder: Path, person: Person) -> None:
    page = dropped(person, folder)
    assert page.copy.isEnabled()
    page.copy.trigger()
    text = QGuiApplication.clipboard().text()
    assert "10 个文件均无问题。" in text
    assert "✓ packet.pdf：" in text or "✓ packet.pdf: " in text
    assert "评委r2" in text


def test_several_papers_come_with_a_row_each(folder: Path, person: Person) -> None:
    page = dropped(person, folder / "ranking-t.pdf", folder / "ranking-u.pdf")
    assert page.table.rows.rowCount() == 2
    assert card(page) == "card-good"


def test_stopping_says_that_nothing_is_known(folder: Path, person: Person) -> None:
    person.program.tasks.began.connect(lambda progress: progress.cancel())
    page = dropped(person, folder)
    assert "核验已中止" in page.verdict.text()
    assert not page.table.isVisibleTo(page)


def test_another_language_shows_it_again(folder: Path, person: Person) -> None:
    dropped(person, folder / "packet.pdf")
    person.program.settings.language = "en"
    person.program.menu.looks.emit()
    page = person.on(VerifyPage)
    person.wait(page.verify.isEnabled)
    assert "after it only these signed: r2" in shown(page)


def test_the_start_page_asks_for_a_folder_to_verify(folder: Path, person: Person) -> None:
    choose_when_asked(folder)
    person.on(StartPage).folder_button.click()
    page = person.on(VerifyPage)
    person.wait(page.verify.isEnabled)
    assert card(page) == "card-good"
