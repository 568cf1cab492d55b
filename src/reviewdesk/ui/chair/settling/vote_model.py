"""A vote by name as a table: members down the side, who is here, and what each said or marked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from reviewdesk.ui.speech import say

Index = QModelIndex | QPersistentModelIndex
Kind = Literal["answers", "names", "stage"]
_NOWHERE: Final = QModelIndex()
_HERE = 0
ANSWERS: Final = ("yes", "no", "abstain")


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is voted on.

    Attributes:
        kind: yes or no on one motion; names for places; yes or no on every candidate.
        voters: seat → the member's name.
        names: the tied or the candidates: id → how they are called.
        places: how many names a paper marks.
        barred: seats without a vote on this motion.
        barred_from: candidate → the seats recused from it.
        paper_only: whether the plan wants this vote secret.
    """

    kind: Kind
    voters: Mapping[str, str]
    names: Mapping[str, str] = field(default_factory=dict)
    places: int = 0
    barred: frozenset[str] = frozenset()
    barred_from: Mapping[str, frozenset[str]] = field(default_factory=dict)
    paper_only: bool = False


class VoteModel(QAbstractTableModel):
    """Signals: something was marked. Columns: here, then one per name (or the one answer), then abstains."""

    edited = Signal()

    def __init__(self, question: Question) -> None:
        super().__init__()
        self.question = question
        self._seats: Sequence[str] = tuple(question.voters)
        self._columns: Sequence[str] = tuple(question.names) if question.kind != "answers" else ("",)
        if question.kind == "names":
            self._columns = (*self._columns, "abstain")
        self._away: set[str] = set()
        self._said: dict[tuple[str, str], str] = {}

    def press(self, index: Index, word: str) -> None:
        """Take a word (yes, no, abstain) for a cell, or "" to turn it to its next value."""
        if not self.flags(index) & Qt.ItemFlag.ItemIsEnabled:
            return
        seat = self._seats[index.row()]
        if index.column() == _HERE:
            self._away ^= {seat}
        elif self.question.kind == "names":
            self._mark(seat, self._columns[index.column() - 1])
        else:
            self._answer(seat, self._columns[index.column() - 1], word)
        self.dataChanged.emit(self.index(index.row(), 0), self.index(index.row(), self.columnCount() - 1))
        self.edited.emit()

    def say_all(self, word: str) -> None:
        """Let everybody who has said nothing yet say this."""
        for seat in self._seats:
            for column in self._columns:
                if self._may(seat, column) and not self._said.get((seat, column)):
                    self._said[seat, column] = word
        if self._seats:
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))
        self.edited.emit()

    def present(self) -> list[str]:
        """Return who is here."""
        return [seat for seat in self._seats if seat not in self._away]

    def problem(self) -> str:
        """Return the first thing that is missing, "" where nothing is."""
        for seat in self.present():
            name, question = self.question.voters[seat], self.question
            if question.kind == "names" and seat not in question.barred:
                marked = self._marked(seat)
                if not marked:
                    return say("{name} has not voted yet.", name=name)
                if marked != ["abstain"] and len(marked) != question.places:
                    return say(
                        "{name} marks {count} names; exactly {places} are to be marked, or abstain.",
                        name=name,
                        count=len(marked),
                        places=question.places,
                    )
            elif question.kind != "names":
                open_ = [c for c in self._columns if self._may(seat, c) and not self._said.get((seat, c))]
                if open_:
                    return say("{name} has not voted yet.", name=name)
        return ""

    def ballots(self) -> dict[str, object]:
        """Return seat → vote, as a motion holds it."""
        return {seat: self._ballot(seat) for seat in self.present() if seat not in self.question.barred}

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many members there are."""
        return 0 if parent.isValid() else len(self._seats)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else 1 + len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """Return a member, or a column's name."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return self.question.voters[self._seats[section]] if 0 <= section < len(self._seats) else None
        if section == _HERE:
            return say("Here")
        if not 0 < section <= len(self._columns):
            return None
        column = self._columns[section - 1]
        words = {"": say("Vote"), "abstain": say("Abstains")}
        return words.get(column) or self.question.names[column].replace(" ", "\n", 1)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Grey out who has no vote."""
        whole = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if index.column() == _HERE:
            return whole
        seat, column = self._seats[index.row()], self._columns[index.column() - 1]
        return whole if self._may(seat, column) else Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = 0) -> Any:
        """Return a cell in words."""
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._text(index)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        return None

    def _text(self, index: Index) -> str:
        seat = self._seats[index.row()]
        here = seat not in self._away
        if index.column() == _HERE:
            return "✓" if here else say("not here")
        column = self._columns[index.column() - 1]
        if not here:
            return ""
        if not self._may(seat, column):
            return say("recused")
        word = self._said.get((seat, column), "")
        return "✓" if word == "marked" else said(word)

    def _may(self, seat: str, column: str) -> bool:
        question = self.question
        recused = seat in question.barred or seat in question.barred_from.get(column, frozenset())
        return seat not in self._away and not recused

    def _mark(self, seat: str, column: str) -> None:
        marked = self._said.pop((seat, column), "")
        if column == "abstain":
            for name in self._columns:
                self._said.pop((seat, name), None)
        else:
            self._said.pop((seat, "abstain"), None)
        if not marked:
            self._said[seat, column] = "marked"

    def _answer(self, seat: str, column: str, word: str) -> None:
        now = self._said.get((seat, column), "")
        turned = ANSWERS[(ANSWERS.index(now) + 1) % 3] if now else "yes"
        self._said[seat, column] = word or turned

    def _marked(self, seat: str) -> list[str]:
        return [column for column in self._columns if self._said.get((seat, column))]

    def _ballot(self, seat: str) -> object:
        if self.question.kind == "names":
            return [name for name in self._marked(seat) if name != "abstain"]
        if self.question.kind == "answers":
            return self._said[seat, ""]
        return {c: self._said[seat, c] for c in self._columns if self._may(seat, c)}


def said(word: str) -> str:
    """Return an answer as the person reads it."""
    return {"yes": say("yes"), "no": say("no"), "abstain": say("abstains")}.get(word, "")
