"""Acts of two people from the window: asked for, carried to the desk, refused where the desk refuses."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from reviewdesk.desk.chair.room import Code, Room
from reviewdesk.domain.plan.values import Plan
from reviewdesk.errors import ReviewDeskError
from reviewdesk.ui.chair.act_dialog import ActDialog, Asked, Given
from reviewdesk.ui.chair.bench import ChairBench
from reviewdesk.ui.speech import say
from reviewdesk.ui.tasks import Progress

T = TypeVar("T")


def witness_codes(plan: Plan) -> Mapping[str, str]:
    """Return the code an act of two people asks for; none where the plan has no witness."""
    if plan.review_session.witness == "none":
        return {}
    return {"witness": say("Code on the witness's slip")}


def witness_of(given: Given) -> Code:
    """Return the witness's code as a verb asks for it."""
    return lambda: given.codes.get("witness", "")


def propose(
    bench: ChairBench,
    parent: QWidget,
    asked: Asked,
    act: Callable[[Room, Given], tuple[Room, T]],
    then: Callable[[T], None] = lambda _: None,
    *,
    choice: QWidget | None = None,
) -> ActDialog:
    """Ask for an act and do it; the dialog stays with the reason while the desk refuses."""
    dialog = ActDialog(asked, parent, choice=choice)

    def done(found: T) -> None:
        if isValid(dialog):
            dialog.accept()
        then(found)

    def refuse(error: ReviewDeskError) -> None:
        if isValid(dialog):
            dialog.refuse(error)
        else:
            bench.tasks.failed.emit(error)

    bench.tasks.failed.connect(dialog.release)
    dialog.given.connect(lambda given: bench.act(lambda room: act(room, given), done, otherwise=refuse))
    dialog.open()
    return dialog


def propose_long(
    bench: ChairBench,
    parent: QWidget,
    asked: Asked,
    act: Callable[[Room, Given, Progress], tuple[Room, T]],
    then: Callable[[T], None] = lambda _: None,
    *,
    what: str,
    total: int,
) -> ActDialog:
    """Ask for an act of `total` steps that shows its progress; the dialog comes back when it is refused."""
    dialog = ActDialog(asked, parent)

    def refuse(error: ReviewDeskError) -> None:
        if isValid(dialog):
            dialog.open()
            dialog.activateWindow()
            dialog.refuse(error)

    def done(found: T) -> None:
        if isValid(dialog):
            dialog.deleteLater()
        then(found)

    def begin(given: Given) -> None:
        # A dialog over the window would keep the button that cancels out of reach.
        dialog.hide()
        bench.act_long(what, total, lambda room, progress: act(room, given, progress), done, otherwise=refuse)

    dialog.given.connect(begin)
    dialog.open()
    return dialog
