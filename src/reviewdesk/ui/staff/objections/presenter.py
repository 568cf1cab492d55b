"""Carries objections and their conclusions to the desk."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from shiboken6 import isValid

from reviewdesk.desk.auditor.chain import Chain
from reviewdesk.desk.spoken_chain import applications, conclusions, effects, objections, senders
from reviewdesk.desk.staff.appending import Appended, Draft
from reviewdesk.desk.staff.drafting import ObjectionOrder, objection
from reviewdesk.ui.form_dialog import FormDialog
from reviewdesk.ui.speech import language
from reviewdesk.ui.staff.bench import Making, StaffBench
from reviewdesk.ui.staff.objections.dialogs import (
    ConcludeDialog,
    ConclusionWords,
    NewObjectionDialog,
    key_text,
)
from reviewdesk.ui.staff.objections.panel import ObjectionsPanel
from reviewdesk.ui.staff.signing import Signing


class ObjectionsPresenter(QObject):
    """Child of its panel."""

    def __init__(self, panel: ObjectionsPanel, bench: StaffBench) -> None:
        super().__init__(panel)
        self._panel, self._bench = panel, bench
        self.signing = Signing(bench, self)
        self.dialog: NewObjectionDialog | ConcludeDialog | None = None
        panel.entering.connect(self._enter)
        panel.concluding.connect(self._conclude)

    def _enter(self) -> None:
        course = self._bench.chain.course
        named = [(key_text(key), text) for key, text in applications(course, language())]
        number = len(course.objections) + 1
        self._open(NewObjectionDialog(number, senders(language()), named, self._panel))

    def _conclude(self, number: int) -> None:
        chain = self._bench.chain
        held = next(one for one in chain.course.objections if one.number == number)
        told = next(one for one in objections(chain, language()) if one.number == number)
        words = ConclusionWords(conclusions(language()), effects(language()))
        self._open(ConcludeDialog(held, told, words, self._panel))

    def _open(self, dialog: NewObjectionDialog | ConcludeDialog) -> None:
        self.dialog = dialog
        dialog.keeping.connect(
            lambda: self.signing.sign(_making(dialog.order), dialog, dialog.refuse, closing(dialog))
        )
        dialog.open()


def closing(dialog: FormDialog) -> Callable[[Appended], None]:
    """Return what puts a form away once what stood in it is signed."""
    return lambda _: dialog.accept() if isValid(dialog) else None


def _making(order: ObjectionOrder) -> Making:
    def make(chain: Chain) -> Draft:
        return objection(chain, order)

    return make
