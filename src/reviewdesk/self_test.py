"""Whether this installation works: a tiny session from sealing to a verified archive, then the window.

`reviewdesk --self-test` needs no screen, writes to a temporary folder alone, and exits 0 when all of it held.
"""

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import chdir, redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

from reviewdesk.cli.frame import say
from reviewdesk.cli.main import main as command_line
from reviewdesk.cli.story import play, words_of
from reviewdesk.errors.marker import N_
from reviewdesk.resources import resource

STORY = "self_test"
_PATIENCE = 60
"""Seconds that a window or a page may take on a slow machine."""


def main() -> int:
    """Play the session and open the window; return 0, or 1 once something refused."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="reviewdesk-self-test-", ignore_cleanup_errors=True) as made:
        folder = Path(made)
        os.environ["REVIEWDESK_STATE"] = str(folder / "state")
        steps: tuple[tuple[str, Callable[[Path], str]], ...] = (
            (N_("A session is sealed, scored, merged, signed and verified"), session),
            (N_("The window opens"), window),
        )
        for name, step in steps:
            begun = time.monotonic()
            try:
                trouble = step(folder)
            except Exception as bug:  # noqa: BLE001 - a broken installation can fail in any way
                trouble = f"{type(bug).__name__}: {bug}"
            print(f"{say(name)}: {trouble or f'OK, {time.monotonic() - begun:.1f} s'}", flush=True)  # noqa: T201
            if trouble:
                return 1
    return 0


def session(folder: Path) -> str:
    """Play the story; return what the first refused command said, or ""."""
    shutil.copytree(resource(STORY), folder / STORY)
    lines = (folder / STORY / "commands.txt").read_text(encoding="utf-8").splitlines()
    told: list[str] = []

    def run(words: Sequence[str]) -> None:
        heard = StringIO()
        with redirect_stdout(heard), redirect_stderr(heard):
            if command_line(words):
                told.append(f"reviewdesk {' '.join(words)}\n{heard.getvalue()}")

    with chdir(folder):
        for words in filter(None, map(words_of, lines)):
            play(words, folder, run)
            if told:
                break
    return "".join(told)


def window(folder: Path) -> str:
    """Open the window and draw a page of a dossier; return what failed, or ""."""
    from PySide6.QtCore import QSettings  # noqa: PLC0415
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    from reviewdesk.app import Program  # noqa: PLC0415
    from reviewdesk.ui.dossier.view import DossierView  # noqa: PLC0415
    from reviewdesk.ui.failures import log_qt_messages  # noqa: PLC0415
    from reviewdesk.ui.settings import Settings  # noqa: PLC0415

    log_qt_messages()
    application = QApplication(sys.argv[:1])
    kept = QSettings(str(folder / "look.ini"), QSettings.Format.IniFormat)
    program = Program(application, Settings(kept))
    program.window.show()
    viewer = DossierView()
    paper = next((folder / STORY / "dossiers").rglob("*.pdf"))
    viewer.wanted.connect(lambda name: viewer.show_bytes(name, paper.read_bytes()))
    viewer.show_documents([_Named(paper.stem)])
    end = time.monotonic() + _PATIENCE
    while not viewer.pages.pages and time.monotonic() < end:
        application.processEvents()
        time.sleep(0.01)
    drawn = viewer.pages.pages
    viewer.stop()
    program.window.close()
    kept.sync()
    return "" if drawn else say(N_("no page of a dossier could be drawn"))


class _Named:
    """A document by its file's name."""

    def __init__(self, name: str) -> None:
        self.id = self.name = name
