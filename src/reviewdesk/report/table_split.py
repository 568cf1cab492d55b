"""Tables too wide for a page, as several that each begin with the same columns."""

from dataclasses import replace

from reviewdesk.report.table import Row, Table, least_width


def split(table: Table, room: float, keys: int) -> tuple[Table, ...]:
    """Return the table, or where its columns do not fit, several narrower ones, about equally wide.

    Args:
        table: as if there were room for all of it.
        room: width in points.
        keys: how many of its first columns every part repeats.
    """
    if least_width(table) <= room:
        return (table,)
    further = list(range(keys, len(table.columns)))
    groups = _groups(table, room, keys, further)
    even = -(-len(further) // len(groups))
    evenly = [further[at : at + even] for at in range(0, len(further), even)]
    if all(_fits(table, room, keys, group) for group in evenly):
        groups = evenly
    return tuple(_only(table, [*range(keys), *group]) for group in groups)


def _groups(table: Table, room: float, keys: int, further: list[int]) -> list[list[int]]:
    groups: list[list[int]] = [[]]
    for column in further:
        if groups[-1] and not _fits(table, room, keys, [*groups[-1], column]):
            groups.append([])
        groups[-1].append(column)
    return groups


def _fits(table: Table, room: float, keys: int, group: list[int]) -> bool:
    return least_width(_only(table, [*range(keys), *group])) <= room


def _only(table: Table, kept: list[int]) -> Table:
    rows = tuple(
        row
        if row.kind == "line"
        else Row(tuple(row.cells[n] for n in kept), height=row.height, kind=row.kind)
        for row in table.rows
    )
    return replace(
        table,
        columns=tuple(table.columns[n] for n in kept),
        rows=rows,
        first=tuple(kept.index(n) for n in table.first if n in kept),
    )
