"""Carries each member's answer to the desk, under the own code or attested by chair and witness."""

from typing import get_args

from PySide6.QtCore import QObject
from shiboken6 import isValid

from reviewdesk.desk.chair.room import Room
from reviewdesk.desk.chair.signing import Answer, record_silence, sign
from reviewdesk.desk.chair.signing_view import Signer, SigningView, signing_view
from reviewdesk.ui.chair.act_dialog import Asked, Given
from reviewdesk.ui.chair.acting import propose, witness_codes, witness_of
from reviewdesk.ui.chair.bench import ChairBench
from reviewdesk.ui.chair.ending.sign_panel import SignPanel
from reviewdesk.ui.speech import say


class SignPresenter(QObject):
    """Child of its panel."""

    def __init__(self, panel: SignPanel, bench: ChairBench) -> None:
        super().__init__(panel)
        self._panel, self._bench = panel, bench
        panel.answered.connect(self._answer)
        bench.changed.connect(self._look)
        self._look()

    def _look(self) -> None:
        if self._bench.view.course.finalised:
            self._bench.ask(signing_view, self._show)

    def _show(self, found: SigningView) -> None:
        if isValid(self):
            self._panel.show_round(found)

    def _answer(self, one: Signer, kind: str) -> None:
        if kind in get_args(Answer):
            self._own(one, next(answer for answer in get_args(Answer) if answer == kind))
        else:
            self._silent(one, kind)

    def _own(self, one: Signer, answer: Answer) -> None:
        titles = {
            "signed": say("Sign"),
            "dissent": say("Sign with dissent"),
            "refused": say("Record the refusal"),
        }
        names = {"dissent": say("The dissent, word for word"), "refused": say("The reasons, word for word")}
        asked = Asked(
            title=titles[answer],
            effects=(say("{seat} {name} answers once; the answer stays.", seat=one.seat, name=one.name),),
            reason=answer in names,
            reason_name=names.get(answer, ""),
            codes={"seat": say("Code on the slip of seat {seat}", seat=one.seat)},
        )

        def act(room: Room, given: Given) -> tuple[Room, object]:
            return sign(
                room,
                seat=one.seat,
                seat_slip=lambda: given.codes["seat"],
                answer=answer,
                statement=given.reason if answer in names else None,
            )

        propose(self._bench, self._panel.window(), asked, act)

    def _silent(self, one: Signer, kind: str) -> None:
        deemed = kind == "deemed"
        told = (
            say(
                "{seat} {name} was asked before two witnesses and gave no answer.",
                seat=one.seat,
                name=one.name,
            )
            if deemed
            else say("{seat} {name} left before signing.", seat=one.seat, name=one.name)
        )
        asked = Asked(
            title=say("Record as deemed to agree") if deemed else say("Record as left"),
            effects=(told, say("No signature is added; the record says so.")),
            reason=True,
            codes=witness_codes(self._bench.view.plan),
        )

        def act(room: Room, given: Given) -> tuple[Room, object]:
            return record_silence(
                room,
                seat=one.seat,
                kind="deemed" if deemed else "left",
                reason=given.reason,
                witness=witness_of(given),
            )

        propose(self._bench, self._panel.window(), asked, act)
