"""Pictures of the chair's desk from the close on: the sample is played up to there, then goes on by keys."""

import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

from camera import LONG, Camera, wait
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog

from reviewdesk.resources import resource
from reviewdesk.ui.chair.act_dialog import ActDialog
from reviewdesk.ui.chair.page import ChairPage
from reviewdesk.ui.chair.panel import ChairPanel
from reviewdesk.ui.chair.ranking.panel import RankingPanel
from reviewdesk.ui.chair.reveal.answer_dialog import AnswerDialog
from reviewdesk.ui.chair.reveal.panel import RevealPanel

ENTER, TAB = Qt.Key.Key_Return, Qt.Key.Key_Tab
FLAGGED: Final = "r9"
P = TypeVar("P", bound=ChairPanel)


def at_chair(camera: Camera, folder: Path, pin: str) -> None:
    """Play the sample up to the close, then picture reveal, ranking, what is behind it, and the wall."""
    played(folder)
    camera.program.open_files([folder / "chair" / "workspace"])
    camera.until("SlipPage")
    camera.write(code(folder, "chair"))
    camera.press(ENTER)
    camera.until("RevealMarkPage")
    camera.press(ENTER)
    camera.until("PinPage")
    camera.write(pin * 2)
    camera.press(ENTER)
    camera.until("ChairPage")
    revealing(camera, folder)
    ranking(camera)


def revealing(camera: Camera, folder: Path) -> None:
    """Picture the reveal in its stages, and do it."""
    enter(camera, "reveal")
    camera.all("60-reveal")

    def open_envelope() -> None:
        panel(camera, RevealPanel).open_button.click()

    camera.open_all("61-reveal-open", open_envelope)
    open_envelope()
    act(camera, code(folder, "reveal"), code(folder, "witness"))
    camera.all("62-reveal-deviations")

    def overrule() -> None:
        panel(camera, RevealPanel).overrule_button.click()

    def answer() -> None:
        panel(camera, RevealPanel).answer_button.click()
        act(camera, code(folder, FLAGGED))

    camera.open_all("63-reveal-overrule", overrule)
    camera.open_all("64-reveal-answer", answer)
    answer()
    dialog(camera, AnswerDialog).confirm.click()
    camera.settle()
    camera.put_away()
    camera.all("65-reveal-answered")
    panel(camera, RevealPanel).rank_button.click()
    act(camera, code(folder, "witness"))


def ranking(camera: Camera) -> None:
    """Picture the ranking of the first two tracks, the pages behind it, and the wall."""
    enter(camera, "ranking")
    camera.all("70-ranking")
    camera.open_all("71-ranking-second", shown(camera, lambda found: found.show_track(1)))
    first = shown(camera, lambda found: found.cells_wanted.emit(found.places.model.rows[0].row.application))
    camera.open_all("72-cells", first)
    camera.open_all("73-heat-map", shown(camera, lambda found: found.heat_button.click()))
    camera.open_all("74-diagnostics", shown(camera, lambda found: found.diagnosing.emit()))
    for part in range(1, 6):

        def turn(found: RankingPanel, part: int = part) -> None:
            found.diagnosing.emit()
            camera.settle()
            found.diagnostics.show_part(part)

        camera.open_all(f"75-diagnostics-{part}", shown(camera, turn))
    for step, name in (("reveal", "80-wall-roll"), ("ranking", "81-wall-ranking")):
        enter(camera, step)
        camera.open_all(name, lambda: (page(camera).projected.emit(), camera.settle()))


def shown(camera: Camera, open_: Callable[[RankingPanel], object]) -> Callable[[], object]:
    """Return what opens something in the ranking, once it is read."""

    def go() -> None:
        camera.settle()
        open_(panel(camera, RankingPanel))
        camera.settle()

    return go


def act(camera: Camera, *codes: str) -> None:
    """Type the codes of the act on show and do it."""
    dialog(camera, ActDialog)
    for number, one in enumerate(codes, start=1):
        camera.write(one)
        camera.press(ENTER if number == len(codes) else TAB)
    wait(lambda: not isinstance(QApplication.activeModalWidget(), ActDialog), LONG)
    camera.settle()
    if not isinstance(QApplication.activeModalWidget(), QDialog):
        camera.window.activateWindow()


D = TypeVar("D", bound=QDialog)


def dialog(camera: Camera, kind: type[D]) -> D:
    """Return the dialog on show once it is there."""
    wait(lambda: isinstance(QApplication.activeModalWidget(), kind), LONG)
    found = QApplication.activeModalWidget()
    assert isinstance(found, kind)
    found.activateWindow()
    camera.settle()
    return found


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


def code(folder: Path, seat: str) -> str:
    """Return the code of a seat's slip."""
    return (folder / "secretary" / "slips" / f"{seat}.txt").read_text(encoding="utf-8").split()[-1]


def played(folder: Path) -> None:
    """Play the sample's commands in a folder, up to the reveal."""
    shutil.copytree(resource("sample"), folder / "sample")
    for line in (folder / "sample" / "commands.txt").read_text(encoding="utf-8").splitlines():
        words = shlex.split(line, comments=True)
        if words[:2] == ["reviewdesk", "reveal"]:
            return
        if words and words[0] == "reviewdesk":
            command = [sys.executable, "-m", "reviewdesk", *words[1:]]
            subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
        elif words and words[0] == "mkdir":
            (folder / words[1]).mkdir()
        elif words:
            for pattern in words[1:-1]:
                for source in sorted((folder / pattern).parent.glob(Path(pattern).name)):
                    shutil.copy2(source, folder / words[-1])
