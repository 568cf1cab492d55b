"""Windows of the program in children that type scores until they are killed, and say what they were shown.

One line of JSON asks for a window: {"settings", "code", "report", "seed", "keys"}; its process id answers.
The window writes to `report` what it sees: every screen, a refusal of the slip, where the desk opened, what
every key did, and the draft each time the mark "saved" shows.
"""

import gc
import json
import os
import random
import sys
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from faults.careless import plant
from light_slots import lighten
from reviewdesk.app import Program
from reviewdesk.desk.machine import seats_here
from reviewdesk.ui.desk.page import DeskPage
from reviewdesk.ui.desk.presenter import DeskPresenter
from reviewdesk.ui.dossier.view import DossierView
from reviewdesk.ui.opening.pin import PinPage
from reviewdesk.ui.opening.slip import SlipPage
from reviewdesk.ui.page import Page
from reviewdesk.ui.settings import Settings

CTRL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
ALT = Qt.KeyboardModifier.AltModifier
STEP_MS = 8
MARKS = {"base": ("25.5", "31", "39.5"), "funds": ("10", "20", "30"), "team": ("7", "18"), "late": ("1", "2")}
MARKS |= {"safe": ("1", "0"), "need": ("50", "65")}
Typed = str | tuple[Qt.Key, Qt.KeyboardModifier]


def serve() -> None:
    """Open a window for every line of standard input."""
    gc.freeze()  # or the first collection of every child would copy all that was imported
    for line in sys.stdin:
        asked = json.loads(line)
        if "gone" in asked:
            os.waitpid(asked["gone"], 0)
            answer = asked["gone"]
        else:
            answer = os.fork()
        if not answer:
            _run(**asked)
        sys.stdout.write(f"{answer}\n")
        sys.stdout.flush()


def _run(*, settings: dict[str, str], code: str, report: str, seed: int, keys: int) -> None:
    os.environ.update(settings)
    plant()
    application = QApplication([])
    kept = QSettings(f"{report}.ini", QSettings.Format.IniFormat)
    program = Program(application, Settings(kept))
    program.window.show()
    typist = Typist(program, code, Path(report), seed=seed, keys=keys)
    typist.begin()
    os._exit(application.exec())


class Typist(QObject):
    """Somebody who knows the slip's code and then types and types."""

    def __init__(self, program: Program, code: str, report: Path, *, seed: int, keys: int) -> None:
        super().__init__(program)
        self._program, self._code, self._chance = program, code, random.Random(seed)
        self._report = os.open(report, os.O_CREAT | os.O_WRONLY | os.O_APPEND)
        self._page: Page | None = None
        self._presenter: DeskPresenter | None = None
        self._queue: list[Typed] = []
        self._left = keys
        self._timer = QTimer(self, interval=STEP_MS)
        self._timer.timeout.connect(self._step)

    def begin(self) -> None:
        """Choose the seat on the start page."""
        self._program.way.go_on(seats_here()[0])
        self._timer.start()

    def _say(self, what: str, **data: object) -> None:
        os.write(self._report, (json.dumps({"what": what} | data) + "\n").encode())

    def _step(self) -> None:
        window = self._program.window
        if not window.isActiveWindow():
            window.activateWindow()
        page = window.page
        if page is not None and page is not self._page and QApplication.focusWidget() is not None:
            self._page = page
            self._say("screen", name=type(page).__name__)
            self._answer(page)
        elif isinstance(page, SlipPage) and page.refusal.isVisible():
            self._say("refused", sentence=page.refusal.text())
            page.show_refusal("")
            QTimer.singleShot(200, lambda: self._keys("\r"))
        elif self._presenter is not None:
            if self._left:
                self._left -= 1
                self._type()
        elif isinstance(page, DeskPage):
            self._arrive(page)

    def _answer(self, page: Page) -> None:
        if isinstance(page, SlipPage):
            self._keys(f"{self._code}\r")
        elif isinstance(page, PinPage):
            self._keys("246813246813\r")

    def _arrive(self, page: DeskPage) -> None:
        presenter, viewer = page.findChild(DeskPresenter), page.middle
        if presenter is None or presenter.form is None or not isinstance(viewer, DossierView):
            return
        if not viewer.pages.pages or not page.form.isAncestorOf(QApplication.focusWidget() or page):
            return
        self._presenter = presenter
        self._say("at", **self._place())
        page.changed.connect(self._saved)
        viewer.moved.connect(lambda document, at: self._say("moved", document=document, page=at.page))

    def _place(self) -> dict[str, object]:
        presenter = self._presenter
        assert presenter is not None
        assert presenter.form is not None
        viewer = presenter.page.middle
        assert isinstance(viewer, DossierView)
        place = presenter.place
        where = {"document": viewer.document(), "page": viewer.pages.place.page}
        return where | {"application": place.application, "criterion": place.criterion}

    def _saved(self) -> None:
        assert self._presenter is not None
        if self._presenter.page.status().saved:
            drafts = {id_: dict(form.draft.points) for id_, form in self._presenter._forms.items()}
            self._say("saved", drafts=drafts)

    def _type(self) -> None:
        presenter = self._presenter
        assert presenter is not None
        if not self._queue:
            self._queue = self._planned(str(presenter.place.criterion))
        key = self._queue.pop(0)
        if isinstance(key, str):
            self._keys(key)
        else:
            self._keys(*key)
        form = presenter.form
        assert form is not None
        self._say("typed", application=form.id, points=dict(form.draft.points), place=self._place())

    def _planned(self, criterion: str) -> list[Typed]:
        """A mark for the criterion in hand, and mostly on to the next one."""
        marks = MARKS.get(criterion)
        if marks is None:
            return [self._chance.choice([(Qt.Key.Key_Return, CTRL), (Qt.Key.Key_Left, ALT)])]
        turn: list[Typed] = [(Qt.Key.Key_A, CTRL)]
        turn += [(Qt.Key.Key_PageDown, NONE)] if self._chance.random() < 0.2 else []
        ways = [(Qt.Key.Key_Return, NONE)] * 6 + [(Qt.Key.Key_Return, CTRL), (Qt.Key.Key_Left, ALT)]
        mark = self._chance.choice(marks)
        values = [mark[:end] for end in range(1, len(mark) + 1)]
        self._say("about", **self._place() | {"values": [None, "pass", "fail", *values]})
        return [*turn, *mark, self._chance.choice(ways)]

    def _keys(self, keys: str | Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        for key in [keys] if isinstance(keys, Qt.Key) else keys:
            focus = QApplication.focusWidget()
            if focus is None:
                return
            if key == "\r":
                QTest.keyClick(focus, Qt.Key.Key_Return)
            elif isinstance(key, Qt.Key):
                QTest.keyClick(focus, key, modifier)
            else:
                QTest.keyClicks(focus, key)


if __name__ == "__main__":
    lighten()
    serve()
