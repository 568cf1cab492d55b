"""Error cells of a workbook in the format before 2007: what reads the values shows them as blank."""

from collections.abc import Iterator

import xlrd

from reviewdesk.intake.cells import bare

Trouble = dict[str, object]


def error_cells(path: str) -> list[Trouble] | None:
    """Return where a .xls file shows an error, or None where it could not be searched."""
    try:
        with xlrd.open_workbook(path, on_demand=True, logfile=_Nowhere()) as book:
            return [trouble for sheet in book.sheets() for trouble in _of(sheet)]
    except Exception:  # noqa: BLE001 - it falls over odd files in every way; the values are read by another
        return None


def _of(sheet: xlrd.sheet.Sheet) -> Iterator[Trouble]:
    for row in range(sheet.nrows):
        for column, kind in enumerate(sheet.row_types(row)):
            if kind == xlrd.XL_CELL_ERROR:
                value = bare(xlrd.error_text_from_code.get(sheet.cell_value(row, column), "#?"))
                place: Trouble = {"sheet": sheet.name, "row": row + 1, "column": column}
                yield {"code": "table-error-cell", "value": value, **place}


class _Nowhere:
    """Takes what the reader grumbles; the child's own output is its answer."""

    def write(self, text: str) -> None: ...
