"""An archive opened in the window after the review, and somebody who signs what follows it."""

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QApplication, QWidget

from chains import chained
from followed import Followed, followed
from reviewdesk.desk.staff.following import FOLDER
from reviewdesk.ui.staff.page import StaffPage
from reviewdesk.ui.staff.panel import StaffPanel
from reviewdesk.ui.staff.sign_dialog import SignDialog
from window_way import ENTER, Person

P = TypeVar("P", bound=StaffPanel)
W = TypeVar("W", bound=QWidget)


class Official(Person):
    """Provincial staff at the window."""

    @property
    def page(self) -> StaffPage:
        found = self.program.window.page
        assert isinstance(found, StaffPage)
        return found

    def open(self, archive: Path, records: Sequence[Path] = ()) -> StaffPage:
        """Open an archive with what is found beside it."""
        self.program.staff.open(archive, records)
        page = self.on(StaffPage)
        self.settle()
        return page

    def at(self, kind: type[P]) -> P:
        """Go to a step by its keys."""
        place = self.page.kinds.index(kind)
        self.page.turn_to(place)
        found = self.page.panel
        assert isinstance(found, kind), f"{kind.step} is locked"
        self.settle()
        return found

    def shown(self, kind: type[W]) -> W:
        """Wait for a dialog."""
        self.wait(lambda: any(isinstance(one, kind) for one in _tops()))
        found = next(one for one in _tops() if isinstance(one, kind))
        found.activateWindow()
        self.wait(found.isActiveWindow)
        return found

    def sign(self, held: Followed) -> None:
        """Sign what is asked for; package and slip are given once."""
        before = self.records
        dialog = self.shown(SignDialog)
        if dialog.keys is not None:
            dialog.batch.propose(held.batch)
            dialog.slip.setFocus()
            self.write(held.held.code("secretary"))
        dialog.keep.setFocus()
        self.press(ENTER)
        self.wait(lambda: self.records == before + 1)
        self.wait(lambda: not any(isinstance(one, SignDialog) for one in _tops()))

    @property
    def records(self) -> int:
        """How many records the page knows."""
        return len(self.page.chain.files)


def copied(folder: Path, number: int = 1) -> tuple[Followed, Path]:
    """Return a session, and a copy of its archive in a folder of its own."""
    held = followed(number=number)
    return held, Path(shutil.copy(held.archive, folder))


def chain_in(folder: Path, count: int) -> list[Path]:
    """Put the first records of the shared chain beside an archive."""
    (folder / FOLDER).mkdir()
    return [Path(shutil.copy(one, folder / FOLDER)) for one in chained()[1][:count]]


def _tops() -> list[QWidget]:
    return [one for one in QApplication.topLevelWidgets() if one.isVisible()]
