"""Before a record is signed: what it says, where it goes, and once in a sitting the secretary's slip."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QWidget

from reviewdesk.ui.file_asking import ask_files
from reviewdesk.ui.folder_field import PlaceField
from reviewdesk.ui.form_dialog import FormDialog
from reviewdesk.ui.parts import button, column, label, row
from reviewdesk.ui.slip_entry import SlipEntry
from reviewdesk.ui.speech import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the dialog says and asks.

    Attributes:
        what: the record in a line.
        lines: what follows from it.
        batch: proposed, None for none.
        armed: whether slip and package were given already.
        begun: whether records lie in the folder already, so that it is fixed.
    """

    what: str
    lines: Sequence[str]
    folder: Path
    batch: Path | None = None
    armed: bool = False
    begun: bool = False


class SignDialog(FormDialog):
    """Asks for what is needed to sign, and says that a record stays."""

    def __init__(self, asked: Asked, parent: QWidget) -> None:
        title = say("Sign a later record")
        super().__init__(title, asked.what, verb=say("Sign and keep"), width=600, parent=parent)
        self._asked = asked
        self.batch = PlaceField(
            say("Review package of the session"), kinds=f"{say('Review package')} (*.rdbatch);;*"
        )
        if asked.batch is not None:
            self.batch.propose(asked.batch)
        self.folder = PlaceField(say("Folder for the records and their papers"))
        self.folder.propose(asked.folder)
        self.slip = SlipEntry()
        self.slip.setProperty("kind", "points")
        self.slip.setAccessibleName(say("Code of the secretary's slip"))
        self.slip.edited.connect(self._tell)
        self._strange = label("", "bad", wrap=True)
        self._strange.hide()
        self.file = button(say("From a file…"), tip=say("Read the slip from a file"))
        self.file.clicked.connect(lambda: ask_files(self, say("Read the slip from a file"), "*", self._read))
        self.slip_file: Path | None = None
        self.lay_out(self._content())
        self._first().setFocus()

    @property
    def keys(self) -> tuple[Path | None, str | Path] | None:
        """Return package and slip (or the file that holds it); None where they were given before."""
        if self._asked.armed:
            return None
        return self.batch.path, self.slip_file or self.slip.text().strip()

    def _content(self) -> list[QWidget]:
        told = label(
            say("A record that is signed stays. What comes later is a record of its own."), "muted", wrap=True
        )
        parts: list[QWidget] = [label(line, "muted-base", wrap=True) for line in self._asked.lines]
        if not self._asked.armed:
            name = label(say("Code of the secretary's slip"), "strong")
            name.setBuddy(self.slip)
            held = QWidget()
            held.setLayout(column(name, row(self.slip, self.file), self._strange, spacing=6))
            parts += [self.batch, held]
        if self._asked.begun:
            parts.append(label(say("It goes into {folder}.", folder=self._asked.folder), "muted", wrap=True))
        else:
            parts.append(self.folder)
        return [*parts, told]

    def _first(self) -> QWidget:
        if self._asked.armed:
            return self.keep
        return self.slip if self.batch.path is not None else self.batch.line

    def _tell(self, strange: str) -> None:
        self.slip_file = None
        self._strange.setText(strange)
        self._strange.setVisible(bool(strange))

    def _read(self, chosen: Sequence[Path]) -> None:
        self.slip_file = chosen[0]
        self.slip.setText("")
        self.slip.setPlaceholderText(chosen[0].name)
