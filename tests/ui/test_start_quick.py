"""The window opens before most of the program is read, and reads the rest soon after."""

import subprocess
import sys

from pytestqt.qtbot import QtBot

from reviewdesk.app import Program

HEAVY = ("sqlalchemy", "cryptography", "pyhanko", "openpyxl", "reportlab", "numpy", "pypdfium2")


def test_the_first_screen_needs_no_large_library() -> None:
    script = f"import sys, reviewdesk.app; print([name for name in {HEAVY!r} if name in sys.modules])"
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_what_comes_later_is_read_in_the_background(program: Program, qtbot: QtBot) -> None:
    failed: list[object] = []
    program.tasks.failed.connect(failed.append)
    with qtbot.waitSignal(program.tasks.busy, check_params_cb=lambda busy: not busy):
        program.read_ahead()
    assert failed == []
