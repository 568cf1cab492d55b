"""Puts the window together; the only module that knows all of it."""

import logging
import os
import sys
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox

from reviewdesk.desk.machine import seat_in, seats_here
from reviewdesk.desk.recognise import VERIFIED, Recognised, recognise
from reviewdesk.desk.remembered import state_folder
from reviewdesk.errors import ReviewDeskError
from reviewdesk.ui import theme
from reviewdesk.ui.chair.ending.wipe_page import WipePage
from reviewdesk.ui.chair.page import ChairPage
from reviewdesk.ui.doctor.page import DoctorPage
from reviewdesk.ui.doctor.presenter import DoctorPresenter
from reviewdesk.ui.failures import Failures, log_qt_messages
from reviewdesk.ui.file_asking import ask_files, ask_folder
from reviewdesk.ui.guide.window import GuideWindow, Role
from reviewdesk.ui.keys import KeySheet
from reviewdesk.ui.menu import Menu
from reviewdesk.ui.qt_words import QtWords
from reviewdesk.ui.reviewer_way import ReviewerWay
from reviewdesk.ui.secretary_way import SecretaryWay
from reviewdesk.ui.settings import Settings
from reviewdesk.ui.speech import say, set_language
from reviewdesk.ui.start.file_page import FileDialog, FilePage
from reviewdesk.ui.start.page import StartPage
from reviewdesk.ui.tasks import Tasks
from reviewdesk.ui.verifying.page import VerifyPage
from reviewdesk.ui.verifying.presenter import VerifyPresenter
from reviewdesk.ui.window import Window


def main(arguments: Sequence[str]) -> int:
    """Open the window, with the files a double click names; return the exit code."""
    _keep_log()
    if os.environ.get("XMODIFIERS", "").endswith("fcitx") and "QT_IM_MODULE" not in os.environ:
        os.environ["QT_IM_MODULE"] = "ibus"
    application = QApplication([sys.argv[0], *arguments])
    program = Program(application, Settings())
    sys.excepthook = program.failures.hook
    program.window.show()
    program.open_files([Path(one) for one in arguments if not one.startswith("-")])
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
        self.way = ReviewerWay(application, self.window, self.tasks)
        self.way.left.connect(self.failures.forget)
        self.way.left.connect(self.show_start)
        self.office = SecretaryWay(self.window, self.tasks)
        self.office.left.connect(self.show_start)
        self.office.handed_on.connect(self.open_files)
        self.office.opened.connect(lambda folder: settings.note_recent(str(folder)))
        self.menu = Menu(self.window, settings)
        self._connect()
        self.show_start()

    def show_start(self) -> None:
        """Show the start page."""
        page = StartPage(seats_here(), self.settings.recent)
        page.choose.connect(self.choose_file)
        page.opened.connect(lambda path: self.open_files([path]))
        page.seated.connect(self.way.go_on)
        page.begun.connect(self.office.begin)
        page.gone_on.connect(self._choose_preparation)
        page.verified.connect(self._choose_handed_over)
        self.window.show_page(page)

    def choose_file(self) -> None:
        """Ask for files to open."""
        if self.window.covered:
            self._refuse_locked()
            return
        kinds = say("ReviewDesk files") + " (*.rdbatch *.rdsupplement *.rdballot *.rdarchive *.pdf);;*"
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
        if self.way.take(paths):
            return
        size = sum(path.stat().st_size for path in paths if path.is_file())
        self.tasks.run_long(
            say("Looking at the file"),
            size,
            lambda progress: [recognise(path, progress) for path in paths],
            self._recognised,
        )

    def close(self) -> None:
        """Put everything away."""
        self.way.put_away()
        self.office.put_away()
        self.tasks.stop()
        self._qt_words.put_away()

    def _refuse_locked(self) -> None:
        self.failures.say_at_once(ReviewDeskError("window-locked"))

    def _recognised(self, found: list[Recognised]) -> None:
        for one in found:
            self.settings.note_recent(str(one.path))
        workspace = next((one for one in found if one.kind == "workspace"), None)
        preparation = next((one for one in found if one.kind == "preparation"), None)
        package = [one.path for one in found if one.kind == "batch"]
        package += [one.path for one in found if one.kind == "supplement"]
        if workspace is not None:
            here = seat_in(workspace.path)
            if here is not None:
                self.way.go_on(here)
        elif preparation is not None:
            self._prepare(preparation.path)
        elif package:
            self.way.open_package(package)
        elif found[0].kind in VERIFIED and not (self.way.sits or self.office.sits):
            self._verify([one.path for one in found if one.kind in VERIFIED])
        elif self.way.sits or self.office.sits:
            FileDialog(found[0], self.window).open()
        else:
            page = FilePage(found[0])
            page.back.connect(self.show_start)
            self.window.show_page(page)

    def _keys(self) -> None:
        sheet = KeySheet(self.window.front, self.window)
        sheet.guide.connect(self._guide)
        sheet.open()

    def _guide(self) -> None:
        page = self.window.page
        role: Role = "secretary" if self.office.sits else "reviewer"
        if isinstance(page, ChairPage):
            role = "chair"
        elif isinstance(page, VerifyPage):
            role = "auditor"
        for before in self.window.findChildren(GuideWindow):
            before.close()
        GuideWindow(role, self.window).show()

    def _ask_doctor(self) -> None:
        if self.window.covered:
            self._refuse_locked()
        elif self.way.sits or self.office.sits:
            self.failures.say_at_once(ReviewDeskError("doctor-elsewhere"))
        else:
            self._examine()

    def _examine(self) -> None:
        page = DoctorPage()
        page.back.connect(self.show_start)
        DoctorPresenter(page, self.tasks)
        self.window.show_page(page)

    def _verify(self, paths: Sequence[Path]) -> None:
        page = VerifyPage(paths)
        page.back.connect(self.show_start)
        VerifyPresenter(page, self.tasks)
        self.window.show_page(page)

    def _connect(self) -> None:
        window, menu = self.window, self.menu
        window.dropped.connect(lambda files: self.open_files([Path(one) for one in files]))
        window.closing.connect(self.close)
        menu.open.connect(self.choose_file)
        menu.home.connect(self._home)
        menu.lock.connect(self.way.lock)
        menu.other_person.connect(self.way.leave)
        menu.keys.connect(self._keys)
        menu.guide.connect(self._guide)
        menu.about.connect(self._about)
        menu.doctor.connect(self._ask_doctor)
        menu.looks.connect(self._looks)

    def _prepare(self, folder: Path) -> None:
        if self.way.sits:
            self.failures.show(ReviewDeskError("preparation-elsewhere"))
        elif self.window.may_leave():
            self.office.reopen(folder)

    def _home(self) -> None:
        if self.window.covered:
            return
        (self.office if self.office.sits else self.way).leave()

    def _looks(self) -> None:
        self._dress()
        self.menu.fill()
        self.window.dress()
        if self.way.sits:
            self.way.show_again()
        elif self.office.sits:
            self.office.show_again()
        elif isinstance(self.window.page, VerifyPage):
            self._verify(self.window.page.paths)
        elif isinstance(self.window.page, DoctorPage):
            self._examine()
        elif isinstance(self.window.page, WipePage):
            self.way.show_receipt(self.window.page.receipt)
        else:
            self.show_start()

    def _dress(self) -> None:
        set_language(self.settings.language)
        self._qt_words.follow_language()
        wanted = self.settings.colours
        system = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        dark = system if wanted == "system" else wanted == "dark"
        theme.apply(self._application, dark=dark, percent=self.settings.percent)

    def _about(self) -> None:
        box = QMessageBox(
            QMessageBox.Icon.NoIcon,
            say("About ReviewDesk"),
            say("ReviewDesk {version}", version=version("reviewdesk")),
            parent=self.window,
        )
        box.setInformativeText(
            say(
                "Closed expert reviews, offline, verifiable. For reviews that are confidential until "
                "they are published; not for state secrets."
            )
        )
        box.addButton(say("Understood"), QMessageBox.ButtonRole.AcceptRole)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()


def _keep_log() -> None:
    folder = state_folder()
    folder.mkdir(parents=True, exist_ok=True)
    logging.basicConfig(
        filename=folder / "window.log", level=logging.WARNING, format="%(asctime)s %(name)s %(message)s"
    )
    for library in ("pyhanko", "pyhanko_certvalidator"):
        # What they log of a PDF that does not hold, tracebacks and all, the page says in our sentences.
        logging.getLogger(library).setLevel(logging.CRITICAL)
    log_qt_messages()
