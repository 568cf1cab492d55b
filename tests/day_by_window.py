"""Plays the day of `sample_day` at the real window: keys, and codes typed from the slips."""

from collections.abc import Sequence
from pathlib import Path

from chair_hands import Hands
from day_after_close import AfterClose
from day_at_board import AtBoard
from sample_day import (
    DAY,
    Adjourned,
    Adopted,
    Brought,
    Closed,
    Elected,
    Event,
    Excepted,
    PutAway,
    Resumed,
    Withdrawn,
)
from sample_table import SampleTable

BOARD = Elected | Adopted | Withdrawn | Brought | Excepted | Adjourned | Resumed | Closed


class ByWindow:
    """The chair's desk at the window; every event is what a recorder does there."""

    def __init__(self, hands: Hands, table: SampleTable, folder: Path) -> None:
        self.hands, self._table = hands, table
        self.published = folder / "published"
        self._board, self._after = AtBoard(hands, table), AfterClose(hands, table, self.published)

    def play(self, events: Sequence[Event] = DAY) -> None:
        """Open the desk and play; after each event the next key must go to the step on show."""
        self.hands.open_package(self._table.batch, self._table.code("chair"))
        for event in events:
            self.tell(event)
            assert self.hands.is_in_hand(), event

    def tell(self, event: Event) -> None:
        """Do what an event says."""
        if isinstance(event, PutAway):
            page = self.hands.start_again(self._table.code("chair"))
            assert page.panel.step == event.step
        elif isinstance(event, BOARD):
            self._board.tell(event)
        else:
            self._after.tell(event)
