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
from reviewdesk.ui.chair.page import STEP_NAMES
from reviewdesk.ui.chair.panel import ChairPanel
from reviewdesk.ui.page import Key
from reviewdesk.ui.parts import column
from reviewdesk.ui.sections import Sections
from reviewdesk.ui.speech import say

SIGN_IN, PLEDGE, CHAIR, PLAN, PAUSE = range(5)


class OpeningPanel(ChairPanel):
    """Signals: files that may be a supplement were dropped."""

    step = "opening"
    name = STEP_NAMES["opening"]
    dropped = Signal(object)

    def __init__(self) -> None:
        super().__init__()
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

    def show_noted(self, present: Collection[str], *, pledge_read: bool) -> None:
        """Show what was noted, who is present and whether the pledge was read; begin where it is to go on."""
        self.sign_in.show_present(present)
        self.pledge.show_read(pledge_read)
        self._tick()
        began = self.first_focus().hasFocus()
        self.sections.turn_to(self._place_to_go_on())
        if began:
            self.first_focus().setFocus()

    def takes(self, files: Sequence[Path]) -> bool:
        """Whether these files belong here: supplements."""
        return bool(files) and all(path.suffix == ".rdsupplement" for path in files)

    def take(self, files: Sequence[Path]) -> None:
        """Look at a supplement that was dropped."""
        self.sections.turn_to(PLAN)
        self.dropped.emit(files[0])

    def first_focus(self) -> QWidget:
        """Begin at the part on show; adjourned, with what alone can be done."""
        if self.sections.place == PAUSE and not self.pause.resume.isHidden():
            return self.pause.resume
        return self.sections.buttons[self.sections.place]

    def go_further(self) -> bool:
        """Turn to the next part that is not done."""
        later = [place for place in self._open() if place > self.sections.place]
        if later:
            self.sections.turn_to(later[0])
            self.first_focus().setFocus()
        return bool(later)

    def keys(self) -> tuple[Key, ...]:
        """Return how votes and ticks are put down."""
        return (
            Key("Ctrl+1 … Ctrl+5", say("Go to a part of the step")),
            Key(say("Space"), say("Set a tick or a vote")),
            Key(say("Enter"), say("Set a vote and go on")),
        )

    def _tick(self) -> None:
        if self._view is not None:
            self.sections.tick([*self._done(self._view)[:PAUSE], False])
            self.turned.emit()

    def _done(self, view: ChairView) -> tuple[bool, ...]:
        read, away = self.pledge.read.isChecked(), view.course.adjourned
        return (view.signed_in, read, view.elected is not None, view.adopted, not away)

    def _open(self) -> list[int]:
        """Return the parts that are still to be done."""
        if self._view is None or self._view.course.closed:
            return []
        return [place for place, whole in enumerate(self._done(self._view)[:PAUSE]) if not whole]

    def _place_to_go_on(self) -> int:
        if self._view is not None and self._view.course.adjourned:
            return PAUSE
        return next(iter(self._open()), SIGN_IN)

    def _turn(self) -> None:
        present = self.sign_in.model.present
        self.chairing.show_present(present)
        self.adopting.show_present(present)
