"""What all pictures of the chair's desk share: sitting down, going to a step, the acts of two people."""

import shlex
import shutil
from contextlib import chdir, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import TypeVar

from camera import LONG, Camera, wait
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from reviewdesk.cli.main import main
from reviewdesk.desk.machine import seat_in
from reviewdesk.resources import resource
from reviewdesk.ui.chair.act_dialog import ActDialog
from reviewdesk.ui.chair.page import ChairPage
from reviewdesk.ui.chair.panel import ChairPanel

PIN = "246813"
ENTER = Qt.Key.Key_Return
P = TypeVar("P", bound=ChairPanel)
D = TypeVar("D", bound=QDialog)


def do(*words: str | Path) -> None:
    """Run one command of the program in this process; "mkdir" and "cp" are its neighbours in the sample."""
    line = [str(word) for word in words]
    if line[:1] == ["mkdir"]:
        Path(line[1]).mkdir(exist_ok=True)
    elif line[:1] == ["cp"]:
        for pattern in line[1:-1]:
            for source in sorted(Path(pattern).parent.glob(Path(pattern).name)):
                shutil.copy2(source, line[-1])
    elif line:
        with redirect_stdout(StringIO()):
            refused = main(line)
        if refused:
            raise RuntimeError(shlex.join(line))


def play(folder: Path, *, until: str = "", only: tuple[str, ...] = ()) -> None:
    """Play the sample's commands in a folder: up to and with `until`, or those that begin with `only`."""
    if not (folder / "sample").exists():
        shutil.copytree(resource("sample"), folder / "sample")
    with chdir(folder):
        for line in Path("sample/commands.txt").read_text(encoding="utf-8").splitlines():
            words = shlex.split(line, comments=True)
            if only and not line.startswith(only):
                continue
            do(*(words[1:] if words[:1] == ["reviewdesk"] else words))
            if until and line.startswith(until):
                return


def code(slip: Path) -> str:
    """Return the code of a slip."""
    return slip.read_text(encoding="utf-8").split()[-1]


def come_in(camera: Camera, chair: Path) -> None:
    """Go to the open desk of a workspace that is on this machine; `chair` holds it and its slip."""
    here = seat_in(chair / "workspace")
    assert here is not None
    camera.program.way.go_on(here)
    camera.until("SlipPage")
    unlock(camera, code(chair / "chair.txt"))


def unlock(camera: Camera, slip: str) -> None:
    """Type code and PIN, and wait for the desk."""
    camera.write(slip)
    camera.press(ENTER)
    camera.until("RevealMarkPage", "PinPage", "ChairPage")
    if camera.on("RevealMarkPage"):
        camera.press(ENTER)
        camera.until("PinPage")
    if camera.on("PinPage"):
        camera.write(PIN * 2)
        camera.press(ENTER)
    camera.until("ChairPage")


def leave(camera: Camera) -> None:
    """Get up, so that commands may work on the folder."""
    camera.program.menu.other_person.emit()
    camera.until("StartPage")
    camera.settle()


def page(camera: Camera) -> ChairPage:
    """Return the chair's page as it is now; it is made anew with every look."""
    found = camera.window.page
    assert isinstance(found, ChairPage)
    return found


def enter(camera: Camera, step: str) -> None:
    """Go to a step."""
    page(camera).enter(step)
    camera.settle()


def panel(camera: Camera, kind: type[P]) -> P:
    """Return a step's panel as it is now."""
    return next(one for one in page(camera).panels if isinstance(one, kind))


def dialog(camera: Camera, kind: type[D]) -> D:
    """Return the dialog on show once it is there."""
    wait(lambda: isinstance(QApplication.activeModalWidget(), kind), LONG)
    found = QApplication.activeModalWidget()
    assert isinstance(found, kind)
    found.activateWindow()
    camera.settle()
    return found


def confirm(camera: Camera, *codes: str, reason: str = "") -> None:
    """Fill in the act on show, its codes in their order, and wait until it is done."""
    act = dialog(camera, ActDialog)
    if reason:
        act.reason.setPlainText(reason)
    for entry, one in zip(act.entries.values(), codes, strict=True):
        entry.setText(one)
    act.submit.click()
    wait(lambda: not isinstance(QApplication.activeModalWidget(), ActDialog), LONG)
    for _ in range(3):
        camera.settle()
    if not isinstance(QApplication.activeModalWidget(), QDialog):
        camera.window.activateWindow()
        QTest.qWait(50)
