"""The first screen: open a file, go on where somebody left off, or learn what the program is for."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QScrollArea, QVBoxLayout, QWidget

from reviewdesk.desk.machine import SeatHere
from reviewdesk.ui.page import Heading, Key, Page, Status
from reviewdesk.ui.parts import button, chip, column, hairline, label, row, surface
from reviewdesk.ui.speech import say
from reviewdesk.ui.theme import scaled


class StartPage(Page):
    """What the first screen offers.

    Signals: choose files, open a recent one, go to a seat here, prepare a session, go on with one, choose a
    folder to verify, go on after a review, look into the registry.
    """

    choose = Signal()
    begun = Signal()
    gone_on = Signal()
    opened = Signal(object)
    seated = Signal(object)
    verified = Signal()
    followed = Signal()
    registered = Signal()

    def __init__(self, seats: tuple[SeatHere, ...], recent: tuple[str, ...]) -> None:
        super().__init__()
        self.open_button = button(
            say("Open a file…"), "primary", tip=say("Open a review package or another file") + "  Ctrl+O"
        )
        self.open_button.clicked.connect(self.choose)
        left = column(self._welcome(), self._office(), self._recent(recent), None, spacing=16)
        right = column(self._seats(seats), self._after(), self._anybody(), None, spacing=16)
        content = QWidget()
        content.setMaximumWidth(scaled(1080))
        body = row(spacing=24, margins=(24, 32, 24, 24))
        body.addLayout(left, 5)
        body.addLayout(right, 6)
        content.setLayout(body)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(content)
        area.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setLayout(column(area))

    def heading(self) -> Heading:
        """Return the program's name."""
        return Heading(
            place=say("ReviewDesk"), subject=say("Expert reviews behind closed doors, without network")
        )

    def status(self) -> Status:
        """Return where the machine stands."""
        return Status(left=say("Offline"), right=say("F1 keys"))

    def keys(self) -> tuple[Key, ...]:
        """Return the page's keys."""
        return (Key("Ctrl+O", say("Open a file…")), Key("Tab", say("Next field")))

    def first_focus(self) -> QWidget | None:
        """Start at the button that matters."""
        return self.open_button

    def _welcome(self) -> QWidget:
        return surface(
            column(
                label(say("Begin here"), "title"),
                label(
                    say(
                        "Open the review package from the stick, or drop any ReviewDesk file on this window."
                    ),
                    "muted-base",
                    wrap=True,
                ),
                row(self.open_button, None),
                hairline(),
                label(
                    say("For reviews that are confidential until they are published. Not for state secrets."),
                    "muted",
                    wrap=True,
                ),
                spacing=14,
                margins=24,
            )
        )

    def _office(self) -> QWidget:
        self.begin_button = button(say("New review session…"))
        self.begin_button.clicked.connect(self.begun)
        self.go_on_button = button(say("Open a preparation…"), tip=say("Choose the folder of a preparation"))
        self.go_on_button.clicked.connect(self.gone_on)
        return surface(
            column(
                label(say("For the office"), "strong"),
                label(
                    say(
                        "Prepare a review session: rules, register, dossiers, committee; then seal it. What "
                        "is prepared lies in a folder; open that to go on, or drop it here."
                    ),
                    "muted",
                    wrap=True,
                ),
                row(self.begin_button, self.go_on_button, None),
                spacing=10,
                margins=(24, 16, 24, 16),
            )
        )

    def _after(self) -> QWidget:
        self.after_button = button(say("After the review…"), tip=say("Choose the archive"))
        self.after_button.clicked.connect(self.followed)
        self.registry_button = button(say("Registry…"), tip=say("Registry of archives, across years"))
        self.registry_button.clicked.connect(self.registered)
        return surface(
            column(
                label(say("After the review, for provincial staff"), "strong"),
                label(
                    say(
                        "Decision, public notice, objections, confirmation: each becomes a signed record "
                        "beside the archive, which is never changed."
                    ),
                    "muted",
                    wrap=True,
                ),
                row(self.after_button, self.registry_button, None),
                spacing=10,
                margins=(24, 16, 24, 16),
            )
        )

    def _anybody(self) -> QWidget:
        self.verify_button = button(say("Verify files…"))
        self.verify_button.clicked.connect(self.choose)
        self.folder_button = button(say("Verify a folder…"), tip=say("Choose a hand-over folder"))
        self.folder_button.clicked.connect(self.verified)
        return surface(
            column(
                label(say("Verify, for anybody"), "strong"),
                label(
                    say(
                        "Archives, signed PDFs or a whole hand-over folder: whether all agrees, who signed, "
                        "and what was changed since. Drop them here, several at once too."
                    ),
                    "muted",
                    wrap=True,
                ),
                row(self.verify_button, self.folder_button, None),
                spacing=10,
                margins=(24, 16, 24, 16),
            )
        )

    def _recent(self, recent: tuple[str, ...]) -> QWidget:
        body = column(label(say("Opened last"), "strong"), spacing=6, margins=(24, 16, 24, 16))
        for path in recent:
            body.addWidget(self._recent_button(path))
        if not recent:
            body.addWidget(label(say("Nothing yet. Files you open appear here."), "muted"))
        return surface(body)

    def _recent_button(self, path: str) -> QPushButton:
        made = button(Path(path).name, "quiet", tip=path)
        made.setStyleSheet("text-align: left;")
        made.clicked.connect(lambda: self.opened.emit(Path(path)))
        return made

    def _seats(self, seats: tuple[SeatHere, ...]) -> QWidget:
        body = column(label(say("At this machine"), "title"), spacing=10, margins=24)
        if not seats:
            body.addWidget(
                label(
                    say("Nobody has a desk here yet. Opening a review package for the first time makes one."),
                    "muted-base",
                    wrap=True,
                )
            )
        for here in seats:
            body.addWidget(hairline())
            self._add_seat(body, here)
        return surface(body)

    def _add_seat(self, body: QVBoxLayout, here: SeatHere) -> None:
        words = {"opened": say("Not begun"), "scoring": say("In progress"), "cast": say("Cast")}
        kinds = {"opened": "chip", "scoring": "chip-accent", "cast": "chip-good"}
        go = button(say("Continue") if here.stage != "cast" else say("Look"), "secondary")
        go.setAccessibleName(say("Continue at seat {seat}", seat=here.seat))
        go.clicked.connect(lambda: self.seated.emit(here))
        names = column(
            label(say("Seat {seat}", seat=here.seat), "strong"),
            label(say("Review session {mark}", mark=here.mark), "muted"),
            spacing=2,
        )
        body.addLayout(row(names, None, chip(words[here.stage], kinds[here.stage]), go, spacing=12))
