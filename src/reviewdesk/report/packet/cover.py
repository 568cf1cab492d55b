"""The first two pages: what this packet is, and what stands where in it."""

from typing import Final

from reviewdesk.report.fonts import width
from reviewdesk.report.leaf import OFFICIAL, PORTRAIT, Bookmark, Style
from reviewdesk.report.packet.values import Packet
from reviewdesk.report.packet.wording import CHAPTER, day_words
from reviewdesk.report.page import Draft
from reviewdesk.report.wrapping import wrapped
from reviewdesk.words import translator

TITLE: Final = Style("title", 26, 42, "center")
KIND: Final = Style("title", 34, 60, "center")
LABEL: Final = Style("head", 13, 26)
VALUE: Final = Style("body", 13, 26)
CODE: Final = Style("head", 18, 30, "center")
DIGEST: Final = Style("plain", 8, 14, "center", grey=0.35)
LINE: Final = Style("plain", 13, 27)
SUB: Final = Style("plain", 10.5, 17)
_SIDE: Final = 120.0
_LABELS: Final = 92.0


def set_cover(draft: Draft, packet: Packet) -> None:
    """Set the cover: title, facts, fingerprint, digest of the record as text and as QR."""
    session = packet.plan.review_session
    say = translator(packet.language)
    draft.turn(PORTRAIT, OFFICIAL)
    draft.mark(say("Cover"))
    draft.gap(40)
    draft.paragraph(session.title, TITLE)
    draft.gap(26)
    draft.paragraph(say("Sign packet"), KIND)
    draft.gap(40)
    facts = (
        (say("Basis"), session.basis),
        (say("Organisers"), say(", ").join(session.organisers)),
        (say("Venue"), session.venue),
        (say("Tracks"), say(", ").join(track.name for track in packet.plan.tracks)),
        (say("Date"), day_words(packet.at, packet.language)),
    )
    for label, value in facts:
        if value:
            _set_fact(draft, label, value)
    draft.y = min(draft.y - 20, draft.leaf.bottom + 260)
    draft.paragraph(say("Fingerprint of the batch"), Style("plain", 10.5, 18, "center"))
    draft.paragraph(packet.fingerprint, CODE)
    middle = (draft.leaf.left + draft.leaf.right) / 2
    draft.leaf.codes.append((middle - _SIDE / 2, draft.y - _SIDE - 6, _SIDE, packet.record))
    draft.gap(_SIDE + 14)
    draft.paragraph(say("SHA-256 of the record"), Style("plain", 10.5, 18, "center"))
    draft.paragraph(packet.record, DIGEST)


def reserve_contents(draft: Draft) -> int:
    """Leave a page for the table of contents, and return its number."""
    draft.turn(PORTRAIT, OFFICIAL)
    return len(draft.leaves) - 1


def set_contents(draft: Draft, page: int, language: str) -> None:
    """Set the table of contents on the page that was left for it, once everything else stands."""
    say = translator(language)
    leaves = draft.leaves
    draft.leaves = leaves[: page + 1]
    draft.y = draft.leaf.top
    draft.paragraph(say("Contents"), CHAPTER)
    draft.gap(12)
    chapters = [mark for mark in draft.bookmarks if mark.page > page]
    high = sum(SUB.leading if mark.level else LINE.leading for mark in chapters)
    whole = high < draft.y - draft.leaf.bottom
    for mark in chapters:
        if mark.level == 0 or whole:
            _set_line(draft, mark)
    draft.leaves = leaves


def _set_line(draft: Draft, mark: Bookmark) -> None:
    style = SUB if mark.level else LINE
    number = str(mark.page + 1)
    blank = 24.0 * mark.level
    room = draft.measure - blank - 40
    text = mark.text
    while width(text, style.face, style.size) > room:
        text = f"{text[:-2]}…"
    draft.y -= style.leading
    draft.write(draft.leaf.left + blank, draft.y, text, style)
    right = Style(style.face, style.size, style.leading, "right")
    draft.write(draft.leaf.right - 40, draft.y, number, right, 40)
    begin = draft.leaf.left + blank + width(text, style.face, style.size) + 8
    draft.rule(begin, draft.y + 2, draft.leaf.right - 34, draft.y + 2, 0.2)


def _set_fact(draft: Draft, label: str, value: str) -> None:
    left, room = draft.leaf.left, draft.measure - _LABELS
    draft.write(left, draft.y - 18, label, LABEL)
    for line in wrapped(value, VALUE, room):
        draft.write(left + _LABELS, draft.y - 18, line, VALUE)
        draft.gap(VALUE.leading)
