"""The grid that a signed sheet is typed into: the keyboard alone goes from cell to cell and never strays."""

from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from reviewdesk.ui.chair.collect.typing_model import TypingModel
from reviewdesk.ui.ring import RingedDelegate
from reviewdesk.ui.speech import say
from reviewdesk.ui.theme import scaled

_KEY: Final = Qt.Key
_ENTER: Final = (_KEY.Key_Return, _KEY.Key_Enter)
_ROWS: Final = {_KEY.Key_Up: -1, _KEY.Key_Down: 1}
_NAME, _MARK, _WORDS, _EDITOR = 190, 92, 150, 380


class TypingView(QTableView):
    """Enter goes to the next place that wants something, Tab to the next cell.

    Signals: the last place is behind; go on.
    """

    finished = Signal()

    def __init__(self, model: TypingModel) -> None:
        super().__init__()
        self.typed = model
        self.setModel(model)
        self.setProperty("kind", "typing")
        self.setProperty("cells", True)
        self._cells = _Cells(self)
        self._cells.pressed.connect(self._leave)
        self.setItemDelegate(self._cells)
        self.setAccessibleName(say("Signed sheet"))
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self._lay_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on by Enter and Tab; everything else as a table does it."""
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if not back:
                self.typed.stands_on_paper(self.currentIndex())
            self._go(by_want=True, back=back)
        elif event.key() == _KEY.Key_Delete and self.currentIndex().isValid():
            self.typed.setData(self.currentIndex(), "", Qt.ItemDataRole.EditRole)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Keep Tab inside the sheet up to its last cell, and Shift+Tab up to its first."""
        at = self.currentIndex()
        if at.isValid() and self._beside(at, -1 if not next else 1).isValid():
            self._go(by_want=False, back=not next)
            return True
        return super().focusNextPrevChild(next)

    def _leave(self, key: int, back: bool) -> None:
        """Go on from a cell that has just been typed."""
        if key in _ROWS:
            below = self.typed.index(
                self.currentIndex().row() + _ROWS[_KEY(key)], self.currentIndex().column()
            )
            if below.isValid() and not self.typed.refusal(self.currentIndex()):
                self.setCurrentIndex(below)
        else:
            self._go(by_want=key in _ENTER, back=back)

    def _go(self, *, by_want: bool, back: bool) -> None:
        at = self.currentIndex()
        if not at.isValid() or self.typed.refusal(at):
            return
        step = -1 if back else 1
        to = self._beside(at, step)
        while by_want and to.isValid() and not self.typed.wants(to):
            to = self._beside(to, step)
        if to.isValid():
            self.setCurrentIndex(to)
        elif not back:
            self.finished.emit()

    def _beside(self, at: QModelIndex, step: int) -> QModelIndex:
        columns = self.typed.columnCount()
        place = at.row() * columns + at.column() + step
        return self.typed.index(place // columns, place % columns) if place >= 0 else QModelIndex()

    def _lay_out(self) -> None:
        across, down = self.horizontalHeader(), self.verticalHeader()
        for section, column in enumerate(self.typed.columns):
            self.setColumnWidth(section, scaled(_MARK if column.kind in ("mark", "state") else _WORDS))
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        across.setMinimumHeight(scaled(66))
        across.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        across.setStretchLastSection(True)
        down.setDefaultSectionSize(scaled(36))
        down.setFixedWidth(scaled(_NAME))
        down.setTextElideMode(Qt.TextElideMode.ElideRight)
        down.setHighlightSections(True)


class _Cells(RingedDelegate):
    """Ends typing in a cell by Enter, Tab, ↑ and ↓; a sentence gets more room than its cell has.

    Signals: the key that ended it, and whether it goes back.
    """

    pressed = Signal(int, bool)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take these keys out of the field's hands."""
        if isinstance(watched, QWidget) and isinstance(event, QKeyEvent):
            ends = event.key() in (*_ENTER, *_ROWS, _KEY.Key_Tab, _KEY.Key_Backtab)
            if event.type() == QEvent.Type.KeyPress and ends:
                back = event.key() == _KEY.Key_Backtab
                back = back or bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                self.commitData.emit(watched)
                self.closeEditor.emit(watched, RingedDelegate.EndEditHint.NoHint)
                self.pressed.emit(event.key(), back)
                return True
        return super().eventFilter(watched, event)

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Leave a cell its own ground; the ring is enough to see where the hand is."""
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_Selected

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Let words be read while they are typed, without leaving the sheet."""
        super().updateEditorGeometry(editor, option, index)
        model, within = index.model(), editor.parentWidget()
        if not isinstance(model, TypingModel) or within is None:
            return
        if model.columns[index.column()].kind in ("mark", "state"):
            return
        wide = max(option.rect.width(), min(scaled(_EDITOR), within.width()))
        left = max(0, min(option.rect.left(), within.width() - wide))
        editor.setGeometry(QRect(left, option.rect.top(), wide, option.rect.height()))
