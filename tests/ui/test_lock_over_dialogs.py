"""What stands over the window when the lock comes, and what happens behind it meanwhile."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

import reviewdesk
from desk_round import sealed_round
from reviewdesk.app import Program
from reviewdesk.errors import ReviewDeskError
from reviewdesk.ui.file_asking import ask_files, ask_folder, ask_where
from reviewdesk.ui.lock import LockPage
from reviewdesk.ui.start.page import StartPage
from window_way import PIN, Person, open_form, words

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")
BLOCKING = r"\.exec\(|getOpenFile|getSaveFile|getExistingDirectory|QMessageBox\.(question|warning|critical)\("


@pytest.fixture
def person(qtbot: QtBot, program: Program) -> Iterator[Person]:
    found = Person(qtbot, program, sealed_round())
    yield found
    assert found.strays.found == []


def seen() -> str:
    return "\n".join(words(one) for one in QApplication.topLevelWidgets() if one.isVisible())


def test_no_dialog_of_the_window_holds_the_program_up() -> None:
    folder = Path(reviewdesk.__file__).parent
    sources = [folder / "app.py", *sorted((folder / "ui").rglob("*.py"))]
    found = [
        f"{path.name}: {line.strip()}"
        for path in sources
        for line in path.read_text(encoding="utf-8").splitlines()
        if re.search(BLOCKING, line)
    ]
    assert found == ["app.py: return application.exec()"]


def test_the_lock_puts_questions_for_files_away_and_nothing_comes_of_them(
    person: Person, tmp_path: Path
) -> None:
    (tmp_path / "单位p1.rdbatch").write_text("x")
    person.sit_down()
    window, came = person.program.window, list[object]()
    asking: tuple[Callable[[], None], ...] = (
        lambda: ask_files(window, "1", "*.rdbatch (*.rdbatch)", came.append),
        lambda: ask_folder(window, "2", came.append),
        lambda: ask_where(window, "3", tmp_path / "a.pdf", "PDF (*.pdf)", came.append),
    )
    for ask in asking:
        ask()
        dialog = person.dialog()
        assert isinstance(dialog, QFileDialog)
        dialog.setDirectory(str(tmp_path))
        person.program.way.lock()
        person.wait(lambda: QApplication.activeModalWidget() is None)
        assert window.covered
        assert "单位" not in seen()
        unlock(person)
        person.at_desk()
    assert came == []


def test_the_language_changes_while_the_window_is_locked(person: Person) -> None:
    person.sit_down()
    person.write("41.5")
    person.settle()
    person.program.way.lock()
    person.program.settings.language = "en"
    person.program.menu.looks.emit()
    person.settle()
    said = seen()
    assert "enter your six-digit PIN" in said
    assert "锁定" not in said
    assert not any(one.applicant in said for one in sealed_round().contents.applications)
    assert len([one for one in person.program.window.findChildren(LockPage) if one.isVisible()]) == 1
    unlock(person)
    page = person.at_desk()
    assert page.heading().place == "Review desk"
    assert open_form(page).draft.points == {"plan": "41.5"}


def test_a_failure_waits_behind_the_lock_and_is_only_for_whom_it_concerns(person: Person) -> None:
    person.sit_down()
    person.program.way.lock()
    person.program.tasks.failed.emit(ReviewDeskError("export-gone", folder="单位p1"))
    person.settle()
    assert "单位p1" not in seen()
    unlock(person)
    assert "单位p1" in words(person.dialog())
    person.answers("知道了")
    person.at_desk()
    person.program.way.lock()
    person.program.tasks.failed.emit(ReviewDeskError("export-gone", folder="单位p1"))
    lock(person).other_person.emit()
    person.on(StartPage)
    person.settle()
    assert "单位p1" not in seen()


def lock(person: Person) -> LockPage:
    return next(one for one in person.program.window.findChildren(LockPage) if one.isVisible())


def unlock(person: Person) -> None:
    person.program.window.activateWindow()
    person.wait(lock(person).entry.hasFocus)
    person.write(PIN)
