"""A new review session: which profile, two questions that choose the arrangement, and where it is kept."""

from collections.abc import Sequence
from pathlib import Path
from typing import get_args

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLineEdit, QScrollArea, QWidget

from reviewdesk.desk.plans import Profile
from reviewdesk.desk.secretary.arrangement import Answers, Computers, arrangement
from reviewdesk.domain.plan.values import Witness
from reviewdesk.errors import ReviewDeskError
from reviewdesk.ui.file_asking import ask_files, ask_folder
from reviewdesk.ui.page import Heading, Key, Page, Status
from reviewdesk.ui.parts import button, column, hairline, label, row, surface
from reviewdesk.ui.secretary.choice import Choice
from reviewdesk.ui.speech import say, say_error

_ABOUT_THE_PLAN = ("plan-", "file-not-text", "file-too-large")


class BeginningPage(Page):
    """Signals: begin with a folder, a profile or plan file, and the answers; back to the start page."""

    begun = Signal(object, object, object)
    back = Signal()

    def __init__(self, profiles: Sequence[Profile], home: Path, own: Path) -> None:
        """Lay out the questions.

        Args:
            profiles: all that a plan can start from.
            home: the folder in which a new preparation is proposed.
            own: the folder for a person's own profiles.
        """
        super().__init__()
        self._profiles: list[str | Path] = [one.name for one in profiles]
        self.profiles = Choice(say("Start from which profile?"), [_profile(one) for one in profiles])
        self.computers = Choice(say("How many computers are there for the reviewers?"), computer_answers())
        self.witness = Choice(say("Who witnesses?"), witness_answers())
        self.folder = QLineEdit(str(_unused(home / say("Review session"))))
        self.folder.setAccessibleName(say("Folder of the preparation"))
        self._own = own
        self._said = label("", "muted-base", wrap=True)
        self._wrong_plan, self._wrong_folder = label("", "bad", wrap=True), label("", "bad", wrap=True)
        self.other = button(say("Another plan file…"))
        self.browse = button(say("Choose…"), tip=say("Choose a folder"))
        self._primary = self._action(say("Begin"), "Ctrl+Return", self._begin)
        self._secondary = self._action(say("Back"), "Escape", self.back.emit)
        self._lay_out()
        self._connect()
        self._say_arrangement()

    def heading(self) -> Heading:
        """Return what is begun here."""
        return Heading(place=say("New review session"), secondary=self._secondary, primary=self._primary)

    def status(self) -> Status:
        """Return that nothing is written yet."""
        return Status(left=say("Nothing is written before you choose Begin."), right=say("F1 keys"))

    def keys(self) -> tuple[Key, ...]:
        """Return the page's keys."""
        return (
            Key("↑ ↓", say("Choose an answer")),
            Key("Tab", say("Next question")),
            Key("Ctrl+Enter", say("Begin")),
            Key("Esc", say("Back")),
        )

    def first_focus(self) -> QWidget | None:
        """Begin at the first question."""
        return self.profiles.checked

    @property
    def answers(self) -> Answers:
        """Return what was answered."""
        computers: tuple[Computers, ...] = get_args(Computers)
        witness: tuple[Witness, ...] = get_args(Witness)
        return Answers(computers[self.computers.place], witness[self.witness.place])

    @property
    def profile(self) -> str | Path:
        """Return the name of the profile, or the plan file, that is chosen."""
        return self._profiles[self.profiles.place]

    def refuse(self, error: ReviewDeskError) -> None:
        """Say at its field what stands in the way of beginning."""
        chosen = str(self.profile)
        about_plan = error.code.startswith(_ABOUT_THE_PLAN) or error.data.get("path") == chosen
        self._wrong_plan.setText(say_error(error) if about_plan else "")
        self._wrong_folder.setText("" if about_plan else say_error(error))
        self._show_wrong()
        (self.profiles.checked if about_plan else self.folder).setFocus(Qt.FocusReason.OtherFocusReason)

    def take_plan(self, path: Path) -> None:
        """Offer a plan file that the person chose, and choose it."""
        if path not in self._profiles:
            self._profiles.append(path)
            self.profiles.add(path.name, str(path.parent))
        self.profiles.choose(self._profiles.index(path))
        self.profiles.checked.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_folder(self, folder: Path) -> None:
        """Propose a folder, or an unused one inside it where it is not empty."""
        empty = not any(folder.iterdir())
        self.folder.setText(str(folder if empty else _unused(folder / say("Review session"))))

    def _begin(self) -> None:
        self.begun.emit(Path(self.folder.text().strip()), self.profile, self.answers)

    def _say_arrangement(self) -> None:
        words = {
            "strict": say(
                "Arrangement: strict. A supervisor holds the reveal key; every reviewer has a computer."
            ),
            "standard": say("Arrangement: standard. Every reviewer has a computer."),
            "one_laptop": say("Arrangement: one laptop. Reviewers take turns at it."),
            "paper": say("Arrangement: paper. Reviewers sign sheets, which two people type in."),
        }
        self._said.setText(words[arrangement(self.answers)])

    def _connect(self) -> None:
        for question in (self.computers, self.witness):
            question.chosen.connect(self._say_arrangement)
        self.folder.textEdited.connect(self._forgive)
        self.profiles.chosen.connect(self._forgive)
        kinds = say("Plans") + " (*.toml);;*"
        self.other.clicked.connect(
            lambda: ask_files(self, say("Choose a plan file"), kinds, lambda found: self.take_plan(found[0]))
        )
        self.browse.clicked.connect(
            lambda: ask_folder(self, say("Folder of the preparation"), self.take_folder)
        )

    def _forgive(self) -> None:
        self._wrong_plan.clear()
        self._wrong_folder.clear()
        self._show_wrong()

    def _show_wrong(self) -> None:
        for one in (self._wrong_plan, self._wrong_folder):
            one.setVisible(bool(one.text()))
        self.folder.setProperty("wrong", bool(self._wrong_folder.text()))
        self.folder.style().polish(self.folder)

    def _lay_out(self) -> None:
        where = label(
            say("Profiles are plain files. Copy one, change it, and put it here: {folder}", folder=self._own),
            "muted", wrap=True,
        )  # fmt: skip
        left = column(self.profiles, self._wrong_plan, row(self.other, None), where, None, spacing=10)
        right = column(self.computers, hairline(), self.witness, None, spacing=12)
        both = row(left, hairline(upright=True), right, spacing=24)
        both.setStretch(0, 1)
        both.setStretch(2, 1)
        buddy = label(say("&Where is it kept? On this computer's disk, not on a stick."), "strong")
        buddy.setBuddy(self.folder)
        kept = column(self._said, buddy, row(self.folder, self.browse), self._wrong_folder, spacing=6)
        self._show_wrong()
        card = surface(column(both, hairline(), kept, spacing=16, margins=20))
        content = QWidget()
        content.setLayout(column(card, None, margins=20))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(content)
        self.setLayout(column(area))

    def _action(self, text: str, keys: str, slot: object) -> QAction:
        made = QAction(text, self)
        made.setShortcut(QKeySequence(keys))
        made.triggered.connect(slot)
        self.addAction(made)
        return made


def _profile(one: Profile) -> tuple[str, str]:
    return one.title, say("Your own profile {name}", name=one.name) if one.own else ""


def computer_answers() -> list[tuple[str, str]]:
    """Return how many computers there can be, each with a sentence."""
    return [
        (say("One for each reviewer"), say("Everybody reads and scores at the same time.")),
        (
            say("One laptop, used in turn"),
            say("It locks whenever the person changes; a review takes longer."),
        ),
        (
            say("None: reviewers score on paper"),
            say("Sheets are printed, signed, and typed in twice by two people."),
        ),
    ]


def witness_answers() -> list[tuple[str, str]]:
    """Return who can witness, each with a sentence."""
    return [
        (
            say("A supervisor who is sent"),
            say("Somebody from outside sees the opening and the reveal, and agrees to exceptions."),
        ),
        (
            say("A member, elected with the chair"),
            say("A reviewer does it, on a second slip; that slip scores nothing."),
        ),
        (say("Nobody (every page will say so)"), say("The chair acts alone; anybody can see that later.")),
    ]


def _unused(folder: Path) -> Path:
    number, found = 2, folder
    while found.exists():
        found = folder.with_name(f"{folder.name} {number}")
        number += 1
    return found
