"""The packet as one PDF: its chapters in order, one footer, a table of contents made last."""

from collections.abc import Callable, Iterator
from functools import partial

from reviewdesk.domain.drill import is_drill
from reviewdesk.report.packet import (
    annex,
    cover,
    dissent,
    joint_page,
    log_summary,
    personal,
    rankings,
    recusals,
    review_report,
)
from reviewdesk.report.packet.values import Packet
from reviewdesk.report.page import Draft
from reviewdesk.report.values import Paper
from reviewdesk.words import translator

Advance = Callable[[int], None]
Chapter = Callable[[Draft, Packet], None]


def packet_steps(tracks: int, sheets: int, *, annex: bool = False) -> int:
    """Return how many steps `sign_packet` announces: setting each chapter, then painting as many shares."""
    return 2 * (2 * tracks + sheets + annex + 4 + dissent.SHEETS)


def sign_packet(packet: Packet, advance: Advance = lambda _: None) -> Paper:
    """Return packet.pdf, unsigned; the same values give the same bytes.

    Args:
        packet: everything in it.
        advance: hears of each step of `packet_steps`; may raise to stop the work.
    """
    session = packet.plan.review_session
    say = translator(packet.language)
    draft = Draft(
        say("{title}: sign packet").format(title=session.title),
        packet.language,
        digest=packet.record,
        watermark=say("Drill") if is_drill(session.title) else "",
        note=say("Fingerprint {fingerprint}").format(fingerprint=packet.fingerprint),
        code=packet.record,
    )
    cover.set_cover(draft, packet)
    page = cover.reserve_contents(draft)
    chapters = list(_chapters(packet))
    for chapter in chapters:
        chapter(draft, packet)
        advance(1)
    cover.set_contents(draft, page, packet.language)
    return draft.finished(_shared(len(draft.leaves), len(chapters), advance))


def _chapters(packet: Packet) -> Iterator[Chapter]:
    yield review_report.set_report
    for track in packet.plan.tracks:
        yield partial(rankings.set_ranking, track=track)
    for track in packet.plan.tracks:
        yield partial(rankings.set_scores, track=track)
    for sheet in packet.sheets:
        yield partial(personal.set_personal, sheet=sheet)
    yield recusals.set_recusals
    if packet.annex:
        yield annex.set_annex
    yield log_summary.set_log
    yield joint_page.set_joint_page
    for number in range(dissent.SHEETS):
        yield partial(dissent.set_dissent, number=number)


def _shared(pages: int, shares: int, advance: Advance) -> Advance:
    """Return what turns pages painted into shares of a whole that was announced before there were pages."""
    painted = told = 0

    def count(more: int) -> None:
        nonlocal painted, told
        painted += more
        due = painted * shares // pages
        if due > told:
            advance(due - told)
            told = due

    return count
