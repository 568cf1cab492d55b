"""The opening in pictures: sign-in, pledge, chair, criteria and procedure, a night between two days."""

from pathlib import Path

from camera import Camera
from chair_seat import ENTER, code, confirm, panel, unlock
from chair_wall import picture_wall

from reviewdesk.ui.chair.opening.panel import CHAIR, PAUSE, PLAN, PLEDGE, OpeningPanel


def picture_opening(camera: Camera, folder: Path) -> None:
    """Come in as the chair from the sealed package, and picture every part of the opening."""
    come_from(camera, folder)
    witness = code(folder / "slips" / "witness.txt")
    camera.all("50-opening-sign-in")
    picture_wall(camera, "90-wall-opening")
    here(camera).sign_in.everybody.click()
    here(camera).sign_in.record.click()
    camera.settle()
    camera.all("51-opening-signed-in")
    section(camera, PLEDGE)
    here(camera).pledge.read.click()
    pictures(camera, "52-opening-pledge", PLEDGE)
    electing(camera)
    adopting(camera, folder, witness)
    section(camera, PAUSE)
    here(camera).pause.adjourn.click()
    camera.now("58-opening-adjourn")
    confirm(camera, witness, reason="今日评审到此，明日9时继续")
    pictures(camera, "59-opening-adjourned", PAUSE)
    picture_wall(camera, "90-wall-adjourned")
    here(camera).pause.resume.click()
    camera.now("59-opening-resume")
    confirm(camera, witness)


def electing(camera: Camera) -> None:
    """Picture the vote by name and the papers that were counted; elect."""
    section(camera, CHAIR)
    pad = here(camera).chairing.pad
    pad.on_paper.click()
    camera.now("53-opening-counted")
    pad.by_name.click()
    for row in range(pad.named.rowCount()):
        pad.named.vote(pad.named.index(row, 2))
    camera.now("53-opening-votes")
    here(camera).chairing.record.click()
    camera.settle()
    pictures(camera, "54-opening-chair", CHAIR)


def adopting(camera: Camera, folder: Path, witness: str) -> None:
    """Picture the plan as it was sealed and as it is amended; adopt it."""
    section(camera, PLAN)
    camera.now("55-opening-as-sealed")
    camera.program.open_files([folder / "sealed" / "supplement-1.rdsupplement"])
    camera.settle()
    camera.now("55-opening-amended")
    plan = here(camera).adopting.pad.named
    for row in range(plan.rowCount()):
        plan.vote(plan.index(row, 0))
    here(camera).adopting.record.click()
    camera.now("56-opening-adopt")
    confirm(camera, witness)
    pictures(camera, "57-opening-adopted", PLAN)


def come_from(camera: Camera, folder: Path) -> None:
    """Go from the package to the chair's open desk."""
    camera.program.open_files([folder / "sealed" / "batch.rdbatch"])
    camera.until("FingerprintPage")
    camera.press(ENTER)
    camera.until("SeatPage")
    camera.write("chair")
    camera.press(ENTER)
    camera.until("SlipPage")
    unlock(camera, code(folder / "slips" / "chair.txt"))


def here(camera: Camera) -> OpeningPanel:
    """Return the opening as it is now."""
    return panel(camera, OpeningPanel)


def section(camera: Camera, place: int) -> None:
    """Go to a part of the opening."""
    here(camera).sections.turn_to(place)
    camera.settle()


def pictures(camera: Camera, name: str, place: int) -> None:
    """Picture a part of the opening in every look; the page is made anew in each."""
    camera.all(name, again=lambda: section(camera, place))
