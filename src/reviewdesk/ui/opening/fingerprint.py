"""Step 1: the fingerprint of the package, large, to be compared with the one read aloud."""

from PySide6.QtCore import Signal

from reviewdesk.desk.clock import doubt
from reviewdesk.desk.reviewer.outside import Outside
from reviewdesk.ui.opening.step import COMPARE, StepPage, code_tiles
from reviewdesk.ui.parts import button, chip, column, label, row, surface
from reviewdesk.ui.speech import say, say_error


class FingerprintPage(StepPage):
    """Signals: the code agrees; it does not; another supplement is to be added."""

    agreed = Signal()
    stopped = Signal()
    add = Signal()

    def __init__(self, found: Outside) -> None:
        super().__init__(
            COMPARE,
            say("Compare the fingerprint"),
            say("The chair reads the fingerprint of the review package aloud. Compare it group by group."),
        )
        self.primary.setText(say("It agrees with the one read aloud"))
        self.primary.clicked.connect(self.agreed)
        self.stop = button(say("It does not agree: stop"))
        self.stop.clicked.connect(self.stopped)
        self.add_button = button(say("Add a supplement…"), "quiet", shortcut="Ctrl+Shift+O")
        self.add_button.clicked.connect(self.add)
        practice = [chip(say("Drill: nothing of it counts"), "chip-warn")] if found.drill else []
        facts = [
            *practice,
            chip(found.files[0].name),
            chip(say("Supplements: {count}", count=found.supplements)),
        ]
        facts.append(chip(say("Session mark: {code}", code=found.session_mark)))
        card = surface(
            column(code_tiles(found.fingerprint), row(*facts, None, self.add_button), spacing=16, margins=24)
        )
        hint = label(
            say("The title of the review session is shown once your key slip has opened it."), "muted"
        )
        parts = [card, hint]
        if (odd := doubt(found.created)) is not None:
            parts.insert(1, surface(column(label(say_error(odd), wrap=True), margins=16), "card-warn"))
        self.lay_out(*parts, None, foot=(self.stop,))


class StoppedPage(StepPage):
    """What to do when a code does not agree; Back compares once more."""

    left = Signal()

    def __init__(self, step: int, what: str, words: str) -> None:
        super().__init__(step, what, "")
        self.primary.setText(say("Back to the start page"))
        self.primary.clicked.connect(self.left)
        self.name_back(say("Compare again"))
        self.lay_out(surface(column(label(words, wrap=True), margins=24), "card-bad"), None)
