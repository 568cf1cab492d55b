"""The list of places a ballot can go to, and what became of it there."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from reviewdesk.errors import ReviewDeskError
from reviewdesk.ui.casting.places import Place, PlaceKind
from reviewdesk.ui.parts import button, column, label
from reviewdesk.ui.speech import say, say_error
from reviewdesk.ui.theme import scaled

_MIB: Final = 2**20
_GIB: Final = 2**30


class Delivery(QFrame):
    """One large button for each place.

    Signals:
        chosen: a `Place`; one of kind "folder" without folder still has to be chosen.
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.buttons: dict[Place, QPushButton] = {}
        self.told = label("", "good", wrap=True)
        self.told.setProperty("kind", "good")
        self._places: QVBoxLayout = column(spacing=8)
        self._waiting = label(say("Plug in a stick and it appears here."), "muted", wrap=True)
        self.setLayout(
            column(
                label(say("Deliver the ballot"), "title"),
                label(
                    say("Its file can be written as often as you like; it opens only at the reveal."),
                    "muted-base",
                    wrap=True,
                ),
                self._waiting,
                self._places,
                self.told,
                None,
                spacing=12,
                margins=24,
            )
        )

    def show_places(self, places: Sequence[Place]) -> None:
        """Show these places; a button that stays keeps its focus."""
        gone = [place for place in self.buttons if place not in places]
        for place in gone:
            old = self.buttons.pop(place)
            self._places.removeWidget(old)
            old.hide()
            old.deleteLater()
        for index, place in enumerate(places):
            if place not in self.buttons:
                self.buttons[place] = self._button(place)
                self._places.insertWidget(index, self.buttons[place])
        self._waiting.setVisible(not any(place.kind == "stick" for place in places))

    def hold(self, held: bool) -> None:
        """Take the buttons away while a file is being written, and give them back."""
        for one in self.buttons.values():
            one.setDisabled(held)
        if held:
            self._say(say("Writing and reading back…"), "muted-base")

    def tell_written(self, place: Place, path: Path) -> None:
        """Say that a ballot arrived."""
        words = {
            "stick": say(
                "{path}: written, read back and verified. The stick can be taken out safely.", path=path
            ),
            "desk": say("Handed to the collecting desk on this machine: read back and verified."),
        }
        usual = say("{path}: written, read back and verified.", path=path)
        self._say(words.get(place.kind, usual), "good")

    def tell_refused(self, error: ReviewDeskError) -> None:
        """Say why it did not arrive, and that nothing is lost."""
        told = say_error(error)
        if not error.code.startswith("export-"):
            told += "\n" + say("The ballot stays cast. Try again, or choose another place.")
        self._say(told, "bad")

    def _say(self, text: str, kind: str) -> None:
        self.told.setText(text)
        self.told.setProperty("kind", kind)
        self.told.style().polish(self.told)

    def _button(self, place: Place) -> QPushButton:
        name, detail = _words(place)
        made = button(f"{name}\n{self._short(detail)}" if detail else name, "choice", tip=detail)
        made.setAccessibleName(f"{name} {detail}".strip())
        made.clicked.connect(lambda: self.chosen.emit(place))
        return made

    def _short(self, text: str) -> str:
        return self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, scaled(380))


def _words(place: Place) -> tuple[str, str]:
    free = say("{path}, {size} free", path=place.folder, size=_size(place.free))
    words: dict[PlaceKind, tuple[str, str]] = {
        "stick": (say("Stick {name}", name=place.name), free),
        "watched": (say("Watched folder"), str(place.folder)),
        "desk": (say("Collecting desk on this machine"), ""),
        "folder": (say("Another folder…"), ""),
    }
    return words[place.kind]


def _size(free: int) -> str:
    if free >= _GIB:
        return f"{free / _GIB:.1f} GB"
    return f"{free / _MIB:.1f} MB"
