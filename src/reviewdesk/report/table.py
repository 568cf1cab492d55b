"""Tables on leaves: columns measured from what they hold, heads repeated, lines across where a tier ends."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import accumulate, islice
from typing import Final, Literal

from reviewdesk.report.fonts import printable, width
from reviewdesk.report.leaf import SMALL, Align, Style
from reviewdesk.report.page import Draft
from reviewdesk.report.wrapping import balanced, wrapped

PADDING: Final = 3.0
_NARROWEST: Final = 30.0
_TOGETHER: Final = 2
"""Rows that never leave the head of their table, nor, as its last, what is set below it."""


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
    """Columns, rows, how they are set, and which columns a reading program finds first.

    Where it goes on to another page, `again` says there what it is.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    style: Style = field(default_factory=lambda: Style("plain", 9.5, 13))
    first: tuple[int, ...] = ()
    again: str = ""


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


def set_table(draft: Draft, table: Table, *, below: float = 0.0) -> None:
    """Set a table from where the draft stands, over as many pages as it takes.

    Args:
        draft: the paper.
        table: what to set.
        below: height of what is set below and must not stand on a page without the last rows.
    """
    setting = _setting(draft, table)
    parts = list(_parts(setting))
    draft.need(_start(setting, parts) + (below if len(parts) <= _TOGETHER else 0.0))
    _set_head(setting)
    page = _page_height(setting)
    for number, (row, height) in enumerate(parts):
        last = sum(high for _, high in parts[number:]) + below if number == len(parts) - _TOGETHER else 0.0
        if draft.need(last if height < last <= page else height):
            _go_on(setting)
        if row.kind == "line":
            _set_line(setting, row, height)
        else:
            _set_row(setting, row, height=height)


def start_height(draft: Draft, table: Table) -> float:
    """Return the height of a table's head and first rows, which a heading above it must not leave."""
    setting = _setting(draft, table)
    return _start(setting, list(islice(_parts(setting), _TOGETHER)))


def fitted(draft: Draft, table: Table, *, below: float, least: float) -> Table:
    """Return a table of blank rows, lower ones where that lets it end on this page with what is below.

    Args:
        draft: the paper, where the table will begin.
        table: rows as high as they should be.
        below: height of what is set below.
        least: no row becomes lower.
    """
    setting = _setting(draft, table)
    room = draft.y - draft.leaf.bottom - below - _head_height(setting)
    if len(table.rows) * least > room:
        return table
    full = [_height(draft, replace(row, height=0), table.style, setting.measured) for row in table.rows]
    high = max((row.height for row in table.rows), default=least)
    while high >= least:
        rows = tuple(replace(row, height=min(row.height, high)) for row in table.rows)
        if sum(max(row.height, height) for row, height in zip(rows, full, strict=True)) <= room:
            return replace(table, rows=rows)
        high -= 0.5
    return table


def _setting(draft: Draft, table: Table) -> Setting:
    order = table.first + tuple(n for n in range(len(table.columns)) if n not in table.first)
    return Setting(draft, table, widths(table, draft.measure), order)


def _start(setting: Setting, parts: Sequence[tuple[Row, float]]) -> float:
    return _head_height(setting) + sum(height for _, height in parts[:_TOGETHER])


def _parts(setting: Setting) -> Iterator[tuple[Row, float]]:
    """Yield the rows and their heights; one that no page could hold comes in as many pieces as it takes."""
    draft, table = setting.draft, setting.table
    free = _page_height(setting)
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
    shown = _shown(draft, cell, style)
    if "\n" not in cell and width(shown, style.face, style.size) <= room - 2 * PADDING + 0.01:
        return [shown]
    return wrapped(shown, style, room - 2 * PADDING)


def _shown(draft: Draft, cell: str, style: Style) -> str:
    return printable(cell, style.face, draft.missing) if "\n" not in cell else cell


def _head_style(table: Table) -> Style:
    return replace(table.style, face="head", align="center")


def _head_height(setting: Setting) -> float:
    head = Row(tuple(column.head for column in setting.table.columns))
    return _height(setting.draft, head, _head_style(setting.table), setting.measured)


def _page_height(setting: Setting) -> float:
    """Return the room for rows on a page that the table goes on to."""
    leaf, again = setting.draft.leaf, SMALL.leading if setting.table.again else 0.0
    return leaf.top - leaf.bottom - again - _head_height(setting)


def _go_on(setting: Setting) -> None:
    if setting.table.again:
        setting.draft.paragraph(setting.table.again, SMALL)
    _set_head(setting)


def _set_head(setting: Setting) -> None:
    draft, style = setting.draft, _head_style(setting.table)
    height, lefts = _head_height(setting), setting.edges
    draft.leaf.fills.append((lefts[0], draft.y - height, lefts[-1] - lefts[0], height, 0.94))
    for n in setting.order:
        room = setting.measured[n] - 2 * PADDING
        lines = balanced(_shown(draft, setting.table.columns[n].head, style), style, room)
        _set_cell(draft, lines, style, (lefts[n], lefts[n + 1]), height)
    _rule_off(setting, height)


def _set_row(setting: Setting, row: Row, height: float) -> None:
    table, lefts = setting.table, setting.edges
    for n in setting.order:
        style = _aligned(table.style, table.columns[n].align)
        lines = _lines(setting.draft, row.cells[n], style, setting.measured[n])
        _set_cell(setting.draft, lines, style, (lefts[n], lefts[n + 1]), height)
    _rule_off(setting, height)


@cache
def _aligned(style: Style, align: Align) -> Style:
    return replace(style, align=align)


def _rule_off(setting: Setting, height: float) -> None:
    draft, lefts = setting.draft, setting.edges
    for x in lefts:
        draft.rule(x, draft.y, x, draft.y - height)
    draft.rule(lefts[0], draft.y, lefts[-1], draft.y)
    draft.y -= height
    draft.rule(lefts[0], draft.y, lefts[-1], draft.y)


def _set_cell(
    draft: Draft, lines: Sequence[str], style: Style, edges: tuple[float, float], height: float
) -> None:
    room = edges[1] - edges[0]
    top = draft.y - (height - len(lines) * style.leading) / 2
    for number, line in enumerate(lines):
        baseline = top - style.leading * number - (style.leading + style.size * 0.76) / 2
        draft.write(edges[0] + PADDING, baseline, line, style, room - 2 * PADDING)


def _set_line(setting: Setting, row: Row, height: float) -> None:
    draft = setting.draft
    left, right = setting.edges[0], setting.edges[-1]
    draft.rule(left, draft.y, right, draft.y, 1.2)
    lines = _lines(draft, row.cells[0], _head_style(setting.table), right - left)
    _set_cell(draft, lines, _head_style(setting.table), (left, right), height)
    for x in (left, right):
        draft.rule(x, draft.y, x, draft.y - height)
    draft.y -= height
    draft.rule(left, draft.y, right, draft.y, 1.2)
