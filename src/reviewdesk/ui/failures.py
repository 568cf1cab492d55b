"""The one place where failures are shown: refusals as their sentence, bugs with what to send us."""

import logging
import sys
import traceback
from types import TracebackType

from PySide6.QtCore import QObject, QtMsgType, Slot, qInstallMessageHandler
from PySide6.QtWidgets import QMessageBox

from reviewdesk.desk.remembered import state_folder
from reviewdesk.errors import Problems, ReviewDeskError
from reviewdesk.ui.speech import say, say_error
from reviewdesk.ui.window import Window

_log = logging.getLogger("reviewdesk.ui")
_SHOWN = 12


class Failures(QObject):
    """Shows refusals and bugs over one window; while it is locked they wait, for they may name somebody."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._held: list[BaseException] = []
        window.uncovered.connect(self._show_held)

    @Slot(object)
    def show(self, error: BaseException) -> None:
        """Show what happened, where, and what to do, once nobody else can see it."""
        if self._window.covered:
            self._held.append(error)
        elif isinstance(error, ReviewDeskError):
            self.say_at_once(error)
        else:
            self._bug(error)

    def say_at_once(self, error: ReviewDeskError) -> None:
        """Show a refusal that names nobody."""
        self._say(say_error(error), _listed(error))

    @Slot()
    def forget(self) -> None:
        """Drop what waits: whoever it was for has left."""
        self._held.clear()

    def _show_held(self) -> None:
        held, self._held = self._held, []
        for error in held:
            self.show(error)

    def hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Stand in for sys.excepthook: an exception in a slot would only be printed."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            self.show(error)

    def _say(self, sentence: str, detail: str) -> None:
        box = QMessageBox(QMessageBox.Icon.NoIcon, say("ReviewDesk"), sentence, parent=self._window)
        box.setInformativeText(detail)
        box.addButton(say("Understood"), QMessageBox.ButtonRole.AcceptRole)
        box.open()

    def _bug(self, error: BaseException) -> None:
        _log.error("unexpected", exc_info=error)
        text = "".join(traceback.format_exception(error))
        box = QMessageBox(
            QMessageBox.Icon.NoIcon,
            say("ReviewDesk"),
            say("Something went wrong inside the program. What was saved is safe; you can go on."),
            parent=self._window,
        )
        box.setDetailedText(text)
        box.addButton(say("Go on"), QMessageBox.ButtonRole.AcceptRole)
        box.open()


def log_qt_messages() -> None:
    """Send what Qt has to say to the log."""
    levels = {QtMsgType.QtDebugMsg: logging.DEBUG, QtMsgType.QtInfoMsg: logging.INFO}
    qInstallMessageHandler(
        lambda kind, context, text: logging.getLogger("qt").log(levels.get(kind, logging.WARNING), text)
    )


def _listed(error: ReviewDeskError) -> str:
    problems = error.problems if isinstance(error, Problems) else ()
    lines = [say_error(problem) for problem in problems[:_SHOWN]]
    if len(problems) > _SHOWN:
        lines.append(say("and {count} more", count=len(problems) - _SHOWN))
    return "\n".join(lines)


def keep_log() -> None:
    """Keep a log of what Qt says and of bugs, in a file of this machine."""
    folder = state_folder()
    folder.mkdir(parents=True, exist_ok=True)
    logging.basicConfig(
        filename=folder / "window.log", level=logging.WARNING, format="%(asctime)s %(name)s %(message)s"
    )
    for library in ("pyhanko", "pyhanko_certvalidator"):
        # What they log of a PDF that does not hold, tracebacks and all, the page says in our sentences.
        logging.getLogger(library).setLevel(logging.CRITICAL)
    log_qt_messages()
