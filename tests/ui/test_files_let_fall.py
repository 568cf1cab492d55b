"""Every kind of file that falls on the window leads to its seat, or is told where it belongs."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from archives import lone_archive
from chair_session import all_ballots, session
from desk_round import sealed_round
from reviewdesk.app import Program
from reviewdesk.desk.machine import seats_here, workspace_folder
from reviewdesk.desk.recognise import Kind, Recognised
from reviewdesk.desk.reviewer.opening import open_desk
from reviewdesk.desk.reviewer.outside import outside
from reviewdesk.ui.opening.fingerprint import FingerprintPage
from reviewdesk.ui.opening.slip import SlipPage
from reviewdesk.ui.page import Page
from reviewdesk.ui.start.file_page import FileDialog, FilePage
from reviewdesk.ui.start.page import StartPage
from reviewdesk.ui.verifying.page import VerifyPage
from window_way import Person, words

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")


def batch(_: Path) -> Path:
    return sealed_round().batch


def workspace(_: Path) -> Path:
    held = sealed_round()
    folder = workspace_folder(outside([held.batch]).review_session, "r1")
    open_desk(folder, [held.batch], "r1", held.code("r1"))
    return folder


def database(folder: Path) -> Path:
    return workspace(folder) / "workspace.db"


def ballot(folder: Path) -> Path:
    return all_ballots(session(), folder)[0]


def archive(_: Path) -> Path:
    return lone_archive().path


def paper(_: Path) -> Path:
    return lone_archive().path.parent / "ranking-t.pdf"


def handed_over(_: Path) -> Path:
    return lone_archive().path.parent


@pytest.mark.parametrize(
    ("made", "page", "sentence"),
    [
        (batch, FingerprintPage, "核对码"),
        (workspace, SlipPage, "r1"),
        (database, SlipPage, "r1"),
        (ballot, FilePage, "组长"),
        (archive, VerifyPage, "正在核验"),
        (paper, VerifyPage, "正在核验"),
        (handed_over, VerifyPage, "正在核验"),
    ],
)
def test_a_file_leads_to_its_seat_and_is_among_the_recent_ones(
    program: Program,
    qtbot: QtBot,
    tmp_path: Path,
    made: Callable[[Path], Path],
    page: type[Page],
    sentence: str,
) -> None:
    path = made(tmp_path)
    person = Person(qtbot, program)
    person.drop(path)
    assert sentence in words(person.on(page))
    program.show_start()
    start = person.on(StartPage)
    shown = path.parent.name if path.name == "workspace.db" else path.name
    assert shown in words(start)
    assert len(seats_here()) == (page is SlipPage)


@pytest.mark.parametrize("kind", ["paper", "handover", "archive"])
def test_over_a_desk_it_is_told_where_such_a_file_is_verified(
    program: Program, tmp_path: Path, kind: Kind
) -> None:
    dialog = FileDialog(Recognised(tmp_path / "file", kind), program.window)
    dialog.open()
    assert "先收起本工作台" in words(dialog)
    assert "核验" in words(dialog)
    dialog.accept()
