"""One track before casting: what is missing, what looks odd, how many are scored, and the button."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QLayout, QPushButton, QWidget

from reviewdesk.desk.reviewer.handing_in import Look, Receipt, TrackLook
from reviewdesk.ui.casting.findings import Said, said
from reviewdesk.ui.parts import button, chip, column, hairline, label, row
from reviewdesk.ui.speech import say

SHOWN = 6
"""Sentences of one kind on a card; the rest is counted."""


class TrackCard(QFrame):
    """Signals: go to an application's criterion, cast this track, look at a ballot again."""

    wanted = Signal(str, str)
    cast = Signal()
    receipt = Signal(object)

    def __init__(self, look: Look, track: TrackLook) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.track = track
        self.ticks: list[QCheckBox] = []
        self.goes: list[QPushButton] = []
        self._found = said(track)
        self._red = sum(one.red for one in self._found)
        self._why = label("", "muted")
        self.cast_button = button(say("Cast for good…"), "primary")
        self.cast_button.setAccessibleName(say("Cast for good: {track}", track=track.check.name))
        self.cast_button.clicked.connect(self.cast)
        self.receipts = [self._receipt_button(one) for one in track.receipts]
        body = column(self._head(look), spacing=12, margins=(20, 16, 20, 16))
        for one in zip(track.receipts, self.receipts, strict=True):
            body.addLayout(self._ballot(*one))
        if not track.check.cast:
            self._fill_open(body)
        self.setLayout(body)

    def hold(self, held: bool) -> None:
        """Take or give back the button while something is being cast."""
        self.cast_button.setDisabled(held or not self.may_cast)

    @property
    def is_ready(self) -> bool:
        """Whether it is to be cast and nothing is missing."""
        return not self.track.check.cast and not self._red

    @property
    def may_cast(self) -> bool:
        """Whether nothing is missing and everything odd has its tick."""
        return self.is_ready and all(one.isChecked() for one in self.ticks)

    def _head(self, look: Look) -> QLayout:
        check = self.track.check
        counts = check.counts
        parts: list[QWidget | None] = [label(check.name, "title")]
        if look.rounds > 1:
            parts.append(chip(say("Round {round} of {rounds}", round=check.round, rounds=look.rounds)))
        parts.append(self._state())
        parts.append(None)
        beside = [
            say("{count} recused", count=counts.recused) if counts.recused else "",
            say("{count} withdrawn", count=counts.withdrawn) if counts.withdrawn else "",
        ]
        parts.append(label("  ".join(filter(None, beside)), "muted"))
        parts.append(label(say("Scored"), "muted"))
        parts.append(label(f"{counts.scored} / {counts.needed}", "total"))
        return row(*parts, spacing=12)

    def _state(self) -> QWidget:
        if self.track.check.cast:
            return chip(say("Cast"), "chip-good")
        if self._red:
            return chip(say("Missing: {count}", count=self._red), "chip-bad")
        return chip(say("Nothing is missing"), "chip-good")

    def _fill_open(self, body: QLayout) -> None:
        for red in (True, False):
            listed = [one for one in self._found if one.red is red]
            for one in listed[:SHOWN] if red else listed:
                body.addItem(self._line(one))
            if red and len(listed) > SHOWN:
                body.addItem(self._rest(listed))
        body.addWidget(hairline())
        body.addItem(row(self._why, None, self.cast_button, spacing=16))
        self._weigh()

    def _line(self, one: Said) -> QLayout:
        sign = chip(say("missing"), "chip-bad") if one.red else chip(say("look"), "chip-warn")
        line = row(sign, label(one.text, wrap=True), spacing=12)
        line.setStretch(1, 1)
        if not one.red:
            tick = QCheckBox(say("Seen, it stays so"))
            tick.setAccessibleDescription(one.text)
            tick.toggled.connect(self._weigh)
            self.ticks.append(tick)
            line.addWidget(tick)
        line.addWidget(self._go(one, say("Go there")))
        return line

    def _rest(self, listed: list[Said]) -> QLayout:
        count = len(listed) - SHOWN
        return row(
            label(say("and {count} more", count=count), "muted-base"),
            None,
            self._go(listed[SHOWN], say("Go to the next")),
        )

    def _go(self, one: Said, text: str) -> QPushButton:
        made = button(text, "quiet")
        made.setAccessibleName(f"{text}: {one.text}")
        made.clicked.connect(lambda: self.wanted.emit(one.application, one.criterion))
        self.goes.append(made)
        return made

    def _ballot(self, receipt: Receipt, again: QPushButton) -> QLayout:
        done = receipt.ballot
        words = [
            say("Round {round}", round=done.ballot.round) if receipt.rounds > 1 else "",
            say("version {sequence}", sequence=done.sequence) if done.sequence > 1 else "",
            receipt.at,
        ]
        if done.superseded:
            state = chip(say("reopened"), "chip-warn")
        elif done.delivered:
            state = chip(say("delivered"), "chip-good")
        else:
            state = chip(say("not delivered yet"), "chip-warn")
        return row(
            label(say("Receipt code"), "muted"),
            label(done.receipt, "title"),
            label("  ".join(filter(None, words)), "muted-base"),
            label(say("{rows} / {rows} rows", rows=done.rows), "muted-base"),
            state,
            None,
            again,
            spacing=16,
        )

    def _receipt_button(self, receipt: Receipt) -> QPushButton:
        made = button(say("Deliver and print…"))
        made.setAccessibleName(say("Deliver and print: {code}", code=receipt.ballot.receipt))
        made.clicked.connect(lambda: self.receipt.emit(receipt))
        return made

    def _weigh(self) -> None:
        self.hold(False)
        unseen = any(not one.isChecked() for one in self.ticks)
        if self._red:
            self._why.setText(say("Can be cast once nothing is missing."))
        elif unseen:
            self._why.setText(say("Tick what may stay as it is."))
        else:
            self._why.setText(say("Casting cannot be taken back."))
