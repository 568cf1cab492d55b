"""Takes a picture of every screen: both languages, light and dark, at 1366×768, and with larger text.

    python resources/pictures/screenshots.py [TARGET] [--readme] [--guide] [--only DESK] [--looks L,…]

It works the real window with keys, offscreen, on the bundled sample session. TARGET is screenshots/ unless
named; --readme makes the pictures of README anew, beside this file, and --guide those of the guides in
resources/guide; --size WxH is the window's. `camera.py` holds the looks.
"""

import argparse
import logging
import os
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import reviewer_tour
import secretary_tour
import staff_tour
from camera import LOOKS, Camera, Look, small
from chair_collecting import picture_collecting
from chair_ending import picture_ending
from chair_opening import picture_opening
from chair_reveal import picture_reveal
from chair_seat import leave
from PySide6.QtWidgets import QApplication
from sealed_sample import seal

from reviewdesk.ui.failures import log_qt_messages

HERE = Path(__file__).parent
DESKS = ("reviewer", "secretary", "chair", "staff")
README = {
    "02-fingerprint-zh-light": "fingerprint-zh",
    "02-fingerprint-en-light": "fingerprint-en",
    "20-desk-scored-zh-light": "desk-zh",
    "20-desk-scored-en-light": "desk-en",
    "41-overview-zh-light": "overview-zh",
    "41-overview-en-light": "overview-en",
}
"""Screenshots that README shows, and what they are called beside this file."""
GUIDE = {
    "02-fingerprint": "fingerprint",
    "09-declaration-marked": "declaration",
    "20-desk-scored": "desk",
    "33-check-missing": "check",
    "44-receipt": "receipt",
    "60-rules-first": "rules",
    "53-register-mapped": "register",
    "70-todo": "todo",
    "76-sealed": "sealing",
    "51-opening-signed-in": "opening",
    "64-board": "board",
    "86-reveal-deviations": "deviations",
    "100-ranking": "ranking",
    "110-settle-tie": "tie",
    "129-sign": "sign",
    "134-verified": "verified",
    "141-decision": "decision",
    "145-notice": "notice",
    "158-after-all": "after",
}
"""Screenshots that the guides show, and what they are called there, in each language."""
GUIDE_WIDTH = 760


def main() -> None:
    """Seal the sample, sit down at each desk, and picture all that is met there."""
    args = asked()
    args.target.mkdir(parents=True, exist_ok=True)
    log_qt_messages()
    logging.getLogger("qt").setLevel(logging.ERROR)
    looks = [Look.named(one) for one in args.looks.split(",")] if args.looks else LOOKS
    width, height = map(int, args.size.split("x"))
    with tempfile.TemporaryDirectory(prefix="reviewdesk-pictures-") as made:
        folder = Path(made)
        os.environ["REVIEWDESK_STATE"] = str(folder / "state")
        camera = Camera(args.target, folder / "settings.ini", looks=looks, size=(width, height))
        for desk in DESKS if args.only is None else (args.only,):
            play(desk, camera, folder / desk)
            camera.program.show_start()
        camera.program.close()
    if args.readme:
        for taken, name in README.items():
            small(args.target / f"{taken}.png", HERE / f"{name}.png")
    if args.guide:
        picture_guides(args.target)
    print(f"{camera.taken} -> {args.target}")


def picture_guides(taken: Path) -> None:
    """Make the pictures of the guides from screenshots taken in zh-light and en-light."""
    for folder, language in (("zh_CN", "zh"), ("en", "en")):
        for screenshot, name in GUIDE.items():
            target = HERE.parent / "guide" / folder / f"{name}.png"
            small(taken / f"{screenshot}-{language}-light.png", target, width=GUIDE_WIDTH)


def asked() -> argparse.Namespace:
    """Read the command line."""
    made = argparse.ArgumentParser(description=__doc__)
    made.add_argument("target", nargs="?", type=Path, default=Path("screenshots"))
    made.add_argument("--readme", action="store_true")
    made.add_argument("--guide", action="store_true")
    made.add_argument("--only", choices=DESKS, help="one desk alone")
    made.add_argument("--looks", default="", help="some looks alone, as zh-light or en-dark-150")
    made.add_argument("--size", default="1366x768", help="of the window")
    return made.parse_args()


def play(desk: str, camera: Camera, folder: Path) -> None:
    """Picture one desk."""
    folder.mkdir()
    if desk == "secretary":
        secretary_tour.tour(camera, folder)
        return
    if desk == "staff":
        staff_tour.play_and_tour(camera, folder)
        return
    sealed = seal(folder)
    if desk == "reviewer":
        reviewer_tour.tour(camera, sealed)
        return
    picture_opening(camera, sealed)
    picture_collecting(camera, sealed)
    leave(camera)
    (folder / "demo").mkdir()
    picture_reveal(camera, folder / "demo")
    picture_ending(camera, folder / "demo")


if __name__ == "__main__":
    QApplication([])
    main()
