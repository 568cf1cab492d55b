"""The reviewer's first minutes in pictures: from an empty start page to a declaration."""

from pathlib import Path
from typing import Final

from camera import Camera
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from sealed_sample import packages, slip

PIN: Final = "246813"
ENTER, SPACE, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Down


def open_with_pictures(camera: Camera, folder: Path, seat: str) -> None:
    """Go from the start page to the open desk and picture each step."""
    camera.all("01-start-empty")
    camera.open_all("01-start-other-file", lambda: stray(camera, folder))
    camera.program.show_start()
    open_package(camera, folder)
    camera.all("02-fingerprint")
    camera.press(ENTER)
    camera.until("SeatPage")
    camera.all("03-seat")
    camera.write(seat)
    camera.press(ENTER)
    camera.until("SlipPage")
    camera.all("04-slip")
    camera.write("SYJP-B973-UUUU")
    camera.now("05-slip-strange-letter")
    camera.select_all()
    camera.write(slip(folder, "r9"))
    camera.press(ENTER)
    camera.settle()
    camera.now("05-slip-of-another-seat")
    camera.select_all()
    camera.write(slip(folder, seat))
    camera.press(ENTER)
    camera.until("RevealMarkPage")
    camera.all("06-reveal-mark")
    camera.press(ENTER)
    camera.until("PinPage")
    camera.all("07-pin")
    camera.write(PIN + PIN[::-1])
    camera.press(ENTER)
    camera.now("07-pin-differs")
    for field in camera.window.findChildren(QLineEdit):
        if field.isVisible():
            field.setText(PIN)
    camera.press(ENTER)
    camera.until("PledgePage")
    camera.all("08-pledge")
    camera.press(SPACE, ENTER)
    declare(camera)


def declare(camera: Camera) -> None:
    """Picture the declaration without and with recusals, and declare."""
    camera.until("DeclarationPage")
    camera.all("09-declaration")
    camera.press(ENTER)
    camera.until("ConfirmPage")
    camera.all("10-confirm-none")
    camera.press(Qt.Key.Key_Escape)
    camera.until("DeclarationPage")
    camera.press(*(DOWN,) * 6)
    camera.write("3")
    camera.press(DOWN)
    camera.settle()
    camera.all("09-declaration-marked")
    camera.press(ENTER)
    camera.until("ConfirmPage")
    camera.all("10-confirm-recusals")
    camera.press(ENTER)
    camera.until("DeskPage")
    camera.render()


def come_in(camera: Camera, folder: Path, seat: str) -> None:
    """Go from the package to the open desk without pictures."""
    open_package(camera, folder)
    camera.press(ENTER)
    camera.until("SeatPage")
    camera.write(seat)
    camera.press(ENTER)
    camera.until("SlipPage")
    camera.write(slip(folder, seat))
    camera.press(ENTER)
    camera.until("RevealMarkPage")
    camera.press(ENTER)
    camera.until("PinPage")
    camera.write(PIN * 2)
    camera.press(ENTER)
    camera.until("PledgePage")
    camera.press(SPACE, ENTER)
    camera.until("DeclarationPage")
    camera.press(ENTER)
    camera.until("ConfirmPage")
    camera.press(ENTER)
    camera.until("DeskPage")
    camera.settle()


def open_package(camera: Camera, folder: Path) -> None:
    """Open package and supplement as a double click does."""
    camera.program.open_files(packages(folder))
    camera.until("FingerprintPage")


def stray(camera: Camera, folder: Path) -> None:
    """Open a file that is none of ours."""
    path = folder / "minutes.txt"
    path.write_text("not ours", encoding="utf-8")
    camera.program.open_files([path])
    camera.settle()
