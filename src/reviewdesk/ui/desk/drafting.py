"""The draft while the window is open: every edit goes to disk in turn, and can be undone until cast."""

from collections.abc import Sequence
from threading import Lock
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack
from shiboken6 import isValid

from reviewdesk.desk.reviewer.entering import enter
from reviewdesk.desk.reviewer.table import Table
from reviewdesk.domain.draft import Edit
from reviewdesk.errors import ReviewDeskError
from reviewdesk.ui.tasks import Tasks

_NEVER: Final = ("mark-", "enter-", "reviewer-")
"""Refusals that trying again does not mend."""


class Drafting(QObject):
    """Lives as long as the seat is open, whatever pages come and go.

    Signals:
        saved: everything keyed in is on disk, at this moment (UTC).
        waiting: something is not on disk yet.
        refused: what waits could not be saved; it is kept unless the refusal is for good.
        restored: undo or redo has set this field.
    """

    saved = Signal(str)
    waiting = Signal()
    refused = Signal(object)
    restored = Signal(object)

    def __init__(self, tasks: Tasks, table: Table, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks, self._table = tasks, table
        self._lock = Lock()
        self._edits: list[Edit] = []
        self._stretch = 0
        self.stack = QUndoStack(self)

    @property
    def is_saved(self) -> bool:
        """Whether nothing waits for the disk."""
        return not self._edits

    def edit(self, edit: Edit, before: str) -> None:
        """Save a field that stood at `before`; one stretch of keys in a field is undone as one."""
        self.stack.push(_Command(self, edit, before, self._stretch))

    def begin_stretch(self) -> None:
        """Let what is keyed in from now on be undone by itself."""
        self._stretch += 1

    def forget(self) -> None:
        """Forget what could be undone: a ballot was cast, or rows have left the draft."""
        self.stack.clear()

    def retry(self) -> None:
        """Try again to save what waits."""
        self._tasks.run(self._save, self._saved, otherwise=self._not_saved)

    def put(self, edit: Edit, *, announced: bool) -> None:
        """Bring one edit on its way to the disk."""
        with self._lock:
            self._edits.append(edit)
        self.waiting.emit()
        if announced:
            self.restored.emit(edit)
        self.retry()

    def _save(self) -> str:
        with self._lock:
            edits, self._edits = self._edits, []
        if not edits:
            return ""
        try:
            return enter(self._table, _last_of_each(edits))
        except BaseException:
            with self._lock:
                self._edits[:0] = edits
            raise

    def _saved(self, at: str) -> None:
        if at and self.is_saved and isValid(self):
            self.saved.emit(at)

    def _not_saved(self, error: ReviewDeskError) -> None:
        if not isValid(self):
            self._tasks.failed.emit(error)
            return
        if error.code.startswith(_NEVER):
            with self._lock:
                self._edits.clear()
            self.forget()
        self.refused.emit(error)


class _Command(QUndoCommand):
    """One stretch of keys in one field."""

    def __init__(self, drafting: Drafting, edit: Edit, before: str, stretch: int) -> None:
        super().__init__()
        self._drafting, self.after, self._before, self.stretch = drafting, edit, before, stretch
        self._done = True

    def id(self) -> int:
        """Say that commands of this kind may merge."""
        return 1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take in the next key of the same stretch."""
        if not isinstance(other, _Command) or self.stretch != other.stretch or not self._is_of(other.after):
            return False
        self.after = other.after
        self.setObsolete(self.after.value == self._before)
        return True

    def redo(self) -> None:
        """Set the field; the first time the person has done so already."""
        self._drafting.put(self.after, announced=not self._done)
        self._done = False

    def undo(self) -> None:
        """Set the field back."""
        one = self.after
        back = Edit(one.application, one.criterion, one.field, self._before)
        self._drafting.put(back, announced=True)

    def _is_of(self, edit: Edit) -> bool:
        return _cell(edit) == _cell(self.after)


def _cell(edit: Edit) -> tuple[str, str, str]:
    return edit.application, edit.criterion, edit.field


def _last_of_each(edits: Sequence[Edit]) -> list[Edit]:
    return list({_cell(edit): edit for edit in edits}.values())
