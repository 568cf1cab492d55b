"""What all sheets to be filled in share: the head, lines to write on, and who signs below."""

from collections.abc import Sequence
from typing import Final

from reviewdesk.report.blanks.values import Blanks
from reviewdesk.report.leaf import LANDSCAPE, MM, PORTRAIT, Rectangle, Style
from reviewdesk.report.page import Draft
from reviewdesk.report.table import Table, fitted, set_table
from reviewdesk.words import translator

MARGINS: Final[Rectangle] = (20 * MM, 22 * MM, 20 * MM, 18 * MM)
TITLE: Final = Style("title", 20, 32, "center")
LINE: Final = Style("plain", 12, 20)
CELL: Final = Style("plain", 10.5, 15)
ROOM: Final = "________"
WIDE_ROOM: Final = "____________________"
SIGNED: Final = 52.0
"""Height of the lines for those who sign."""
LEAST_ROW: Final = 20.0
"""No row to write in becomes lower."""


def begin(draft: Draft, blanks: Blanks, title: str, *, landscape: bool = False) -> None:
    """Begin a sheet on a page of its own: what it is, and of which review session."""
    say = translator(blanks.language)
    draft.turn(LANDSCAPE if landscape else PORTRAIT, MARGINS)
    draft.paragraph(title, TITLE, bookmark=True)
    draft.paragraph(say("Review: {title}").format(title=blanks.plan.review_session.title), LINE)
    draft.gap(4)


def facts(draft: Draft, words: Sequence[str]) -> None:
    """Set labels in a line, each with room to write behind it."""
    draft.gap(LINE.leading)
    draft.write_rooms(words, LINE)
    draft.gap(6)


def set_rows(draft: Draft, table: Table) -> None:
    """Set a table to write in, who signs kept below it; on one page where rows may be lower for that."""
    fit = fitted(draft, table, below=SIGNED, least=LEAST_ROW)
    set_table(draft, fit, below=SIGNED)


def signed(draft: Draft, words: Sequence[str]) -> None:
    """Set who signs, each with a line; whoever calls has kept `SIGNED` of the page for it."""
    draft.gap(34)
    draft.write_rooms(words, LINE)
    draft.gap(14)
