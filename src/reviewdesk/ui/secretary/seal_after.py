"""After sealing: the fingerprint to be read aloud, the papers to be printed, and the way to a supplement."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from reviewdesk.desk import spoken
from reviewdesk.desk.secretary.sealed_papers import SealedView
from reviewdesk.ui.desk.flow import Flow
from reviewdesk.ui.file_asking import ask_folder
from reviewdesk.ui.opening.step import code_tiles
from reviewdesk.ui.parts import button, column, hairline, label, row, surface
from reviewdesk.ui.secretary.facts import Facts
from reviewdesk.ui.speech import language, say


class SealAfter(QWidget):
    """Signals: a paper is wanted, by its `Kind`; a supplement; a drill into a folder."""

    paper = Signal(str)
    amend = Signal()
    drill = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.note = label("", "good", wrap=True)
        self.note.hide()
        self._code: QVBoxLayout = column()
        self._aloud = label("", "muted-base", wrap=True)
        self.facts, self.files = Facts(), Facts()
        self.slips = button(say("Print all slips…"), "primary")
        self.minutes = button(say("Opening minutes…"))
        self.envelopes = button(say("Sheet of envelopes…"))
        self.emergency = button(say("Emergency pack…"))
        for made, kind in (
            (self.slips, "slips"),
            (self.minutes, "minutes"),
            (self.envelopes, "envelopes"),
            (self.emergency, "emergency"),
        ):
            made.clicked.connect(lambda _, kind=kind: self.paper.emit(kind))
        self.amend_button = button(say("New supplement…"))
        self.amend_button.clicked.connect(self.amend)
        self.drill_button = button(say("Make a drill…"))
        self.drill_button.clicked.connect(
            lambda: ask_folder(self, say("Folder for the drill"), self.drill.emit)
        )
        self._slips_said = label("", "muted-base", wrap=True)
        self._amended = label(
            say("The plan was edited since: a supplement would bring it."), "warn", wrap=True
        )
        self._lay_out()

    def show_view(self, view: SealedView) -> None:
        """Show a sealing."""
        known = view.sealed
        while (item := self._code.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        self._code.addWidget(code_tiles(known.fingerprint))
        self._aloud.setText(
            say("Read aloud: {words}", words=spoken.read_aloud(known.fingerprint, language()))
        )
        marks = "   ".join(f"{seat} {mark}" for seat, mark in known.reveal_marks.items())
        self.facts.show_facts(
            (
                (say("Session mark"), known.session_mark),
                (say("Reveal mark"), marks),
                (say("Sealed at"), view.at),
            )
        )
        folder = view.files[0].parent
        names = "\n".join(path.name for path in view.files)
        self.files.show_facts(((say("Folder"), str(folder)), (say("Files"), names)))
        said = say(
            "{there} of {count} key slips lie in {folder}. Print each on its own sheet, put each into its "
            "own envelope, then remove the files.",
            there=view.slips_there,
            count=len(known.slips),
            folder=view.slips_folder,
        )
        self._slips_said.setText(said)
        self.slips.setEnabled(bool(view.slips_there))
        self._amended.setVisible(view.amended)

    def tell(self, words: str) -> None:
        """Say what was just done; "" takes it away."""
        self.note.setText(words)
        self.note.setVisible(bool(words))

    def first_focus(self) -> QWidget:
        """Begin at what comes next: printing."""
        return self.slips if self.slips.isEnabled() else self.minutes

    def _lay_out(self) -> None:
        code = column(
            label(say("Fingerprint of the review package"), "strong"),
            self._code,
            self._aloud,
            hairline(),
            self.facts,
            spacing=12,
            margins=20,
        )
        papers = column(
            label(say("What to print"), "strong"),
            self._slips_said,
            Flow(self.slips, self.minutes, self.envelopes, self.emergency, spacing=12),
            hairline(),
            self.files,
            None,
            spacing=12,
            margins=20,
        )
        later = column(
            label(say("Supplements"), "strong"),
            _muted(
                say(
                    "The plan as the committee amended it, a late document, a seat, a withdrawal: "
                    "ready in five minutes in the room."
                )
            ),
            self._amended,
            row(self.amend_button, None),
            hairline(),
            label(say("Drill"), "strong"),
            _muted(
                say("A small invented session with slips of its own, scored in the room before the opening.")
            ),
            row(self.drill_button, None),
            None,
            spacing=12,
            margins=20,
        )
        both = row(surface(papers), surface(later), spacing=14)
        for place in (0, 1):
            both.setStretch(place, 1)
        self.setLayout(
            column(label(say("Sealed"), "title"), self.note, surface(code), both, None, spacing=14)
        )


def _muted(words: str) -> QLabel:
    return label(words, "muted-base", wrap=True)
