"""Brings the sample session to stage two by its own commands, and pictures the chair's last steps."""

import shutil
from pathlib import Path

from camera import Camera
from chair_seat import code, come_in, confirm, enter, leave, panel, play
from chair_wall import picture_wall
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea

from reviewdesk.ui.chair.ending.audit_panel import AuditPanel
from reviewdesk.ui.chair.ending.publish_panel import PublishPanel
from reviewdesk.ui.chair.ending.sign_panel import SignPanel
from reviewdesk.ui.chair.settling.panel import SettlePanel
from reviewdesk.ui.chair.settling.tie_form import TieForm

CHANGES = (
    "transcription",
    "abnormal",
    "eligibility",
    "void_row",
    "void_seat",
    "withdraw",
    "empty",
    "aggregate",
)


def picture_ending(camera: Camera, folder: Path) -> None:
    """Sit down as the chair and picture every step from the votes to the erased desk."""
    if not (folder / "sample").exists():
        play(folder, until="reviewdesk reveal --ranking")
    come_in(camera, folder / "chair")
    settling(camera, folder)
    finalising(camera, folder)
    signing(camera, folder)
    publishing(camera, folder)
    closing_down(camera, folder)
    verifying(camera, folder)


def settling(camera: Camera, folder: Path) -> None:
    """Picture every form, what a proposal would move, the tie with its votes, and what was decided."""
    witness = code(folder / "witness" / "witness.txt")
    enter(camera, "settle")
    camera.all("110-settle-tie")
    picture_wall(camera, "90-wall-tie", "settle")
    for number, key in enumerate(CHANGES, start=112):
        camera.all(f"{number}-settle-{key}", again=lambda key=key: open_form(camera, f"change:{key}"))
    open_form(camera, "change:withdraw")
    settle(camera).count.click()
    camera.settle()
    camera.now("120-settle-outlook")
    settle(camera).record.click()
    camera.now("121-settle-record")
    camera.put_away()
    enter(camera, "audit")
    camera.all("122-audit-red")
    enter(camera, "settle")
    voting(camera, witness)
    leave(camera)
    play(folder, only=("reviewdesk correct",))
    come_in(camera, folder / "chair")
    enter(camera, "settle")
    camera.all("123-settle-decided", again=lambda: open_form(camera, "decided:4"))


def voting(camera: Camera, witness: str) -> None:
    """Picture two rounds that leave the place open, and the dice that settle it."""
    open_form(camera, "comprehensive:")
    for number in (1, 2):
        form = settle(camera).form
        assert isinstance(form, TieForm)
        votes = form.box.names.model()
        last = votes.rowCount() - 1
        for row in range(votes.rowCount()):
            form.box.names.clicked.emit(votes.index(row, 3 if row == last else 1 + row % 2))
        to_the_end(camera)
        camera.now(f"111-settle-vote-{number}")
        settle(camera).count.click()
        camera.settle()
        to_the_end(camera)
        camera.now(f"111-settle-voted-{number}")
    settle(camera).record.click()
    confirm(camera, witness, reason="两轮表决均未决定")
    form = settle(camera).form
    assert isinstance(form, TieForm)
    assert form.dice is not None
    form.dice.setText("3165 2413 62")
    to_the_end(camera)
    camera.now("111-settle-lot")
    settle(camera).count.click()
    camera.now("111-settle-lot-confirm")
    confirm(camera, witness)


def open_form(camera: Camera, key: str) -> None:
    """Go to a line of the list once it is read."""
    camera.settle()
    settle(camera).open_matter(key)
    camera.settle()


def to_the_end(camera: Camera) -> None:
    """Scroll the form to its foot."""
    QTest.qWait(100)
    for area in settle(camera).findChildren(QScrollArea):
        area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())


def finalising(camera: Camera, folder: Path) -> None:
    """Picture the green audit, and freeze the result."""
    enter(camera, "audit")
    camera.all("124-audit-green")
    panel(camera, AuditPanel).finalise.click()
    camera.now("125-finalise")
    confirm(camera, code(folder / "witness" / "witness.txt"))
    camera.all("126-audit-final")


def signing(camera: Camera, folder: Path) -> None:
    """Picture the signing round and each answer; two members answer."""
    enter(camera, "sign")
    panel(camera, SignPanel).buttons["signed"].click()
    camera.now("127-sign-signed")
    confirm(camera, code(folder / "r1" / "r1.txt"))
    for kind in ("dissent", "refused", "deemed", "left"):
        panel(camera, SignPanel).buttons[kind].click()
        camera.now(f"128-sign-{kind}")
        camera.put_away()
    panel(camera, SignPanel).buttons["left"].click()
    confirm(camera, code(folder / "witness" / "witness.txt"), reason="会后另有公务，未签字离会")
    camera.all("129-sign")


def publishing(camera: Camera, folder: Path) -> None:
    """Picture the single papers, what waits, and what was written."""
    enter(camera, "papers")
    camera.all("130-papers")
    enter(camera, "publish")
    camera.all("130-publish")
    found = panel(camera, PublishPanel)
    found.folder.setText(str(folder / "published"))
    found.publish.click()
    for _ in range(3):
        camera.settle()
    camera.now("131-published")
    picture_wall(camera, "90-wall-published")
    shutil.copy2(folder / "published" / "archive.rdarchive", folder / "archive.rdarchive")


def closing_down(camera: Camera, folder: Path) -> None:
    """Picture what erasing says, and its receipt."""
    panel(camera, PublishPanel).close_down.click()
    camera.now("132-close-down")
    confirm(camera, code(folder / "chair" / "chair.txt"))
    camera.settle()
    camera.all("133-erased")


def verifying(camera: Camera, folder: Path) -> None:
    """Picture what agrees and what was changed: an archive, a paper beside it and alone, the whole folder."""
    camera.program.show_start()
    camera.until("StartPage")
    for name, path in (
        ("134-verified", folder / "archive.rdarchive"),
        ("135-not-verified", altered(folder / "archive.rdarchive")),
        ("136-verified-paper", folder / "published" / "packet.pdf"),
        ("137-paper-alone", alone(folder / "published" / "packet.pdf", folder / "alone")),
        ("138-handed-over", folder / "published"),
    ):
        camera.program.open_files([path])
        camera.until("VerifyPage")
        for _ in range(3):
            camera.settle()
        QTest.qWait(300)
        camera.all(name, again=camera.settle)
        camera.program.show_start()
        camera.until("StartPage")


def alone(paper: Path, folder: Path) -> Path:
    """Return a copy of a paper with nothing beside it."""
    folder.mkdir()
    return Path(shutil.copy2(paper, folder))


def altered(archive: Path) -> Path:
    """Return a copy of an archive with one byte changed."""
    data = bytearray(archive.read_bytes())
    data[len(data) // 2] ^= 1
    target = archive.with_name("altered.rdarchive")
    target.write_bytes(bytes(data))
    return target


def settle(camera: Camera) -> SettlePanel:
    """Return the step of votes and corrections as it is now."""
    return panel(camera, SettlePanel)
