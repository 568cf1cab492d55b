"""A document's table of contents as a list, deeper headings moved to the right."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reviewdesk.ui.dossier.reader import OutlineRow

_INDENT = "\N{IDEOGRAPHIC SPACE}"
Index = QModelIndex | QPersistentModelIndex


class OutlineModel(QAbstractListModel):
    """The headings of the open document."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[OutlineRow, ...] = ()

    def show_rows(self, rows: tuple[OutlineRow, ...]) -> None:
        """Show other headings."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def page(self, index: Index) -> int:
        """Return the page of a heading, from 0."""
        return self._rows[index.row()].page

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many headings there are."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a heading; its page in the tooltip."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _INDENT * row.level + row.title
            case Qt.ItemDataRole.ToolTipRole:
                return f"{row.title}  {row.page + 1}"
            case _:
                return None
