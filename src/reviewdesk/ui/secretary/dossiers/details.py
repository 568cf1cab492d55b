"""The document that is current in the table: its file, what was found in it, and what can be done."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from reviewdesk.desk.secretary.dossier_table import Cell, DossierRow, DossierTable, Said
from reviewdesk.ui.parts import button, chip, column, hairline, label, relabel, row, surface
from reviewdesk.ui.secretary.dossiers.received import ReceivedPart
from reviewdesk.ui.secretary.dossiers.words import (
    KINDS,
    SIGNS,
    folder_word,
    how_word,
    papers_word,
    size_word,
    state_word,
)
from reviewdesk.ui.speech import say, say_error


class DossierDetails(QFrame):
    """Signals: open the file, choose another, take it away, check it again, make a PDF of it."""

    opened = Signal()
    choose = Signal()
    away = Signal()
    again = Signal()
    convert = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "surface")
        self._applicant = label("", "strong", wrap=True)
        self._facts = QWidget()
        self.open_button = button(
            say("Open the document"), "primary", tip=say("Open the document") + "  Enter"
        )
        self.choose_button = button(say("Choose a file…"), shortcut="Ctrl+E")
        self.away_button = button(say("Not this document"))
        self.again_button = button(say("Check again"))
        self.convert_button = button(say("Make a PDF of it"))
        self.paper = ReceivedPart()
        for made, signal in (
            (self.open_button, self.opened),
            (self.choose_button, self.choose),
            (self.away_button, self.away),
            (self.again_button, self.again),
            (self.convert_button, self.convert),
        ):
            made.clicked.connect(signal)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setProperty("kind", "sheet")
        self._area.setAccessibleName(say("What was found in the document"))
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self._facts)
        foot = column(
            row(self.open_button, self.again_button),
            row(self.choose_button, self.away_button),
            self.convert_button,
            hairline(),
            self.paper,
            spacing=8,
        )
        body = column(self._applicant, self._area, foot, spacing=12, margins=16)
        body.setStretch(1, 1)
        self.setLayout(body)

    def show_nothing(self) -> None:
        """Say that nothing is chosen."""
        self.setEnabled(False)
        self._applicant.setText("")
        self._fill(QWidget())

    def show_cell(self, shown: DossierRow, cell: Cell | None, table: DossierTable) -> None:
        """Show an application, and its document where one is current."""
        self.setEnabled(True)
        application = shown.application
        self._applicant.setText(f"{application.applicant}  {application.id}")
        self.paper.show_row(shown, table)
        self._fill(QWidget() if cell is None else _facts(cell, table))
        there = cell is not None and cell.placed is not None
        for made in (self.open_button, self.away_button):
            made.setEnabled(there)
        self.again_button.setEnabled(there and not _other_format(cell))
        self.choose_button.setEnabled(cell is not None)
        relabel(self.choose_button, say("Another file…") if there else say("Choose a file…"))
        self.convert_button.setVisible(cell is not None and cell.convertible)

    def _fill(self, facts: QWidget) -> None:
        old, self._facts = self._area.takeWidget(), facts
        if old is not None:
            old.deleteLater()
        self._area.setWidget(facts)


def _facts(cell: Cell, table: DossierTable) -> QWidget:
    state = f"{SIGNS[cell.state]} {state_word(cell.state)}"
    head = row(label(cell.document.name, "title", wrap=True), chip(state, KINDS[cell.state]))
    head.setStretch(0, 1)
    body = column(head, spacing=8)
    if not cell.document.required:
        body.addWidget(label(say("not required"), "muted"))
    for said in cell.said:
        body.addLayout(_finding(said))
    if _other_format(cell) and not cell.convertible:
        told = say("Open it in WPS or Word, save it as PDF beside it, and look for files again.")
        body.addWidget(label(told, "muted", wrap=True))
    if cell.said and cell.placed is not None:
        body.addWidget(hairline())
    if cell.placed is not None:
        body.addWidget(label(_breaking(cell.placed.path.name), wrap=True))
        body.addWidget(label(_breaking(folder_word(cell.placed.path, table.folders)), "muted", wrap=True))
        body.addWidget(label(how_word(cell), "muted", wrap=True))
    if cell.checked is not None:
        known = filter(None, (papers_word(cell), size_word(cell.checked.stamp.size)))
        body.addWidget(label(" · ".join(known), "muted", wrap=True))
    body.addStretch(1)
    return surface(body, "surface")


def _other_format(cell: Cell | None) -> bool:
    """Whether its file is no PDF."""
    placed = None if cell is None else cell.placed
    return placed is not None and placed.path.suffix.casefold() != ".pdf"


def _finding(said: Said) -> QVBoxLayout:
    waived = label(say("Waived: {what}", what=said.reason), "warn", wrap=True) if said.reason else None
    words = label(say_error(said.problem), "" if said.reason else "bad", wrap=True)
    found = column(words, spacing=4)
    if waived is not None:
        found.addWidget(waived)
    elif said.waivable:
        found.addWidget(
            label(say("It may be waived with a reason, in the list of things to do."), "muted", wrap=True)
        )
    return found


def _breaking(name: str) -> str:
    """A long name without blanks may break anywhere."""
    return "\N{ZERO WIDTH SPACE}".join(name)
