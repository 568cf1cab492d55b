"""One seat typed in: who sits there, in which tracks; the name may wait for sign-in."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from reviewdesk.domain.committee import Role, Seat
from reviewdesk.domain.names import SeatId, TrackId
from reviewdesk.domain.plan.values import Track
from reviewdesk.ui.form_dialog import FormDialog, form
from reviewdesk.ui.parts import column
from reviewdesk.ui.secretary.committee_words import ROLES
from reviewdesk.ui.speech import say

_SCORING: tuple[Role, ...] = ("reviewer", "spare")


class SeatDialog(FormDialog):
    """Asks for everything about one seat."""

    def __init__(
        self, seat: Seat, tracks: Sequence[Track], proposed: Callable[[Role], SeatId] | None, parent: QWidget
    ) -> None:
        """Lay out the fields.

        Args:
            seat: what they hold at first.
            tracks: of the plan.
            proposed: names the next id of a role for a new seat; None keeps the id as it is.
            parent: over which it opens.
        """
        title = say("Edit a seat") if proposed is None else say("Add a seat")
        verb = say("Keep changes") if proposed is None else say("Add the seat")
        super().__init__(title, title, verb=verb, width=560, parent=parent)
        self._proposed = proposed
        self.role = QComboBox()
        for role, words in ROLES.items():
            self.role.addItem(say(words), role)
        self.role.setCurrentIndex(self.role.findData(seat.role))
        self.id = QLineEdit(seat.id)
        self.name = QLineEdit(seat.name)
        self.name.setPlaceholderText(say("May be left blank until sign-in"))
        self.tracks = {track.id: QCheckBox(track.name) for track in tracks}
        for track, box in self.tracks.items():
            box.setChecked(track in seat.tracks)
        self.organisation, self.title = QLineEdit(seat.organisation), QLineEdit(seat.title)
        self.field, self.region, self.phone = (
            QLineEdit(text) for text in (seat.field, seat.region, seat.phone)
        )
        self.eligible = QCheckBox(say("May be elected chair"))
        self.eligible.setChecked(seat.chair_eligible)
        self._boxes = QWidget()
        self._boxes.setLayout(column(*self.tracks.values(), spacing=4))
        self.role.currentIndexChanged.connect(self._turn)
        self.lay_out(
            [
                form(
                    [
                        (say("Role"), self.role),
                        (say("Seat"), self.id),
                        (say("Name"), self.name),
                        (say("Tracks"), self._boxes),
                        (say("Organisation"), self.organisation),
                        (say("Title"), self.title),
                        (say("Field of work"), self.field),
                        (say("Region"), self.region),
                        (say("Phone"), self.phone),
                        ("", self.eligible),
                    ]
                )
            ]
        )
        self.eligible.setAccessibleName(self.eligible.text())
        self._turn()
        self.name.setFocus()

    @property
    def typed(self) -> Seat:
        """Return the seat as it stands in the fields."""
        role: Role = self.role.currentData()
        return Seat(
            id=SeatId(self.id.text().strip()),
            role=role,
            tracks=tuple(TrackId(track) for track, box in self.tracks.items() if box.isChecked()),
            name=self.name.text().strip(),
            organisation=self.organisation.text().strip(),
            title=self.title.text().strip(),
            field=self.field.text().strip(),
            region=self.region.text().strip(),
            phone=self.phone.text().strip(),
            chair_eligible=role == "reviewer" and self.eligible.isChecked(),
        )

    def _turn(self) -> None:
        role: Role = self.role.currentData()
        self._boxes.setEnabled(role in _SCORING)
        self.eligible.setEnabled(role == "reviewer")
        if self._proposed is not None:
            self.id.setText(self._proposed(role))
