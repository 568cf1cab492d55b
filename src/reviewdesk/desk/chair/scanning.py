"""Scans of inked pages: attached to an answer or to the joint page, put in place of another, taken away."""

import io
from pathlib import Path
from typing import Final

from reviewdesk.desk.chair.acts import Act, commit, permit
from reviewdesk.desk.chair.room import Room
from reviewdesk.desk.chair.signing import signing_round
from reviewdesk.domain import canonical
from reviewdesk.domain.answers import may_answer
from reviewdesk.domain.names import SeatId
from reviewdesk.domain.scans import JOINT, Scan, attached, scans
from reviewdesk.errors import ReviewDeskError
from reviewdesk.intake.scan_file import read_scan

MOST_TOGETHER: Final = 200 * 2**20
"""Bytes; a committee of forty with five pages each comes nowhere near."""


def held_scans(room: Room) -> tuple[Scan, ...]:
    """Return the scans that hold, by number."""
    return scans(room.entries, may_answer(room.roll, room.lineage.with_role("witness")))


def attach(room: Room, file: Path, *, seat: str = JOINT, replaces: int | None = None) -> tuple[Room, Scan]:
    """Keep a scan with a member's answer, or with the joint signature page where no seat is named.

    Args:
        room: the desk.
        file: PDF, JPEG or PNG.
        seat: whose answer it is; of no matter where it replaces another, which says so itself.
        replaces: the number of the scan it stands in for; that one leaves the archive, not the record.

    Raises:
        ReviewDeskError: "scan-no-answer", "scan-unknown", "scan-published", "scan-twice", "scan-too-much",
            "sign-not-a-signer", an "order-…" code, or as `read_scan`.
    """
    permit(room, Act("scan"))
    old = None if replaces is None else _movable(room, replaces)
    owner = SeatId(seat) if old is None else old.seat
    _check_owner(room, owner)
    kind, data = read_scan(file)
    digest = canonical.digest(data)
    held = held_scans(room)
    others = [scan for scan in held if scan != old]
    for scan in held:
        if (scan.seat, scan.digest) == (owner, digest):
            raise ReviewDeskError("scan-twice", file=file.name, number=scan.number)
    if sum(scan.size for scan in others) + len(data) > MOST_TOGETHER:
        raise ReviewDeskError("scan-too-much", file=file.name, limit=MOST_TOGETHER // 2**20)
    room.workspace.blobs.put(io.BytesIO(data), digest)
    said: dict[str, object] = {
        "seat": owner,
        "number": attached(room.entries) + 1,
        "kind": kind,
        "size": len(data),
        "digest": digest,
        "sequence": room.course.finalised,
    }
    if old is not None:
        said["replaces"] = old.number
    after = commit(room, [Act("scan", said)])
    return after, held_scans(after)[-1]


def take_away(room: Room, number: int, reason: str) -> tuple[Room, tuple[Scan, ...]]:
    """Take a scan away before it is published; that it was there, and why it went, stays on record.

    Raises:
        ReviewDeskError: "scan-unknown", "scan-published", "scan-reason" or an "order-…" code.
    """
    permit(room, Act("unscan"))
    _movable(room, number)
    if not reason.strip():
        raise ReviewDeskError("scan-reason")
    data = {"number": number, "sequence": room.course.finalised}
    after = commit(room, [Act("unscan", data, reason.strip())])
    return after, held_scans(after)


def scan_bytes(room: Room, number: int) -> bytes:
    """Return a scan that holds, as it came.

    Raises:
        ReviewDeskError: "scan-unknown", or as `Blobs.read`.
    """
    return room.workspace.blobs.read(_known(room, number).digest)


def _check_owner(room: Room, seat: SeatId) -> None:
    if seat == JOINT:
        return
    if seat not in may_answer(room.roll, room.lineage.with_role("witness")):
        raise ReviewDeskError("sign-not-a-signer", seat=seat)
    if not signing_round(room).answers.get(seat):
        raise ReviewDeskError("scan-no-answer", seat=seat)


def _movable(room: Room, number: int) -> Scan:
    found = _known(room, number)
    if found.published:
        raise ReviewDeskError("scan-published", number=number)
    return found


def _known(room: Room, number: int) -> Scan:
    for scan in held_scans(room):
        if scan.number == number:
            return scan
    raise ReviewDeskError("scan-unknown", number=number)
