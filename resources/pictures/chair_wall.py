"""The window on the wall in pictures: each step as the room sees it, on three kinds of projector."""

from typing import Final

from camera import Camera, wait
from chair_seat import enter, page
from PySide6.QtCore import QSize
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reviewdesk.ui.chair.projector.window import ProjectorWindow

SIZES: Final = (QSize(1280, 720), QSize(1920, 1080), QSize(1024, 768))


def picture_wall(camera: Camera, name: str, *steps: str) -> None:
    """Picture the wall at the step on show, or at each of these steps."""
    page(camera).projected.emit()
    camera.settle()
    for step in steps or (page(camera).panel.step,):
        enter(camera, step)
        for size in SIZES:
            at = shown()
            at.resize(size)
            QTest.qWait(80)
            camera.keep(at, f"{name}-{step}-{size.width()}")
    page(camera).projected.emit()
    camera.settle()


def shown() -> ProjectorWindow:
    """Return the window on the wall."""
    tops = QApplication.topLevelWidgets
    wait(lambda: any(isinstance(one, ProjectorWindow) and one.isVisible() for one in tops()), 5_000)
    return next(one for one in tops() if isinstance(one, ProjectorWindow) and one.isVisible())
