"""The signing round: each member at this machine, in any order, with the own slip; who is left."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPushButton, QScrollArea, QVBoxLayout, QWidget

from reviewdesk.desk.chair.signing_view import Signer, SigningView
from reviewdesk.desk.chair.view import ChairView
from reviewdesk.domain.scans import JOINT, Scan
from reviewdesk.ui.chair.ending.scan_card import ATTACH_KEY, ScanCard
from reviewdesk.ui.chair.page import STEP_NAMES
from reviewdesk.ui.chair.panel import ChairPanel
from reviewdesk.ui.chair.words import clock_words
from reviewdesk.ui.icons import sign_icon
from reviewdesk.ui.page import Key
from reviewdesk.ui.parts import button, chip, column, hairline, label, row, surface
from reviewdesk.ui.ring import RingedDelegate
from reviewdesk.ui.speech import say
from reviewdesk.ui.theme import BASE, scaled

_WIDTH, _WIDEST = 340, 400
_SCANS = (".pdf", ".jpg", ".jpeg", ".png")


class SignPanel(ChairPanel):
    """Signals: a member answers: signed, dissent, refused, deemed or left; what becomes of inked pages.

    A page belongs to a seat's answer, or to the joint signature page under the seat JOINT.
    """

    step = "sign"
    name = STEP_NAMES["sign"]
    answered = Signal(object, str)
    attaching = Signal(str)
    dropped = Signal(str, object)
    scan_shown = Signal(object)
    scan_replaced = Signal(object)
    scan_removed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._view: ChairView | None = None
        self._round = SigningView(sequence=0, signers=())
        self.list = QListWidget()
        self.list.setAccessibleName(say("Who signs"))
        self.list.setProperty("kind", "matters")
        self.list.setWordWrap(True)
        self.list.setIconSize(QSize(scaled(BASE), scaled(BASE)))
        self.list.setItemDelegate(RingedDelegate(self.list))
        self.list.setFixedWidth(min(scaled(_WIDTH), _WIDEST))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentRowChanged.connect(lambda _: self._show_signer())
        self.list.itemActivated.connect(lambda _: self._begin())
        self.buttons: dict[str, QPushButton] = {}
        self.card: ScanCard | None = None
        self.left = label("", "strong")
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        foot = row(self.left, margins=(24, 12, 24, 12))
        right = column(self._area, hairline(), foot, spacing=0)
        right.setStretch(0, 1)
        body = row(self.list, hairline(upright=True), spacing=0)
        body.addLayout(right, 1)
        self.setLayout(body)

    def show_view(self, view: ChairView) -> None:
        """Keep the room; the round follows."""
        self._view = view

    def show_round(self, found: SigningView) -> None:
        """List who answered and who is left; go to the first who is."""
        place, before = self.list.currentRow(), self._round
        self._round = found
        self.list.blockSignals(True)
        self.list.clear()
        for one in found.signers:
            sign = "✓" if one.answer else "○"
            said = _with_scans(answer_words(one), one.scans)
            self.list.addItem(QListWidgetItem(sign_icon(sign), f"{who(one)}\n{said}"))
        if found.signers:
            said = _with_scans("", found.joint) or say("no scan yet")
            self.list.addItem(QListWidgetItem(sign_icon(""), f"{say('Joint signature page')}\n{said}"))
        waiting = [n for n, one in enumerate(found.signers) if one.waited_for and not one.answer]
        self.list.blockSignals(False)
        same = place >= 0 and _answer(before, place) == _answer(found, place)
        self.list.setCurrentRow(place if same else waiting[0] if waiting else 0)
        self._show_signer()
        whole = say("All have answered. Publish the result.")
        self.left.setText(say("Still to answer: {count}", count=found.waiting) if found.waiting else whole)
        self.keep_focus()

    def keys(self) -> tuple[Key, ...]:
        """Return the step's keys."""
        return (
            Key("↑ ↓", say("Choose a member")),
            Key("Enter", say("Let the member answer")),
            Key(ATTACH_KEY, say("Attach a scan…")),
        )

    def takes(self, files: Sequence[Path]) -> bool:
        """Whether dropped files may be scans, and somebody is chosen whose answer they can lie with."""
        here = self.isVisible() and self.card is not None and bool(files)
        return here and all(file.suffix.casefold() in _SCANS for file in files)

    def take(self, files: Sequence[Path]) -> None:
        """Attach dropped files where the card shows."""
        self.dropped.emit(self._owner(), list(files))

    def first_focus(self) -> QWidget:
        """Begin in the list."""
        return self.list

    def focus_scans(self) -> None:
        """Go to the scans, once one came or went."""
        if self.isVisible() and self.card is not None:
            self.card.add.setFocus()

    def signer(self) -> Signer | None:
        """Return who is chosen."""
        place = self.list.currentRow()
        return self._round.signers[place] if 0 <= place < len(self._round.signers) else None

    def _begin(self) -> None:
        first = next((one for one in self.buttons.values() if one.isEnabled()), None)
        if first is not None:
            first.setFocus()

    def _show_signer(self) -> None:
        one = self.signer()
        self.buttons, self.card = {}, None
        content = QWidget()
        if self._view is None or not self._round.signers:
            self._area.setWidget(content)
            return
        if one is None:
            content.setLayout(self._joint())
            self._area.setWidget(content)
            return
        body = column(label(who(one), "title"), spacing=12, margins=24)
        signs = say(", ").join(one.tracks)
        body.addWidget(label(say("Signs the ranking of: {tracks}", tracks=signs), "muted-base", wrap=True))
        if one.answer:
            done = chip(f"✓ {answer_words(one)}", "chip-good" if one.answer == "signed" else "chip-warn")
            body.addLayout(row(done, label(clock_words(one.at), "muted-base"), None))
            body.addWidget(self._scans(one.scans))
        else:
            card = column(spacing=8, margins=16)
            for kind, text, what in _ways(one):
                made = button(f"{text}\n{what}", "choice", tip=text)
                made.clicked.connect(lambda _=False, kind=kind, one=one: self.answered.emit(one, kind))
                self.buttons[kind] = made
                card.addWidget(made)
            body.addWidget(surface(card, "card"))
        for sentence in _notes(self._view, self._round.sequence):
            body.addWidget(label(sentence, "muted", wrap=True))
        body.addStretch(1)
        content.setLayout(body)
        self._area.setWidget(content)

    def _joint(self) -> QVBoxLayout:
        told = say(
            "The page that all sign by hand. The archive verifies without a scan of it too; with one, the "
            "ink lies beside the result."
        )
        return column(
            label(say("Joint signature page"), "title"),
            label(told, "muted-base", wrap=True),
            self._scans(self._round.joint),
            None,
            spacing=12,
            margins=24,
        )

    def _scans(self, held: Sequence[Scan]) -> ScanCard:
        card, by_number = ScanCard(held), {scan.number: scan for scan in held}
        card.attach.connect(lambda: self.attaching.emit(self._owner()))
        card.shown.connect(lambda number: self.scan_shown.emit(by_number[number]))
        card.replaced.connect(lambda number: self.scan_replaced.emit(by_number[number]))
        card.removed.connect(lambda number: self.scan_removed.emit(by_number[number]))
        self.card = card
        return card

    def _owner(self) -> str:
        one = self.signer()
        return JOINT if one is None else one.seat


def _answer(found: SigningView, place: int) -> str:
    return found.signers[place].answer if place < len(found.signers) else ""


def _with_scans(words: str, held: Sequence[Scan]) -> str:
    count = [say("scans: {count}", count=len(held))] if held else []
    return "  ·  ".join([words, *count] if words else count)


def who(one: Signer) -> str:
    """Return a signer's seat and name."""
    return f"{one.seat}  {one.name}".strip() if one.waited_for else one.name or say("Witness")


def answer_words(one: Signer) -> str:
    """Return how somebody answered."""
    words = {
        "signed": say("signed"),
        "dissent": say("signed, with dissent"),
        "refused": say("refused in writing"),
        "deemed": say("deemed to agree"),
        "left": say("left before signing"),
    }
    waiting = say("not yet") if one.waited_for else say("may sign; is not waited for")
    return words.get(one.answer, waiting)


def _ways(one: Signer) -> list[tuple[str, str, str]]:
    own = [
        ("signed", say("Signs"), say("with the own slip's code, at this machine")),
        ("dissent", say("Signs with dissent"), say("the dissent stands in the record, word for word")),
        ("refused", say("Refuses in writing"), say("the reasons stand in the record, no signature is added")),
    ]
    if not one.waited_for:
        return own[:1]
    return [
        *own,
        ("deemed", say("Is deemed to agree"), say("asked before two witnesses, and stayed silent")),
        ("left", say("Left before signing"), say("chair and witness attest it, with the reason")),
    ]


def _notes(view: ChairView, sequence: int) -> list[str]:
    governs = {
        "ink": say("The ink on paper governs; no digital signature is added."),
        "digital": say("The digital signature governs."),
        "both": say("Ink and digital signature are both made; each page says which governs."),
    }[view.plan.review_session.signing]
    void = say(
        "Finalising again voids the rankings and these answers with their scans; personal sheets are bound "
        "to their ballots and stay."
    )
    number = [say("This is result number {sequence}.", sequence=sequence)] if sequence > 1 else []
    return [*number, governs, void]
