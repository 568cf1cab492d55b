"""The check before casting: one card per track, what is missing, what looks odd, and the button."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QScrollArea, QWidget

from reviewdesk.desk.reviewer.handing_in import Look, TrackLook
from reviewdesk.ui.casting.card import TrackCard
from reviewdesk.ui.casting.confirm import ConfirmCast
from reviewdesk.ui.page import Chip, Heading, Key, Page, Status
from reviewdesk.ui.parts import column, label
from reviewdesk.ui.speech import say
from reviewdesk.ui.theme import scaled


class CheckPage(Page):
    """Signals: back to the desk, an application's criterion, cast a track and round, an old receipt, done."""

    back = Signal()
    wanted = Signal(str, str)
    cast = Signal(str, int)
    receipt = Signal(object)
    finished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.cards: list[TrackCard] = []
        self.question: ConfirmCast | None = None
        self._look: Look | None = None
        self._back = QAction(say("Back to scoring"), self)
        self._back.setShortcut(QKeySequence(Qt.Key.Key_Escape))
        self._back.triggered.connect(self.back)
        self.addAction(self._back)
        self._finish = QAction(say("Change person"), self)
        self._finish.setShortcut(QKeySequence("Ctrl+Return"))
        self._finish.triggered.connect(self.finished)
        self._finish.setEnabled(False)
        self.addAction(self._finish)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setLayout(column(self._area))

    def show_look(self, look: Look) -> None:
        """Show every track as it stands now."""
        self._look = look
        self._finish.setEnabled(look.finished)
        self.cards = [TrackCard(look, track) for track in look.tracks]
        for later in [card for card in self.cards if card.is_ready][1:]:
            later.cast_button.setProperty("kind", "secondary")
        body = column(
            label(
                say("Each track is cast on its own. Nothing may be missing; what looks odd may stay."),
                "muted-base",
                wrap=True,
            ),
            spacing=16,
            margins=(24, 20, 24, 24),
        )
        for card in self.cards:
            card.wanted.connect(self.wanted)
            card.receipt.connect(self.receipt)
            card.cast.connect(lambda card=card: self._ask(card.track))
            body.addWidget(card)
        body.addStretch(1)
        content = QWidget()
        content.setMaximumWidth(scaled(1120))
        content.setLayout(body)
        self._area.setWidget(content)
        self.changed.emit()
        if focus := self.first_focus():
            focus.setFocus()

    def hold(self, held: bool) -> None:
        """Take the buttons away while a ballot is being cast, and give them back."""
        self._back.setDisabled(held)
        for card in self.cards:
            card.hold(held)

    def heading(self) -> Heading:
        """Return where this is."""
        if self._look is None:
            return Heading(place=say("Check and cast"), secondary=self._back)
        seat = Chip(say("Seat"), f"{self._look.seat} {self._look.person}".strip())
        return Heading(
            place=say("Check and cast"),
            subject=self._look.title,
            chips=(seat,),
            secondary=self._back,
            primary=self._finish if self._look.finished else None,
        )

    def status(self) -> Status:
        """Return how many tracks are cast."""
        tracks = self._look.tracks if self._look else ()
        done = sum(track.check.cast for track in tracks)
        return Status(
            progress=say("{done} / {count} tracks cast", done=done, count=len(tracks)) if tracks else "",
            right=say("F1 keys"),
        )

    def keys(self) -> tuple[Key, ...]:
        """Return the page's keys."""
        return (
            Key("Tab", say("Next field")),
            Key("Enter", say("Press the button that has the focus")),
            Key("Space", say("Tick")),
            Key("Esc", say("Back to scoring")),
            Key("Ctrl+Enter", say("Change person")),
        )

    def first_focus(self) -> QWidget | None:
        """Begin at the first thing there is to do."""
        for card in self.cards:
            if not card.track.check.cast:
                return next(iter((*card.goes[:1], *card.ticks)), card.cast_button)
        return next((card.receipts[-1] for card in self.cards if card.receipts), None)

    def _ask(self, track: TrackLook) -> None:
        if self._look is None:
            return
        self.question = ConfirmCast(self._look, track, self)
        self.question.accepted.connect(lambda: self.cast.emit(track.check.track, track.check.round))
        self.question.finished.connect(self.question.deleteLater)
        self.question.open()
