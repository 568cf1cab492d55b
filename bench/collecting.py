"""Collecting 500 ballots of 60 × 10 scores, against bare decryption and signature checks of the same bytes.

The ballots are those of 25 reviewers in 20 tracks of 60 applications: one slip takes 0.4 s to make and 0.4 s
to open by design, so 500 reviewers would take minutes to seal. The reference decrypts both parts of each
ballot with bare pyrage and checks one bare Ed25519 signature over its header; it stores nothing.
"""

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from large_session import Large, Size, made
from measuring import Extent, Figure, Sized, figure, seconds
from reviewdesk.desk.chair.collecting import collect
from reviewdesk.desk.chair.room import chair_room
from reviewdesk.sealed.container import open_sealed
from reviewdesk.sealed.keys import secret_from_bytes
from reviewdesk.sealed.lineage import lineage_file, slots_of
from reviewdesk.sealed.slot import open_slot

BALLOTS, REVIEWERS, APPLICATIONS, CRITERIA = 500, 25, 60, 10


def figures(extent: Extent) -> Iterator[Figure]:
    """Measure."""
    job = "collect 500 ballots of 60 × 10 scores"
    yield figure(job, 3.0, _collecting, extent.sizes(BALLOTS), extent)


@dataclass(frozen=True, slots=True)
class Bare:
    """One ballot as the reference has it: what is encrypted, and a signature over its header."""

    parts: tuple[bytes, ...]
    header: bytes
    signature: bytes


@contextmanager
def _collecting(ballots: int) -> Iterator[Sized]:
    reviewers = min(REVIEWERS, ballots)
    with tempfile.TemporaryDirectory() as folder:
        size = Size(APPLICATIONS, reviewers, CRITERIA, tracks=-(-ballots // reviewers))
        session = made(size, Path(folder))
        files = sorted(session.ballots.iterdir())[:ballots]
        identity, key = _chair(session), Ed25519PrivateKey.generate()
        bare = [_bare(file, key) for file in files]
        yield Sized(
            lambda: _collected(session, files),
            lambda: seconds(lambda: opened(bare, identity, key.public_key())),
        )


def _collected(session: Large, files: Sequence[Path]) -> float:
    with tempfile.TemporaryDirectory() as folder:
        desk = Path(shutil.copytree(session.chair, Path(folder, "chair")))
        with chair_room(desk, session.codes["chair"]) as room:
            return seconds(lambda: _all_in(collect(room, files)[1].refused))


def _all_in(refused: Sequence[object]) -> None:
    if refused:
        raise RuntimeError(f"refused: {refused[0]}")


def opened(ballots: Sequence[Bare], identity: pyrage.x25519.Identity, key: Ed25519PublicKey) -> None:
    """Decrypt and verify bare."""
    for ballot in ballots:
        key.verify(ballot.signature, ballot.header)
        for part in ballot.parts:
            pyrage.decrypt(part, [identity])


def _chair(session: Large) -> pyrage.x25519.Identity:
    slots = slots_of((lineage_file(open_sealed(session.batch)),))
    found = next(slot for seat, slot in slots.items() if seat == "chair")
    secret = secret_from_bytes(open_slot(found, session.codes["chair"]))
    return pyrage.x25519.Identity.from_str(secret.age_identity)


def _bare(file: Path, key: Ed25519PrivateKey) -> Bare:
    sealed = open_sealed(file)
    parts = tuple(sealed.read_part(path) for path in sealed.entries)
    return Bare(parts, sealed.header_bytes, key.sign(sealed.header_bytes))
