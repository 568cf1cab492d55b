"""Blank statements of dissent, for whoever signs with reservations."""

from reviewdesk.report.leaf import OFFICIAL, PORTRAIT, Style
from reviewdesk.report.packet.values import Packet
from reviewdesk.report.packet.wording import CHAPTER, FACT
from reviewdesk.report.page import Draft
from reviewdesk.words import translator

SHEETS = 2
"""Blank sheets in a packet; more are copied."""
_LINE = 27.0


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
    for shift, word in ((0.0, say("Signature")), (150.0, say("Received by")), (300.0, say("Date"))):
        x = draft.leaf.left + shift
        draft.write(x, draft.y, word, FACT)
        draft.rule(x + 56, draft.y - 2, x + 140, draft.y - 2)
    draft.gap(20)
    draft.paragraph(
        say(
            "Who refuses to sign and does not state dissent and reasons in writing is deemed to agree "
            "with the result."
        ),
        Style("plain", 9, 14, grey=0.35),
    )


def _set_lines(draft: Draft, words: str, count: int) -> None:
    style = Style("plain", 12, 18)
    draft.gap(_LINE)
    draft.write(draft.leaf.left, draft.y, words, style)
    begin = 130.0 if count == 1 else 0.0
    for _ in range(count):
        if count > 1:
            draft.gap(_LINE)
        draft.rule(draft.leaf.left + begin, draft.y - 3, draft.leaf.right, draft.y - 3, 0.4)
