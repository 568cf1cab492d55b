"""A log that cannot be rewritten: each entry's h covers all before it, and two people sign what counts.

    h_0 = SHA-256("reviewdesk-log-v1" ‖ 00 ‖ review session ‖ batch digest ‖ seat)
    h_i = SHA-256("reviewdesk-log-v1" ‖ 00 ‖ h_{i-1} ‖ index, 8 bytes ‖ entry)

Review session, digests and h enter as raw bytes (16, 32 and 32), the seat as UTF-8.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from reviewdesk.domain import canonical
from reviewdesk.domain.log import TWO_PERSON_KINDS, Entry
from reviewdesk.domain.names import Digest, SeatId
from reviewdesk.errors import ReviewDeskError
from reviewdesk.sealed import sshsig
from reviewdesk.sealed.keys import SeatKeys
from reviewdesk.sealed.shapes import is_count, is_digest, is_moment

ATTEST = "attest"
NAMESPACE = "reviewdesk-log"
_DOMAIN = b"reviewdesk-log-v1\x00"
_ENTRY_KEYS = {"at", "data", "kind"}
_LINE_KEYS = {"entry", "head", "index"}
_ATTEST_KEYS = {"of", "seat", "signature"}


def genesis(review_session: str, batch_digest: Digest, seat: SeatId) -> Digest:
    """Return h_0 of a seat's log."""
    return _hash(bytes.fromhex(review_session) + bytes.fromhex(batch_digest) + seat.encode())


def chain(previous: Digest, index: int, entry: bytes) -> Digest:
    """Return h of the entry with this index (from 1)."""
    return _hash(bytes.fromhex(previous) + index.to_bytes(8) + entry)


def entry_bytes(kind: str, at: str, data: Mapping[str, object]) -> bytes:
    """Return an entry as it is hashed; `at` is UTC, "2026-11-23T21:10:06Z"."""
    return canonical.encode({"at": at, "data": dict(data), "kind": kind})


def log_line(index: int, head: Digest, entry: bytes) -> bytes:
    """Return a line of log.jsonl, without its line end: the entry, its index and its h."""
    return b'{"entry":%b,"head":"%b","index":%d}' % (entry, head.encode(), index)


def attestation(head: Digest, key: Ed25519PrivateKey) -> str:
    """Return the armoured signature by which a seat vouches for the entry with this h."""
    return sshsig.sign(bytes.fromhex(head), key, NAMESPACE)


def attest_data(of: int, seat: SeatId, signature: str) -> dict[str, object]:
    """Return the data of the `attest` entry for entry `of`; it follows at once, after other attests of it."""
    return {"of": of, "seat": seat, "signature": signature}


def read_log(
    lines: Sequence[bytes],
    start: Digest,
    seats: Mapping[SeatId, SeatKeys],
    *,
    witness: str,
    head: Digest | None = None,
) -> tuple[Entry, ...]:
    """Return the entries of a log, each with the seats that attest it; attests themselves are folded in.

    Args:
        lines: as `log_line` writes them.
        start: h_0.
        seats: the key directory.
        witness: the plan's; with "none" a chair seat attests alone.
        head: h after the last line, where it is known from elsewhere.

    Raises:
        ReviewDeskError: "log-broken" (an entry is not the one that was written), "log-attestation"
            (somebody attests what that seat may not, twice, or with another key) or "log-unattested" (an
            entry of two people lacks one), each with the first bad `index`.
    """
    entries = _chained(lines, start)
    last = entries[-1].head if entries else start
    if head is not None and last != head:
        raise ReviewDeskError("log-broken", index=len(entries) + 1)
    folded = _folded(entries, seats)
    for entry in folded:
        _check_attested(entry, seats, witness)
    return folded


def _chained(lines: Sequence[bytes], start: Digest) -> list[Entry]:
    entries, previous = [], start
    for index, line in enumerate(lines, start=1):
        found = _decoded(line, index)
        previous = chain(previous, index, canonical.encode(found["entry"]))
        if (found["head"], found["index"]) != (previous, index):
            raise ReviewDeskError("log-broken", index=index)
        entries.append(_entry(found["entry"], index, previous))
    return entries


def _decoded(line: bytes, index: int) -> dict[str, object]:
    try:
        found = canonical.decode_map(line)
    except ReviewDeskError as error:
        raise ReviewDeskError("log-broken", index=index) from error
    if found.keys() != _LINE_KEYS or not is_digest(found["head"]) or not is_count(found["index"], 1):
        raise ReviewDeskError("log-broken", index=index)
    return found


def _entry(found: object, index: int, head: Digest) -> Entry:
    if not (isinstance(found, dict) and found.keys() == _ENTRY_KEYS):
        raise ReviewDeskError("log-broken", index=index)
    kind, at, data = found["kind"], found["at"], found["data"]
    if not (isinstance(kind, str) and is_moment(at) and isinstance(data, dict)):
        raise ReviewDeskError("log-broken", index=index)
    return Entry(index=index, kind=kind, at=at, data=data, head=head)


def _folded(entries: Sequence[Entry], seats: Mapping[SeatId, SeatKeys]) -> tuple[Entry, ...]:
    kept: list[Entry] = []
    for entry in entries:
        if entry.kind != ATTEST:
            kept.append(entry)
        elif kept and (seat := _voucher(entry, kept[-1], seats)) is not None:
            kept[-1] = replace(kept[-1], attested=(*kept[-1].attested, seat))
        else:
            raise ReviewDeskError("log-attestation", index=entry.index)
    return tuple(kept)


def _voucher(attest: Entry, entry: Entry, seats: Mapping[SeatId, SeatKeys]) -> SeatId | None:
    of, seat, signature = (attest.data.get(key) for key in ("of", "seat", "signature"))
    known = seats.get(SeatId(seat)) if isinstance(seat, str) else None
    if attest.data.keys() != _ATTEST_KEYS or of != entry.index or not isinstance(signature, str):
        return None
    if known is None or known.ssh_key is None or known.id in entry.attested:
        return None
    try:
        sshsig.verify(signature, bytes.fromhex(entry.head), known.ssh_key, NAMESPACE)
    except ReviewDeskError:
        return None
    return known.id


def _check_attested(entry: Entry, seats: Mapping[SeatId, SeatKeys], witness: str) -> None:
    if entry.kind not in TWO_PERSON_KINDS:
        return
    needed = ["chair"] if witness == "none" else ["chair", "witness"]
    roles = sorted(seats[seat].role for seat in entry.attested)
    if len(roles) < len(needed) and set(roles) <= set(needed):
        raise ReviewDeskError("log-unattested", index=entry.index)
    if roles != needed:
        raise ReviewDeskError("log-attestation", index=entry.index)


def _hash(data: bytes) -> Digest:
    return canonical.digest(_DOMAIN + data)
