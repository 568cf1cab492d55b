"""header.json of a sealed file: what it is, what it follows, and the digest of every part."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, cast, get_args

from reviewdesk.domain import canonical
from reviewdesk.domain.names import Digest, SeatId, TrackId
from reviewdesk.errors import ReviewDeskError
from reviewdesk.sealed import sshsig
from reviewdesk.sealed.directory import directory_lines, read_directory
from reviewdesk.sealed.keys import SeatKeys
from reviewdesk.sealed.shapes import is_count, is_digest, is_moment, is_name, is_session
from reviewdesk.sealed.tar import MAX_MEMBER, is_path

Kind = Literal["batch", "supplement", "ballot", "archive", "addendum"]

SCHEMA = 1
KINDS: tuple[str, ...] = get_args(Kind)
MAX_HEADER = 1024 * 1024
MAX_BATCH_HEADER = 8 * 1024 * 1024
MAX_SLOT = 16 * 1024
HEADER_PATH = "header.json"
SIGNATURE_PATH = "header.json.sig"
_COMMON = {
    "kind",
    "schema",
    "review_session",
    "sequence",
    "previous_digest",
    "created",
    "signer",
    "batch_digest",
    "plan_digest",
    "parts",
}
_FURTHER: Mapping[str, set[str]] = {
    "batch": {"seats"},
    "supplement": {"seats"},
    "ballot": {"seat", "track", "round"},
    "archive": set(),
    "addendum": set(),
}
_PART = {"path", "size", "sha256", "content"}
_SLOT = re.compile(r"slot-[^/]+\.age")


@dataclass(frozen=True, slots=True, kw_only=True)
class PartEntry:
    """One part as the header lists it; `content` is the digest of its innermost plaintext."""

    path: str
    size: int
    sha256: Digest
    content: Digest


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What a header says; names, titles and recipients never stand in it.

    Attributes:
        review_session: 32 hex digits.
        sequence: from 1; a supplement follows its batch with 2.
        previous_digest: of the file before in the same chain; None at its start.
        created: UTC, "2026-11-23T21:10:06Z".
        signer: "ssh-ed25519 AAAA…"; filled in when the file is written.
        batch_digest: of the batch it belongs to; None in the batch itself.
        seats: the key directory (batch), or the seats added to it (supplement).
        seat: who cast it; this, track and round in a ballot alone.
    """

    kind: Kind
    review_session: str
    sequence: int = 1
    previous_digest: Digest | None = None
    created: str
    signer: str = ""
    batch_digest: Digest | None = None
    plan_digest: Digest
    parts: tuple[PartEntry, ...] = ()
    seats: tuple[SeatKeys, ...] = ()
    seat: SeatId | None = None
    track: TrackId | None = None
    round: int | None = None

    def part(self, path: str) -> PartEntry | None:
        """Return the entry of a part, or None when the header does not list it."""
        return next((entry for entry in self.parts if entry.path == path), None)


def header_bytes(header: Header) -> bytes:
    """Return header.json."""
    further = {
        "seats": directory_lines(header.seats),
        "seat": header.seat,
        "track": header.track,
        "round": header.round,
    }
    return canonical.encode(
        {key: getattr(header, key) for key in _COMMON - {"schema", "parts"}}
        | {"schema": SCHEMA, "parts": [_part_line(entry) for entry in header.parts]}
        | {key: further[key] for key in _FURTHER[header.kind]}
    )


def read_header(data: bytes) -> Header:
    """Return what header.json says, if every word of it is one we know.

    Raises:
        ReviewDeskError: "container-newer" for a schema of a later program, "container-too-large",
            "container-header" for anything that `header_bytes` would not write, or as `check_directory`.
    """
    found = _decoded(data)
    _check_shape(found)
    kind = cast(Kind, found["kind"])
    if len(data) > (MAX_BATCH_HEADER if kind == "batch" else MAX_HEADER):
        raise ReviewDeskError("container-too-large", part=HEADER_PATH)
    sshsig.public_raw(str(found["signer"]))
    parts = _parts(found["parts"])
    plain = {key: found[key] for key in found.keys() - {"schema", "parts", "seats"}}
    header = Header(**plain, parts=parts, seats=read_directory(found.get("seats", [])))  # type: ignore[arg-type]
    _check_signer(header)
    return header


def read_signed_header(data: bytes, signature: bytes, kind: Kind | None = None) -> Header:
    """Return what a header says whose signature, under its own signer, holds.

    Raises:
        ReviewDeskError: "container-kind" for another kind than asked for, "signature-malformed",
            "signature-wrong", or as `read_header`.
    """
    header = read_header(data)
    check_signed(header, data, signature, kind)
    return header


def check_signed(header: Header, data: bytes, signature: bytes, kind: Kind | None = None) -> None:
    """Refuse a header of another kind, or whose signature does not hold; raises as `read_signed_header`."""
    if kind is not None and header.kind != kind:
        raise ReviewDeskError("container-kind", found=header.kind, expected=kind)
    try:
        armour = signature.decode("ascii")
    except UnicodeDecodeError as error:
        raise ReviewDeskError("signature-malformed") from error
    sshsig.verify(armour, data, header.signer, namespace(header.kind))


def namespace(kind: str) -> str:
    """Return the namespace of a kind's signatures."""
    return f"reviewdesk-{kind}"


def _part_line(entry: PartEntry) -> dict[str, object]:
    return {key: getattr(entry, key) for key in _PART}


def _decoded(data: bytes) -> dict[str, object]:
    try:
        found = canonical.decode_map(data)
    except ReviewDeskError as error:
        raise ReviewDeskError("container-header") from error
    schema = found.get("schema")
    if is_count(schema, SCHEMA + 1):
        raise ReviewDeskError("container-newer", schema=schema)
    return found


def _check_shape(found: Mapping[str, object]) -> None:
    kind = found.get("kind")
    if kind not in KINDS or found.keys() != _COMMON | _FURTHER[str(kind)]:
        raise ReviewDeskError("container-header")
    shapes = [
        found["schema"] == SCHEMA and is_count(found["schema"]),
        is_session(found["review_session"]),
        is_count(found["sequence"], 1),
        found["previous_digest"] is None or is_digest(found["previous_digest"]),
        is_moment(found["created"]),
        isinstance(found["signer"], str),
        is_digest(found["batch_digest"]) if kind != "batch" else found["batch_digest"] is None,
        is_digest(found["plan_digest"]),
    ]
    if kind == "ballot":
        shapes += [is_name(found["seat"]), is_name(found["track"]), is_count(found["round"], 1)]
    if not all(shapes):
        raise ReviewDeskError("container-header")


def _parts(lines: object) -> tuple[PartEntry, ...]:
    if not (isinstance(lines, list) and all(_is_part(line) for line in lines)):
        raise ReviewDeskError("container-header")
    parts = tuple(PartEntry(**line) for line in lines)
    paths = {part.path for part in parts}
    if len(paths) != len(parts) or paths & {HEADER_PATH, SIGNATURE_PATH}:
        raise ReviewDeskError("container-header")
    for part in parts:
        limit = MAX_SLOT if _SLOT.fullmatch(part.path) else MAX_MEMBER
        if part.size > limit:
            raise ReviewDeskError("container-too-large", part=part.path)
    return parts


def _is_part(line: object) -> bool:
    return (
        isinstance(line, dict)
        and line.keys() == _PART
        and is_path(line["path"])
        and is_count(line["size"])
        and is_digest(line["sha256"])
        and is_digest(line["content"])
    )


def _check_signer(header: Header) -> None:
    if header.kind != "batch":
        return
    secretaries = {seat.ssh_key for seat in header.seats if seat.role == "secretary"}
    if header.signer not in secretaries:
        raise ReviewDeskError("signer-not-secretary")
