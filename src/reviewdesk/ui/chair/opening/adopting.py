"""Criteria and procedure: what is voted on, what an amended plan changes, and the vote."""

from collections.abc import Collection, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from reviewdesk.desk.chair.amending import Amendment, Changed
from reviewdesk.desk.chair.view import ChairView
from reviewdesk.ui.chair.vote_pad import VotePad
from reviewdesk.ui.chair.words import seat_words
from reviewdesk.ui.file_asking import ask_files
from reviewdesk.ui.parts import button, column, label, restyle, row
from reviewdesk.ui.speech import say
from reviewdesk.ui.theme import scaled


class Adopting(QWidget):
    """Signals: a supplement was named; record the vote, with the motion as values."""

    named = Signal(object)
    recorded = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.amendment: Amendment | None = None
        self.pad = VotePad(say("Votes on criteria and procedure"))
        self.choose = button(say("Choose a supplement…"))
        self.choose.clicked.connect(self._choose)
        self.leave_out = button(say("Leave the supplement out"), "quiet")
        self.leave_out.clicked.connect(lambda: self.show_amendment(None))
        self.record = button(say("Record the vote…"), "primary")
        self.record.clicked.connect(self._record)
        self._said = label("", "strong", wrap=True)
        self._changes = QWidget()
        self._grid = QWidget()
        self._refusal = label("", "bad", wrap=True)
        self._body = column(
            row(
                label(say("Criteria and procedure"), "title"),
                None,
                self.choose,
                self.leave_out,
                self.record,
            ),
            self._said,
            self._grid,
            self.pad,
            self._refusal,
            None,
            spacing=12,
            margins=(24, 16, 24, 16),
        )
        self.setLayout(self._body)
        self._view: ChairView | None = None
        self._present: tuple[str, ...] = ()
        self.show_amendment(None)

    def show_view(self, view: ChairView) -> None:
        """Show whether a plan is adopted already."""
        self._view = view
        late = view.course.ballots or view.course.closed
        for made in (self.record, self.choose):
            made.setEnabled(not late)
            made.setToolTip(say("Scores are in already; the plan in force stays.") if late else "")
        self._show_lines()
        self._tell()

    def show_present(self, present: Collection[str]) -> None:
        """Let these members vote."""
        self._present = tuple(present)
        self._show_lines()

    def show_amendment(self, amendment: Amendment | None) -> None:
        """Show what a supplement would change, or that the plan stays as sealed."""
        self.amendment = amendment
        old, self._grid = self._grid, _changes(amendment.changes if amendment else ())
        self._body.replaceWidget(old, self._grid)
        old.hide()
        old.deleteLater()
        self.leave_out.setVisible(amendment is not None)
        self.refuse("")
        self._tell()

    def refuse(self, sentence: str) -> None:
        """Say why nothing is recorded, or why a file is no supplement of this session."""
        self._refusal.setText(sentence)

    def _tell(self) -> None:
        if self.amendment is not None:
            said = say("To vote on: the plan as supplement {file} amends it.", file=self.amendment.path.name)
            if not self.amendment.changes:
                said += say(" It changes no criterion and no rule.")
        elif self._view is not None and self._view.adopted:
            said = say(
                "The plan is adopted; it is on record. Plan {code}.", code=self._view.plan_digest[:8].upper()
            )
        else:
            said = say(
                "To vote on: the plan as it was sealed. An amended plan comes as a supplement; drop it here."
            )
        self._said.setText(said)
        done = self.amendment is None and self._view is not None and self._view.adopted
        restyle(self.record, "secondary" if done else "primary")

    def _show_lines(self) -> None:
        if self._view is not None:
            voters = [
                (str(seat.id), seat_words(seat)) for seat in self._view.members if seat.id in self._present
            ]
            choices = (("yes", say("In favour")), ("no", say("Against")), ("abstain", say("Abstain")))
            self.pad.show_lines(voters, choices)

    def _choose(self) -> None:
        kinds = say("Supplements") + " (*.rdsupplement)"
        ask_files(self, say("Choose a supplement…"), kinds, lambda found: self.named.emit(Path(found[0])))

    def _record(self) -> None:
        given = self.pad.round_of_voting()
        if given is None:
            self.refuse(say("Put the votes down first."))
            return
        self.refuse("")
        self.recorded.emit({"present": list(self._present), "round": [given]})


def _changes(changes: Sequence[Changed]) -> QWidget:
    made = QWidget()
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(scaled(16))
    grid.setVerticalSpacing(scaled(8))
    top = Qt.AlignmentFlag.AlignTop
    for place, text in enumerate(
        (say("Track"), say("What it concerns"), say("Reads now"), say("Would read")) if changes else ()
    ):
        grid.addWidget(label(text, "muted"), 0, place)
    for line, change in enumerate(changes, start=1):
        for place, text in enumerate((change.track, change.what, change.before or "—", change.after or "—")):
            kind = "strong" if place == 3 else ""
            grid.addWidget(label(text, kind, wrap=True), line, place, top)
    for place, share in enumerate((2, 2, 5, 5)):
        grid.setColumnStretch(place, share)
    made.setLayout(grid)
    return made
