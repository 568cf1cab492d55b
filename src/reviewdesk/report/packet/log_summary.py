"""What the chair's log holds, an entry per line: when, what, about whom, attested by whom."""

from typing import Final

from reviewdesk.errors.marker import N_
from reviewdesk.report.leaf import LANDSCAPE, SMALL, Style
from reviewdesk.report.packet.values import Event, Packet
from reviewdesk.report.packet.wording import CHAPTER, OF, WIDE, people, person
from reviewdesk.report.page import Draft
from reviewdesk.report.result_words import KEYS
from reviewdesk.report.table import Column, Row, Table, set_table
from reviewdesk.words import translator

CELL: Final = Style("plain", 8.5, 12)
KINDS: Final = {
    "open": N_("batch or supplement opened"),
    "people": N_("members signed in"),
    "elect": N_("chair elected"),
    "adopt": N_("procedure and criteria adopted"),
    "received": N_("ballot received"),
    "refused": N_("ballot refused"),
    "typed": N_("sheet typed twice"),
    "reopen": N_("ballot reopened"),
    "absent": N_("absent"),
    "void": N_("void"),
    "replaced": N_("replaced by a substitute"),
    "withdraw": N_("application withdrawn"),
    "adjourn": N_("adjourned"),
    "resume": N_("resumed"),
    "close": N_("collecting closed"),
    "reveal": N_("ballots uncovered"),
    "explain": N_("abnormal score answered"),
    "overrule": N_("answer not waited for"),
    "ranking": N_("ranking built"),
    "vote": N_("vote recorded"),
    "lot": N_("lot drawn"),
    "correct": N_("correction recorded"),
    "audit": N_("self-audit"),
    "finalise": N_("finalised"),
    "refinalise": N_("finalised again by motion"),
    "sign": N_("answered in the signing round"),
    "deemed": N_("deemed to agree"),
    "left": N_("left before signing"),
    "publish": N_("published"),
}
_SHOWN: Final = ("id", "motion", "correction", "track", "round", "sequence", "application", "criterion")


def set_log(draft: Draft, packet: Packet) -> None:
    """Set the summary, up to the entry before this packet was frozen."""
    say = translator(packet.language)
    draft.turn(LANDSCAPE, WIDE)
    draft.mark(say("Summary of the log"))
    draft.paragraph(packet.plan.review_session.title, OF)
    draft.paragraph(say("Summary of the log"), CHAPTER)
    draft.paragraph(
        say("Up to finalising; each entry is chained to all before it, and the archive holds them whole."),
        SMALL,
    )
    draft.gap(4)
    columns = (
        Column(say("Entry"), "center"),
        Column(say("Time"), "center"),
        Column(say("Matter"), least=120),
        Column(say("Seat"), least=90),
        Column(say("About"), least=170, weight=2),
        Column(say("Attested by"), least=110),
    )
    set_table(draft, Table(columns, tuple(_row(packet, event) for event in packet.events), CELL))


def _row(packet: Packet, event: Event) -> Row:
    say = translator(packet.language)
    seat = str(event.data.get("seat") or "")
    known = [key for key in _SHOWN if isinstance(event.data.get(key), str | int)]
    about = say(", ").join(_value(packet, key, event) for key in known)
    return Row(
        (
            str(event.index),
            event.at,
            say(KINDS.get(event.kind, event.kind)),
            person(packet, seat) if seat else "",
            about,
            people(packet, list(event.attested)),
        )
    )


def _value(packet: Packet, key: str, event: Event) -> str:
    say = translator(packet.language)
    text = str(event.data[key])
    if key == "track":
        return next((track.name for track in packet.plan.tracks if track.id == text), text)
    if key == "criterion":
        named = {one.id: one.name for track in packet.plan.tracks for one in track.criteria}
        return next((name for criterion, name in named.items() if criterion == text), text)
    if key == "round":
        return say("round {number}").format(number=text)
    if key == "sequence":
        return say("version {number}").format(number=text)
    return say(KEYS[text]) if text in KEYS else text
