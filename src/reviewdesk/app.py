"""Puts the window together; the only module that knows all of it.

The start page asks for little. What the seats need, most of the program, is read when somebody sits down, or
in the background soon after the window has opened, so that the window itself does not wait for it.
"""

import os
import sys
from collections.abc import Sequence
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from reviewdesk.desk.machine import seat_in, seats_here
from reviewdesk.errors import ReviewDeskError
from reviewdesk.ui import theme
from reviewdesk.ui.aside import Aside
from reviewdesk.ui.failures import Failures, keep_log
from reviewdesk.ui.file_asking import ask_files, ask_folder
from reviewdesk.ui.menu import Menu
from reviewdesk.ui.qt_words import QtWords
from reviewdesk.ui.settings import Settings
from reviewdesk.ui.speech import say, set_language
from reviewdesk.ui.start.page import StartPage
from reviewdesk.ui.tasks import Tasks
from reviewdesk.ui.window import Window

if TYPE_CHECKING:
    from reviewdesk.desk.recognise import Recognised
    from reviewdesk.ui.reviewer_way import ReviewerWay
    from reviewdesk.ui.secretary_way import SecretaryWay
    from reviewdesk.ui.staff_way import StaffWay

_LATER = (
    "reviewdesk.desk.recognise",
    "reviewdesk.ui.reviewer_way",
    "reviewdesk.ui.secretary_way",
    "reviewdesk.ui.staff_way",
    "reviewdesk.ui.start.file_page",
)
_KINDS = "*.rdbatch *.rdsupplement *.rdballot *.rdarchive *.rdaddendum *.pdf"
_SOON = 1_000
"""Milliseconds after which what is needed later is read; the first screen is painted by then."""


def main(arguments: Sequence[str]) -> int:
    """Open the window, with the files a double click names; return the exit code."""
    keep_log()
    if os.environ.get("XMODIFIERS", "").endswith("fcitx") and "QT_IM_MODULE" not in os.environ:
        os.environ["QT_IM_MODULE"] = "ibus"
    application = QApplication([sys.argv[0], *arguments])
    program = Program(application, Settings())
    sys.excepthook = program.failures.hook
    program.window.show()
    program.open_files([Path(one) for one in arguments if not one.startswith("-")])
    QTimer.singleShot(_SOON, program, program.read_ahead)
    return application.exec()


class Program(QObject):
    """The window, its menu, and whoever works in it."""

    def __init__(self, application: QApplication, settings: Settings) -> None:
        super().__init__(application)
        self._application, self.settings = application, settings
        application.setApplicationName("ReviewDesk")
        theme.load_fonts()
        self._qt_words = QtWords(application)
        self._dress()
        self.window = Window(settings)
        self.failures = Failures(self.window)
        self.tasks = Tasks(self)
        self.tasks.failed.connect(self.failures.show)
        self.tasks.began.connect(self.window.waiting.begin)
        self.tasks.ended.connect(self.window.waiting.end)
        self.aside = Aside(self.window, self.tasks)
        self.aside.left.connect(self.show_start)
        self.aside.followed.connect(lambda files: self.staff.bring(files))
        self.aside.prepared.connect(self._prepare)
        self.menu = Menu(self.window, settings)
        self._connect()
        self.show_start()

    @cached_property
    def way(self) -> "ReviewerWay":
        """The way of reviewers and the chair."""
        from reviewdesk.ui.reviewer_way import ReviewerWay

        made = ReviewerWay(self._application, self.window, self.tasks)
        made.left.connect(self.failures.forget)
        made.left.connect(self.show_start)
        return made

    @cached_property
    def office(self) -> "SecretaryWay":
        """The way of the secretary."""
        from reviewdesk.ui.secretary_way import SecretaryWay

        made = SecretaryWay(self.window, self.tasks)
        made.left.connect(self.show_start)
        made.handed_on.connect(self.open_files)
        made.opened.connect(lambda folder: self.settings.note_recent(str(folder)))
        return made

    @cached_property
    def staff(self) -> "StaffWay":
        """The way of provincial staff."""
        from reviewdesk.ui.staff_way import StaffWay

        made = StaffWay(self.window, self.tasks)
        made.left.connect(self.show_start)
        made.opened.connect(lambda archive: self.settings.note_recent(str(archive)))
        return made

    def read_ahead(self) -> None:
        """Read in the background what the first step will need."""
        self.tasks.run(lambda: [import_module(name) for name in _LATER], lambda _: None)

    def show_start(self) -> None:
        """Show the start page."""
        page = StartPage(seats_here(), self.settings.recent)
        page.choose.connect(self.choose_file)
        page.opened.connect(lambda path: self.open_files([path]))
        page.seated.connect(lambda here: self.way.go_on(here))
        page.begun.connect(lambda: self.office.begin())
        page.gone_on.connect(self._choose_preparation)
        page.verified.connect(self._choose_handed_over)
        page.followed.connect(lambda: self.staff.ask())
        page.registered.connect(lambda: self.aside.search_registry())
        self.window.show_page(page)

    def choose_file(self) -> None:
        """Ask for files to open."""
        if self.window.covered:
            self._refuse_locked()
            return
        kinds = f"{say('ReviewDesk files')} ({_KINDS});;*"
        ask_files(self.window, say("Open"), kinds, self.open_files)

    def _choose_preparation(self) -> None:
        ask_folder(self.window, say("Choose the folder of a preparation"), self._prepare)

    def _choose_handed_over(self) -> None:
        ask_folder(self.window, say("Choose a hand-over folder"), lambda folder: self.open_files([folder]))

    def open_files(self, paths: Sequence[Path]) -> None:
        """Find out what the files are and go to the right seat."""
        if not paths:
            return
        if self.window.covered:
            self._refuse_locked()
            return
        if self._reviews and self.way.take(paths):
            return
        from reviewdesk.desk.recognise import recognise

        size = sum(path.stat().st_size for path in paths if path.is_file())
        self.tasks.run_long(
            say("Looking at the file"),
            size,
            lambda progress: [recognise(path, progress) for path in paths],
            self._recognised,
        )

    def close(self) -> None:
        """Put everything away."""
        if self._reviews:
            self.way.put_away()
        if self._prepares:
            self.office.put_away()
        if self._staffed:
            self.staff.put_away()
        self.tasks.stop()
        self._qt_words.put_away()

    def _refuse_locked(self) -> None:
        self.failures.say_at_once(ReviewDeskError("window-locked"))

    @property
    def _reviews(self) -> bool:
        """Whether a reviewer or the chair has sat down here since the start."""
        return "way" in vars(self)

    @property
    def _prepares(self) -> bool:
        return "office" in vars(self)

    @property
    def _staffed(self) -> bool:
        """Whether provincial staff work on an archive now."""
        return "staff" in vars(self) and self.staff.sits

    @property
    def _taken(self) -> bool:
        """Whether somebody sits here now."""
        scores, prepares = self._reviews and self.way.sits, self._prepares and self.office.sits
        return scores or prepares or self._staffed

    def _recognised(self, found: "list[Recognised]") -> None:
        from reviewdesk.desk.recognise import VERIFIED
        from reviewdesk.ui.start.file_page import FileDialog, FilePage

        for one in found:
            self.settings.note_recent(str(one.path))
        workspace = next((one for one in found if one.kind == "workspace"), None)
        preparation = next((one for one in found if one.kind == "preparation"), None)
        package = [one.path for one in found if one.kind == "batch"]
        package += [one.path for one in found if one.kind == "supplement"]
        if self._staffed:
            if not self.staff.take(found):
                FileDialog(found[0], self.window).open()
        elif workspace is not None:
            here = seat_in(workspace.path)
            if here is not None:
                self.way.go_on(here)
        elif preparation is not None:
            self._prepare(preparation.path)
        elif package:
            self.way.open_package(package)
        elif found[0].kind in VERIFIED and not self._taken:
            self.aside.verify([one.path for one in found if one.kind in VERIFIED])
        elif self._taken:
            FileDialog(found[0], self.window).open()
        else:
            page = FilePage(found[0])
            page.back.connect(self.show_start)
            self.window.show_page(page)

    def _ask_doctor(self) -> None:
        if self.window.covered:
            self._refuse_locked()
        elif self._taken:
            self.failures.say_at_once(ReviewDeskError("doctor-elsewhere"))
        else:
            self.aside.examine()

    def _connect(self) -> None:
        window, menu = self.window, self.menu
        window.dropped.connect(lambda files: self.open_files([Path(one) for one in files]))
        window.closing.connect(self.close)
        menu.open.connect(self.choose_file)
        menu.home.connect(self._home)
        menu.lock.connect(lambda: self.way.lock())
        menu.other_person.connect(lambda: self.way.leave())
        menu.keys.connect(self.aside.show_keys)
        menu.guide.connect(self.aside.show_guide)
        menu.about.connect(self._about)
        menu.doctor.connect(self._ask_doctor)
        menu.looks.connect(self._looks)

    def _prepare(self, folder: Path) -> None:
        if self._reviews and self.way.sits:
            self.failures.show(ReviewDeskError("preparation-elsewhere"))
        elif self.window.may_leave():
            self.office.reopen(folder)

    def _home(self) -> None:
        if self.window.covered:
            return
        if self._staffed:
            self.staff.leave()
        else:
            (self.office if self._prepares and self.office.sits else self.way).leave()

    def _looks(self) -> None:
        self._dress()
        self.menu.fill()
        self.window.dress()
        if self._reviews and self.way.sits:
            self.way.show_again()
        elif self._prepares and self.office.sits:
            self.office.show_again()
        elif self._staffed:
            self.staff.show_again()
        else:
            self._page_again()

    def _page_again(self) -> None:
        from reviewdesk.ui.chair.ending.wipe_page import WipePage

        page = self.window.page
        if isinstance(page, WipePage):
            self.way.show_receipt(page.receipt)
        elif not self.aside.show_again():
            self.show_start()

    def _dress(self) -> None:
        set_language(self.settings.language)
        self._qt_words.follow_language()
        theme.follow(self._application, self.settings.colours, self.settings.percent)

    def _about(self) -> None:
        from reviewdesk.ui.about import show_about

        show_about(self.window)
