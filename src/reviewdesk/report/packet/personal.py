"""The personal score sheets: one landscape table per reviewer and track, bound to the ballot it shows."""

from reviewdesk.report.leaf import LANDSCAPE
from reviewdesk.report.packet.values import Packet
from reviewdesk.report.packet.wording import WIDE
from reviewdesk.report.page import Draft
from reviewdesk.report.sheets import ballot_note, set_sheet
from reviewdesk.report.values import PersonalSheet
from reviewdesk.words import translator


def set_personal(draft: Draft, packet: Packet, sheet: PersonalSheet) -> None:
    """Set one sheet from a new page on; its footer names the ballot, its pages hold nothing else."""
    say = translator(packet.language)
    draft.turn(LANDSCAPE, WIDE)
    draft.leaf.note = ballot_note(sheet)
    if sheet is packet.sheets[0]:
        draft.mark(say("Personal score sheets"))
    who = sheet.name or sheet.seat
    draft.mark(say("{name}, {track}").format(name=who, track=sheet.track), 1)
    bound = say("This sheet is bound to its ballot and stays in force when the packet is produced again.")
    set_sheet(draft, sheet, bound)
