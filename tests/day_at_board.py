"""The first half of the day at the real window: from the election to the list that is closed."""

from collections.abc import Mapping

from PySide6.QtCore import Qt

from chair_hands import Hands, headers
from reviewdesk.desk.chair.effects import Kind
from reviewdesk.ui.chair.close.panel import ClosePanel
from reviewdesk.ui.chair.collect.exceptions import Choice
from reviewdesk.ui.chair.collect.number import NumberDialog
from reviewdesk.ui.chair.collect.offer_dialog import OfferDialog
from reviewdesk.ui.chair.collect.panel import CollectPanel
from reviewdesk.ui.chair.opening.panel import CHAIR, PAUSE, PLAN, OpeningPanel
from reviewdesk.ui.chair.vote_pad import VotePad
from sample_day import (
    Adjourned,
    Adopted,
    Brought,
    Closed,
    Elected,
    Event,
    Excepted,
    Resumed,
    Votes,
    Withdrawn,
)
from sample_table import SampleTable
from window_way import ENTER, SPACE, words

ACTS: Mapping[str, Kind] = {"reopen": "reopen", "absent": "absent", "replace": "replaced"}


class AtBoard:
    """Opening, board and close."""

    def __init__(self, hands: Hands, table: SampleTable) -> None:
        self.hands, self._table, self.witness = hands, table, table.code("witness")

    def tell(self, event: Event) -> None:
        """Do what an event says."""
        match event:
            case Elected():
                self._elect(event)
            case Adopted(votes):
                self._adopt(votes)
            case Withdrawn():
                self._withdraw(event)
            case Brought():
                self._bring(event)
            case Excepted():
                self._except(event)
            case Adjourned(reason):
                panel = self.hands.step(OpeningPanel)
                self._part(panel, PAUSE)
                self.hands.agree(lambda: self.hands.push(panel.pause.adjourn), reason, witness=self.witness)
                self.hands.start_again(self._table.code("chair"))
            case Resumed():
                pause = self.hands.on_panel(OpeningPanel).pause
                self.hands.agree(lambda: self.hands.push(pause.resume), witness=self.witness)
            case Closed():
                last = self.hands.step(ClosePanel)
                self.hands.agree(lambda: self.hands.push(last.close_all), witness=self.witness)
            case _:
                raise AssertionError(event)

    def _elect(self, event: Elected) -> None:
        panel = self.hands.step(OpeningPanel)
        self.hands.push(panel.sign_in.everybody)
        self.hands.push(panel.sign_in.record)
        self._part(panel, CHAIR)
        self.hands.tab_to(panel.chairing.recorder)
        self.hands.write(event.recorder)
        self._votes(panel.chairing.pad, event.votes)
        self.hands.push(panel.chairing.record)

    def _adopt(self, votes: Votes) -> None:
        panel = self.hands.step(OpeningPanel)
        self.hands.drop_all([self._table.supplement])
        self.hands.wait(lambda: panel.adopting.amendment is not None and panel.sections.place == PLAN)
        self._votes(panel.adopting.pad, votes)
        self.hands.agree(lambda: self.hands.push(panel.adopting.record), witness=self.witness)

    def _votes(self, pad: VotePad, votes: Votes) -> None:
        """Put down one vote after the other; the columns by what stands above them."""
        sides = {text.split()[0]: row for row, text in enumerate(headers(pad.named, Qt.Orientation.Vertical))}
        tops = headers(pad.named, Qt.Orientation.Horizontal)
        columns = {"yes": 0, "no": 1, "abstain": 2} | {text.split()[0]: n for n, text in enumerate(tops)}
        for seat, vote in votes.items():
            self.hands.cell(pad.named_view, sides[seat], columns[vote])
            self.hands.press(SPACE)
        assert pad.named.votes == votes

    def _withdraw(self, event: Withdrawn) -> None:
        board = self.hands.step(CollectPanel)

        def propose() -> None:
            self.hands.push(board.withdraw)
            self._choose(0, event.application)

        self.hands.agree(propose, event.reason, witness=self.witness)
        number = self.hands.dialog()
        assert isinstance(number, NumberDialog)
        assert str(event.number) in words(number)
        self.hands.press(ENTER)
        self.hands.back()

    def _bring(self, event: Brought) -> None:
        files = [self._table.ballot(*one) for one in event.ballots]
        self.hands.drop_all(files)
        if self.hands.is_new(self.hands.dialog()):
            self.hands.turn_back()
            self.hands.drop_all(files)
        assert isinstance(self.hands.dialog(), OfferDialog)
        self.hands.press(ENTER)
        self.hands.back()
        board = self.hands.on_panel(CollectPanel)
        told = board.filters["late"].text().split()[-1]
        assert (told == str(len(files))) == event.late

    def _except(self, event: Excepted) -> None:
        board = self.hands.step(CollectPanel)
        place = board.model.row_of((event.seat, event.track, 1))
        self.hands.cell(board.table, place, 0)

        def propose() -> None:
            self.hands.push(board.side.acts[ACTS[event.kind]])
            if event.application:
                self._choose(0, event.application)
            if event.substitute:
                self._choose(1, event.substitute)

        self.hands.agree(propose, event.reason, witness=self.witness)

    def _choose(self, box: int, part: str) -> None:
        choice = self.hands.dialog().findChildren(Choice)[0]
        self.hands.pick(choice.boxes[box], part)

    def _part(self, panel: OpeningPanel, place: int) -> None:
        self.hands.ctrl(Qt.Key(Qt.Key.Key_1 + place))
        button = panel.sections.buttons[place]
        self.hands.wait(lambda: panel.sections.place == place and not button.isDown())
