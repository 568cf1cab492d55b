"""Brings the roll to its panel, and carries the close to the desk."""

from collections.abc import Sequence

from PySide6.QtCore import QObject
from shiboken6 import isValid

from reviewdesk.desk.chair import closing
from reviewdesk.desk.chair.closing import OwnLine
from reviewdesk.desk.chair.needs import Need, needs
from reviewdesk.errors import Problem
from reviewdesk.ui.chair.act_dialog import Asked
from reviewdesk.ui.chair.acting import propose, witness_codes, witness_of
from reviewdesk.ui.chair.bench import ChairBench
from reviewdesk.ui.chair.close.panel import ClosePanel
from reviewdesk.ui.chair.printing import print_roll
from reviewdesk.ui.speech import language, say, say_error


class ClosePresenter(QObject):
    """Child of its panel."""

    def __init__(self, panel: ClosePanel, bench: ChairBench) -> None:
        super().__init__(panel)
        self._panel, self._bench = panel, bench
        self._unmet: tuple[Need, ...] = ()
        panel.printed.connect(lambda: print_roll(bench))
        panel.closed.connect(self._close)
        bench.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Read the roll and the plan's needs anew."""
        spoken = language()
        self._bench.ask(lambda room: (closing.own_lines(room), needs(room, spoken)), self._show)

    def _show(self, found: tuple[Sequence[OwnLine], tuple[Need, ...]]) -> None:
        if isValid(self):
            self._unmet = tuple(need for need in found[1] if not need.met)
            self._panel.show_roll(*found)

    def _close(self) -> None:
        view = self._bench.view
        counts = {"counted": len(view.roll.counted()), "open": len(view.roll.open_cells())}
        effects = [
            say_error(Problem("effect-closed-roll", counts)),
            *(say_error(need.problem) for need in self._unmet),
            say_error(Problem("effect-closed", {})),
        ]
        asked = Asked(
            title=say("Close the collecting"),
            effects=effects,
            codes=witness_codes(view.plan),
            danger=True,
        )
        propose(self._bench, self._panel, asked, lambda room, given: closing.close(room, witness_of(given)))
