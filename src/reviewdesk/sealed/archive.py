"""The archive: everything needed to verify a review session, in one sealed file, no secret needed.

batch/ supplements/<n>/   header.json, header.json.sig, manifest.json, plan.json, list.json
ballots/<seat>-<track>-<round>-<sequence>/   header.json, header.json.sig, scores.json
typed/<seat>-<track>-<round>.json            sheets typed from signed paper
log.jsonl record.json result.json
keys/allowed_signers keys/<seat>.pem
report/                   ranking PDFs and the workbook
private/                  people, texts, statements, sign packet, scans of inked pages: whole or wholly
                          withheld, always last
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from reviewdesk.domain.names import Digest
from reviewdesk.sealed import tar
from reviewdesk.sealed.atomic import atomic_file
from reviewdesk.sealed.container import SealedFile, open_sealed
from reviewdesk.sealed.header import Header
from reviewdesk.sealed.keys import SeatKeys
from reviewdesk.sealed.stream import Progress
from reviewdesk.sealed.writing import part_of_bytes, write_sealed

SUFFIX = ".rdarchive"
BATCH = "batch/"
LOG = "log.jsonl"
RECORD = "record.json"
RESULT = "result.json"
ALLOWED_SIGNERS = "keys/allowed_signers"
REPORT = "report/"
PRIVATE = "private/"
PEOPLE = "private/people.json"
TEXTS = "private/texts.json"
SCANS = "private/scans/"
STATEMENTS = "private/statements/"
PACKET = "private/packet.pdf"
_PIECE = 1024 * 1024


def supplement_folder(sequence: int) -> str:
    """Return the folder of the supplement with this sequence in the lineage (2 is the first)."""
    return f"supplements/{sequence}/"


def ballot_folder(seat: str, track: str, round_number: int, sequence: int) -> str:
    """Return the folder of one ballot."""
    return f"ballots/{seat}-{track}-{round_number}-{sequence}/"


def typed_path(seat: str, track: str, round_number: int) -> str:
    """Return the path of a typed sheet."""
    return f"typed/{seat}-{track}-{round_number}.json"


def statement_path(seat: str, track: str, round_number: int, sequence: int) -> str:
    """Return the path of the statement of a counted ballot."""
    return f"{STATEMENTS}{seat}-{track}-{round_number}-{sequence}.json"


def scan_path(number: int, seat: str, kind: str) -> str:
    """Return the path of a scan of an inked page; seat is "" for the joint signature page."""
    of = f"-{seat}" if seat else ""
    return f"{SCANS}{number:04d}{of}.{kind}"


def certificate_path(seat: str) -> str:
    """Return the path of a seat's certificate."""
    return f"keys/{seat}.pem"


def write_archive(target: Path, header: Header, parts: Mapping[str, bytes], key: Ed25519PrivateKey) -> Digest:
    """Write an archive whole or not at all, the private group last, and return its digest.

    Args:
        target: the file; its folder exists.
        header: kind, review session, sequence of the finalisation, batch and plan digest, created.
        parts: path → bytes.
        key: a chair seat's.
    """
    ordered = sorted(parts, key=lambda path: (path.startswith(PRIVATE), path))
    listed = [part_of_bytes(path, parts[path]) for path in ordered]
    return write_sealed(target, replace(header, kind="archive"), listed, key)


def withhold(source: Path, target: Path) -> None:
    """Write a copy of an archive or addendum without its private group; header and signature stay."""
    sealed = open_sealed(source, absent_allowed=True)
    private = [member.offset for path, member in sealed.members.items() if path.startswith(PRIVATE)]
    left = min(private) - tar.BLOCK if private else source.stat().st_size - len(tar.END)
    with source.open("rb") as stream, atomic_file(target) as copy:
        while left:
            piece = stream.read(min(_PIECE, left))
            copy.write(piece)
            left -= len(piece)
        copy.write(tar.END)


def open_archive(source: Path, progress: Progress = lambda _: None) -> SealedFile:
    """Return an archive whose form, signature and digests hold; absent parts are listed in it.

    Raises:
        ReviewDeskError: as `open_sealed`.
    """
    return open_sealed(source, kind="archive", absent_allowed=True, progress=progress)


def allowed_signers(seats: Iterable[SeatKeys]) -> bytes:
    """Return the file that `ssh-keygen -Y verify -f` takes: one line per seat that signs."""
    lines = [f"{seat.id} {seat.ssh_key}\n" for seat in sorted(seats, key=lambda s: s.id) if seat.ssh_key]
    return "".join(lines).encode()
