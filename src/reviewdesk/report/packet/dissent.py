"""Blank statements of dissent, for whoever signs with reservations."""

from dataclasses import replace

from reviewdesk.report.fonts import width
from reviewdesk.report.leaf import OFFICIAL, PORTRAIT, SMALL, Style
from reviewdesk.report.packet.values import Packet
from reviewdesk.report.packet.wording import CHAPTER, FACT
from reviewdesk.report.page import Draft
from reviewdesk.report.signature_page import set_deemed
from reviewdesk.words import translator

SHEETS = 2
"""Blank sheets in a packet; more are copied."""
_LINE = 27.0
_FAINT = replace(SMALL, grey=0.35)


def set_dissent(draft: Draft, packet: Packet, number: int) -> None:
    """Set one of the blank statements of a packet; the outline leads to the first."""
    set_statement(draft, packet.plan.review_session.title, packet.language, bookmark=number == 0)


def set_statement(draft: Draft, title: str, language: str, *, bookmark: bool = True) -> None:
    """Set one blank statement on a page of its own."""
    say = translator(language)
    draft.turn(PORTRAIT, OFFICIAL)
    if bookmark:
        draft.mark(say("Statement of dissent"))
    draft.paragraph(say("Statement of dissent"), CHAPTER)
    draft.gap(8)
    draft.paragraph(say("Review: {title}").format(title=title), FACT)
    for words in (say("Reviewer"), say("Organisation"), say("Track"), say("Application concerned")):
        _set_lines(draft, words, 1)
    _set_lines(draft, say("I do not agree with the following"), 6)
    _set_lines(draft, say("Reasons"), 6)
    draft.gap(34)
    draft.write_rooms((say("Signature"), say("Received by"), say("Date")), FACT)
    draft.gap(20)
    set_deemed(draft, language, _FAINT)


def _set_lines(draft: Draft, words: str, count: int) -> None:
    style = Style("plain", 12, 18)
    draft.gap(_LINE)
    draft.write(draft.leaf.left, draft.y, words, style)
    begin = max(130.0, width(words, style.face, style.size) + 6) if count == 1 else 0.0
    for _ in range(count):
        if count > 1:
            draft.gap(_LINE)
        draft.rule(draft.leaf.left + begin, draft.y - 3, draft.leaf.right, draft.y - 3, 0.4)
