"""Every single paper of a review session: sheets to fill in, the brief, chapters of the packet."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Literal

from reviewdesk.desk.chair.closing import examine
from reviewdesk.desk.chair.finalising import packet_signers
from reviewdesk.desk.chair.opening import named_seats
from reviewdesk.desk.chair.packets import packet_of
from reviewdesk.desk.chair.room import Room
from reviewdesk.desk.chair.settling import result_of
from reviewdesk.desk.outputs import write_paper_over
from reviewdesk.domain.names import Digest
from reviewdesk.errors import ReviewDeskError
from reviewdesk.errors.marker import N_
from reviewdesk.report.blanks.pack import PACK, TITLES, blank_paper
from reviewdesk.report.blanks.values import Blanks, redacted
from reviewdesk.report.brief import leaders_brief
from reviewdesk.report.closed import closed_list
from reviewdesk.report.packet.single import CHAPTERS, single_chapter
from reviewdesk.report.packet.values import Packet
from reviewdesk.report.values import Paper
from reviewdesk.sealed.codes import fingerprint, session_mark

BRIEF, ROLL = "brief", "roll"
PAPERS: Final[Mapping[str, str]] = {
    **TITLES,
    PACK: N_("Emergency pack of blank sheets"),
    ROLL: N_("List of ballots and receipt codes"),
    BRIEF: N_("Brief for the leaders"),
    **CHAPTERS,
}
"""Name of a paper → its title, in the order of the day."""
_RANKED: Final = frozenset({BRIEF, *CHAPTERS})


@dataclass(frozen=True, slots=True)
class SinglePaper:
    """One paper: its name, what a copy of it is called, the PDF, characters printed as 〓."""

    kind: str
    file_name: str
    data: bytes
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Offered:
    """One paper that can be asked for; `ready` is False before the ranking it tells of is built."""

    kind: str
    title: str
    group: Literal["blank", "record", "result"]
    ready: bool


def offered(*, ranked: bool) -> tuple[Offered, ...]:
    """Return all papers and whether each can be made by now."""
    return tuple(
        Offered(kind, title, _group(kind), ranked or kind not in _RANKED) for kind, title in PAPERS.items()
    )


def title_of(kind: str) -> str:
    """Return the title of a paper, to be said in whatever language."""
    return PAPERS[kind]


def single_paper(room: Room, kind: str) -> SinglePaper:
    """Return a paper as the session stands, names hidden where the plan keeps them off paper.

    Raises:
        ReviewDeskError: "paper-kind-unknown", or "order-before-ranking" for what tells of the result.
    """
    if kind not in PAPERS:
        raise ReviewDeskError("paper-kind-unknown", kind=kind, known=", ".join(PAPERS))
    made = _made(room, kind)
    return SinglePaper(kind, f"{kind}.pdf", made.data, made.missing)


def write_paper(room: Room, kind: str, target: Path) -> SinglePaper:
    """Write a paper, at most over the same one of before.

    Raises:
        ReviewDeskError: as `single_paper`, or as `write_paper_over`.
    """
    found = single_paper(room, kind)
    write_paper_over(target, found.data)
    return found


def _group(kind: str) -> Literal["blank", "record", "result"]:
    if kind in _RANKED:
        return "result"
    return "record" if kind == ROLL else "blank"


def _made(room: Room, kind: str) -> Paper:
    if kind == ROLL:
        return closed_list(examine(room).paper)
    if kind not in _RANKED:
        return blank_paper(kind, _blanks(room))
    packet, final = _packet(room), room.course.frozen
    if kind == BRIEF:
        return leaders_brief(packet, final=final)
    return single_chapter(kind, _as_frozen(packet) if final else packet, final=final)


def _blanks(room: Room) -> Blanks:
    gone = room.withdrawals
    return redacted(
        Blanks(
            plan=room.plan,
            seats=named_seats(room),
            applications=tuple(one for one in room.lineage.applications if one.id not in gone),
            fingerprint=fingerprint(room.lineage.batch),
            session_mark=session_mark(room.lineage.review_session),
        )
    )


def _packet(room: Room) -> Packet:
    """Return what the packet is made from, under the record that is frozen, or under none yet."""
    result = result_of(room, state="final" if room.course.frozen else None)
    last = room.entries[-1]
    if room.course.frozen:
        last = [entry for entry in room.entries if entry.kind == "finalise"][-1]
    record = Digest(str(last.data["record"])) if room.course.frozen else Digest("")
    return packet_of(room, result, record, last.at, packet_signers(room))


def _as_frozen(packet: Packet) -> Packet:
    """Return a packet as it was when its record was frozen: nothing later is in its chapters."""
    last = packet.happened("finalise")[-1].index
    return replace(packet, events=tuple(event for event in packet.events if event.index < last))
