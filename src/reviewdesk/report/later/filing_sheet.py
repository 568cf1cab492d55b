"""The list of what changes hands (移交清单): title, pages, copies, and who gives, takes and watches."""

from typing import Final

from reviewdesk.report.blanks.frame import MARGINS, SIGNED, signed
from reviewdesk.report.later.filing import TERM_WORDS, Filing
from reviewdesk.report.leaf import PORTRAIT, TITLE, Style
from reviewdesk.report.page import Draft
from reviewdesk.report.table import Column, Row, Table, set_table
from reviewdesk.report.values import Paper
from reviewdesk.words import translator

_CELL: Final = Style("plain", 10.5, 15)
_LINE: Final = Style("plain", 10.5, 17)


def filing_sheet(filing: Filing) -> Paper:
    """Return 移交清单.pdf."""
    say = translator(filing.language)
    title = say("Hand-over list")
    named = say("{title}: {paper}").format(title=filing.title, paper=title)
    draft = Draft(named, filing.language, watermark=filing.mark)
    draft.turn(PORTRAIT, MARGINS)
    draft.paragraph(title, TITLE)
    draft.paragraph(say("Review: {title}").format(title=filing.title), _LINE)
    draft.gap(4)
    columns = (
        Column(say("No."), "center"),
        Column(say("Title of the document"), least=220),
        Column(say("Page count"), "center"),
        Column(say("Copies"), "center"),
        Column(say("Kept for"), "center"),
    )
    rows = tuple(
        Row((str(number), item.title, _pages(item.pages), "1", say(TERM_WORDS[item.term])))
        for number, item in enumerate(filing.items, start=1)
    )
    set_table(draft, Table(columns, rows, _CELL), below=2 * SIGNED + 3 * _LINE.leading)
    draft.gap(4)
    total = say("{count} items, {pages} pages. “—” stands for electronic files alone.")
    draft.paragraph(total.format(count=len(rows), pages=filing.pages), _LINE)
    signed(draft, (say("Handed over by"), say("Received by")))
    signed(draft, (say("Witnessed by"), say("Date")))
    return draft.finished()


def _pages(count: int | None) -> str:
    return "—" if count is None else str(count)
