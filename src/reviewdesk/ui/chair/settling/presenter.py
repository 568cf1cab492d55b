"""Carries what is proposed to the desk: first only counted, then recorded with the codes of two persons."""

from PySide6.QtCore import QObject
from shiboken6 import isValid

from reviewdesk.desk.chair.finalising import papers_steps
from reviewdesk.desk.chair.room import Room
from reviewdesk.desk.chair.settlement import (
    Kept,
    Outlook,
    Proposal,
    Settlement,
    look_ahead,
    record,
    record_again,
    settlement,
)
from reviewdesk.domain.conclude import blocking
from reviewdesk.ui.chair.act_dialog import ActDialog, Asked, Given
from reviewdesk.ui.chair.acting import propose, propose_long, witness_codes, witness_of
from reviewdesk.ui.chair.bench import ChairBench
from reviewdesk.ui.chair.settling.outlook import move_words, poll_words, void_words
from reviewdesk.ui.chair.settling.panel import SettlePanel
from reviewdesk.ui.speech import say
from reviewdesk.ui.tasks import Progress

_SHOWN = 8


class SettlePresenter(QObject):
    """Asks anew what is open whenever the room changes.

    After finalising, what alone would leave something open is kept here until the rest is settled too.
    """

    def __init__(self, panel: SettlePanel, bench: ChairBench) -> None:
        super().__init__(panel)
        self._panel, self._bench = panel, bench
        self._kept: tuple[Kept, ...] = ()
        self._found: Settlement | None = None
        bench.changed.connect(self._look)
        panel.tried.connect(self._try)
        panel.wanted.connect(self._confirm)
        panel.dropped.connect(lambda: self._keep(()))
        self._look()

    def _look(self) -> None:
        if self._bench.view.course.ranked:
            kept = self._kept
            self._bench.ask_long(say("Building the ranking"), lambda room: settlement(room, kept), self._show)

    def _show(self, found: Settlement) -> None:
        if isValid(self._panel) and found is not self._found:
            self._found = found
            self._panel.show_settlement(found)

    def _keep(self, kept: tuple[Kept, ...]) -> None:
        self._kept = kept
        self._panel.show_kept(len(kept))
        self._look()

    def _try(self, proposal: Proposal) -> None:
        kept = self._kept
        self._bench.ask_long(
            say("Building the ranking"),
            lambda room: look_ahead(room, proposal, kept),
            self._panel.show_outlook,
            otherwise=self._panel.refuse,
        )

    def _confirm(self, proposal: Proposal, outlook: Outlook | None) -> None:
        if not self._bench.view.course.frozen:
            self._record(proposal, outlook)
        elif outlook is not None and blocking(self._bench.view.plan, outlook.result):
            self._keep_too(proposal, outlook)
        else:
            self._finalise_again(proposal, outlook)

    def _record(self, proposal: Proposal, outlook: Outlook | None) -> None:
        asked = Asked(
            title=say("Record"),
            effects=self._effects(outlook),
            reason=proposal.kind != "lot",
            codes=witness_codes(self._bench.view.plan),
        )

        def act(room: Room, given: Given) -> tuple[Room, object]:
            return record(room, proposal, given.reason, witness_of(given))

        propose(self._bench, self._panel.window(), asked, act)

    def _finalise_again(self, proposal: Proposal, outlook: Outlook | None) -> None:
        view, kept = self._bench.view, self._kept
        asked = Asked(
            title=say("Finalise again"),
            effects=(*self._effects(outlook), *void_words(view, len(kept) + 1)),
            reason=proposal.kind != "lot",
            codes=witness_codes(view.plan),
            danger=True,
        )

        def act(room: Room, given: Given, progress: Progress) -> tuple[Room, object]:
            return record_again(room, (*kept, (proposal, given.reason)), witness_of(given), progress)

        propose_long(
            self._bench,
            self._panel.window(),
            asked,
            act,
            lambda _: self._again(),
            what=say("Printing the papers"),
            total=papers_steps(view.plan, view.roll),
        )

    def _again(self) -> None:
        """The new result waits for everybody's answer."""
        if isValid(self):
            self._keep(())
            self._panel.elsewhere.emit("sign")

    def _keep_too(self, proposal: Proposal, outlook: Outlook) -> None:
        told = say(
            "With this alone something stays open, so the result cannot be final yet. It is kept here; "
            "settle the rest, and all of it becomes final together. Nothing is recorded before."
        )
        asked = Asked(
            title=say("Keep, and settle the rest"),
            effects=(*self._effects(outlook), told),
            reason=True,
            codes={},
        )
        dialog = ActDialog(asked, self._panel.window())

        def keep(given: Given) -> None:
            dialog.accept()
            self._keep((*self._kept, (proposal, given.reason)))

        dialog.given.connect(keep)
        dialog.open()

    def _effects(self, outlook: Outlook | None) -> tuple[str, ...]:
        view = self._bench.view
        if outlook is None:
            return (say("The digits are attested first; the order is computed from them afterwards."),)
        told = [] if outlook.poll is None else [poll_words(outlook.poll, view)]
        moves = list(move_words(outlook, view))
        told += moves[:_SHOWN] or [say("No place moves.")]
        if len(moves) > _SHOWN:
            told.append(say("and {count} more", count=len(moves) - _SHOWN))
        return tuple(told)
