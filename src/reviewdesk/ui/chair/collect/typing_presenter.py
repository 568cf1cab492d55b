"""Carries a sheet typed twice to the desk, once both copies agree and chair and witness say so."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from shiboken6 import isValid

from reviewdesk.desk.chair.board import BoardCell
from reviewdesk.desk.chair.room import Code, Room
from reviewdesk.desk.chair.typing_up import BlankSheet, blank_sheet, take_files, take_typed
from reviewdesk.domain.names import Digest
from reviewdesk.errors import Problem
from reviewdesk.ui.chair.act_dialog import Asked
from reviewdesk.ui.chair.acting import propose, witness_codes, witness_of
from reviewdesk.ui.chair.bench import ChairBench
from reviewdesk.ui.chair.collect.panel import CollectPanel
from reviewdesk.ui.chair.collect.typing_dialog import TypingDialog, begin
from reviewdesk.ui.speech import say, say_error

Take = Callable[[Room, Code], tuple[Room, Digest]]


class TypingPresenter(QObject):
    """Child of the board's panel."""

    def __init__(self, panel: CollectPanel, bench: ChairBench) -> None:
        super().__init__(panel)
        self._panel, self._bench = panel, bench
        panel.typing.connect(self._begin)

    def _begin(self, cell: BoardCell) -> None:
        place = (cell.seat, cell.track, cell.round)
        self._bench.ask(lambda room: blank_sheet(room, place), self._show)

    def _show(self, blank: BlankSheet) -> None:
        if isValid(self):
            begun = self._bench.begun
            begun[blank.cell] = begin(blank, begun.get(blank.cell))
            dialog = TypingDialog(begun[blank.cell], self._panel)
            dialog.agreed.connect(
                lambda copies: self._propose(
                    dialog, blank, lambda room, code: take_typed(room, blank, copies, code)
                )
            )
            dialog.brought.connect(
                lambda files: self._propose(
                    dialog, blank, lambda room, code: take_files(room, blank, files, code)
                )
            )
            dialog.open()

    def _go_on(self, _: object) -> None:
        """On paper alone one sheet follows the other: once the board shows the last, go to the next."""
        if isValid(self) and self._bench.view.plan.review_session.arrangement == "paper":
            self._panel.go_to_waiting()

    def _propose(self, dialog: TypingDialog, blank: BlankSheet, take: Take) -> None:
        seat, _, number = blank.cell
        where = {"seat": seat, "track": blank.track_name, "round": number}
        asked = Asked(
            title=say("Take the sheet in"),
            effects=[
                say_error(Problem("effect-typed", where)),
                say_error(Problem("effect-typed-sealed", {})),
            ],
            codes=witness_codes(self._bench.view.plan),
        )

        def done(_: object) -> None:
            self._bench.begun.pop(blank.cell, None)
            if isValid(dialog):
                dialog.accept()
            self._bench.ask(lambda _: None, self._go_on)

        propose(
            self._bench,
            dialog,
            asked,
            lambda room, given: take(room, witness_of(given)),
            done,
        )
