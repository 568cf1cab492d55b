"""The chair's desk: the steps of the session at the left; done ones are ticked, later ones locked."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from reviewdesk.desk.chair.view import ChairView, Step
from reviewdesk.errors import Problem
from reviewdesk.errors.marker import N_
from reviewdesk.ui import stepped
from reviewdesk.ui.chair.panel import ChairPanel
from reviewdesk.ui.page import Chip, Heading, Key, Status
from reviewdesk.ui.speech import say, say_error
from reviewdesk.ui.steps import StepState


class ChairPage(stepped.SteppedPage[ChairPanel]):
    """Signals: show the projector's window, or put it away."""

    projected = Signal()

    def __init__(self, steps: Sequence[stepped.Step[ChairPanel]], view: ChairView) -> None:
        super().__init__(steps)
        self._view = view
        self._projector = self.action(say("Projector"), "F5", self.projected.emit)
        self.mark()

    def fill(self, panel: ChairPanel) -> None:
        """Show the room in a new step, and do what it asks."""
        panel.elsewhere.connect(self.enter)
        panel.turned.connect(self.mark)
        panel.show_view(self._view)

    def show_view(self, view: ChairView) -> None:
        """Show the room in every step."""
        self._view = view
        for panel in self.made:
            panel.show_view(view)
        self.mark()

    def states(self) -> Sequence[StepState]:
        """Return which steps are done, and what locks the later ones."""
        return [self._state(kind.step) for kind in self.kinds]

    def heading(self) -> Heading:
        """Return the desk, the review session, and how far it is."""
        roll = self._view.roll
        received, waiting = len(roll.counted()), len(roll.open_cells())
        chips = [
            Chip(say("In"), f"{received} / {received + waiting}", "chip" if waiting else "chip-good"),
            Chip("", self._view.fingerprint),
        ]
        if self._view.course.adjourned:
            chips.insert(0, Chip(say("Adjourned"), "", "chip-warn"))
        return Heading(
            place=say("Chair's desk"),
            subject=self._view.plan.review_session.title,
            chips=tuple(chips),
            secondary=self._projector,
            primary=self.go_on,
            leading=self.panel.settled(self._view),
        )

    def status(self) -> Status:
        """Return where the record stands."""
        return Status(
            saved=say("Recorded: {count} entries", count=len(self._view.entries)),
            left=say("Plan {code}", code=self._view.plan_digest[:8].upper()),
            right=say("F1 keys"),
        )

    def keys(self) -> tuple[Key, ...]:
        """Return the steps' keys and the projector's."""
        return (*super().keys(), Key("F5", say("Projector")))

    def _state(self, step: str) -> StepState:
        if step not in STEP_NAMES:
            return StepState()
        known: Step = next(one for one in STEP_NAMES if one == step)
        before, mark = self._view.waits_for(known), self._view.done(known)
        locked = "" if before is None else say("After the step “{name}”.", name=step_name(before))
        if self._view.course.adjourned and known != "opening":
            locked = say_error(Problem("order-adjourned", {}))
        return StepState(mark="done" if mark else "open", locked=locked)


STEP_NAMES: dict[Step, str] = {
    "opening": N_("Opening"),
    "collect": N_("Collect"),
    "close": N_("Close collecting"),
    "reveal": N_("Reveal"),
    "ranking": N_("Ranking"),
    "settle": N_("Votes and corrections"),
    "audit": N_("Self-audit"),
    "sign": N_("Signatures"),
    "publish": N_("Publish"),
}


def step_name(step: Step) -> str:
    """Return the name of a step as the person reads it."""
    return say(STEP_NAMES[step])
