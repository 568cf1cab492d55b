"""The joint signature page: what is signed, then room for ink and for a digital signature per signer."""

from reviewdesk.report.leaf import BODY, PORTRAIT, Style
from reviewdesk.report.packet.values import Packet
from reviewdesk.report.packet.wording import CHAPTER
from reviewdesk.report.page import Draft
from reviewdesk.report.signature_page import MARGINS, set_signers
from reviewdesk.words import translator


def set_joint_page(draft: Draft, packet: Packet) -> None:
    """Set the page, over as many leaves as there are signers; each repeats what is signed."""
    say = translator(packet.language)
    session = packet.plan.review_session
    draft.turn(PORTRAIT, MARGINS)
    draft.paragraph(session.title, Style("plain", 11, 18, "center"))
    draft.paragraph(say("Joint signature page"), CHAPTER, bookmark=True)
    draft.gap(4)
    draft.paragraph(
        say(
            "We took part in this review. Report, rankings and score summary of this packet, under the "
            "record {record}, state its course and its result as they were; we put forward the "
            "recommendations."
        ).format(record=packet.record[:16]),
        BODY,
    )
    draft.gap(4)
    title = say("{page}: {title}").format(page=say("Joint signature page"), title=session.title)
    set_signers(draft, packet.ranking(packet.plan.tracks[0].id), title)
