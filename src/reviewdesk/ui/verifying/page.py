"""An archive checked in the window: green or red, what was checked, the first difference, the fingerprint."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFrame, QLineEdit, QScrollArea, QWidget

from reviewdesk.desk import slips
from reviewdesk.desk.auditor.verdict import DIFFERS, MISSING, NO_ARCHIVE, Verdict
from reviewdesk.desk.auditor.verify import Verified
from reviewdesk.errors import ReviewDeskError
from reviewdesk.ui.page import Heading, Key, Page, Status
from reviewdesk.ui.parts import button, column, hairline, label, row, surface
from reviewdesk.ui.speech import language, say, say_error
from reviewdesk.ui.theme import scaled
from reviewdesk.ui.verifying.words import checked, counted, signed_by

_WIDTH = 860


class VerifyPage(Page):
    """Signals: verify, with the fingerprint that was typed ("" for none); back to the start page."""

    wanted = Signal(str)
    back = Signal()

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path
        self.fingerprint = QLineEdit()
        self.fingerprint.setProperty("kind", "code")
        self.fingerprint.setPlaceholderText("XXXX-XXXX-XXXX-XXXX")
        self.fingerprint.setAccessibleName(say("Fingerprint on the signed paper"))
        self.fingerprint.textEdited.connect(self._group)
        self.fingerprint.returnPressed.connect(self._verify)
        self.verify = button(say("Compare with paper"), "primary")
        self.verify.clicked.connect(self._verify)
        self.verdict = label("", "title", wrap=True)
        self.told = label("", wrap=True)
        self._card = QFrame()
        self._card.setProperty("kind", "card")
        self._card.setLayout(column(self.verdict, self.told, spacing=8, margins=24))
        self._detail = QWidget()
        self._detail.setLayout(column(spacing=0))
        self._leave = QAction(say("Back to the start page"), self)
        self._leave.setShortcut(QKeySequence("Escape"))
        self._leave.triggered.connect(self.back)
        self.addAction(self._leave)
        self._lay_out()
        self.show_waiting()

    def show_waiting(self) -> None:
        """Say that it is being checked."""
        self.verify.setEnabled(False)
        self._dress("card", say("Being verified"), say("Every number is derived anew from the ballots."))
        self._fill(QWidget())

    def show_verified(self, found: Verified) -> None:
        """Show green: what agrees, and whether the fingerprint was compared."""
        self.verify.setEnabled(True)
        agrees = say("The archive agrees with itself.")
        if found.compared:
            agrees = say("The archive agrees with itself and with the fingerprint on paper.")
            told = say("It is the archive of the review session whose paper you hold.")
        else:
            told = say("It shows its own fingerprint below. Type the one on the signed paper to compare.")
        self._dress("card-good", f"✓ {agrees}", told)
        lines = [label(f"✓  {text}", wrap=True) for text in checked(found)]
        code = label(found.fingerprint, "code")
        code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        body = column(
            label(say("Fingerprint of this archive"), "strong"),
            code,
            label(say("What was checked"), "strong"),
            *lines,
            label(counted(found, language()), "muted-base", wrap=True),
            *(label(text, "muted-base", wrap=True) for text in signed_by(found)),
            spacing=8,
            margins=24,
        )
        self._fill(surface(body, "card"))

    def show_refused(self, error: ReviewDeskError) -> None:
        """Show red: the first difference, and what it means."""
        self.verify.setEnabled(True)
        code = error.exit_code if isinstance(error, Verdict) else 0
        meanings = {
            DIFFERS: say("Something differs. Checking stopped at the first difference."),
            MISSING: say("Something is missing. Checking stopped there."),
            NO_ARCHIVE: say("This is not an archive of a review session."),
        }
        title = meanings.get(code, say("The file could not be checked."))
        self._dress("card-bad", f"✗ {title}", say_error(error))
        self._fill(QWidget())

    def heading(self) -> Heading:
        """Return which archive this is."""
        return Heading(place=say("Verify an archive"), subject=self.path.name, secondary=self._leave)

    def status(self) -> Status:
        """Return that nothing leaves this computer."""
        return Status(left=say("Nothing is changed and nothing leaves this computer."), right=say("F1 keys"))

    def keys(self) -> tuple[Key, ...]:
        """Return the page's keys."""
        return (Key("Enter", say("Compare with paper")), Key("Esc", say("Back to the start page")))

    def first_focus(self) -> QWidget:
        """Begin at the fingerprint."""
        return self.fingerprint

    def _lay_out(self) -> None:
        line = row(self.fingerprint, self.verify, spacing=12)
        line.setStretch(0, 1)
        asked = surface(
            column(
                label(str(self.path), "muted-base", wrap=True),
                label(say("Fingerprint on the signed paper"), "strong"),
                line,
                spacing=8,
                margins=24,
            )
        )
        held = QWidget()
        held.setMaximumWidth(scaled(_WIDTH))
        held.setLayout(column(self._card, asked, self._detail, None, spacing=12, margins=(24, 24, 24, 24)))
        content = QWidget()
        content.setLayout(row(None, held, None, spacing=0))
        held.setMinimumWidth(scaled(_WIDTH - 160))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setProperty("kind", "sheet")
        area.setAccessibleName(say("What was checked"))
        area.setWidget(content)
        self.setLayout(column(area, hairline(), spacing=0))

    def _group(self, text: str) -> None:
        if self.fingerprint.cursorPosition() == len(text):
            self.fingerprint.setText(slips.grouped(text))

    def _verify(self) -> None:
        if self.verify.isEnabled():
            self.wanted.emit(self.fingerprint.text().strip())

    def _dress(self, kind: str, title: str, told: str) -> None:
        self._card.setProperty("kind", kind)
        self._card.style().polish(self._card)
        self.verdict.setText(title)
        self.told.setText(told)

    def _fill(self, content: QWidget) -> None:
        layout = self._detail.layout()
        assert layout is not None
        while (item := layout.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        layout.addWidget(content)
