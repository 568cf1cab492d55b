"""Ballots that must not count, each made from a genuine one of the same seat, and what refuses them."""

import base64
import struct
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from chair_session import Session, cast, session
from reviewdesk.domain import canonical
from reviewdesk.domain.names import Digest, SeatId
from reviewdesk.sealed import sshsig, tar
from reviewdesk.sealed.container import SealedFile, open_sealed
from reviewdesk.sealed.header import Header
from reviewdesk.sealed.writing import Part, build_sealed


@dataclass(frozen=True)
class Case:
    """A seat's genuine ballot and the means of somebody who wants another one to count.

    Attributes:
        number: makes every case another one: which byte, which mark.
    """

    held: Session
    seat: str
    track: str
    folder: Path
    number: int

    @property
    def other(self) -> str:
        return "r1" if self.seat == "r5" else f"r{int(self.seat[1]) + 1}"

    @cached_property
    def genuine(self) -> SealedFile:
        return open_sealed(cast(self.held, self.seat, self.track, self.folder / "genuine").read_bytes())

    @property
    def file(self) -> bytes:
        source = self.genuine.source
        assert isinstance(source, bytes)
        return source

    def signed(self, signer: str, **changes: object) -> bytes:
        """Change the header and sign it with the key of a seat."""
        return self.built(self.held.secret(signer).signing_key, **changes)

    def built(self, key: Ed25519PrivateKey, **changes: object) -> bytes:
        sealed = self.genuine
        header: Header = replace(sealed.header, **changes)  # type: ignore[arg-type]
        return build_sealed(header, [Part(e, sealed.read_part(p)) for p, e in sealed.entries.items()], key)


def other_batch(case: Case) -> bytes:
    return cast(session("supervisor"), case.seat, case.track, case.folder / "foreign").read_bytes()


def other_plan(case: Case) -> bytes:
    return case.signed(case.seat, plan_digest=Digest(f"{case.number:064x}"))


def other_track(case: Case) -> bytes:
    return case.signed(case.seat, track="u" if case.track == "t" else "t")


def other_seat(case: Case) -> bytes:
    return case.signed(case.other, seat=SeatId(case.other))


def signed_by_another(case: Case) -> bytes:
    return case.signed(case.other)


def signed_by_the_chair(case: Case) -> bytes:
    return case.signed("chair")


def signed_by_a_stranger(case: Case) -> bytes:
    return case.built(Ed25519PrivateKey.generate())


def forged_signature(case: Case) -> bytes:
    sealed, stranger = case.genuine, Ed25519PrivateKey.generate()
    armour = sshsig.sign(sealed.header_bytes, stranger, "reviewdesk-ballot")
    value = base64.b64decode("".join(armour.splitlines()[1:-1]))[-64:]
    raw = sshsig.public_raw(sealed.header.signer)
    return _with_signature(case.file, sealed.signature, sshsig._armour(value, raw, "reviewdesk-ballot"))


def small_order(case: Case) -> bytes:
    """Under the neutral point, an all but empty signature fits many messages."""
    raw = b"\x01" + bytes(31)
    line = base64.b64encode(struct.pack(">I", 11) + b"ssh-ed25519" + struct.pack(">I", 32) + raw).decode()
    sealed = case.genuine
    header = canonical.encode(canonical.decode_map(sealed.header_bytes) | {"signer": f"ssh-ed25519 {line}"})
    armour = sshsig._armour(b"\x01" + bytes(63), raw, "reviewdesk-ballot").encode()
    rest = case.file[2 * 512 + _padded(sealed.header_bytes) + _padded(sealed.signature) :]
    return _member("header.json", header) + _member("header.json.sig", armour) + rest


def ahead(case: Case) -> bytes:
    newer = cast(
        case.held, case.seat, case.track, case.folder / "ahead", sequence=2, previous=case.genuine.digest
    )
    return newer.read_bytes()


def truncated(case: Case) -> bytes:
    return case.file[: len(case.file) * (case.number % 50 + 1) // 52]


def flipped(case: Case) -> bytes:
    data = bytearray(case.file)
    data[len(data) * (case.number % 50 + 1) // 52] ^= 1 << case.number % 8
    return bytes(data)


def appended(case: Case) -> bytes:
    return case.file + bytes(case.number % 50 + 1)


def twice_in_one(case: Case) -> bytes:
    return case.file * 2


def _with_signature(file: bytes, old: bytes, new: str) -> bytes:
    assert len(old) == len(new)
    assert old in file
    return file.replace(old, new.encode(), 1)


def _padded(data: bytes) -> int:
    return len(data) + -len(data) % tar.BLOCK


def _member(path: str, data: bytes) -> bytes:
    return tar.header_block(path, len(data)) + data + tar.padding(len(data))


CONTAINER = {"container-altered", "container-part", "container-short", "container-header", "signature-wrong"}
HOSTILE: Mapping[str, tuple[Callable[[Case], bytes], set[str]]] = {
    "other batch": (other_batch, {"ballot-other-batch"}),
    "other plan": (other_plan, {"ballot-other-plan"}),
    "other track": (other_track, {"ballot-identity"}),
    "other seat": (other_seat, {"ballot-identity"}),
    "signed by another": (signed_by_another, {"ballot-signer"}),
    "signed by the chair": (signed_by_the_chair, {"ballot-signer"}),
    "signed by a stranger": (signed_by_a_stranger, {"ballot-signer"}),
    "forged signature": (forged_signature, {"signature-wrong"}),
    "small order": (small_order, {"key-small-order"}),
    "ahead": (ahead, {"collect-not-reopened"}),
    "truncated": (truncated, {"container-short"}),
    "flipped": (flipped, CONTAINER | {"container-not-sealed", "key-malformed", "signature-malformed"}),
    "appended": (appended, {"container-trailing"}),
    "twice in one": (twice_in_one, {"container-trailing"}),
}
