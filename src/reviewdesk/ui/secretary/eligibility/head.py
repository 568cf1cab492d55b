"""Which track is examined, and which of its applications are listed."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QFrame, QLineEdit

from reviewdesk.desk.secretary.eligibility import Examined
from reviewdesk.errors.marker import N_
from reviewdesk.ui.flow import Flow
from reviewdesk.ui.parts import button, column
from reviewdesk.ui.speech import say
from reviewdesk.ui.theme import scaled

_STATES: Final = {
    "": N_("All applications"),
    "undecided": N_("Undecided ones"),
    "passed": N_("Passed ones"),
    "failed": N_("Failed ones"),
}


class EligibilityHead(QFrame):
    """Signals: something else is to be listed; all that is undecided in the track passes."""

    changed = Signal()
    pass_track = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "surface")
        self.group = QButtonGroup(self)
        self._bar = Flow()
        self._ids: tuple[str, ...] = ()
        self.states = QComboBox()
        self.states.setAccessibleName(say("Which applications"))
        for state, words in _STATES.items():
            self.states.addItem(say(words), state)
        self.search = QLineEdit()
        self.search.setPlaceholderText(say("Search by name, number or county"))
        self.search.setAccessibleName(say("Search by name, number or county"))
        self.search.setFixedWidth(scaled(220))
        self.pass_button = button(say("Pass all undecided of this track"), shortcut="Ctrl+Shift+P")
        self.setLayout(column(self._bar, margins=(16, 8, 16, 8)))
        self._rebuild(())
        self.group.idClicked.connect(self.changed)
        self.states.currentIndexChanged.connect(self.changed)
        self.search.textChanged.connect(self.changed)
        self.pass_button.clicked.connect(lambda: self.pass_track.emit(self.track))

    @property
    def track(self) -> str:
        """Return the track on show, "" before there is one."""
        at = self.group.checkedId()
        return self._ids[at] if 0 <= at < len(self._ids) else ""

    @property
    def state(self) -> str:
        """Return the state that is listed, "" for all."""
        return str(self.states.currentData())

    def show_tracks(self, tracks: Mapping[str, Sequence[Examined]], names: Mapping[str, str]) -> None:
        """Show a chip per track with how many applications are undecided."""
        current = self.track
        if tuple(tracks) != self._ids:
            self._rebuild(tuple(tracks))
        for at, (track, rows) in enumerate(tracks.items()):
            chip = self.group.button(at)
            open_ = sum(one.state == "undecided" for one in rows)
            chip.ensurePolished()
            short = chip.fontMetrics().elidedText(names[track], Qt.TextElideMode.ElideRight, scaled(160))
            chip.setText(f"{short}  {open_}" if open_ else f"{short}  ✓")
            told = say("undecided: {count} of {all}", count=open_, all=len(rows))
            chip.setToolTip(f"{names[track]}\n{told}")
            chip.setAccessibleName(f"{names[track]}, {told}")
        self.show_track(current)
        rows = tracks.get(self.track, ())
        self.pass_button.setEnabled(any(one.undecided for one in rows))

    def show_track(self, track: str) -> None:
        """Choose a track; the first where there is none of this id."""
        chosen = self.group.button(self._ids.index(track) if track in self._ids else 0)
        if chosen is not None:
            chosen.setChecked(True)

    def _rebuild(self, ids: tuple[str, ...]) -> None:
        self._ids = ids
        for old in self.group.buttons():
            self.group.removeButton(old)
            old.deleteLater()
        for at, _ in enumerate(ids):
            made = button("", "filter")
            made.setCheckable(True)
            self.group.addButton(made, at)
        self._bar.fill([*self.group.buttons(), self.states, self.search, self.pass_button])
