"""Applicants as a list of names, with what is declared about each beside it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reviewdesk.desk.reviewer.declaration import Candidate
from reviewdesk.domain.names import ApplicationId
from reviewdesk.ui.desk.initials import Initials
from reviewdesk.ui.ring import paint_ring
from reviewdesk.ui.speech import say
from reviewdesk.ui.theme import scaled, tokens

Index = QModelIndex | QPersistentModelIndex
_ROW = 44


@dataclass(frozen=True, slots=True)
class ApplicantRow:
    """One line: who, in which track, and the mark; `reason` as chosen, `carried` along with another."""

    candidate: Candidate
    track: str
    reason: str = ""
    carried: bool = False

    @property
    def recused(self) -> bool:
        """Whether this row is struck."""
        return bool(self.candidate.struck or self.reason or self.carried)

    @property
    def mark(self) -> str:
        """Return what stands at the right of the row."""
        if self.candidate.struck:
            return say("Known conflict: {reason}", reason=self.candidate.struck)
        if self.reason:
            return say("Recuse: {reason}", reason=self.reason)
        if self.carried:
            return say("Goes with it")
        return say("Withdrawn") if self.candidate.withdrawn else ""


class ApplicantModel(QAbstractListModel):
    """Frozen rows; a declaration changes which of them are struck."""

    def __init__(self, rows: Sequence[ApplicantRow]) -> None:
        super().__init__()
        self.rows = tuple(rows)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many applications there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row in words, or the row itself to whoever paints it."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            one = row.candidate
            return "  ".join(filter(None, (one.applicant, one.place, one.application, row.mark)))
        return row if role == Qt.ItemDataRole.UserRole else None

    def declare(self, chosen: Mapping[ApplicationId, str], covered: frozenset[ApplicationId]) -> None:
        """Show what is chosen and what it takes along."""
        self.rows = declared(self.rows, chosen, covered)
        if self.rows:
            self.dataChanged.emit(self.index(0), self.index(len(self.rows) - 1))


class Filtered(QSortFilterProxyModel):
    """The rows of one track, or of all, in whose words a text occurs."""

    def __init__(self, source: ApplicantModel) -> None:
        super().__init__()
        self._track, self._text, self._initials = "", "", Initials()
        self._pattern: re.Pattern[str] | None = None
        self.setSourceModel(source)

    def learn(self, initials: Initials) -> None:
        """Find names by initials, too, from now on."""
        self._initials = initials
        self.narrow(track=self._track, text=self._text)

    def narrow(self, *, track: str, text: str) -> None:
        """Show one track ("" for all) and what contains `text`."""
        self.beginFilterChange()
        self._track, self._text = track, text.strip().lower()
        self._pattern = self._initials.pattern(self._text)
        self.endFilterChange()

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        """Whether a row is shown."""
        one: ApplicantRow = self.sourceModel().index(row, 0, parent).data(Qt.ItemDataRole.UserRole)
        if self._track and one.candidate.track != self._track:
            return False
        who = f"{one.candidate.applicant} {one.candidate.place} {one.candidate.application}"
        if self._text in who.lower():
            return True
        return self._pattern is not None and self._pattern.search(one.candidate.applicant) is not None


class ApplicantDelegate(QStyledItemDelegate):
    """Paints a name, its number and track muted, and the mark at the right; struck when recused."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return one row of a list."""
        return QSize(scaled(240), scaled(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        row: ApplicantRow = index.data(Qt.ItemDataRole.UserRole)
        area, colours = option.rect, tokens()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(area, QColor(colours.accent_soft if chosen else colours.surface))
        if chosen:
            painter.fillRect(QRect(area.left(), area.top(), scaled(3), area.height()), QColor(colours.accent))
        painter.setPen(QColor(colours.line))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        paint_ring(painter, option)
        text = area.adjusted(scaled(16), scaled(3), -scaled(16), -scaled(3))
        self._paint_name(painter, option, row, text)
        painter.restore()

    def _paint_name(
        self, painter: QPainter, option: QStyleOptionViewItem, row: ApplicantRow, area: QRect
    ) -> None:
        colours, font = tokens(), QFont(option.font)
        shape = "⊘" if row.recused else "○"
        painter.setFont(font)
        painter.setPen(QColor(colours.bad if row.recused else colours.muted))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, shape)
        names = area.adjusted(scaled(28), 0, 0, 0)
        right = names.adjusted(names.width() // 2, 0, 0, 0)
        small = QFont(font)
        small.setPixelSize(scaled(12))
        painter.setFont(small)
        colour = colours.muted if row.candidate.struck or row.candidate.withdrawn else colours.warn
        painter.setPen(QColor(colour))
        mark = painter.fontMetrics().elidedText(row.mark, Qt.TextElideMode.ElideRight, right.width())
        painter.drawText(right, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, mark)
        painter.setPen(QColor(colours.muted))
        about = " · ".join(filter(None, (row.candidate.application, row.track, row.candidate.place)))
        left = names.adjusted(0, 0, -right.width() - scaled(8), 0)
        about = painter.fontMetrics().elidedText(about, Qt.TextElideMode.ElideRight, left.width())
        painter.drawText(left, Qt.AlignmentFlag.AlignBottom, about)
        font.setStrikeOut(row.recused)
        painter.setFont(font)
        painter.setPen(QColor(colours.muted if row.recused else colours.text))
        name = painter.fontMetrics().elidedText(
            row.candidate.applicant, Qt.TextElideMode.ElideRight, left.width()
        )
        painter.drawText(left, Qt.AlignmentFlag.AlignTop, name)


def declared(
    rows: Sequence[ApplicantRow], chosen: Mapping[ApplicationId, str], covered: frozenset[ApplicationId]
) -> tuple[ApplicantRow, ...]:
    """Return the rows with what is chosen about them, or what covers them, and nothing else."""
    along = covered - chosen.keys()
    return tuple(
        ApplicantRow(
            row.candidate,
            row.track,
            chosen.get(row.candidate.application, ""),
            carried=row.candidate.application in along,
        )
        for row in rows
    )
