"""The verified files as rows: what holds has a green sign and plain words, the rest is coloured."""

from typing import Any

from PySide6.QtCore import Qt

from reviewdesk.ui.headed import Index
from reviewdesk.ui.rows_table import RowsModel


class FilesModel(RowsModel):
    """Rows of sign, name and kind."""

    def data(self, index: Index, role: int = 0) -> Any:
        """Return a cell as the others do, but leave names plain where all is well."""
        plain = role == Qt.ItemDataRole.ForegroundRole and index.isValid() and index.column() > 0
        if plain and self.row(index.row()).tone == "good":
            return None
        return super().data(index, role)
