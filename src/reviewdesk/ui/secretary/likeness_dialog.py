"""Two spellings that may be one applicant: a person says whether they are, one pair after another."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from reviewdesk.domain.application import Application
from reviewdesk.domain.likeness import Likeness
from reviewdesk.domain.names import ApplicationId
from reviewdesk.ui.dialog import Dialog
from reviewdesk.ui.parts import button, column, label, row, surface
from reviewdesk.ui.speech import say


class LikenessDialog(Dialog):
    """Signals: a pair is one applicant, or two."""

    decided = Signal(object, bool)

    def __init__(
        self, pairs: Sequence[Likeness], applications: Sequence[Application], parent: QWidget
    ) -> None:
        super().__init__(say("One applicant or two"), width=640, parent=parent)
        self._pairs = list(pairs)
        self._known = {one.id: one for one in applications}
        self._names = (label("", "strong", wrap=True), label("", "strong", wrap=True))
        self._places = (label("", "muted-base", wrap=True), label("", "muted-base", wrap=True))
        self._count = label("", "muted")
        self.same = button(say("The same applicant"), "primary")
        self.two = button(say("Different applicants"), "secondary")
        later = button(say("Later"), "quiet")
        self.same.clicked.connect(lambda: self._decide(same=True))
        self.two.clicked.connect(lambda: self._decide(same=False))
        later.clicked.connect(self.reject)
        cards = [
            surface(column(name, place, spacing=4, margins=14))
            for name, place in zip(self._names, self._places, strict=True)
        ]
        self._words = label("", "muted-base", wrap=True)
        title = label(say("Are these the same applicant?"), "title", wrap=True)
        self.setLayout(
            column(
                row(title, None, self._count),
                *cards,
                self._words,
                row(later, None, self.two, self.same),
                spacing=12,
                margins=24,
            )
        )
        self._ask()

    def _decide(self, *, same: bool) -> None:
        found = self._pairs.pop(0)
        self.decided.emit(found.names, same)
        if self._pairs:
            self._ask()
        else:
            self.accept()

    def _ask(self) -> None:
        found = self._pairs[0]
        self._words.setText(_why(found))
        self._count.setText(say("{count} to decide", count=len(self._pairs)))
        for name, text in zip(self._names, (found.names.first, found.names.second), strict=True):
            name.setText(text)
        for place, ids in zip(self._places, (found.first, found.second), strict=True):
            place.setText("\n".join(map(self._told, ids)))
        self.same.setFocus()

    def _told(self, id_: ApplicationId) -> str:
        one = self._known[id_]
        code = one.applicant_id if one.applicant_id != one.applicant else ""
        return "  ".join(filter(None, (id_, code, one.city, one.county)))


def _why(found: Likeness) -> str:
    if found.code:
        return say(
            "Both have the code {code}, and their names are unlike. If they are different applicants, the "
            "code is one's alone or nobody's: it then counts for neither until the register is corrected.",
            code=found.code,
        )
    return say(
        "Recusal from an applicant covers all its applications. If these two are one, they get one code; "
        "the answer is remembered for the next import."
    )
