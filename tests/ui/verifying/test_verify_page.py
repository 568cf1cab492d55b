"""Archives, papers and folders dropped on the window: green, red, and what is compared with paper."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from archives import Archive, lone_archive
from reviewdesk.app import Program
from reviewdesk.sealed.codes import fingerprint
from reviewdesk.ui.start.page import StartPage
from reviewdesk.ui.verifying.page import VerifyPage
from window_way import ENTER, ESC, Person, words


@pytest.fixture(scope="module")
def held() -> Archive:
    return lone_archive()


@pytest.fixture
def person(qtbot: QtBot, program: Program) -> Person:
    return Person(qtbot, program)


def dropped(person: Person, *paths: Path) -> VerifyPage:
    """Let files fall on the window and wait for their verdict."""
    person.program.window.dropped.emit([str(path) for path in paths])
    page = person.on(VerifyPage)
    person.wait(page.verify.isEnabled)
    page.fingerprint.setFocus()
    person.wait(page.fingerprint.hasFocus)
    return page


def test_an_archive_is_green_and_its_fingerprint_is_compared_with_paper(
    held: Archive, person: Person
) -> None:
    page = dropped(person, held.path)
    assert held.header.batch_digest is not None
    code = fingerprint(held.header.batch_digest)
    assert "✓ 评审档案自身一致。" in words(page)
    person.wait(lambda: code in words(page))
    person.write(code.replace("-", "").lower())
    person.press(ENTER)
    person.wait(lambda: "与纸面上的核对码相符" in page.verdict.text())


def test_the_fingerprint_of_another_session_is_red(held: Archive, person: Person) -> None:
    page = dropped(person, held.path)
    person.write("0000000000000000")
    person.press(ENTER)
    person.wait(lambda: "✗" in page.verdict.text())
    assert "0000-0000-0000-0000" in page.told.text()
    assert held.header.batch_digest is not None
    page.fingerprint.setText(fingerprint(held.header.batch_digest))
    assert page.fingerprint.isVisible()
    page.verify.click()
    person.wait(lambda: "✓" in page.verdict.text())


def test_one_changed_byte_is_the_first_difference(held: Archive, person: Person, tmp_path: Path) -> None:
    data = bytearray(held.path.read_bytes())
    data[len(data) // 2] ^= 1
    changed = tmp_path / "archive.rdarchive"
    changed.write_bytes(data)
    page = dropped(person, changed)
    assert "✗" in page.verdict.text()
    assert page.told.text()


def test_a_forged_result_is_named(held: Archive, person: Person, tmp_path: Path) -> None:
    result = held.parts["result.json"].replace(b'"place":1', b'"place":2', 1)
    page = dropped(person, held.forged(tmp_path / "forged.rdarchive", {"result.json": result}))
    assert "第一处差异" in page.verdict.text()


def test_something_else_under_its_name_is_no_archive(person: Person, tmp_path: Path) -> None:
    path = tmp_path / "letter.rdarchive"
    path.write_text("nothing of ours")
    page = dropped(person, path)
    assert "✗" in page.verdict.text()
    person.press(ESC)
    person.on(StartPage)


def test_another_language_shows_it_again(held: Archive, person: Person) -> None:
    dropped(person, held.path)
    person.program.settings.language = "en"
    person.program.menu.looks.emit()
    page = person.on(VerifyPage)
    person.wait(page.verify.isEnabled)
    person.wait(lambda: "The archive agrees with itself." in words(page))
