"""Who chairs: elected by a recorded vote or appointed, with a member as witness where the plan says so."""

from collections.abc import Collection, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from reviewdesk.desk.chair.view import ChairView
from reviewdesk.domain.committee import Seat
from reviewdesk.ui.chair.vote_pad import VotePad
from reviewdesk.ui.chair.words import seat_words
from reviewdesk.ui.parts import button, column, label, restyle, row
from reviewdesk.ui.speech import say
from reviewdesk.ui.theme import scaled


class Chairing(QWidget):
    """Signals: record it, with the motion as values."""

    recorded = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.pad = VotePad(say("Votes for the chair"))
        self.appointed, self.witness = QComboBox(), QComboBox()
        self.witness.setPlaceholderText(say("Choose…"))
        self.recorder = QLineEdit()
        self._said = label("", "strong", wrap=True)
        self._refusal = label("", "bad", wrap=True)
        self.record = button(say("Record the chair"), "primary")
        self.record.clicked.connect(self._record)
        self._appointing = _field(say("Appointed chair"), self.appointed)
        self._witnessing = _field(say("Witness, a member elected with the chair"), self.witness)
        recording = _field(say("Recorder, who operates this computer"), self.recorder)
        fields = row(self._appointing, self._witnessing, recording, None, spacing=24)
        head = row(label(say("Who chairs"), "title"), None, self.record)
        self.setLayout(
            column(
                head, self._said, fields, self.pad, self._refusal, None, spacing=12, margins=(24, 16, 24, 16)
            )
        )
        self._view: ChairView | None = None
        self._present: tuple[str, ...] = ()
        self.pad.changed.connect(self._tell)

    def show_view(self, view: ChairView) -> None:
        """Show candidates, and who was elected."""
        self._view = view
        restyle(self.record, "primary" if view.elected is None else "secondary")
        eligible = [seat for seat in view.members if seat.chair_eligible]
        _fill(self.appointed, eligible)
        _fill(self.witness, view.members, unless=-1)
        self.record.setEnabled(not view.course.closed)
        appointed = view.plan.review_session.chair == "appointed"
        self._appointing.setVisible(appointed)
        self._witnessing.setVisible(view.plan.review_session.witness == "member")
        self.pad.setVisible(not appointed)
        self._show_lines()

    def show_present(self, present: Collection[str]) -> None:
        """Let these members vote."""
        self._present = tuple(present)
        self._show_lines()

    def refuse(self, sentence: str) -> None:
        """Say why the motion is not recorded."""
        self._refusal.setText(sentence)

    def _show_lines(self) -> None:
        if self._view is None:
            return
        voters = [_line(seat) for seat in self._view.members if seat.id in self._present]
        self.pad.show_lines(voters, [_line(seat) for seat in self._view.members if seat.chair_eligible])
        self._tell()

    def _tell(self) -> None:
        view = self._view
        if view is None:
            return
        names = {seat.id: seat_words(seat) for seat in view.members}
        leading = self._leading()
        if leading:
            said = say("{name} has {votes} votes.", name=names[leading[0]], votes=leading[1])  # type: ignore[index]
            self._said.setText(said)
        elif view.elected is not None:
            self._said.setText(say("{name} chairs; it is on record.", name=names.get(view.elected, "")))
        else:
            self._said.setText("")

    def _leading(self) -> tuple[str, int] | None:
        """Return who has the most votes and how many, where it is one person alone."""
        given = self.pad.round_of_voting() or {}
        counts: dict[str, int] = dict(given.get("counts", {}))
        for choice in given.get("ballots", {}).values():
            counts[choice] = counts.get(choice, 0) + 1
        most = sorted(counts.items(), key=lambda pair: -pair[1])[:2]
        if not most or (len(most) == 2 and most[0][1] == most[1][1]):
            return None
        return most[0]

    def _record(self) -> None:
        view = self._view
        if view is None:
            return
        motion: dict[str, Any] = {"present": list(self._present)}
        if view.plan.review_session.chair == "appointed":
            motion["seat"] = self.appointed.currentData()
        else:
            leading, given = self._leading(), self.pad.round_of_voting()
            if leading is None or given is None:
                self.refuse(say("Put the votes down first; one member must have more than every other."))
                return
            motion |= {"seat": leading[0], "round": [given]}
        if view.plan.review_session.witness == "member":
            if self.witness.currentIndex() < 0:
                self.refuse(say("Choose the witness elected with the chair, too."))
                self.witness.setFocus()
                return
            motion["witness"] = self.witness.currentData()
        if self.recorder.text().strip():
            motion["recorder"] = self.recorder.text().strip()
        self.refuse("")
        self.recorded.emit(motion)


def _line(seat: Seat) -> tuple[str, str]:
    return str(seat.id), seat_words(seat)


def _fill(box: QComboBox, seats: Sequence[Seat], unless: int = 0) -> None:
    """Offer seats; what was chosen stays chosen, else the place `unless`, -1 for none."""
    chosen = box.currentData()
    box.clear()
    for seat in seats:
        box.addItem(seat_words(seat), str(seat.id))
    box.setCurrentIndex(max(unless, box.findData(chosen) if chosen else -1))


def _field(text: str, widget: QWidget) -> QWidget:
    name = label(text, "muted")
    name.setBuddy(widget)
    widget.setAccessibleName(text)
    widget.setMinimumWidth(scaled(240))
    made = QWidget()
    made.setLayout(column(name, widget, spacing=4))
    return made
