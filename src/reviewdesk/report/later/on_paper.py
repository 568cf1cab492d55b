"""A public text as a PDF page in the form of an official letter."""

from dataclasses import replace

from reviewdesk.report.fonts import whole
from reviewdesk.report.later.public import Group, Listing, PublicText
from reviewdesk.report.leaf import Style
from reviewdesk.report.packet.wording import REPORT_CELL, styles
from reviewdesk.report.page import Draft
from reviewdesk.report.table import Column, Row, Table, set_table, start_height
from reviewdesk.report.values import Paper
from reviewdesk.words import translator

_GAP = 8.0
_LEAST = {2: 190.0, 3: 90.0, 4: 150.0}
"""Columns that give way: applicant, city, and into whose place."""


def on_paper(text: PublicText) -> Paper:
    """Return the text as a PDF; the same text gives the same bytes."""
    own = styles(text.language)
    draft = Draft(text.title, text.language, watermark=text.mark)
    draft.turn()
    draft.paragraph(text.title, Style("title", 20, 32, "center"))
    if text.document:
        draft.paragraph(text.document, Style(whole(text.document, "kai", "body"), 13, 24, "center"))
    draft.gap(10)
    for words in text.opening:
        draft.paragraph(words, own.text)
    end = _end_height(text, own.text)
    if text.listing.groups:
        _set_listing(draft, text, 0.0 if text.closing else end)
    for number, words in enumerate(text.closing, start=1):
        draft.paragraph(words, own.text, below=end if number == len(text.closing) else 0.0)
    _set_end(draft, text, own.text)
    return draft.finished()


def _set_listing(draft: Draft, text: PublicText, below: float) -> None:
    """Set the list; `below` is the height of what must not stand on a page without its last rows."""
    own = styles(text.language)
    draft.gap(6)
    draft.paragraph(text.listing.title, Style("head", 14, 26, "center"), below=2 * own.head.leading)
    for group in text.listing.groups:
        table = _table(text.listing, group)
        height = start_height(draft, table) if group.rows else own.text.leading
        if group.track:
            draft.paragraph(group.track, own.head, bookmark=True, below=own.second.leading + height)
        face = whole(group.tier, own.second.face, "plain")
        draft.paragraph(group.tier, replace(own.second, face=face), below=height)
        if group.rows:
            last = group is text.listing.groups[-1]
            set_table(draft, table, below=below + _GAP if last and below else 0.0)
        else:
            draft.paragraph(text.listing.nobody, own.text)
        draft.gap(_GAP)


def _table(listing: Listing, group: Group) -> Table:
    columns = (
        Column(listing.heads[0], "center"),
        Column(listing.heads[1], "center"),
        *(
            Column(head, least=_LEAST[min(number, 4)], weight=_LEAST[min(number, 4)])
            for number, head in enumerate(listing.heads[2:], start=2)
        ),
    )
    return Table(columns, tuple(map(Row, group.rows)), REPORT_CELL)


def _set_end(draft: Draft, text: PublicText, own: Style) -> None:
    """Set whom to turn to and who signs; signers never stand alone on a page."""
    say = translator(text.language)
    lines = [say("{label}: {value}").format(label=label, value=value) for label, value in text.facts]
    draft.need(_end_height(text, own))
    for line in lines:
        draft.paragraph(line, own)
    draft.gap(own.leading)
    for line in (*text.signers, text.date):
        draft.paragraph(line, Style(own.face, own.size, own.leading, "right"))


def _end_height(text: PublicText, own: Style) -> float:
    return (len(text.facts) + len(text.signers) + 2) * own.leading
