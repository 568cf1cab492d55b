"""Acts at the chair's desk: entries, the attestations that make them count, and their effect, at once."""

import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from reviewdesk.desk.chair.room import Room, read_entries
from reviewdesk.desk.clock import now
from reviewdesk.domain import canonical
from reviewdesk.domain.log import TWO_PERSON_KINDS, Entry
from reviewdesk.domain.names import Digest
from reviewdesk.domain.order import Course
from reviewdesk.sealed import log
from reviewdesk.sealed.keys import SeatSecret
from reviewdesk.store import chair_words, journal
from reviewdesk.store.chair_words import Kind
from reviewdesk.store.journal import LogLine


@dataclass(frozen=True, slots=True)
class Act:
    """One entry to be.

    Attributes:
        data: ids and values.
        text: free text, of which the entry gets the digest.
        people: names, likewise.
    """

    kind: str
    data: Mapping[str, object] = field(default_factory=dict)
    text: str = ""
    people: Mapping[str, Mapping[str, str]] | None = None


def permit(room: Room, act: Act) -> None:
    """Refuse an act that may not come now, before any code is asked for."""
    room.course.permit(act.kind, act.data)


def commit(
    room: Room,
    acts: Sequence[Act],
    *,
    witness: SeatSecret | None = None,
    own: SeatSecret | None = None,
    effect: Callable[[], None] = lambda: None,
    at: str = "",
) -> Room:
    """Append acts with their attestations and do their effect, in one transaction; return the room after.

    Args:
        room: the desk.
        acts: in order.
        witness: attests beside the chair; None only where the plan has no witness.
        own: a reviewer whose own act this is; attests it too.
        effect: changes in the workspace that belong to the acts.
        at: their time, if it was already used elsewhere.

    Raises:
        ReviewDeskError: an "order-…" code.
    """
    reached = room.course
    with room.workspace.transaction():
        lines = journal.lines(room.workspace)
        place = _Place(room, len(lines), lines[-1].head if lines else _genesis(room), at or now())
        for act in acts:
            reached = _append(place, act, reached, witness, own)
        effect()
        journal.append(room.workspace, place.lines)
    entries = read_entries(room.workspace, room.lineage, room.secret.seat)
    return replace(room, entries=entries)


class _Place:
    """The end of the log while acts are being added."""

    def __init__(self, room: Room, index: int, head: Digest, at: str) -> None:
        self.room, self.index, self.head, self.at = room, index, head, at
        self.lines: list[LogLine] = []

    def add(self, kind: str, data: Mapping[str, object]) -> None:
        entry = log.entry_bytes(kind, self.at, data)
        self.index += 1
        self.head = log.chain(self.head, self.index, entry)
        self.lines.append(LogLine(self.index, entry, self.head))


def _append(
    place: _Place, act: Act, reached: Course, witness: SeatSecret | None, own: SeatSecret | None
) -> Course:
    data = {**act.data, **_worded(place.room, act)}
    reached.permit(act.kind, data)
    place.add(act.kind, data)
    entry = Entry(index=place.index, kind=act.kind, at=place.at, data=data, head=place.head)
    for secret in _attesting(act, place.room.secret, witness, own):
        signature = log.attestation(entry.head, secret.signing_key)
        place.add(log.ATTEST, log.attest_data(entry.index, secret.seat, signature))
    return reached.after(entry)


def _attesting(
    act: Act, chair: SeatSecret, witness: SeatSecret | None, own: SeatSecret | None
) -> Iterator[SeatSecret]:
    if own is not None:
        yield own
    elif act.kind in TWO_PERSON_KINDS or act.kind == "ranking":
        yield chair
        if witness is not None:
            yield witness


def _worded(room: Room, act: Act) -> dict[str, object]:
    found: dict[str, object] = {}
    if act.text:
        found["text"] = _keep(room, "text", {"text": act.text})
    if act.people is not None:
        found["people"] = _keep(room, "people", {"people": {k: dict(v) for k, v in act.people.items()}})
    return found


def _keep(room: Room, kind: Kind, document: Mapping[str, object]) -> Digest:
    nonce = secrets.token_hex(32)
    return chair_words.keep(room.workspace, kind, canonical.encode({**document, "nonce": nonce}))


def _genesis(room: Room) -> Digest:
    return log.genesis(room.lineage.review_session, room.lineage.batch, room.secret.seat)
