"""The chair's desk in pictures: opening, collecting with its exceptions, and the close."""

from pathlib import Path
from typing import TypeVar

from camera import Camera
from PySide6.QtCore import Qt

from reviewdesk.ui.chair.opening.panel import CHAIR, PAUSE, PLAN, PLEDGE, OpeningPanel
from reviewdesk.ui.chair.page import ChairPage
from reviewdesk.ui.chair.panel import ChairPanel

ENTER = Qt.Key.Key_Return
PIN = "246813"


def play(camera: Camera, folder: Path, slips: Path) -> None:
    """Come in as the chair and picture each step."""
    come_in(camera, folder / "sealed" / "batch.rdbatch", code(slips, "chair"))
    opening(camera, folder, slips)


def code(slips: Path, seat: str) -> str:
    """Return the code of a seat's slip."""
    return (slips / f"{seat}.txt").read_text(encoding="utf-8").split()[-1]


def come_in(camera: Camera, batch: Path, slip: str) -> None:
    """Go from the package to the chair's open desk."""
    camera.program.open_files([batch])
    camera.until("FingerprintPage")
    camera.press(ENTER)
    camera.until("SeatPage")
    camera.write("chair")
    camera.press(ENTER)
    camera.until("SlipPage")
    camera.write(slip)
    camera.press(ENTER)
    camera.until("RevealMarkPage", "PinPage")
    if camera.on("RevealMarkPage"):
        camera.press(ENTER)
        camera.until("PinPage")
    camera.write(PIN * 2)
    camera.press(ENTER)
    camera.until("ChairPage")


def opening(camera: Camera, folder: Path, slips: Path) -> None:
    """Sign in, elect, adopt the amended plan, adjourn and resume."""
    camera.all("50-opening-sign-in")
    panel(camera, OpeningPanel).sign_in.everybody.click()
    panel(camera, OpeningPanel).sign_in.record.click()
    camera.settle()
    camera.all("51-opening-signed-in")
    section(camera, PLEDGE)
    panel(camera, OpeningPanel).pledge.read.click()
    pictures(camera, "52-opening-pledge", PLEDGE)
    section(camera, CHAIR)
    votes = panel(camera, OpeningPanel).chairing.pad.named
    for row in range(votes.rowCount()):
        votes.vote(votes.index(row, 2))
    camera.now("53-opening-votes")
    panel(camera, OpeningPanel).chairing.record.click()
    camera.settle()
    pictures(camera, "54-opening-chair", CHAIR)
    camera.program.open_files([folder / "sealed" / "supplement-1.rdsupplement"])
    camera.settle()
    camera.now("55-opening-amended")
    plan = panel(camera, OpeningPanel).adopting.pad.named
    for row in range(plan.rowCount()):
        plan.vote(plan.index(row, 0))
    panel(camera, OpeningPanel).adopting.record.click()
    camera.now("56-opening-adopt")
    confirm(camera, code(slips, "witness"))
    pictures(camera, "57-opening-adopted", PLAN)
    section(camera, PAUSE)
    panel(camera, OpeningPanel).pause.adjourn.click()
    camera.now("58-opening-adjourn")
    confirm(camera, code(slips, "witness"), reason="tomorrow at nine")
    pictures(camera, "59-opening-adjourned", PAUSE)
    panel(camera, OpeningPanel).pause.resume.click()
    confirm(camera, code(slips, "witness"))


P = TypeVar("P", bound=ChairPanel)


def panel(camera: Camera, kind: type[P]) -> P:
    """Return the step on show."""
    page = camera.window.page
    assert isinstance(page, ChairPage)
    assert isinstance(page.panel, kind)
    return page.panel


def section(camera: Camera, place: int) -> None:
    """Go to a part of the opening."""
    panel(camera, OpeningPanel).sections.turn_to(place)
    camera.settle()


def pictures(camera: Camera, name: str, place: int) -> None:
    """Picture a part of the opening in every look; the page is made anew in each."""
    camera.all(name, again=lambda: section(camera, place))


def confirm(camera: Camera, witness: str, reason: str = "") -> None:
    """Fill in the dialog of two people, and wait until it is done."""
    if reason:
        camera.write(reason)
        camera.press(Qt.Key.Key_Tab)
    camera.write(witness)
    submit = camera.dialog_button("primary", "danger")
    submit.click()
    camera.settle()
