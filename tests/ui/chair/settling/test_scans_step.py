"""Pages signed in ink, in the window: attached, dropped, shown, replaced, taken away, published."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from chair_session import Session, session
from inked_pages import paper, picture
from reviewdesk.desk.auditor.verify import verify
from reviewdesk.desk.chair.finalising import finalise
from reviewdesk.desk.chair.publishing import publish
from reviewdesk.desk.chair.signing import sign
from reviewdesk.ui.chair.ending.scan_card import ScanCard
from reviewdesk.ui.chair.ending.sign_panel import SignPanel
from reviewdesk.ui.dossier.preview import PaperPreview
from settling_way import Chair, Sit, ranked
from window_way import words

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")
JOINT = 6
"""The line below five members and the witness."""


@pytest.fixture(scope="module")
def held() -> Session:
    return session()


@pytest.fixture(scope="module")
def signed(held: Session, tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("signed")
    folder = ranked(held, base / "chair", base / "ballots", {})
    with held.room(folder) as room:
        room, _ = finalise(room, held.witness)
        sign(room, seat="r2", seat_slip=lambda: held.code("r2"))
    return folder


def card(panel: SignPanel) -> ScanCard:
    assert panel.card is not None
    return panel.card


def choose_file(chair: Chair, path: Path) -> None:
    """Name a file in the dialog on show."""
    chair.wait(lambda: isinstance(QApplication.activeModalWidget(), QFileDialog))
    asking = QApplication.activeModalWidget()
    assert isinstance(asking, QFileDialog)
    chair.wait(asking.isActiveWindow)
    chair.write(str(path))
    chair.press(Qt.Key.Key_Return)
    chair.settle()


def test_a_page_is_attached_shown_replaced_and_taken_away(
    sit: Sit, held: Session, signed: Path, tmp_path: Path
) -> None:
    chair = sit(held, signed)
    panel = chair.panel(SignPanel)
    panel.list.setCurrentRow(1)
    card(panel).add.click()
    choose_file(chair, picture(tmp_path / "r2.jpg"))
    chair.wait(lambda: "扫描件1份" in panel.list.item(1).text())
    assert panel.list.currentRow() == 1
    chair.window.activateWindow()
    chair.wait(lambda: panel.card is not None and panel.card.add.hasFocus())
    assert "扫描件1  ·  JPG" in words(panel)

    card(panel).acts["replace", 1].click()
    choose_file(chair, picture(tmp_path / "right.png"))
    chair.wait(lambda: ("show", 2) in card(panel).acts)
    card(panel).acts["show", 2].click()
    chair.settle()
    page = chair.window.page
    assert isinstance(page, PaperPreview)
    chair.wait(lambda: page.view.pages.pages == 1)
    page.close_preview()

    panel = chair.panel(SignPanel)
    panel.list.setCurrentRow(1)
    card(panel).acts["remove", 2].click()
    assert "不再归入评审档案" in words(chair.dialog())
    chair.confirm()
    assert not chair.is_free()
    chair.confirm("页面不全")
    chair.wait(chair.is_free)
    chair.wait(lambda: "扫描件" not in panel.list.item(1).text())
    kinds = [entry.kind for entry in chair.seating.room.entries]
    assert kinds[-3:] == ["scan", "scan", "unscan"]


def test_pages_of_the_joint_signature_are_dropped_and_reach_the_archive(
    sit: Sit, held: Session, signed: Path, tmp_path: Path
) -> None:
    chair = sit(held, signed)
    panel = chair.panel(SignPanel)
    files = [paper(tmp_path / "one.pdf"), picture(tmp_path / "two.png")]
    panel.list.setCurrentRow(0)
    assert not chair.sitting.take(files)
    panel.list.setCurrentRow(JOINT)
    assert not chair.sitting.take([tmp_path / "notes.docx"])
    assert chair.sitting.take(files)
    chair.wait(lambda: "扫描件2份" in panel.list.item(JOINT).text())
    room, _ = publish(chair.seating.room, tmp_path / "out")
    chair.seating.room = room
    assert verify(tmp_path / "out" / "archive.rdarchive").scans == 2


def test_a_file_that_is_no_page_is_refused_in_one_sentence_and_the_others_wait(
    sit: Sit, held: Session, signed: Path, tmp_path: Path
) -> None:
    chair = sit(held, signed)
    panel = chair.panel(SignPanel)
    panel.list.setCurrentRow(1)
    wrong = tmp_path / "wrong.pdf"
    wrong.write_text("a letter", encoding="utf-8")
    panel.take([wrong])
    chair.settle()
    chair.wait(lambda: len(chair.failures) == 1)
    assert str(chair.failures.pop()).startswith("scan-not-a-page")
