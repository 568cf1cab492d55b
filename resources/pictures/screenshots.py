"""Takes a picture of every screen: both languages, light and dark, at 1366×768, and with larger text.

    python resources/pictures/screenshots.py [TARGET] [--readme]

It works the real window with keys, offscreen, on the bundled sample session. TARGET is screenshots/ unless
named; --readme makes the pictures of README anew, beside this file. `camera.py` holds the looks.
"""

import argparse
import logging
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from camera import Camera
from chair_collecting import picture_collecting
from chair_ending import picture_ending
from chair_opening import picture_opening
from chair_reveal import picture_reveal
from chair_seat import leave
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from secretary_tour import tour

from reviewdesk.desk.machine import seats_here
from reviewdesk.resources import resource
from reviewdesk.ui.casting.receipt_page import ReceiptPage
from reviewdesk.ui.failures import log_qt_messages
from reviewdesk.ui.keys import KeySheet

HERE = Path(__file__).parent
README = {
    "20-desk-scored-zh-light": "desk-zh",
    "20-desk-scored-en-light": "desk-en",
    "02-fingerprint-zh-light": "fingerprint-zh",
    "02-fingerprint-en-light": "fingerprint-en",
    "33-overview-zh-light": "overview-zh",
    "33-overview-en-light": "overview-en",
}
"""Screenshots that README shows, and what they are called beside this file."""
PIN = "246813"
ENTER, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Space


def main() -> None:
    """Seal the sample, sit down as two reviewers one after the other, and picture all they meet."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("target", nargs="?", type=Path, default=Path("screenshots"))
    asked.add_argument("--readme", action="store_true")
    asked.add_argument("--only", choices=("reviewer", "chair"), help="one desk alone")
    args = asked.parse_args()
    args.target.mkdir(parents=True, exist_ok=True)
    log_qt_messages()
    logging.getLogger("qt").setLevel(logging.ERROR)
    with tempfile.TemporaryDirectory(prefix="reviewdesk-pictures-") as folder:
        os.environ["REVIEWDESK_STATE"] = str(Path(folder, "state"))
        sealed = seal(Path(folder))
        camera = Camera(args.target, Path(folder, "settings.ini"))
        if args.only != "chair":
            play(camera, sealed)
            camera.program.show_start()
        if args.only != "reviewer":
            picture_opening(camera, sealed)
            picture_collecting(camera, sealed)
            leave(camera)
            Path(folder, "demo").mkdir()
            picture_reveal(camera, Path(folder, "demo"))
            picture_ending(camera, Path(folder, "demo"))
        camera.program.close()
    if args.readme:
        for taken, name in README.items():
            camera.small(args.target / f"{taken}.png", HERE / f"{name}.png")
    print(f"{camera.taken} -> {args.target}")


def seal(folder: Path) -> Path:
    """Seal the sample session and the amended plan; return the folder with the packages and the slips."""
    sample = resource("sample")
    command = ["seal", "--plan", sample / "plan.toml", "--register", sample / "register.xlsx"]
    command += ["--dossiers", sample / "dossiers", "--committee", sample / "committee.toml"]
    command += ["--conflicts", sample / "conflicts.csv", "--slips", folder / "slips", "--slips-as-text"]
    reviewdesk(*command, "--out", folder / "sealed")
    amend = [
        "supplement",
        "--to",
        folder / "sealed" / "batch.rdbatch",
        "--plan",
        sample / "plan-amended.toml",
    ]
    reviewdesk(*amend, "--slip-file", folder / "slips" / "secretary.txt", "--out", folder / "sealed")
    return folder


def reviewdesk(*words: str | Path) -> None:
    """Run one command."""
    subprocess.run([sys.executable, "-m", "reviewdesk", *words], check=True, stdout=subprocess.DEVNULL)


def slip(folder: Path, seat: str) -> str:
    """Return the code of a seat's slip."""
    return (folder / "slips" / f"{seat}.txt").read_text(encoding="utf-8").split()[-1]


def play(camera: Camera, folder: Path) -> None:
    """Picture both ways, and what stands before and between them."""
    camera.all("01-start-empty")
    come_in(camera, folder, "r1", pictures=True)
    at_desk(camera)
    camera.program.menu.other_person.emit()
    come_in(camera, folder, "r2", pictures=False)
    leave_and_score(camera, folder)
    camera.all("30-start-seats")
    casting(camera, folder)
    camera.program.menu.other_person.emit()
    camera.until("StartPage")
    stray = folder / "minutes.txt"
    stray.write_text("not ours", encoding="utf-8")
    camera.program.menu.other_person.emit()
    camera.until("StartPage")
    camera.program.open_files([stray])
    camera.settle()
    camera.taken_over("40-not-ours")
    tour(camera, folder)


def come_in(camera: Camera, folder: Path, seat: str, *, pictures: bool) -> None:
    """Go from the package to the open desk."""

    def picture(name: str) -> None:
        if pictures:
            camera.all(name)

    sealed = folder / "sealed"
    camera.program.open_files([sealed / "batch.rdbatch", sealed / "supplement-1.rdsupplement"])
    camera.until("FingerprintPage")
    picture("02-fingerprint")
    camera.press(ENTER)
    camera.until("SeatPage")
    picture("03-seat")
    camera.write(seat)
    camera.press(ENTER)
    camera.until("SlipPage")
    picture("04-slip")
    if pictures:
        camera.write("SYJP-B973-UUUU")
        camera.now("05-slip-strange-letter")
        camera.select_all()
    camera.write(slip(folder, seat))
    camera.press(ENTER)
    camera.until("RevealMarkPage")
    picture("06-reveal-mark")
    camera.press(ENTER)
    camera.until("PinPage")
    picture("07-pin")
    camera.write(PIN * 2)
    camera.press(ENTER)
    camera.until("PledgePage")
    picture("08-pledge")
    camera.press(SPACE, ENTER)
    camera.until("DeclarationPage")
    picture("09-declaration")
    camera.press(ENTER)
    camera.until("ConfirmPage")
    picture("10-declaration-confirm")
    camera.press(ENTER)
    camera.until("DeskPage")
    camera.render()


def at_desk(camera: Camera) -> None:
    """Picture a desk in its first minutes, its dialogs, and the lock."""
    camera.all("11-desk-new", render=True)
    for marks in (("17", "14", "12.5", "13", "8", "9"), ("15", "13")):
        camera.marks(marks)
        if len(marks) > 2:
            camera.ctrl(ENTER)
            camera.settle()
    camera.all("20-desk-scored", render=True)
    camera.write("999")
    camera.now("21-desk-wrong-points")
    camera.select_all()
    camera.write("7")
    camera.settle()
    camera.open_all("22-recuse", lambda: camera.more(0))
    camera.open_all("23-leave-out", lambda: camera.more(1))
    camera.open_all("24-keys", lambda: KeySheet(camera.window.page, camera.window).open())
    camera.open_all("25-about", camera.program.menu.about.emit)
    camera.key(Qt.Key.Key_F8)
    camera.until("CheckPage")
    camera.all("26-check-missing")
    camera.locked("27-locked", PIN)


def leave_and_score(camera: Camera, folder: Path) -> None:
    """Fill the second seat's draft from its sheets on the command line."""
    camera.program.menu.other_person.emit()
    camera.until("StartPage")
    camera.settle()
    here = next(one for one in seats_here() if one.seat == "r2")
    here_with_slip = ("--workspace", here.folder, "--slip-file", folder / "slips" / "r2.txt")
    for track in ("comprehensive", "green"):
        sheet = resource("sample", "sheets", f"r2-{track}.csv")
        reviewdesk("score", *here_with_slip, "--from", sheet)
    reviewdesk("skip", *here_with_slip, "--application", "A023", "--notice", "1")


def casting(camera: Camera, folder: Path) -> None:
    """Picture the own overview, check, cast, receipt and preview of a desk where all is scored."""
    camera.program.way.go_on(next(one for one in seats_here() if one.seat == "r2"))
    camera.until("SlipPage")
    camera.all("31-slip-again")
    camera.write(slip(folder, "r2"))
    camera.press(ENTER)
    camera.until("PinPage", "DeskPage")
    if camera.on("PinPage"):
        camera.write(PIN * 2)
        camera.press(ENTER)
    camera.until("DeskPage")
    camera.render()
    camera.all("32-desk-all-scored", render=True)
    camera.key(Qt.Key.Key_F7)
    camera.until("OverviewPage")
    camera.all("33-overview")
    camera.key(Qt.Key.Key_Escape)
    camera.until("DeskPage")
    camera.key(Qt.Key.Key_F8)
    camera.until("CheckPage")
    camera.all("34-check")
    camera.open_all("35-cast-confirm", lambda: first_open(camera.cast_buttons()).click())
    first_open(camera.cast_buttons()).click()
    camera.dialog_button("danger", "primary").click()
    camera.until("ReceiptPage")
    camera.all("36-receipt")
    page = camera.window.page
    assert isinstance(page, ReceiptPage)
    page.print_button.click()
    camera.until("PaperPreview")
    camera.render()
    camera.all("37-preview", render=True)


def first_open(buttons: Sequence[QPushButton]) -> QPushButton:
    """Return the first button that can be pressed."""
    return next(one for one in buttons if one.isEnabled())


if __name__ == "__main__":
    QApplication([])
    main()
