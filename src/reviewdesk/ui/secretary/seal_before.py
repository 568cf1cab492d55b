"""Before sealing: what will be sealed, what still stands in the way, and where everything goes."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from reviewdesk.desk import spoken
from reviewdesk.desk.secretary.sealing import Outlook, is_reserve
from reviewdesk.ui.file_asking import ask_folder
from reviewdesk.ui.folder_field import PlaceField
from reviewdesk.ui.parts import button, column, hairline, label, row, surface
from reviewdesk.ui.secretary.facts import Facts
from reviewdesk.ui.secretary.seal_confirm import ConfirmSeal
from reviewdesk.ui.speech import language, say

MEGA = 1024 * 1024


@dataclass(frozen=True, slots=True)
class SealPlaces:
    """Where a sealing goes, and a reveal seat that was brought."""

    out: Path
    slips: Path
    reveal: Path | None


class SealBefore(QWidget):
    """Signals: seal, after the question was answered; a drill into a folder; show the to-do list."""

    sealing = Signal(object)
    drill = Signal(object)
    todo = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._outlook: Outlook | None = None
        self.facts = Facts()
        self._blocked = label("", wrap=True)
        self.todo_button = button(say("Show the to-do list"))
        self.todo_button.clicked.connect(self.todo)
        self._block = surface(row(self._blocked, self.todo_button, spacing=12, margins=16), "card-bad")
        self.out = PlaceField(say("Folder for the review package"))
        self.slips = PlaceField(
            say("Folder for the key slips"),
            say("On another place, such as a stick of its own: package and slips never travel together."),
        )
        self.reveal = PlaceField(
            say("Reveal seat brought by the witness (may be left blank)"),
            say("The folder that was made on the witness's own computer. Blank: its slip is printed here."),
        )
        self._why = label("", "muted-base", wrap=True)
        self.seal_button = button(say("Freeze and seal…"), "primary")
        self.seal_button.clicked.connect(self._confirm)
        self.drill_button = button(say("Make a drill…"))
        self.drill_button.clicked.connect(
            lambda: ask_folder(self, say("Folder for the drill"), self.drill.emit)
        )
        for field in (self.out, self.slips, self.reveal):
            field.changed.connect(self._check)
        self.note = label("", "good", wrap=True)
        self.note.hide()
        self._red, self._busy = 0, False
        self._lay_out()
        self._check()

    def show_red(self, red: int) -> None:
        """Show how much still stands in the way."""
        self._red = red
        self._blocked.setText(
            say("Still missing: {count}. Sealing waits until nothing on the to-do list is red.", count=red)
        )
        self._block.setVisible(bool(red))
        self._check()

    def show_outlook(self, found: Outlook | None, proposed: Path | None, *, trouble: str = "") -> None:
        """Show what would be sealed, or why that cannot be said."""
        self._outlook = found
        self.facts.show_facts(_facts(found) if found else ((say("Not yet"), trouble),))
        has_witness = found is not None and found.plan.review_session.witness != "none"
        self.reveal.setVisible(has_witness)
        if proposed is not None and self.out.path is None:
            self.out.propose(proposed)
        self._check()

    def tell(self, words: str) -> None:
        """Say what was just done."""
        self.note.setText(words)
        self.note.setVisible(bool(words))

    def show_busy(self, busy: bool, words: str = "") -> None:
        """Take no second order while one is carried out; say afterwards what came of it."""
        self._busy = busy
        self._check()
        if words:
            self._why.setText(words)

    def first_focus(self) -> QWidget:
        """Begin at the slips, which is what is missing, or at the way to the list."""
        return self.todo_button if self._red else self.slips.line

    def _lay_out(self) -> None:
        self._block.layout().setStretch(0, 1)  # type: ignore[union-attr]
        sealed = label(say("What will be sealed"), "strong")
        drill = column(
            label(say("Drill"), "strong"),
            label(
                say("A small invented session with slips of its own, scored in the room before the opening."),
                "muted-base",
                wrap=True,
            ),
            row(self.drill_button, None),
            self.note,
            spacing=10,
            margins=20,
        )
        places = column(
            self.out, self.slips, self.reveal, hairline(), self._why, row(None, self.seal_button), spacing=14
        )
        left = column(surface(column(sealed, self.facts, spacing=12, margins=20)), surface(drill), spacing=14)
        right = column(surface(column(places, margins=20)), None)
        left.addStretch(1)
        both = row(left, right, spacing=14)
        for place in (0, 1):
            both.setStretch(place, 1)
        self.setLayout(column(label(say("Freeze and seal"), "title"), self._block, both, None, spacing=14))

    def _check(self) -> None:
        """Say what is still wanted before the button can be pressed."""
        why = ""
        if self._red or self._outlook is None:
            why = ""
        elif self.out.path is None:
            why = say("Choose a folder for the review package.")
        elif self.slips.path is None:
            why = say("Choose a folder for the key slips.")
        elif self.slips.path.absolute().is_relative_to(self.out.path.absolute()):
            why = say("The slips must not lie where the review package lies.")
        self._why.setText(why)
        ready = not why and not self._red and not self._busy and self._outlook is not None
        self.seal_button.setEnabled(ready)

    def _confirm(self) -> None:
        out, slips, found = self.out.path, self.slips.path, self._outlook
        if out is None or slips is None or found is None:
            return
        reveal = self.reveal.path if self.reveal.isVisibleTo(self) else None
        said = say(
            "{applications} applications, {slips} key slips, plan {code}.",
            applications=sum(found.counts.values()),
            slips=len(found.seats),
            code=found.plan_code,
        )
        dialog = ConfirmSeal(said, self)
        dialog.accepted.connect(lambda: self.sealing.emit(SealPlaces(out, slips, reveal)))
        dialog.open()


def _facts(found: Outlook) -> tuple[tuple[str, str], ...]:
    session = found.plan.review_session
    size = f"{found.size / MEGA:.1f}"
    reserve = sum(map(is_reserve, found.seats))
    roles = Counter(spoken.role(seat.role, language()) for seat in found.seats if not is_reserve(seat))
    return (
        (say("Review session"), session.title),
        (
            say("Applications"),
            "\n".join(f"{track.name}  {found.counts.get(track.id, 0)}" for track in found.plan.tracks),
        ),
        (say("Seats"), say(", ").join(f"{role} {count}" for role, count in roles.items())),
        (
            say("Key slips"),
            say("{count}, of which {reserve} in reserve", count=len(found.seats), reserve=reserve),
        ),
        (say("Documents"), say("{size} MB", size=size)),
        (say("Arrangement"), spoken.arrangement(session, language())),
        (say("Code of the plan"), found.plan_code),
    )
