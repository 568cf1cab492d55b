"""Carries what is proposed to the desk: first only counted, then recorded with the codes of two persons."""

from PySide6.QtCore import QObject
from shiboken6 import isValid

from reviewdesk.desk.chair.room import Room
from reviewdesk.desk.chair.settlement import (
    Outlook,
    Proposal,
    Settlement,
    look_ahead,
    record,
    record_again,
    settlement,
)
from reviewdesk.ui.chair.act_dialog import Asked, Given
from reviewdesk.ui.chair.acting import propose, witness_codes, witness_of
from reviewdesk.ui.chair.bench import ChairBench
from reviewdesk.ui.chair.settling.outlook import move_words, poll_words
from reviewdesk.ui.chair.settling.panel import SettlePanel
from reviewdesk.ui.speech import say

_SHOWN = 8


class SettlePresenter(QObject):
    """Asks anew what is open whenever the room changes."""

    def __init__(self, panel: SettlePanel, bench: ChairBench) -> None:
        super().__init__(panel)
        self._panel, self._bench = panel, bench
        self._found: Settlement | None = None
        bench.changed.connect(self._look)
        panel.tried.connect(self._try)
        panel.wanted.connect(self._confirm)
        self._look()

    def _look(self) -> None:
        if self._bench.view.course.ranked:
            self._bench.ask_long(say("Building the ranking"), settlement, self._show)

    def _show(self, found: Settlement) -> None:
        if isValid(self._panel) and found is not self._found:
            self._found = found
            self._panel.show_settlement(found)

    def _try(self, proposal: Proposal) -> None:
        self._bench.ask_long(
            say("Building the ranking"),
            lambda room: look_ahead(room, proposal),
            self._panel.show_outlook,
            otherwise=self._panel.refuse,
        )

    def _confirm(self, proposal: Proposal, outlook: Outlook | None) -> None:
        again = self._bench.view.course.frozen
        asked = Asked(
            title=say("Finalise again") if again else say("Record"),
            effects=tuple(self._effects(outlook, again)),
            reason=proposal.kind != "lot",
            codes=witness_codes(self._bench.view.plan),
        )

        def act(room: Room, given: Given) -> tuple[Room, object]:
            verb = record_again if room.course.frozen else record
            return verb(room, proposal, given.reason, witness_of(given))

        propose(self._bench, self._panel.window(), asked, act)

    def _effects(self, outlook: Outlook | None, again: bool) -> list[str]:
        view = self._bench.view
        if outlook is None:
            return [say("The digits are attested first; the order is computed from them afterwards.")]
        told = [] if outlook.poll is None else [poll_words(outlook.poll, view)]
        moves = list(move_words(outlook, view))
        told += moves[:_SHOWN] or [say("No place moves.")]
        if len(moves) > _SHOWN:
            told.append(say("and {count} more", count=len(moves) - _SHOWN))
        if again:
            told.append(
                say(
                    "Result and rankings are made anew as number {sequence}; the earlier ones are kept, and "
                    "everybody signs again.",
                    sequence=view.course.finalised + 1,
                )
            )
        return told
