"""Brings the sample session to stage two by its own commands, and pictures the chair's last steps."""

import shlex
import shutil
from contextlib import chdir, redirect_stdout
from io import StringIO
from pathlib import Path

from camera import Camera
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from reviewdesk.cli.main import main
from reviewdesk.desk.machine import seat_in
from reviewdesk.resources import resource
from reviewdesk.ui.chair.ending.audit_panel import AuditPanel
from reviewdesk.ui.chair.ending.publish_panel import PublishPanel
from reviewdesk.ui.chair.ending.sign_panel import SignPanel
from reviewdesk.ui.chair.page import ChairPage
from reviewdesk.ui.chair.settling.panel import SettlePanel

PIN = "246813"
ENTER = Qt.Key.Key_Return
LAST = "reviewdesk reveal --ranking"


def sample_at_stage_two(folder: Path) -> Path:
    """Play the sample's commands in this process up to the ranking; return the chair's folder."""
    shutil.copytree(resource("sample"), folder / "sample")
    lines = (folder / "sample" / "commands.txt").read_text(encoding="utf-8").splitlines()
    with chdir(folder), redirect_stdout(StringIO()):
        for line in lines:
            _do(shlex.split(line, comments=True))
            if line.startswith(LAST):
                break
    return folder / "chair"


def picture_ending(camera: Camera, folder: Path) -> None:
    """Sit down as the chair and picture settling, self-audit, signing and publishing."""
    chair = sample_at_stage_two(folder)
    _come_in(camera, chair)
    settling(camera, folder)
    ending(camera, folder)


def settling(camera: Camera, folder: Path) -> None:
    """Picture what is open, the forms, and what a proposal would move."""
    _enter(camera, "settle")
    camera.all("60-settle-tie")
    for number, key in enumerate(("transcription", "abnormal", "void_row", "withdraw"), start=61):
        _settle(camera).open_matter(f"change:{key}")
        camera.settle()
        camera.now(f"{number}-settle-{key}")
    camera.settle()
    panel = _settle(camera)
    panel.count.click()
    camera.settle()
    camera.now("65-settle-outlook")
    panel.record.click()
    camera.now("66-settle-record")
    camera.put_away()
    _enter(camera, "audit")
    camera.all("67-audit-red")
    with chdir(folder), redirect_stdout(StringIO()):
        camera.program.menu.other_person.emit()
        camera.until("StartPage")
        camera.settle()
        for line in (folder / "sample" / "commands.txt").read_text(encoding="utf-8").splitlines():
            if line.startswith(("reviewdesk correct", "reviewdesk vote")):
                _do(shlex.split(line))
    _come_in(camera, folder / "chair")
    _enter(camera, "settle")
    _settle(camera).open_matter("decided:2")
    camera.now("68-settle-decided")


def ending(camera: Camera, folder: Path) -> None:
    """Picture the frozen result, the signing round, and what was published."""
    _enter(camera, "audit")
    camera.all("70-audit-green")
    panel = _page(camera).panel
    assert isinstance(panel, AuditPanel)
    panel.finalise.click()
    camera.now("71-finalise")
    _confirm(camera, folder / "witness" / "witness.txt")
    camera.all("72-audit-final")
    _enter(camera, "sign")
    signing = _page(camera).panel
    assert isinstance(signing, SignPanel)
    signing.buttons["signed"].click()
    _confirm(camera, folder / "r1" / "r1.txt")
    camera.all("73-sign")
    signing = _page(camera).panel
    assert isinstance(signing, SignPanel)
    signing.buttons["dissent"].click()
    camera.now("74-sign-dissent")
    camera.put_away()
    _enter(camera, "publish")
    publishing = _page(camera).panel
    assert isinstance(publishing, PublishPanel)
    publishing.folder.setText(str(folder / "published"))
    camera.all("75-publish")
    publishing = _page(camera).panel
    assert isinstance(publishing, PublishPanel)
    publishing.folder.setText(str(folder / "published"))
    publishing.publish.click()
    camera.settle()
    camera.now("76-published")
    camera.program.menu.other_person.emit()
    camera.until("StartPage")
    camera.program.open_files([folder / "published" / "archive.rdarchive"])
    camera.until("VerifyPage")
    camera.settle()
    camera.all("80-verified")


def _come_in(camera: Camera, chair: Path) -> None:
    """Go to the open desk of a workspace that is on this machine."""
    here = seat_in(chair / "workspace")
    assert here is not None
    camera.program.way.go_on(here)
    camera.until("SlipPage")
    camera.write(_code(chair / "chair.txt"))
    camera.press(ENTER)
    camera.until("RevealMarkPage", "PinPage", "ChairPage")
    if camera.on("RevealMarkPage"):
        camera.press(ENTER)
        camera.until("PinPage")
    if camera.on("PinPage"):
        camera.write(PIN * 2)
        camera.press(ENTER)
    camera.until("ChairPage")


def _page(camera: Camera) -> ChairPage:
    page = camera.window.page
    assert isinstance(page, ChairPage)
    return page


def _settle(camera: Camera) -> SettlePanel:
    panel = _page(camera).panel
    assert isinstance(panel, SettlePanel)
    return panel


def _enter(camera: Camera, step: str) -> None:
    _page(camera).enter(step)
    camera.settle()


def _confirm(camera: Camera, slip: Path) -> None:
    """Type the code into the dialog on show and press its button."""
    button = camera.dialog_button("danger", "primary")
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    dialog.findChildren(QLineEdit)[0].setText(_code(slip))
    button.click()
    camera.settle()
    camera.settle()


def _code(slip: Path) -> str:
    return slip.read_text(encoding="utf-8").split()[-1]


def _do(words: list[str]) -> None:
    if not words:
        return
    if words[0] == "mkdir":
        Path(words[1]).mkdir(exist_ok=True)
    elif words[0] == "cp":
        *sources, target = words[1:]
        for pattern in sources:
            for source in sorted(Path(pattern).parent.glob(Path(pattern).name)):
                shutil.copy2(source, target)
    elif main(words[1:]):
        raise RuntimeError(shlex.join(words) + f" in {Path.cwd()}")
