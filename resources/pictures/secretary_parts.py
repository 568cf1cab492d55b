"""Finding one's way on the secretary's desk, which is made anew with every look."""

from typing import TypeVar

from camera import Camera, wait
from PySide6.QtWidgets import QApplication, QDialog, QPushButton

from reviewdesk.ui.secretary.page import SecretaryPage

P = TypeVar("P")
D = TypeVar("D", bound=QDialog)


def page_of(camera: Camera) -> SecretaryPage:
    """Return the page on show."""
    page = camera.window.page
    assert isinstance(page, SecretaryPage)
    return page


def panel_of(camera: Camera, kind: type[P]) -> P:
    """Return one of its steps."""
    return next(one for one in page_of(camera).panels if isinstance(one, kind))


def turn_to(camera: Camera, step: str) -> None:
    """Go to a step."""
    page_of(camera).enter(step)
    camera.settle()


def dialog_of(camera: Camera, kind: type[D]) -> D:
    """Return the dialog on show once it is there."""
    wait(lambda: isinstance(QApplication.activeModalWidget(), kind), 5_000)
    found = QApplication.activeModalWidget()
    assert isinstance(found, kind)
    return found


def press(camera: Camera, button: QPushButton) -> None:
    """Press a button and wait for what follows."""
    button.click()
    camera.settle()
