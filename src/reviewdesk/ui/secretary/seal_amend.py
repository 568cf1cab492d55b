"""A supplement: what changed after sealing, and the secretary's slip that seals it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLineEdit, QWidget

from reviewdesk.desk.secretary.office import Office, plan_of
from reviewdesk.desk.secretary.supplementing import Amendment, LateDocument
from reviewdesk.domain.committee import Role, Seat
from reviewdesk.domain.names import SeatId
from reviewdesk.domain.plan.values import Plan
from reviewdesk.errors import ReviewDeskError
from reviewdesk.ui.folder_field import PlaceField
from reviewdesk.ui.parts import Item, button, column, label, row, surface
from reviewdesk.ui.slip_entry import SlipEntry
from reviewdesk.ui.speech import say, say_error
from reviewdesk.ui.theme import scaled

_ROLES: tuple[Role, ...] = ("reviewer", "spare", "witness")


class SealAmend(QWidget):
    """Signals: seal this amendment; back without one."""

    amended = Signal(object)
    back = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._plan: Plan | None = None
        self._tracks: dict[str, str] = {}
        self.own = QCheckBox(say("The plan as it is edited in this preparation"))
        self.plan = PlaceField(say("Or an amended plan in a file"), kinds=say("Plan") + " (*.toml)")
        self.late_to = _box(say("A late document for"))
        self.late_as = _box(say("It is"))
        self.late = PlaceField(say("The late document"), kinds="PDF (*.pdf)")
        self.withdraw = _box(say("Withdraw an application"))
        self.seat = QLineEdit()
        self.seat.setPlaceholderText("r10")
        self.seat.setAccessibleName(say("Name of the new seat"))
        self.person = QLineEdit()
        self.person.setAccessibleName(say("Person on the new seat"))
        self.role = _box(say("Role of the new seat"))
        self.slips = PlaceField(say("Folder for the new seat's slip"))
        self.code = SlipEntry()
        self.code.setAccessibleName(say("Code of the secretary's slip"))
        self.refusal = label("", "bad", wrap=True)
        self.refusal.hide()
        self.seal_button = button(say("Seal the supplement"), "primary")
        self.back_button = button(say("Back"))
        self.late_to.currentIndexChanged.connect(lambda _: self._fill_documents())
        self.code.edited.connect(self._say)
        self.code.returnPressed.connect(self.seal_button.click)
        self.seal_button.clicked.connect(self._emit)
        self.back_button.clicked.connect(self.back)
        self._lay_out()

    def show_office(self, office: Office, *, amended: bool) -> None:
        """Offer what this preparation has; `amended`: its plan differs from the one in force."""
        self._plan, _ = plan_of(office)
        self._tracks = {one.id: one.track for one in office.applications}
        for box in (self.late_to, self.withdraw):
            _fill(box, [("", say("none")), *((a.id, f"{a.id}  {a.applicant}") for a in office.applications)])
        words = {"reviewer": say("Reviewer"), "spare": say("Spare reviewer"), "witness": say("Witness")}
        _fill(self.role, [(role, words[role]) for role in _ROLES])
        self.own.setEnabled(amended)
        self.own.setChecked(amended)
        self.code.clear()
        self._say("")
        self._fill_documents()

    def refuse(self, error: ReviewDeskError) -> None:
        """Say at the code why nothing was sealed."""
        self._say(say_error(error))
        self.code.mark_wrong(wrong=error.code.startswith(("slip-", "code-", "slot-")))
        self.code.setFocus()
        self.code.selectAll()

    def first_focus(self) -> QWidget:
        """Begin at the plan where it was amended, else at the file."""
        return self.own if self.own.isEnabled() else self.plan.line

    def amendment(self) -> Amendment:
        """Return what is asked for."""
        late, withdrawn = self.late.path, self.withdraw.currentData()
        application = self.late_to.currentData()
        documents = (
            (LateDocument(application=application, document=self.late_as.currentData(), file=late),)
            if application and late is not None
            else ()
        )
        return Amendment(
            slip=self.code.text(),
            own_plan=self.own.isChecked(),
            plan=None if self.own.isChecked() else self.plan.path,
            documents=documents,
            withdraw=(withdrawn,) if withdrawn else (),
            seats=self._seats(),
            slips=self.slips.path if self.seat.text().strip() else None,
        )

    def _seats(self) -> tuple[Seat, ...]:
        name = self.seat.text().strip()
        if not name or self._plan is None:
            return ()
        role: Role = self.role.currentData()
        tracks = () if role == "witness" else tuple(track.id for track in self._plan.tracks)
        return (Seat(id=SeatId(name), role=role, tracks=tracks, name=self.person.text().strip()),)

    def _emit(self) -> None:
        if not self.code.text().strip():
            self._say(say("Type the code of the secretary's slip."))
            self.code.setFocus()
            return
        self._say("")
        self.amended.emit(self.amendment())

    def _say(self, sentence: str) -> None:
        self.refusal.setText(sentence)
        self.refusal.setVisible(bool(sentence))

    def _fill_documents(self) -> None:
        application = self.late_to.currentData()
        documents = (
            self._plan.track(self._tracks[application]).documents if application and self._plan else ()
        )
        _fill(self.late_as, [(one.id, one.name) for one in documents])
        for part in (self.late_as, self.late):
            part.setEnabled(bool(documents))

    def _lay_out(self) -> None:
        code = label(say("Code of the secretary's slip"), "strong")
        code.setBuddy(self.code)
        seat = row(self.seat, self.person, self.role, spacing=12)
        seat.setStretch(1, 1)
        self.person.setPlaceholderText(say("Name (may come at the sign-in)"))
        grid = QGridLayout()
        grid.setSpacing(scaled(14))
        cards = (
            _card(say("Amended plan"), self.own, self.plan, None),
            _card(say("Late document"), row(self.late_to, self.late_as, spacing=12), self.late, None),
            _card(say("Withdrawal"), self.withdraw, None),
            _card(say("Further seat"), seat, self.slips, None),
        )
        for place, card in enumerate(cards):
            grid.addWidget(card, *divmod(place, 2))
        for place in (0, 1):
            grid.setColumnStretch(place, 1)
        self.setLayout(
            column(
                label(say("New supplement"), "title"),
                label(say("Fill in what changed and leave the rest as it is."), "muted-base"),
                grid,
                surface(column(code, self.code, self.refusal, spacing=10, margins=20)),
                row(self.back_button, None, self.seal_button, spacing=12),
                None,
                spacing=12,
            )
        )


def _card(title: str, *parts: Item) -> QWidget:
    return surface(column(label(title, "strong"), *parts, spacing=8, margins=16))


def _box(name: str) -> QComboBox:
    made = QComboBox()
    made.setAccessibleName(name)
    made.setToolTip(name)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(6)
    return made


def _fill(box: QComboBox, choices: list[tuple[str, str]]) -> None:
    chosen = box.currentData()
    box.blockSignals(True)
    box.clear()
    for value, text in choices:
        box.addItem(text, value)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    box.blockSignals(False)
