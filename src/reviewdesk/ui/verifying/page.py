"""Files checked in the window: green or red, a row each, below it who signed, when, what changed since."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QFrame, QLineEdit, QScrollArea, QWidget

from reviewdesk.desk import slips, spoken_papers
from reviewdesk.desk.auditor.files import Checked, CheckedFile
from reviewdesk.errors import ReviewDeskError
from reviewdesk.ui.bars import Elided
from reviewdesk.ui.page import Heading, Key, Page, Status
from reviewdesk.ui.parts import button, column, hairline, label, row, surface
from reviewdesk.ui.rows_table import RowsTable, TableRow, Tone
from reviewdesk.ui.speech import language, say, say_error
from reviewdesk.ui.theme import scaled
from reviewdesk.ui.verifying.details import details
from reviewdesk.ui.verifying.files_model import FilesModel
from reviewdesk.ui.verifying.words import kind_of, meaning

_SIDE, _LEAST, _ALONE = 440, 320, 640
_CODE = "XXXX-XXXX-XXXX-XXXX"


class VerifyPage(Page):
    """Signals: verify, with the fingerprint that was typed ("" for none); back; what followed an archive."""

    wanted = Signal(str)
    back = Signal()
    followed = Signal(object)

    def __init__(self, paths: Sequence[Path]) -> None:
        super().__init__()
        self.paths = tuple(paths)
        self.checked: Checked | None = None
        self.fingerprint = QLineEdit()
        self.fingerprint.textEdited.connect(self._group)
        self.fingerprint.returnPressed.connect(self._verify)
        self.verify = button(say("Compare with paper"), "primary")
        self.verify.clicked.connect(self._verify)
        self.copy = QAction(say("Copy the findings"), self)
        self.copy.setShortcut(QKeySequence("Ctrl+Shift+C"))
        self.copy.triggered.connect(self._copy)
        self.verdict = label("", "title", wrap=True)
        self.told = label("", wrap=True)
        self._by_archive = label(say("Fingerprint by the archive"), "strong")
        self.own = label("", "digest")
        self.own.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._asked = label("", "strong", wrap=True)
        heads = ("", say("File"), say("What it is"))
        self.table = RowsTable(say("Verified files"), FilesModel(heads), widths=(36, 220, 104), stretch=1)
        self.table.setMinimumHeight(scaled(150))
        self.table.picked.connect(self._show_details)
        self._listed = surface(column(self.table, margins=1))
        self._card = QFrame()
        self._card.setProperty("kind", "card")
        self.after = button(say("After the review…"), tip=say("Decision, notice, objections and titles"))
        self.after.clicked.connect(self._follow)
        self._card.setLayout(column(self.verdict, self.told, row(self.after, None), spacing=8, margins=20))
        self._side, self._shown = _area(say("What was checked")), _area(say("What was found"))
        self._leave = QAction(say("Back to the start page"), self)
        self._leave.setShortcut(QKeySequence("Escape"))
        self._leave.triggered.connect(self.back)
        self.addAction(self._leave)
        self._lay_out()
        self.show_waiting()

    @property
    def wants_authority(self) -> bool:
        """Whether there is no archive, so that the certificate's digest is compared, not the fingerprint."""
        kinds = {file.kind for file in self.checked.files} if self.checked is not None else set()
        return "paper" in kinds and "archive" not in kinds and not (self.checked or Checked(())).fingerprint

    @property
    def followed_by(self) -> tuple[Path, ...]:
        """Return the one archive that holds with its later records; nothing where it is none, or several."""
        files = self.checked.files if self.checked is not None else ()
        held = [file for file in files if file.kind in ("archive", "record")]
        archives = [path for path in self.paths if path.suffix == ".rdarchive"]
        if len(archives) != 1 or not held or any(file.exit_code for file in held):
            return ()
        return (archives[0], *(path for path in self.paths if path.suffix == ".rdaddendum"))

    def show_waiting(self) -> None:
        """Say that it is being checked."""
        self.after.hide()
        self.verify.setEnabled(False)
        self.copy.setEnabled(False)
        self._listed.setVisible(False)
        self._dress("card", say("Being verified"), say("Every number is derived anew from the ballots."))
        self._ask()
        self._fill(None)

    def show_checked(self, found: Checked) -> None:
        """Show green or red, and each file's verdict."""
        self.checked = found
        self.verify.setEnabled(True)
        self.copy.setEnabled(True)
        self._ask()
        self.after.setVisible(bool(self.followed_by))
        self._dress(*meaning(found, language()))
        several = len(found.files) > 1
        self._listed.setVisible(several)
        if not several:
            self._fill(details(found.files[0], alone=True))
            return
        self.table.show_rows([_row(place, file) for place, file in enumerate(found.files)])
        first = next((n for n, file in enumerate(found.files) if file.exit_code), 0)
        self.table.go_to(first)

    def show_refused(self, error: ReviewDeskError) -> None:
        """Show that it could not be checked at all, or was stopped."""
        self.verify.setEnabled(True)
        stopped = error.code == "interrupted"
        title = say("Stopped before it was verified.") if stopped else say("The file could not be checked.")
        told = say("Nothing is known of these files. Compare with paper to begin again.")
        self._dress(
            "card-warn" if stopped else "card-bad", f"✗ {title}", told if stopped else say_error(error)
        )
        self._fill(None)

    def heading(self) -> Heading:
        """Return which files these are."""
        names = [path.name or str(path) for path in self.paths]
        subject = names[0] if len(names) == 1 else say("{count} files", count=len(names))
        return Heading(
            place=say("Verify"), subject=subject, secondary=self.copy, primary=self._leave, leading=False
        )

    def status(self) -> Status:
        """Return that nothing leaves this computer."""
        return Status(left=say("Nothing is changed and nothing leaves this computer."), right=say("F1 keys"))

    def keys(self) -> tuple[Key, ...]:
        """Return the page's keys."""
        return (
            Key("Enter", say("Compare with paper")),
            Key("↑ ↓", say("Another file, in the list")),
            Key("Ctrl+Shift+C", say("Copy the findings")),
            Key("Esc", say("Back to the start page")),
        )

    def first_focus(self) -> QWidget:
        """Begin at the fingerprint, or at the files where there are several."""
        return self.table if self._listed.isVisibleTo(self) else self.fingerprint

    def _lay_out(self) -> None:
        """Put the verdict, the files and what is to be compared at the left, and one file at the right."""
        where = self.paths[0] if len(self.paths) == 1 else self.paths[0].parent
        place = Elided(str(where))
        place.setProperty("kind", "muted")
        place.setToolTip(str(where))
        self._compared = surface(
            column(
                place,
                self._by_archive,
                self.own,
                self._asked,
                self.fingerprint,
                row(None, self.verify),
                spacing=8,
                margins=20,
            )
        )
        held = QWidget()
        whole = column(self._card, spacing=12, margins=(24, 24, 12, 24))
        whole.addWidget(self._listed, 1)
        whole.addWidget(self._compared)
        whole.addStretch()
        held.setLayout(whole)
        self._side.setWidget(held)
        self._side.setMinimumWidth(scaled(_LEAST))
        body = row(spacing=0)
        body.addWidget(self._side, 2)
        body.addWidget(self._shown, 3)
        self.setLayout(column(body, hairline(), spacing=0))

    def _ask(self) -> None:
        """Ask for what is on paper: the fingerprint, or without an archive the certificate's digest."""
        asked = say("Fingerprint on the signed paper")
        own = ""
        if self.wants_authority:
            asked = say("SHA-256 of the review session's certificate, as it was handed over")
        elif self.checked is not None and self.checked.fingerprint:
            own = self.checked.fingerprint
        files = self.checked.files if self.checked is not None else ()
        comparable = not files or any(file.archive or file.paper for file in files)
        self._compared.setVisible(comparable or bool(self.fingerprint.text()))
        self._asked.setText(asked)
        self.fingerprint.setAccessibleName(asked)
        self.fingerprint.setPlaceholderText(say("64 digits") if self.wants_authority else _CODE)
        self.own.setText(own)
        for part in (self._by_archive, self.own):
            part.setVisible(bool(own))

    def _group(self, text: str) -> None:
        if self.fingerprint.cursorPosition() == len(text) and not self.wants_authority:
            self.fingerprint.setText(slips.grouped(text))

    def _verify(self) -> None:
        if self.verify.isEnabled():
            self.wanted.emit(self.fingerprint.text().strip())

    def _follow(self) -> None:
        if self.followed_by:
            self.followed.emit(self.followed_by)

    def _copy(self) -> None:
        if self.checked is not None:
            lines = (spoken_papers.summary(self.checked, language()), "")
            text = "\n".join((*lines, *spoken_papers.report(self.checked, language())))
            QGuiApplication.clipboard().setText(text)

    def _show_details(self, place: int | None) -> None:
        if self.checked is not None and place is not None:
            self._fill(details(self.checked.files[place], alone=False))

    def _dress(self, kind: str, title: str, told: str) -> None:
        self._card.setProperty("kind", kind)
        self._card.style().polish(self._card)
        self.verdict.setText(title)
        self.told.setText(told)
        self.told.setVisible(bool(told))

    def _fill(self, content: QWidget | None) -> None:
        """Show a file at the right; where nothing is to be told of one, the left has the room alone."""
        held = QWidget()
        held.setLayout(column(content, None, margins=(12, 24, 24, 24)) if content else column())
        self._shown.setWidget(held)
        self._shown.setVisible(content is not None)
        self._side.setMaximumWidth(scaled(_SIDE if content is not None else _ALONE))


def _area(name: str) -> QScrollArea:
    made = QScrollArea()
    made.setWidgetResizable(True)
    made.setProperty("kind", "sheet")
    made.setAccessibleName(name)
    return made


def _row(place: int, file: CheckedFile) -> TableRow:
    tone: Tone = "warn" if file.unsettled else "bad" if file.exit_code else "good"
    if file.kind == "stray":
        tone = "muted"
    cells = (spoken_papers.mark(file), file.name, kind_of(file))
    return TableRow(key=place, cells=cells, tone=tone)
