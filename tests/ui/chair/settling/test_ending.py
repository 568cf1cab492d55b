"""From the self-audit to the erased desk, in the window."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from chair_session import SEATS, Session, session
from reviewdesk.desk.auditor.verify import verify
from reviewdesk.desk.chair.frozen import frozen
from reviewdesk.ui.chair.ending.audit_panel import AuditPanel
from reviewdesk.ui.chair.ending.publish_panel import PublishPanel
from reviewdesk.ui.chair.ending.sign_panel import SignPanel
from reviewdesk.ui.chair.settling.change_form import ChangeForm
from reviewdesk.ui.chair.settling.panel import SettlePanel
from reviewdesk.ui.dossier.preview import PaperPreview
from settling_way import Chair, Sit, choose, ranked
from window_way import words


@pytest.fixture(scope="module")
def held() -> Session:
    return session()


@pytest.fixture(scope="module")
def plain(held: Session, tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("plain")
    return ranked(held, base / "chair", base / "ballots", {})


@pytest.fixture(scope="module")
def tied(held: Session, tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("tied")
    marks = {seat: {"A2": "70", "A3": "70"} for seat in map(str, SEATS)}
    return ranked(held, base / "chair", base / "ballots", marks)


def finalised(chair: Chair) -> AuditPanel:
    """Finalise by key, with the witness's code."""
    panel = chair.panel(AuditPanel)
    chair.ctrl(Qt.Key.Key_R)
    chair.confirm(witness=chair.held.code("witness"))
    chair.wait(chair.is_free)
    chair.settle()
    return panel


def answered(chair: Chair, place: int, kind: str, text: str = "", **codes: str) -> None:
    """Let a member answer."""
    panel = chair.panel(SignPanel)
    panel.list.setCurrentRow(place)
    panel.buttons[kind].click()
    chair.confirm(text, **codes)
    chair.wait(chair.is_free)
    chair.settle()


def test_an_open_tie_is_red_and_leads_to_its_vote(sit: Sit, held: Session, tied: Path) -> None:
    chair = sit(held, tied)
    panel = chair.panel(AuditPanel)
    assert not panel.finalise.isEnabled()
    assert "✗" in words(panel)
    way = next(one for one in panel.ways if one.toolTip() == "表决与更正")
    way.click()
    assert chair.page.panel.step == "settle"


def test_green_or_explained_is_finalised_and_the_digest_stands_large(
    sit: Sit, held: Session, plain: Path
) -> None:
    chair = sit(held, plain)
    panel = finalised(chair)
    room = chair.seating.room
    assert [entry.kind for entry in room.entries if entry.kind in ("audit", "finalise")] == [
        "audit",
        "finalise",
    ]
    assert set(frozen(room)) == {
        "record.json",
        "result.json",
        "packet.pdf",
        "ranking-t.pdf",
        "ranking-u.pdf",
    }
    told = words(panel)
    digest = str(next(entry.data["record"] for entry in room.entries if entry.kind == "finalise"))
    assert digest[:4].upper() in told
    assert "ranking-t.pdf" in told
    panel.preview.click()
    chair.settle()
    page = chair.window.page
    assert isinstance(page, PaperPreview)
    page.close_preview()
    assert chair.page.panel.step == "audit"


def test_every_member_answers_in_the_own_way_and_the_archive_verifies(
    sit: Sit, held: Session, plain: Path, tmp_path: Path
) -> None:
    chair = sit(held, plain)
    finalised(chair)
    answered(chair, 1, "signed", seat=held.code("r2"))
    answered(chair, 0, "dissent", "保留不同意见", seat=held.code("r1"))
    answered(chair, 2, "refused", "未参加讨论", seat=held.code("r3"))
    answered(chair, 3, "deemed", "两次询问未表示", witness=held.code("witness"))
    answered(chair, 4, "left", "提前离会", witness=held.code("witness"))
    panel = chair.panel(SignPanel)
    assert "全部表态完毕" in panel.left.text()
    answered(chair, 5, "signed", seat=held.code("witness"))
    assert "已签字" in panel.list.item(5).text()
    publishing = chair.panel(PublishPanel)
    assert not publishing.close_down.isVisible()
    choose(publishing.folder, str(tmp_path / "out"))
    publishing.folder.setFocus()
    chair.press(Qt.Key.Key_Return)
    chair.wait(publishing.open.isVisible)
    found = verify(tmp_path / "out" / "archive.rdarchive")
    assert found.fingerprint in words(publishing)
    assert set(found.signers["report/ranking-t.pdf"]) == {"chair", "r1", "r2", "witness"}
    assert found.unanswered == ()
    erased: list[object] = []
    chair.sitting.erased.connect(erased.append)
    publishing.close_down.click()
    chair.confirm(chair=held.code("witness"))
    assert not chair.is_free()
    chair.dialog().entries["chair"].clear()
    chair.confirm(chair=held.code("chair"))
    chair.wait(lambda: bool(erased))
    assert not chair.seating.folder.exists()


def test_another_members_slip_signs_nothing(sit: Sit, held: Session, plain: Path) -> None:
    chair = sit(held, plain)
    finalised(chair)
    panel = chair.panel(SignPanel)
    panel.list.setCurrentRow(0)
    panel.buttons["signed"].click()
    chair.confirm(seat=held.code("r2"))
    assert "r1" in words(chair.dialog())
    chair.dialog().reject()
    assert not any(entry.kind == "sign" for entry in chair.seating.room.entries)


def test_an_error_found_before_the_notice_is_finalised_again(sit: Sit, held: Session, plain: Path) -> None:
    chair = sit(held, plain)
    audit = finalised(chair)
    before = frozen(chair.seating.room)["ranking-t.pdf"]
    answered(chair, 1, "signed", seat=held.code("r2"))
    chair.panel(AuditPanel)
    audit.error.click()
    assert chair.page.panel.step == "settle"
    panel = chair.panel(SettlePanel)
    panel.open_matter("change:withdraw")
    assert isinstance(panel.form, ChangeForm)
    choose(panel.form.fields.parts["application"], "A1")
    panel.count.click()
    chair.wait(panel.record.isEnabled)
    panel.record.click()
    assert "2" in words(chair.dialog())
    chair.confirm("申报单位撤回", witness=held.code("witness"))
    chair.wait(chair.is_free)
    assert chair.seating.room.course.finalised == 2
    assert frozen(chair.seating.room)["ranking-t.pdf"] != before
    signing = chair.panel(SignPanel)
    assert "尚未表态" in signing.list.item(1).text()
    assert [b.text() for b in signing.findChildren(QPushButton) if "签字" in b.text()]
