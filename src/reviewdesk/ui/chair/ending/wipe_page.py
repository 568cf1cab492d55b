"""The receipt of an erased desk: what is gone, what remains, and what is still to be shredded."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from reviewdesk.desk.chair.closing_down import WipeReceipt
from reviewdesk.ui.chair.words import clock_words, head_words
from reviewdesk.ui.page import Heading, Page
from reviewdesk.ui.parts import button, column, label, row, surface
from reviewdesk.ui.speech import say
from reviewdesk.ui.theme import scaled


class WipePage(Page):
    """Signals: the person is done."""

    done = Signal()

    def __init__(self, receipt: WipeReceipt) -> None:
        super().__init__()
        self.receipt = receipt
        self.ok = button(say("Back to the start page"), "primary")
        self.ok.clicked.connect(self.done)
        digest = label(head_words(receipt.archive), "digest")
        digest.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        erased = say("Erased: {folder}, at {at}", folder=receipt.folder, at=clock_words(receipt.at))
        card = surface(
            column(
                label("✓ " + say("The desk is erased"), "title"),
                label(erased, "muted-base", wrap=True),
                label(say("What remains: the archive with this digest"), "strong"),
                digest,
                label(say("Still to do by hand"), "strong"),
                label(say("Shred the slips of: {seats}", seats=say(", ").join(receipt.slots)), wrap=True),
                label(say("Erase every stick that carried the package, supplements or ballots."), wrap=True),
                row(None, self.ok),
                spacing=12,
                margins=32,
            )
        )
        card.setMaximumWidth(scaled(720))
        self.setLayout(column(None, row(None, card, None), None))

    def heading(self) -> Heading:
        """Return what this is."""
        return Heading(place=say("Receipt"))

    def first_focus(self) -> QWidget:
        """Begin at the way back."""
        return self.ok
