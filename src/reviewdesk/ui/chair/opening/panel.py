"""The first step: sign-in, pledge, chair, criteria and procedure, and nights between two days."""

from collections.abc import Collection, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from reviewdesk.desk.chair.view import ChairView
from reviewdesk.ui.chair.opening.adopting import Adopting
from reviewdesk.ui.chair.opening.chairing import Chairing
from reviewdesk.ui.chair.opening.pause import Pause
from reviewdesk.ui.chair.opening.pledge import PledgeText
from reviewdesk.ui.chair.opening.sign_in import SignIn
from reviewdesk.ui.chair.page import step_name
from reviewdesk.ui.chair.panel import ChairPanel
from reviewdesk.ui.chair.sections import Sections
from reviewdesk.ui.page import Key
from reviewdesk.ui.parts import column
from reviewdesk.ui.speech import say

SIGN_IN, PLEDGE, CHAIR, PLAN, PAUSE = range(5)


class OpeningPanel(ChairPanel):
    """Signals: files that may be a supplement were dropped."""

    step = "opening"
    dropped = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.name = step_name("opening")
        self.sign_in, self.pledge, self.chairing = SignIn(), PledgeText(), Chairing()
        self.adopting, self.pause = Adopting(), Pause()
        self.sections = Sections(
            [
                (say("Sign-in"), self.sign_in),
                (say("Pledge"), self.pledge),
                (say("Chair"), self.chairing),
                (say("Criteria and procedure"), self.adopting),
                (say("Adjourn and resume"), self.pause),
            ]
        )
        self.sections.turned.connect(self.turned)
        self.setLayout(column(self.sections))
        self._view: ChairView | None = None
        self.sign_in.turned.connect(self._turn)
        self.pledge.ticked.connect(self._tick)

    def show_view(self, view: ChairView) -> None:
        """Show the room in every part."""
        for part in (self.sign_in, self.pledge, self.chairing, self.adopting, self.pause):
            part.show_view(view)
        self._view = view
        self._tick()

    def settled(self, view: ChairView) -> bool:
        """Whether the part on show is done."""
        return self._done(view)[self.sections.place]

    def go_on(self) -> bool:
        """Go to the next part that is not done."""
        if self._view is None:
            return False
        done, here = self._done(self._view), self.sections.place
        following = [place for place in (PLEDGE, CHAIR, PLAN) if place > here and not done[place]]
        if following:
            self.sections.turn_to(following[0])
        return bool(following)

    def show_noted(self, present: Collection[str], *, pledge_read: bool) -> None:
        """Show what was noted: who is present, and whether the pledge was read."""
        self.sign_in.show_present(present)
        self.pledge.show_read(pledge_read)
        self._tick()

    def takes(self, files: Sequence[Path]) -> bool:
        """Whether these files belong here: supplements."""
        return bool(files) and all(path.suffix == ".rdsupplement" for path in files)

    def take(self, files: Sequence[Path]) -> None:
        """Look at a supplement that was dropped."""
        self.sections.turn_to(PLAN)
        self.dropped.emit(files[0])

    def first_focus(self) -> QWidget:
        """Begin with who is here, or at the part that is not done."""
        return self.sections.buttons[self.sections.place]

    def keys(self) -> tuple[Key, ...]:
        """Return how votes and ticks are put down."""
        return (
            Key("Ctrl+1 … Ctrl+5", say("Go to a part of the step")),
            Key(say("Space"), say("Set a tick or a vote")),
            Key(say("Enter"), say("Set a vote and go on")),
        )

    def _tick(self) -> None:
        if self._view is not None:
            done = self._done(self._view)
            self.sections.tick([*done[:PAUSE], False])
            self.turned.emit()

    def _done(self, view: ChairView) -> tuple[bool, ...]:
        read, away = self.pledge.read.isChecked(), view.course.adjourned
        return (view.signed_in, read, view.elected is not None, view.adopted, not away)

    def _turn(self) -> None:
        present = self.sign_in.model.present
        self.chairing.show_present(present)
        self.adopting.show_present(present)
