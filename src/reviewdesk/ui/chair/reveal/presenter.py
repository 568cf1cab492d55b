"""Carries the intentions of the reveal to the desk: each act with the codes of those who answer for it."""

from PySide6.QtCore import QObject
from shiboken6 import isValid

from reviewdesk.desk.chair import revealing, seats
from reviewdesk.desk.chair.reveal_view import FlaggedRow, OwnRow, RevealView, own_row, reveal_view
from reviewdesk.desk.chair.room import Room
from reviewdesk.desk.chair.seats import Place
from reviewdesk.domain.roll import Outcome
from reviewdesk.errors import ReviewDeskError
from reviewdesk.ui.chair.act_dialog import ActDialog, Asked, Given
from reviewdesk.ui.chair.acting import propose, propose_long, witness_codes, witness_of
from reviewdesk.ui.chair.bench import ChairBench
from reviewdesk.ui.chair.reveal.answer_dialog import AnswerDialog
from reviewdesk.ui.chair.reveal.panel import RevealPanel
from reviewdesk.ui.speech import say
from reviewdesk.ui.tasks import Progress


class RevealPresenter(QObject):
    """Child of its panel."""

    def __init__(self, panel: RevealPanel, bench: ChairBench) -> None:
        super().__init__(panel)
        self._panel, self._bench = panel, bench
        self._found: RevealView | None = None
        panel.opening.connect(self._open)
        panel.voiding.connect(self._void)
        panel.answering.connect(self._ask_reviewer)
        panel.overruling.connect(self._overrule)
        panel.ranking.connect(self._rank)
        bench.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Read anew what may be shown."""
        self._bench.ask_long(say("Looking for deviations"), reveal_view, self._show)

    def _show(self, found: RevealView) -> None:
        if isValid(self._panel):
            self._found = found
            self._panel.show_reveal(found)
            focus = self._panel.first_focus()
            if self._panel.isVisible() and focus is not None:
                focus.setFocus()

    def _open(self) -> None:
        plan, found = self._bench.view.plan, self._found
        if found is None:
            return
        codes = {"reveal": say("Code from the sealed envelope")} if found.envelope else {}
        asked = Asked(
            title=say("Open the envelope"),
            effects=(
                say(
                    "{count} ballots and typed sheets are opened, once, and recorded.",
                    count=found.counted,
                ),
                say("Only deviations are shown: no total over reviewers, no ranking."),
                say(
                    "Nothing enters and nothing is reopened; committee, quorum and aggregate stay as closed."
                ),
            ),
            codes={**codes, **witness_codes(plan)},
        )

        def open_all(room: Room, given: Given, progress: Progress) -> tuple[Room, object]:
            envelope = given.codes.get("reveal", "")
            return revealing.reveal(room, lambda: envelope, witness_of(given), progress)

        propose_long(
            self._bench, self._panel, asked, open_all, what=say("Opening ballots"), total=found.counted
        )

    def _void(self, cell: Outcome) -> None:
        plan, held = self._bench.view.plan, self._bench.view.roll
        here = [one for one in held.counted() if (one.track, one.round) == (cell.track, cell.round)]
        place = Place(seat=cell.seat, track=cell.track, round=cell.round)
        propose(
            self._bench,
            self._panel,
            Asked(
                title=say("Make it void"),
                effects=(
                    say(
                        "The ballot of {seat} that cannot be read no longer counts; it is kept.",
                        seat=cell.seat,
                    ),
                    say(
                        "Ballots that count in {track}: {now}, then {then}; the plan asks for {minimum}.",
                        track=plan.track(cell.track).name,
                        now=len(here),
                        then=len(here) - 1,
                        minimum=plan.track(cell.track).rules.minimum_ballots,
                    ),
                    say("The aggregate fixed at the close stays. The signed sheet can then be typed in."),
                ),
                reason=True,
                codes=witness_codes(plan),
                danger=True,
            ),
            lambda room, given: (seats.void(room, place, given.reason, witness_of(given)), None),
        )

    def _ask_reviewer(self, row: FlaggedRow) -> None:
        seat = row.deviation.seat
        asked = Asked(
            title=say("Show the reviewer the own score"),
            effects=(
                say(
                    "Let {seat} come to this computer. Only the own marks appear, and whether they lie "
                    "high or low.",
                    seat=self._person(seat),
                ),
            ),
            codes={"seat": say("Code on the slip of {seat}", seat=seat)},
        )
        dialog = ActDialog(asked, self._panel)
        self._bench.tasks.failed.connect(dialog.release)
        dialog.given.connect(lambda given: self._look(dialog, row, given.codes["seat"]))
        dialog.open()

    def _look(self, dialog: ActDialog, row: FlaggedRow, code: str) -> None:
        seat, application = row.deviation.seat, row.deviation.application or ""

        def show(own: OwnRow) -> None:
            if isValid(dialog):
                dialog.accept()
                self._answer(row, own, code)

        def refuse(error: ReviewDeskError) -> None:
            if isValid(dialog):
                dialog.refuse(error)

        self._bench.ask(lambda room: own_row(room, seat, application, lambda: code), show, otherwise=refuse)

    def _answer(self, row: FlaggedRow, own: OwnRow, code: str) -> None:
        seat, application = row.deviation.seat, row.deviation.application or ""
        dialog = AnswerDialog(self._person(seat), own, self._panel)

        def refuse(error: ReviewDeskError) -> None:
            if isValid(dialog):
                dialog.refuse(error)

        def record(words: str) -> None:
            self._bench.act(
                lambda room: revealing.explain(
                    room, seat=seat, application=application, seat_slip=lambda: code, text=words or None
                ),
                lambda _: dialog.accept() if isValid(dialog) else None,
                otherwise=refuse,
            )

        self._bench.tasks.failed.connect(dialog.release)
        dialog.answered.connect(record)
        dialog.open()

    def _overrule(self, row: FlaggedRow) -> None:
        seat, application = row.deviation.seat, row.deviation.application or ""
        named = f"{application} {row.applicant}".strip()
        propose(
            self._bench,
            self._panel,
            Asked(
                title=say("Overrule"),
                effects=(
                    say(
                        "{seat} does not answer for {application}; the session goes on without.",
                        seat=self._person(seat),
                        application=named,
                    ),
                    say("The score stays as cast and counts; number of ballots and aggregate stay."),
                ),
                reason=True,
                codes=witness_codes(self._bench.view.plan),
            ),
            lambda room, given: revealing.overrule(
                room, seat=seat, application=application, reason=given.reason, witness=witness_of(given)
            ),
        )

    def _rank(self) -> None:
        propose(
            self._bench,
            self._panel,
            Asked(
                title=say("Build the ranking"),
                effects=(
                    say(
                        "Totals and ranking of every track appear from now on, by the rules fixed at the "
                        "close."
                    ),
                    say(
                        "It cannot be taken back: afterwards only recorded votes and corrections change "
                        "a place."
                    ),
                ),
                codes=witness_codes(self._bench.view.plan),
                danger=False,
            ),
            lambda room, given: (revealing.rank(room, witness_of(given)), None),
        )

    def _person(self, seat: str) -> str:
        name = next((one.name for one in self._bench.view.members if one.id == seat), "")
        return f"{seat} {name}".strip()
