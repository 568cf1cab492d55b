"""Tables on leaves: columns measured from what they hold, heads repeated, lines across where a tier ends."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import Final, Literal

from reviewdesk.report.fonts import printable, width
from reviewdesk.report.leaf import Align, Style
from reviewdesk.report.page import Draft
from reviewdesk.report.wrapping import wrapped

PADDING: Final = 3.0
_NARROWEST: Final = 30.0


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `least` > 0 makes it elastic: at least so many points, more when there is room."""

    head: str
    align: Align = "left"
    least: float = 0.0
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Row:
    """One row of cells, or with kind "line" one text across the table; at least `height` points high."""

    cells: tuple[str, ...]
    kind: Literal["row", "line"] = "row"
    height: float = 0.0


@dataclass(frozen=True, slots=True)
class Table:
    """Columns, rows, how they are set, and which columns a reading program finds first."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    style: Style = field(default_factory=lambda: Style("plain", 9.5, 13))
    first: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Setting:
    """A table on its way onto a draft: measured columns and the order their texts enter the file in."""

    draft: Draft
    table: Table
    measured: list[float]
    order: tuple[int, ...]

    @property
    def edges(self) -> list[float]:
        """Where columns begin and end on the page, from the left."""
        return list(accumulate(self.measured, initial=self.draft.leaf.left))


def widths(table: Table, room: float) -> list[float]:
    """Return the columns' widths in points: rigid ones hold their longest cell, elastic ones the rest.

    Where even the least is too much, elastic columns give way, down to a few characters.
    """
    natural = [_natural(table, number) for number in range(len(table.columns))]
    rigid = sum(w for w, column in zip(natural, table.columns, strict=True) if not column.least)
    elastic = [column for column in table.columns if column.least]
    least = sum(column.least for column in elastic)
    spare = max(0.0, room - rigid - least)
    share = spare / (sum(column.weight for column in elastic) or 1.0)
    scale = min(1.0, (room - rigid) / (least or 1.0))
    return [
        max(_NARROWEST, column.least * scale) + share * column.weight if column.least else wide
        for wide, column in zip(natural, table.columns, strict=True)
    ]


def least_width(table: Table) -> float:
    """Return the width below which a table's rigid columns would not fit, in points."""
    return sum(column.least or _natural(table, n) for n, column in enumerate(table.columns))


def set_table(draft: Draft, table: Table) -> None:
    """Set a table from where the draft stands, over as many pages as it takes."""
    order = table.first + tuple(n for n in range(len(table.columns)) if n not in table.first)
    setting = Setting(draft, table, widths(table, draft.measure), order)
    head = Row(tuple(column.head for column in table.columns))
    head_style = replace(table.style, face="head", align="center")
    _keep_together(setting, head, head_style)
    _set_row(setting, head, head_style)
    for row, height in _parts(setting, head_style):
        if draft.need(height):
            _set_row(setting, head, head_style)
        if row.kind == "line":
            _set_line(setting, row, height)
        else:
            _set_row(setting, row, height=height)


def _parts(setting: Setting, head_style: Style) -> Iterator[tuple[Row, float]]:
    """Yield the rows and their heights; one that no page could hold comes in as many pieces as it takes."""
    draft, table = setting.draft, setting.table
    head = Row(tuple(column.head for column in table.columns))
    free = draft.leaf.top - draft.leaf.bottom - _height(draft, head, head_style, setting.measured)
    most = max(1, int((free - 2 * PADDING) // table.style.leading))
    for row in table.rows:
        height = _height(draft, row, table.style, setting.measured)
        if row.kind == "line" or height <= free:
            yield row, height
            continue
        cells = [
            _lines(draft, cell, table.style, room)
            for cell, room in zip(row.cells, setting.measured, strict=True)
        ]
        for at in range(0, max(map(len, cells)), most):
            piece = Row(tuple("\n".join(lines[at : at + most]) for lines in cells))
            yield piece, _height(draft, piece, table.style, setting.measured)


def _keep_together(setting: Setting, head: Row, head_style: Style) -> None:
    """Begin a page where the head would stand without its first row."""
    draft, table = setting.draft, setting.table
    first = sum(_height(draft, row, table.style, setting.measured) for row in table.rows[:1])
    draft.need(_height(draft, head, head_style, setting.measured) + first)


def _natural(table: Table, number: int) -> float:
    style = table.style
    words = {row.cells[number] for row in table.rows if row.kind == "row"}
    shown = (printable(word, style.face, set()) for word in words)
    longest = max((width(word, style.face, style.size) for word in shown), default=0.0)
    return max(longest, _head_width(table.columns[number].head, style)) + 2 * PADDING


def _head_width(head: str, style: Style) -> float:
    words = head.split() if head.isascii() else [head[:3]]
    return max((width(printable(word, "head", set()), "head", style.size) for word in words), default=0.0)


def _height(draft: Draft, row: Row, style: Style, measured: Sequence[float]) -> float:
    if row.kind == "line":
        return style.leading + 2 * PADDING
    lines = max(len(_lines(draft, cell, style, room)) for cell, room in zip(row.cells, measured, strict=True))
    return max(row.height, lines * style.leading + 2 * PADDING)


def _lines(draft: Draft, cell: str, style: Style, room: float) -> list[str]:
    shown = printable(cell, style.face, draft.missing) if "\n" not in cell else cell
    if "\n" not in cell and width(shown, style.face, style.size) <= room - 2 * PADDING + 0.01:
        return [shown]
    return wrapped(shown, style, room - 2 * PADDING)


def _set_row(setting: Setting, row: Row, style: Style | None = None, height: float = 0.0) -> None:
    draft, table = setting.draft, setting.table
    base = style or table.style
    height = height or _height(draft, row, base, setting.measured)
    lefts = setting.edges
    if style:
        draft.need(height * 2)
        draft.leaf.fills.append((lefts[0], draft.y - height, lefts[-1] - lefts[0], height, 0.94))
    for n in setting.order:
        aligned = base if style else replace(base, align=table.columns[n].align)
        _set_cell(draft, row.cells[n], aligned, (lefts[n], lefts[n + 1]), height)
    for x in lefts:
        draft.rule(x, draft.y, x, draft.y - height)
    draft.rule(lefts[0], draft.y, lefts[-1], draft.y)
    draft.y -= height
    draft.rule(lefts[0], draft.y, lefts[-1], draft.y)


def _set_cell(draft: Draft, cell: str, style: Style, edges: tuple[float, float], height: float) -> None:
    room = edges[1] - edges[0]
    lines = _lines(draft, cell, style, room)
    top = draft.y - (height - len(lines) * style.leading) / 2
    for number, line in enumerate(lines):
        baseline = top - style.leading * number - (style.leading + style.size * 0.76) / 2
        draft.write(edges[0] + PADDING, baseline, line, style, room - 2 * PADDING)


def _set_line(setting: Setting, row: Row, height: float) -> None:
    draft, style = setting.draft, setting.table.style
    left, right = setting.edges[0], setting.edges[-1]
    draft.rule(left, draft.y, right, draft.y, 1.2)
    _set_cell(draft, row.cells[0], replace(style, face="head", align="center"), (left, right), height)
    for x in (left, right):
        draft.rule(x, draft.y, x, draft.y - height)
    draft.y -= height
    draft.rule(left, draft.y, right, draft.y, 1.2)
