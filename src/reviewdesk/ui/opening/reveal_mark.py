"""Step 3, second half: the marks of the reveal envelopes, to be compared before anybody casts."""

from collections.abc import Mapping

from PySide6.QtCore import Signal

from reviewdesk.domain.names import SeatId
from reviewdesk.ui.opening.step import SLIP, StepPage, code_tiles
from reviewdesk.ui.parts import button as make_button
from reviewdesk.ui.parts import column, label, surface
from reviewdesk.ui.speech import say


class RevealMarkPage(StepPage):
    """Signals: the marks agree; they do not."""

    agreed = Signal()
    stopped = Signal()

    def __init__(self, marks: Mapping[SeatId, str], *, subject: str, seat: str) -> None:
        super().__init__(
            SLIP,
            say("Compare the mark of the reveal envelope"),
            say("The same mark must stand on the sealed envelope that lies before the committee."),
            subject=subject,
            seat=seat,
        )
        self.primary.setText(say("It agrees with the envelope"))
        self.primary.clicked.connect(self.agreed)
        self.stop = make_button(say("It does not agree: stop"))
        self.stop.clicked.connect(self.stopped)
        self.back_button.hide()
        cards = [
            surface(column(label(_envelope(holder), "strong"), code_tiles(mark), spacing=12, margins=24))
            for holder, mark in marks.items()
        ]
        self.lay_out(*cards, None, foot=(self.stop,))


def _envelope(holder: SeatId) -> str:
    if holder.endswith("-2"):
        return say("Reserve envelope, seat {seat}", seat=holder)
    return say("Reveal envelope, seat {seat}", seat=holder)
