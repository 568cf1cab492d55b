"""The sections of the editor as the lines of its list."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from reviewdesk.desk.secretary.rules import Rules
from reviewdesk.domain.plan.findings import Path
from reviewdesk.ui.secretary.rules.layout import Ask, Entry, Part, Section, Side

Index = QModelIndex | QPersistentModelIndex


class SectionModel(QAbstractTableModel):
    """One column of titles, set in by their level; a mark where something is wrong."""

    def __init__(self) -> None:
        super().__init__()
        self.sections: tuple[Section, ...] = ()
        self._titles: tuple[str, ...] = ()

    def show_sections(self, sections: Sequence[Section], rules: Rules) -> bool:
        """Show sections; return whether other ones than before."""
        titles = tuple(_title(one, rules) for one in sections)
        same = [one.id for one in sections] == [one.id for one in self.sections]
        if same:
            self.sections, self._titles = tuple(sections), titles
            if titles:
                self.dataChanged.emit(self.index(0, 0), self.index(len(titles) - 1, 0))
            return False
        self.beginResetModel()
        self.sections, self._titles = tuple(sections), titles
        self.endResetModel()
        return True

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many sections there are."""
        return 0 if parent.isValid() else len(self.sections)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the one column."""
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a title."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._titles[index.row()]
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._titles[index.row()].strip()
        return None


def covers(section: Section, rules: Rules, path: Path) -> int:
    """Return how near a section comes to the field of a place: 0 where it does not have it."""
    if len(path) == 2 and path[0] == "track":
        return 2 if section.id == f"track.{path[1]}.criterion" else 0
    places = [place for entry in section.entries(rules) for place in _places(entry)]
    return max((len(place) for place in places if place == path[: len(place)]), default=0)


def _places(entry: Entry) -> tuple[Path, ...]:
    if isinstance(entry, Side):
        return entry.paths
    return (entry.path,) if isinstance(entry, Ask | Part) else ()


def _title(section: Section, rules: Rules) -> str:
    wrong = section.id != "first" and any(covers(section, rules, path) for path, _ in rules.faults)
    return "    " * section.level + section.title + ("  !" if wrong else "")
