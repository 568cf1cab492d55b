"""Every step of settling and ending: by keyboard, named for who hears it, and listed under F1."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from accessible import faults, unlisted
from chair_session import SEATS, Session, session
from inked_pages import picture
from reviewdesk.desk.chair.finalising import finalise
from reviewdesk.desk.chair.scanning import attach
from reviewdesk.desk.chair.signing import sign
from reviewdesk.ui.chair.ending.audit_panel import AuditPanel
from reviewdesk.ui.chair.ending.publish_panel import PublishPanel
from reviewdesk.ui.chair.ending.sign_panel import SignPanel
from reviewdesk.ui.chair.settling.panel import SettlePanel
from reviewdesk.ui.speech import set_language
from settling_way import Chair, Sit, ranked

LANGUAGES = ("en", "zh_CN")


@pytest.fixture(scope="module")
def held() -> Session:
    return session()


@pytest.fixture(scope="module")
def tied(held: Session, tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("tied")
    marks = {seat: {"A2": "70", "A3": "70"} for seat in map(str, SEATS)}
    return ranked(held, base / "chair", base / "ballots", marks)


@pytest.fixture(scope="module")
def final(held: Session, tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("final")
    folder = ranked(held, base / "chair", base / "ballots", {})
    with held.room(folder) as room:
        room, _ = finalise(room, held.witness)
        room, _ = sign(room, seat="r2", seat_slip=lambda: held.code("r2"))
        room, _ = attach(room, picture(base / "r2.png"), seat="r2")
        attach(room, picture(base / "joint.png"))
    return folder


def wrong(chair: Chair) -> list[str]:
    """What is wrong with the screen on show."""
    first = chair.page.first_focus()
    assert first is not None
    chair.window.activateWindow()
    chair.wait(chair.window.isActiveWindow)
    first.setFocus()
    chair.wait(lambda: QApplication.focusWidget() is not None)
    return [*faults(chair.window), *unlisted(chair.window, chair.page)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_is_within_reach(sit: Sit, held: Session, tied: Path, language: str) -> None:
    set_language(language)
    chair = sit(held, tied)
    panel = chair.panel(SettlePanel)
    assert wrong(chair) == []
    assert panel.form is not None
    for key in ("transcription", "objective", "eligibility", "void_seat", "empty", "aggregate"):
        panel.open_matter(f"change:{key}")
        chair.settle()
        assert wrong(chair) == [], key


@pytest.mark.parametrize("language", LANGUAGES)
def test_audit_signing_and_publishing_are_within_reach(
    sit: Sit, held: Session, final: Path, language: str
) -> None:
    set_language(language)
    chair = sit(held, final)
    for kind in (AuditPanel, SignPanel, PublishPanel):
        chair.panel(kind)
        assert wrong(chair) == [], kind
    panel = chair.panel(SignPanel)
    for line in (1, panel.list.count() - 1):
        panel.list.setCurrentRow(line)
        assert panel.card is not None
        assert wrong(chair) == [], line
