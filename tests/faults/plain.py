"""Searches folders for anything of a dossier, a score or a key that lies there as it is."""

import base64
import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from chair_session import MARKS, Session, dossier, session
from faults.stages import SHEET, chair
from reviewdesk.desk.access import KEY
from reviewdesk.sealed import age, bech32
from reviewdesk.sealed.keys import SeatSecret
from reviewdesk.store import chair_ballots

RUN = 16


def secrets(held: Session, seat: str, workspace: Path) -> dict[str, list[bytes]]:
    """Return what may not lie in a seat's workspace, by kind."""
    secret, identities = held.secret(seat), held.lineage(seat).identities.values()
    key = age.decrypt((workspace / KEY).read_bytes(), secret.age_identity)
    return {
        "dossier": [dossier(application) for application in MARKS],
        "score": [*_of_sheet(SHEET.partition("\n")[2]), *_opened()],
        "seat key": list(_of_seat(secret)),
        "content key": [form for identity in identities for form in _of_identity(identity)],
        "database key": list(_spellings(key)),
        "slip": [held.code(seat).replace("-", "").encode()],
    }


def found(known: dict[str, list[bytes]], folders: Iterable[Path]) -> dict[str, str]:
    """Return the files below these folders that hold a run of a secret, with its kind."""
    runs = {run: kind for kind, texts in known.items() for text in texts for run in _runs(text)}
    return {
        str(path): kind
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        for kind in {runs[run] for run in _runs(path.read_bytes()) & runs.keys()}
    }


@cache
def _opened() -> tuple[bytes, ...]:
    """Return the marks of all ballots as the reveal writes them."""
    with session("none").room(chair("revealed")) as room:
        documents = chair_ballots.kept_opened(room.workspace).values()
    return tuple(one[one.index(b'"scores":') :].split(b'"states"')[0] for one in documents)


def _of_sheet(text: str) -> Iterator[bytes]:
    for encoding in ("utf-8", "utf-16-le", "gbk"):
        yield text.encode(encoding)


def _runs(data: bytes) -> set[bytes]:
    return {data[at : at + RUN] for at in range(len(data) - RUN + 1)} - {bytes(RUN)}


def _of_seat(secret: SeatSecret) -> Iterator[bytes]:
    for identity in filter(None, (secret.age_identity, secret.reveal_identity)):
        yield from _of_identity(identity)
    yield from _spellings(secret.signing_key.private_bytes_raw())
    yield from _spellings(secret.certificate_key.private_numbers().private_value.to_bytes(32))
    yield "".join(secret.p256_private.splitlines()[1:-1]).encode()[48:]


def _of_identity(identity: str) -> Iterator[bytes]:
    yield identity.removeprefix("AGE-SECRET-KEY-1").encode()
    yield identity.removeprefix("AGE-SECRET-KEY-1").lower().encode()
    yield from _spellings(bech32.decode("age-secret-key-", identity.lower()))


def _spellings(key: bytes) -> Iterator[bytes]:
    assert len(key) == hashlib.sha256().digest_size
    yield key
    yield key.hex().encode()
    yield key.hex().upper().encode()
    yield base64.b64encode(key)
