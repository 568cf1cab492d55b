"""The to-do list as a model: headings and things to do in one column, red before amber before waived."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final, Literal

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from reviewdesk.desk.secretary.todo import Step, Todo
from reviewdesk.errors.marker import N_
from reviewdesk.ui.speech import say, say_error

Kind = Literal["missing", "look", "waived"]
LINE: Final = Qt.ItemDataRole.UserRole
STEPS: Final[dict[Step, str]] = {
    "plan": N_("Plan"),
    "register": N_("Register"),
    "dossiers": N_("Dossiers"),
    "eligibility": N_("Eligibility"),
    "committee": N_("Committee"),
}
KINDS: Final[dict[Kind, str]] = {
    "missing": N_("Missing"),
    "look": N_("Worth a look"),
    "waived": N_("Waived"),
}
_Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()


@dataclass(frozen=True, slots=True)
class Line:
    """A thing to do, or with None the heading above some."""

    text: str
    kind: Kind
    todo: Todo | None = None


class TodoModel(QAbstractListModel):
    """Things to do of all steps or of one, under their headings."""

    def __init__(self) -> None:
        super().__init__()
        self._todos: tuple[Todo, ...] = ()
        self._step = ""
        self._lines: tuple[Line, ...] = ()

    def show_todos(self, todos: Sequence[Todo]) -> None:
        """Show another list."""
        self._todos = tuple(todos)
        self._arrange()

    def narrow(self, step: str) -> None:
        """Show one step alone; "" shows all."""
        self._step = step
        self._arrange()

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """Return how many lines there are, headings among them."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the sentence, the line itself, or what a screen reader says."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == LINE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(line)
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Return flags under which a heading cannot be chosen."""
        if index.isValid() and self._lines[index.row()].todo is None:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def place(self, todo: Todo | None, otherwise: int = 0) -> int:
        """Return where a thing to do stands now, or the nearest one to a place; -1 where there is none."""
        wanted = None if todo is None else _key(todo)
        found = [at for at, line in enumerate(self._lines) if line.todo is not None]
        same = (at for at in found if _key(self._lines[at].todo) == wanted)
        return next(same, min(found, key=lambda at: abs(at - otherwise), default=-1))

    def as_text(self) -> str:
        """Return the list as plain text, a line each."""
        lines = (f"\n{line.text}" if line.todo is None else f"  {line.text}" for line in self._lines)
        return "\n".join(lines).lstrip("\n")

    def _arrange(self) -> None:
        self.beginResetModel()
        wanted = [todo for todo in self._todos if self._step in ("", todo.step)]
        self._lines = tuple(_lines(wanted))
        self.endResetModel()


def kind_of(todo: Todo) -> Kind:
    """Return how a thing to do stands."""
    if todo.reason:
        return "waived"
    return "missing" if todo.red else "look"


def second(todo: Todo) -> str:
    """Return what stands below the sentence."""
    if todo.reason:
        return say("Waived: {reason}", reason=todo.reason)
    return say("May be waived with a reason") if todo.waivable else ""


def spoken(line: Line) -> str:
    """Return a line for those who hear it."""
    if line.todo is None:
        return line.text
    return ", ".join(filter(None, (say(KINDS[line.kind]), line.text, second(line.todo))))


def _lines(todos: Sequence[Todo]) -> Iterator[Line]:
    kinds, steps = list(KINDS), list(STEPS)
    ordered = sorted(todos, key=lambda todo: (kinds.index(kind_of(todo)), steps.index(todo.step)))
    for (kind, step), group in groupby(ordered, key=lambda todo: (kind_of(todo), todo.step)):
        found = tuple(group)
        yield Line(f"{say(KINDS[kind])}  ·  {say(STEPS[step])}  {len(found)}", kind)
        for todo in found:
            yield Line(say_error(todo.problem), kind, todo)


def _key(todo: Todo | None) -> tuple[object, ...] | None:
    if todo is None:
        return None
    said = tuple(sorted(map(str, todo.problem.data.values())))
    return kind_of(todo), todo.problem.code, todo.application, todo.document, todo.seat, said
