"""Carries what is moved at the opening to the desk: names, chair, plan, adjournment."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject
from shiboken6 import isValid

from reviewdesk.desk.chair import opening
from reviewdesk.desk.chair.amending import Amendment, amendment
from reviewdesk.desk.chair.attendance import attend, note_pledge_read, pledge_read, present
from reviewdesk.desk.chair.motions import motion_of
from reviewdesk.desk.chair.opening import Custody
from reviewdesk.desk.chair.room import Room
from reviewdesk.errors import Problem, Problems, ReviewDeskError
from reviewdesk.ui.chair.act_dialog import Asked, Given
from reviewdesk.ui.chair.acting import propose, witness_codes, witness_of
from reviewdesk.ui.chair.bench import ChairBench
from reviewdesk.ui.chair.opening.panel import OpeningPanel
from reviewdesk.ui.chair.printing import print_roll
from reviewdesk.ui.speech import language, say, say_error


class OpeningPresenter(QObject):
    """Child of its panel."""

    def __init__(self, panel: OpeningPanel, bench: ChairBench) -> None:
        super().__init__(panel)
        self._panel, self._bench = panel, bench
        panel.sign_in.recorded.connect(self._sign_in)
        panel.chairing.recorded.connect(self._elect)
        panel.adopting.named.connect(self._weigh)
        panel.dropped.connect(self._weigh)
        panel.adopting.recorded.connect(self._adopt)
        panel.pause.adjourned.connect(self._adjourn)
        panel.pause.resumed.connect(self._resume)
        panel.pause.printed.connect(lambda: print_roll(bench))
        bench.changed.connect(self._refresh)
        panel.pledge.ticked.connect(self._note_pledge)
        bench.ask(lambda room: (present(room), pledge_read(room), _custody(room)), self._begin)

    def _begin(self, found: tuple[tuple[str, ...], bool, Custody | None]) -> None:
        if isValid(self):
            self._panel.show_noted(found[0], pledge_read=found[1])
            self._panel.pause.show_custody(found[2])

    def _note_pledge(self, read: bool) -> None:
        self._bench.act(lambda room: note_pledge_read(room, read=read), lambda _: None)

    def _refresh(self) -> None:
        self._bench.ask(_custody, self._show_custody)

    def _show_custody(self, custody: Custody | None) -> None:
        if isValid(self):
            self._panel.pause.show_custody(custody)
            self._panel.keep_focus()

    def _sign_in(self) -> None:
        people, here = self._panel.sign_in.model.people, self._panel.sign_in.model.present
        self._bench.act(lambda room: attend(room, people, here), lambda _: None)

    def _elect(self, motion: Mapping[str, Any]) -> None:
        """Names typed beside the votes go on record with them."""
        people = self._panel.sign_in.model.people
        moved = {**motion, "person": people} if people else motion
        self._bench.act(
            lambda room: opening.elect(room, motion_of(moved)),
            lambda _: self._elected(),
            otherwise=self._refuse_chair,
        )

    def _elected(self) -> None:
        if isValid(self):
            self._panel.chairing.pad.clear()

    def _refuse_chair(self, error: ReviewDeskError) -> None:
        if isValid(self):
            self._panel.chairing.refuse(_said(error))

    def _weigh(self, path: Path) -> None:
        spoken = language()
        self._bench.ask(
            lambda room: amendment(room, path, spoken), self._show_amendment, otherwise=self._refuse_plan
        )

    def _show_amendment(self, found: Amendment) -> None:
        if isValid(self):
            self._panel.adopting.show_amendment(found)

    def _refuse_plan(self, error: ReviewDeskError) -> None:
        if isValid(self):
            self._panel.adopting.refuse(_said(error))

    def _adopt(self, motion: Mapping[str, Any]) -> None:
        part = self._panel.adopting
        path = part.amendment.path if part.amendment is not None else None
        asked = Asked(
            title=say("Record the vote"),
            effects=[_effect("effect-adopted-amended" if path else "effect-adopted")],
            codes=witness_codes(self._bench.view.plan),
        )

        def act(room: Room, given: Given) -> tuple[Room, opening.Adoption]:
            return opening.adopt(room, motion_of(motion), path, witness_of(given))

        propose(self._bench, self._panel, asked, act, lambda _: self._adopted())

    def _adopted(self) -> None:
        if isValid(self):
            self._panel.adopting.show_amendment(None)
            self._panel.adopting.pad.clear()

    def _adjourn(self) -> None:
        view = self._bench.view
        asked = Asked(
            title=say("Adjourn"),
            effects=[_effect("effect-adjourned", open=len(view.roll.open_cells()))],
            reason=True,
            codes=witness_codes(view.plan),
        )
        propose(
            self._bench,
            self._panel,
            asked,
            lambda room, given: opening.adjourn(room, given.reason, witness_of(given)),
        )

    def _resume(self) -> None:
        asked = Asked(
            title=say("Resume"),
            effects=[_effect("effect-resumed")],
            codes=witness_codes(self._bench.view.plan),
        )
        propose(
            self._bench,
            self._panel,
            asked,
            lambda room, given: opening.resume(room, witness_of(given)),
            lambda _: self._resumed(),
        )

    def _resumed(self) -> None:
        """Go on where the session stands; the opening itself stays as it is."""
        if isValid(self) and self._bench.view.stands_at != self._panel.step:
            self._panel.elsewhere.emit(self._bench.view.stands_at)


def _custody(room: Room) -> Custody | None:
    away = any(entry.kind == "adjourn" for entry in room.entries)
    return opening.custody(room) if away else None


def _effect(code: str, **data: object) -> str:
    return say_error(Problem(code, data))


def _said(error: ReviewDeskError) -> str:
    listed = [say_error(one) for one in error.problems] if isinstance(error, Problems) else []
    return "\n".join([say_error(error), *listed])
