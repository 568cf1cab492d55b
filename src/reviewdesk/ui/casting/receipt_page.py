"""After casting: the receipt code, large; papers to print now or later; places the ballot can go to."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QWidget

from reviewdesk.desk.reviewer.handing_in import Receipt
from reviewdesk.ui.casting.delivery import Delivery
from reviewdesk.ui.casting.places import Place
from reviewdesk.ui.file_asking import ask_folder
from reviewdesk.ui.page import Chip, Heading, Key, Page, Status
from reviewdesk.ui.parts import button, chip, column, hairline, label, row, surface
from reviewdesk.ui.speech import say
from reviewdesk.ui.theme import scaled


class ReceiptPage(Page):
    """Signals: papers wanted, a place chosen to write the ballot to, done here."""

    papers = Signal()
    chosen = Signal(object)
    done = Signal()

    def __init__(self, receipt: Receipt) -> None:
        super().__init__()
        self._receipt = receipt
        self._done = QAction(say("Done, go on"), self)
        self._done.setShortcut(QKeySequence(Qt.Key.Key_Escape))
        self._done.triggered.connect(self.done)
        self.addAction(self._done)
        self.print_button = button(say("Look at the papers and print…"), shortcut="Ctrl+P")
        self.print_button.clicked.connect(self.papers)
        self.code = label(receipt.ballot.receipt, "code")
        self.code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.code.setAccessibleName(say("Receipt code"))
        self.unknown = label("", "warn", wrap=True)
        self.unknown.hide()
        self.delivery = Delivery()
        self.delivery.chosen.connect(self._choose)
        self._sides = row(spacing=24)
        self._sides.addWidget(self._paper_side(), 6)
        self._sides.addWidget(self.delivery, 5)
        content = QWidget()
        content.setMaximumWidth(scaled(1180))
        content.setLayout(column(self._sides, None, spacing=0, margins=24))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        area.setWidget(content)
        self.setLayout(column(area))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the sides one under the other where the text is too large for both."""
        super().resizeEvent(event)
        narrow = event.size().width() < scaled(1060)
        ways = QBoxLayout.Direction
        self._sides.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)

    def show_places(self, places: Sequence[Place]) -> None:
        """Show where the ballot can go now."""
        self.delivery.show_places(places)

    def tell_missing(self, characters: Sequence[str]) -> None:
        """Say which characters no bundled font has."""
        self.unknown.setVisible(bool(characters))
        self.unknown.setText(
            say(
                "No bundled font has these characters; 〓 stands for them: {characters}",
                characters=" ".join(characters),
            )
        )

    def heading(self) -> Heading:
        """Return where this is."""
        found = self._receipt
        seat = Chip(say("Seat"), f"{found.seat} {found.person}".strip())
        return Heading(place=say("Receipt"), subject=found.title, chips=(seat,), primary=self._done)

    def status(self) -> Status:
        """Return that the ballot is safe."""
        return Status(saved=say("Cast {time}", time=self._receipt.at), right=say("F1 keys"))

    def keys(self) -> tuple[Key, ...]:
        """Return the page's keys."""
        return (
            Key("Ctrl+P", say("Look at the papers and print…")),
            Key("Tab", say("Next field")),
            Key("Enter", say("Press the button that has the focus")),
            Key("Esc", say("Done, go on")),
        )

    def first_focus(self) -> QWidget | None:
        """Begin at the first place a ballot can go to."""
        return next(iter(self.delivery.buttons.values()), self.print_button)

    def _paper_side(self) -> QWidget:
        found, ballot = self._receipt, self._receipt.ballot
        facts = column(spacing=8)
        for name, value in self._facts():
            facts.addLayout(row(label(name, "muted-base"), None, label(value, "strong"), spacing=16))
        return surface(
            column(
                row(label(found.track, "title"), chip(say("Cast"), "chip-good"), None, spacing=12),
                label(say("Receipt code"), "muted"),
                self.code,
                label(say("Write it down. Compare it when the chair reads out the closed list."), wrap=True),
                hairline(),
                row(
                    label(say("Rows in the ballot"), "muted-base"),
                    None,
                    label(f"{ballot.rows} / {found.expected}", "total"),
                ),
                facts,
                hairline(),
                label(
                    say("Personal score sheet and receipt, to print now or later."), "muted-base", wrap=True
                ),
                row(self.print_button, None),
                self.unknown,
                None,
                spacing=12,
                margins=24,
            )
        )

    def _facts(self) -> tuple[tuple[str, str], ...]:
        found, ballot = self._receipt, self._receipt.ballot
        states = list(ballot.ballot.states.values())
        facts = [(say("Scored"), str(ballot.scored))]
        facts += [(say("Recused"), str(states.count("recused")))] if "recused" in states else []
        facts += [(say("Withdrawn"), str(states.count("withdrawn")))] if "withdrawn" in states else []
        if found.rounds > 1:
            words = say("{round} of {rounds}", round=ballot.ballot.round, rounds=found.rounds)
            facts.append((say("Round"), words))
        if ballot.sequence > 1:
            facts.append((say("Version"), str(ballot.sequence)))
        return (*facts, (say("Cast at"), found.at))

    def _choose(self, place: Place) -> None:
        if place.kind != "folder":
            self.chosen.emit(place)
            return
        ask_folder(
            self,
            say("Folder for the ballot"),
            lambda folder: self.chosen.emit(Place(kind="folder", folder=folder)),
        )
