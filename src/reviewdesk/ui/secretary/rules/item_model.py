"""The elements of an array of the plan as lines of a table."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt

from reviewdesk.desk.secretary.rules import Rules
from reviewdesk.domain.plan.editing import key_at, kind_of
from reviewdesk.domain.plan.findings import Path
from reviewdesk.ui.headed import HeadedModel, Index
from reviewdesk.ui.secretary.rules.layout import CRITERION
from reviewdesk.ui.secretary.rules.vocabulary import choice_name, label_of
from reviewdesk.ui.speech import say

COLUMNS: Final = {
    "track": ("name", "id"),
    "tier": ("name", "quota", "floor"),
    "criterion": ("name", "mode", "max", "share"),
    "bands": ("name", "min", "max"),
    "requirement": ("name", "minimum", "maximum"),
    "document": ("name", "required"),
    "stage": ("kind",),
}
_NUMBERS: Final = frozenset(["quota", "floor", "max", "min", "factor", "weight", "minimum", "maximum"])


class ItemModel(HeadedModel):
    """Rows of texts; a number of columns by the kind of array."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path
        self._keys: tuple[str, ...] = ()
        self._name(COLUMNS.get(str(path[-1]), ("name", "id")))
        self.rows: tuple[tuple[str, ...], ...] = ()

    def show_rules(self, rules: Rules) -> None:
        """Show the elements as the plan has them."""
        keys = tuple(_share(rules, self.path) if key == "share" else key for key in self._columns())
        rows = tuple(_row(rules, (*self.path, at), keys) for at in range(rules.count(self.path)))
        if rows != self.rows or keys != self._keys:
            self.beginResetModel()
            self.rows = rows
            self._name(keys)
            self.endResetModel()

    def height(self) -> int:
        """Return how many elements there are."""
        return len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a text, or how it is aligned."""
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.rows[index.row()][index.column()]
        return self.alignment(index.column()) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def _name(self, keys: tuple[str, ...]) -> None:
        self._keys = keys
        self.heads = tuple(label_of((*self.path, 0, key)) for key in keys)
        self.right = frozenset(at for at, key in enumerate(keys) if key in _NUMBERS)

    def _columns(self) -> Sequence[str]:
        return COLUMNS.get(str(self.path[-1]), ("name", "id"))


def _share(rules: Rules, path: Path) -> str:
    return "weight" if rules.in_force((*path[:2], "rules", "form")) == "weights" else "factor"


def _bears(rules: Rules, path: Path) -> bool:
    """Whether a key of a criterion means anything in its mode."""
    fields = (*CRITERION.get(str(rules.in_force((*path[:-1], "mode"))), ()), "name", "mode")
    return ("share" if path[-1] in ("factor", "weight") else path[-1]) in fields


def _row(rules: Rules, path: Path, keys: Sequence[str]) -> tuple[str, ...]:
    return tuple(_cell(rules, (*path, key)) for key in keys)


def _cell(rules: Rules, path: Path) -> str:
    if path[2:3] == ("criterion",) and len(path) == 5 and not _bears(rules, path):
        return ""
    kind = kind_of(key_at(path).read)
    value = rules.in_force(path) if kind in ("choice", "flag") or path[-1] == "factor" else rules.value(path)
    if kind == "choice":
        return choice_name(path, str(value))
    if kind == "flag":
        return say("Yes") if value is True else say("No")
    if value is None and path[-1] == "name":
        value = rules.value((*path[:-1], "id"))
    return "" if value is None else str(value)
