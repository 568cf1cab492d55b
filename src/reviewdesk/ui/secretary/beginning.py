"""A new review session: which profile, two questions that choose the arrangement, and where it is kept."""

from collections.abc import Sequence
from pathlib import Path
from typing import get_args

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QRadioButton, QScrollArea, QWidget

from reviewdesk.desk.secretary.arrangement import Answers, Computers, arrangement
from reviewdesk.domain.plan.values import Witness
from reviewdesk.ui.file_asking import ask_folder
from reviewdesk.ui.page import Heading, Key, Page, Status
from reviewdesk.ui.parts import button, column, hairline, label, row, surface
from reviewdesk.ui.speech import say
from reviewdesk.ui.theme import scaled

_WIDTH = 760


class BeginningPage(Page):
    """Signals: begin with a folder, a profile and the answers; back to the start page."""

    begun = Signal(object, str, object)
    back = Signal()

    def __init__(self, profiles: Sequence[tuple[str, str]], home: Path) -> None:
        """Lay out the questions.

        Args:
            profiles: name and title of every profile.
            home: the folder in which a new preparation is proposed.
        """
        super().__init__()
        self._home = home
        self._profiles = tuple(profiles)
        self.profiles = self._choice([title for _, title in profiles])
        self.computers = self._choice(
            [
                say("One for each reviewer"),
                say("One laptop, used in turn"),
                say("None: reviewers score on paper"),
            ]
        )
        self.witness = self._choice(
            [
                say("A supervisor who is sent"),
                say("A member, elected with the chair"),
                say("Nobody (every page will say so)"),
            ]
        )
        self.folder = QLineEdit(str(_unused(home / say("Review session"))))
        self.folder.setAccessibleName(say("Folder of the preparation"))
        self._said = label("", "muted-base", wrap=True)
        self._primary = self._action(say("Begin"), "Ctrl+Return", self._begin)
        self._secondary = self._action(say("Back"), "Escape", self.back.emit)
        self._lay_out()
        for group in (self.computers, self.witness):
            group.idToggled.connect(self._say_arrangement)
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
            Key("Ctrl+Enter", say("Begin")),
            Key("Esc", say("Back")),
        )

    def first_focus(self) -> QWidget | None:
        """Begin at the first question."""
        return self.profiles.checkedButton()

    @property
    def answers(self) -> Answers:
        """Return what was answered."""
        computers: tuple[Computers, ...] = get_args(Computers)
        witness: tuple[Witness, ...] = get_args(Witness)
        return Answers(computers[self.computers.checkedId()], witness[self.witness.checkedId()])

    def _begin(self) -> None:
        profile, _ = self._profiles[self.profiles.checkedId()]
        self.begun.emit(Path(self.folder.text().strip()), profile, self.answers)

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

    def _choice(self, choices: Sequence[str]) -> QButtonGroup:
        group = QButtonGroup(self)
        for place, text in enumerate(choices):
            made = QRadioButton(text)
            made.setChecked(place == 0)
            group.addButton(made, place)
        return group

    def _lay_out(self) -> None:
        choose = button(say("Choose…"))
        choose.clicked.connect(lambda: ask_folder(self, say("Folder of the preparation"), self._take))
        body = column(spacing=16, margins=24)
        for question, group in (
            (say("Start from which profile?"), self.profiles),
            (say("How many computers are there for the reviewers?"), self.computers),
            (say("Who witnesses?"), self.witness),
        ):
            body.addWidget(label(question, "strong"))
            for one in group.buttons():
                body.addWidget(one)
            body.addWidget(hairline())
        body.addWidget(self._said)
        body.addWidget(label(say("Where is it kept? On this computer's disk, not on a stick."), "strong"))
        body.addLayout(row(self.folder, choose))
        card = surface(body)
        card.setMaximumWidth(scaled(_WIDTH))
        content = QWidget()
        content.setLayout(row(None, card, None, margins=24))
        content.layout().setStretch(1, 10)  # type: ignore[union-attr]
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(content)
        self.setLayout(column(area))

    def _take(self, folder: Path) -> None:
        empty = not any(folder.iterdir())
        self.folder.setText(str(folder if empty else _unused(folder / say("Review session"))))

    def _action(self, text: str, keys: str, slot: object) -> QAction:
        made = QAction(text, self)
        made.setShortcut(QKeySequence(keys))
        made.triggered.connect(slot)
        self.addAction(made)
        return made


def _unused(folder: Path) -> Path:
    number, found = 2, folder
    while found.exists():
        found = folder.with_name(f"{folder.name} {number}")
        number += 1
    return found
