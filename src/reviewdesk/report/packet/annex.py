"""The annex of diagnostics, where the plan wants one: what the ranking rests on, never its basis."""

from reviewdesk.report.leaf import HEAD, LANDSCAPE, SMALL
from reviewdesk.report.packet.values import AnnexTable, Packet
from reviewdesk.report.packet.wording import CELL, CHAPTER, WIDE
from reviewdesk.report.page import Draft
from reviewdesk.report.table import Column, Row, Table, set_table
from reviewdesk.report.table_split import split
from reviewdesk.words import translator

_ELASTIC = 12
"""A column is elastic when one of its cells is longer than so many characters."""


def set_annex(draft: Draft, packet: Packet) -> None:
    """Set all tables one below the other."""
    say = translator(packet.language)
    draft.turn(LANDSCAPE, WIDE)
    draft.paragraph(say("Diagnostics annexed"), CHAPTER, bookmark=True)
    draft.paragraph(
        say("For information. Observed differences explain a ranking; they are no basis for changing it."),
        SMALL,
    )
    for one in packet.annex:
        draft.need(150)
        draft.gap(6)
        draft.paragraph(one.title, HEAD, bookmark=True, level=1)
        if one.note:
            draft.paragraph(one.note, SMALL)
        for part in split(_table(one), draft.measure, keys=1):
            set_table(draft, part)
            draft.gap(6)


def _table(one: AnnexTable) -> Table:
    columns = tuple(
        Column(head, least=90) if any(len(row[n]) > _ELASTIC for row in one.rows) else Column(head, "center")
        for n, head in enumerate(one.heads)
    )
    return Table(columns, tuple(Row(row) for row in one.rows), CELL)
