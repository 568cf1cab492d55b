"""Beside the steps: every single paper in one list, and the way to its preview."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from reviewdesk.desk.chair.single_papers import Offered
from reviewdesk.desk.chair.view import ChairView
from reviewdesk.errors.marker import N_
from reviewdesk.ui.chair.panel import ChairPanel
from reviewdesk.ui.page import Key
from reviewdesk.ui.papers_list import Listed, PapersList
from reviewdesk.ui.parts import column
from reviewdesk.ui.speech import say


class PapersPanel(ChairPanel):
    """Signals: a paper is wanted, by its name."""

    step = "papers"
    name = N_("Blank sheets and papers")
    beside = True
    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.list = PapersList(say(self.name))
        self.list.wanted.connect(self.wanted)
        self.setLayout(column(self.list, spacing=0))

    def show_view(self, view: ChairView) -> None:
        """Nothing of the room stands here but which papers there are."""

    def show_papers(self, papers: Sequence[Offered]) -> None:
        """List the papers; those that tell of the result wait for it."""
        self.list.show_papers([Listed(one.kind, say(one.title), _purpose(one), one.ready) for one in papers])

    def keys(self) -> tuple[Key, ...]:
        """Return the step's keys."""
        return self.list.keys()

    def first_focus(self) -> QWidget:
        """Begin in the list."""
        return self.list.table


def _purpose(one: Offered) -> str:
    if not one.ready:
        return say("once the ranking is built")
    return {
        "blank": say("to be filled in by hand"),
        "record": say("as the record stands"),
        "result": say("as the result stands"),
    }[one.group]
