"""Publishing: results, papers and the archive in one folder, verified before it bears its name.

Where the plan hands over without names, the archive in the folder is without its private group; the whole
one lies, with the sign packet, in a sub-folder that stays with the organiser.
"""

import filecmp
import hashlib
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from reviewdesk.desk.auditor.verify import verify
from reviewdesk.desk.chair.acts import Act, commit, permit
from reviewdesk.desk.chair.frozen import PACKET, RECORD, RESULT, frozen
from reviewdesk.desk.chair.handing_over import verifying_files
from reviewdesk.desk.chair.room import Room
from reviewdesk.desk.chair.scanning import held_scans, scan_bytes
from reviewdesk.desk.chair.signing import signing_round
from reviewdesk.desk.chair.workbooks import workbook_bytes
from reviewdesk.desk.handover import ARCHIVE, AUTHORITY, ORGANISER, SUMS, WORKBOOK, checksum
from reviewdesk.domain import canonical
from reviewdesk.domain.names import Digest, SeatId
from reviewdesk.errors import ReviewDeskError
from reviewdesk.errors.system import named, resolved
from reviewdesk.sealed import age, archive, log, statement
from reviewdesk.sealed.archive import open_archive
from reviewdesk.sealed.archived import lineage_parts
from reviewdesk.sealed.atomic import write_atomically
from reviewdesk.sealed.codes import fingerprint
from reviewdesk.sealed.container import SealedFile, open_sealed
from reviewdesk.sealed.header import HEADER_PATH, SIGNATURE_PATH, Header
from reviewdesk.sealed.people import certificate_der
from reviewdesk.store import chair_ballots, chair_words, journal
from reviewdesk.store.chair_ballots import KeptBallot

Advance = Callable[[int], None]
_BOOK = archive.REPORT + WORKBOOK


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What lies in the published folder, and who has not signed yet."""

    folder: Path
    files: tuple[str, ...]
    fingerprint: str
    digest: Digest
    waiting: tuple[SeatId, ...]


def publish(room: Room, out: Path, advance: Advance = lambda _: None) -> tuple[Room, Published]:
    """Write the published folder: whole and verified under its name, or not at all.

    A folder that an interrupted run of this publication had written already is taken as it is.

    Args:
        room: its result is final.
        out: the folder; it is not there yet, or holds this publication.
        advance: called with 0 while papers are written and compared; may raise to stop the work.

    Raises:
        ReviewDeskError: "publish-exists", an "order-…" code, or whatever `verify` finds.
    """
    permit(room, Act("publish"))
    whole = resolved(out)
    if _is_taken(whole) and not (whole / SUMS).is_file():
        raise ReviewDeskError("publish-exists", path=str(out))
    whole.parent.mkdir(parents=True, exist_ok=True)
    making = whole.with_name(f".{whole.name}.publishing")
    shutil.rmtree(making, ignore_errors=True)
    making.mkdir()
    try:
        with named(making, whole):
            digest = _fill(room, making, advance)
        _verify(room, making, advance)
        if not _is_taken(whole):
            if whole.exists():
                whole.rmdir()
            making.replace(whole)
        elif _is_same(making, whole):
            digest = open_sealed(_whole(whole)).digest
            _verify(room, whole, advance)
        else:
            raise ReviewDeskError("publish-exists", path=str(out))
    finally:
        shutil.rmtree(making, ignore_errors=True)
    after = commit(room, [Act("publish", {"archive": digest, "sequence": room.course.finalised})])
    return after, Published(
        folder=out,
        files=tuple(sorted(_files(whole))),
        fingerprint=fingerprint(room.lineage.batch),
        digest=digest,
        waiting=signing_round(room).waiting,
    )


def archive_parts(room: Room, workbook: bytes) -> dict[str, bytes]:
    """Return everything the archive holds, path by path."""
    held = frozen(room)
    lineage = room.lineage
    parts = lineage_parts(lineage.headers, lineage.documents)
    for path, data in _ballot_parts(room):
        parts[path] = data
    lines = [log.log_line(line.index, line.head, line.entry) for line in journal.lines(room.workspace)]
    parts[archive.LOG] = b"".join(line + b"\n" for line in lines)
    parts[archive.RECORD], parts[archive.RESULT] = held[RECORD], held[RESULT]
    parts[archive.ALLOWED_SIGNERS] = archive.allowed_signers(lineage.seats.values())
    for seat, certificate in lineage.certificates.items():
        parts[archive.certificate_path(seat)] = certificate.encode()
    rankings = {name: data for name, data in held.items() if name.endswith(".pdf") and name != PACKET}
    for name, data in {**rankings, WORKBOOK: workbook}.items():
        parts[archive.REPORT + name] = data
    if PACKET in held:
        parts[archive.PACKET] = held[PACKET]
    parts[archive.PEOPLE] = _people(room)
    parts[archive.TEXTS] = _texts(room)
    for scan in held_scans(room):
        parts[archive.scan_path(scan.number, scan.seat, scan.kind)] = scan_bytes(room, scan.number)
    return parts


def _verify(room: Room, folder: Path, advance: Advance) -> None:
    for path in {folder / ARCHIVE, _whole(folder)}:
        verify(path, fingerprint(room.lineage.batch), lambda _: advance(0))


def _whole(folder: Path) -> Path:
    """Return the archive that has everything."""
    kept = folder / ORGANISER / ARCHIVE
    return kept if kept.exists() else folder / ARCHIVE


def _files(folder: Path) -> Iterator[str]:
    return (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def _is_taken(folder: Path) -> bool:
    return folder.exists() and (not folder.is_dir() or any(folder.iterdir()))


def _is_same(made: Path, there: Path) -> bool:
    """Whether both say the same of one log: only the workbook, and what covers it, bear their own time."""
    names = set(_files(made))
    alike = sorted(names - {ARCHIVE, f"{ORGANISER}/{ARCHIVE}", WORKBOOK, SUMS})
    if names != set(_files(there)) or (there / SUMS).read_text("utf-8") != _sums(there):
        return False
    if filecmp.cmpfiles(made, there, alike, shallow=False)[1:] != ([], []):
        return False
    whole = open_archive(_whole(there))
    if open_archive(there / ARCHIVE).digest != whole.digest:
        return False
    ours, theirs = _parts(open_archive(_whole(made))), _parts(whole)
    return ours == theirs | {_BOOK: ours[_BOOK]} and theirs[_BOOK] == (there / WORKBOOK).read_bytes()


def _parts(sealed: SealedFile) -> dict[str, bytes]:
    own = (HEADER_PATH, SIGNATURE_PATH)
    return {part: sealed.read_part(part) for part in sealed.members if part not in own}


def _sums(folder: Path) -> str:
    files = sorted(path for path in folder.iterdir() if path.is_file() and path.name != SUMS)
    return "".join(f"{checksum(path)}  {path.name}\n" for path in files)


def _fill(room: Room, folder: Path, advance: Advance) -> Digest:
    held = frozen(room)
    workbook = workbook_bytes(room, advance)
    finalised = [entry for entry in room.entries if entry.kind == "finalise"][-1]
    header = Header(
        kind="archive",
        review_session=room.lineage.review_session,
        sequence=room.course.finalised,
        created=finalised.at,
        batch_digest=room.lineage.batch,
        plan_digest=room.lineage.plan_digest,
    )
    kept = folder if room.plan.review_session.handover == "full" else folder / ORGANISER
    kept.mkdir(exist_ok=True)
    parts = archive_parts(room, workbook)
    digest = archive.write_archive(kept / ARCHIVE, header, parts, room.secret.signing_key)
    if kept != folder:
        archive.withhold(kept / ARCHIVE, folder / ARCHIVE)
    authority = next(s for s, keys in sorted(room.lineage.seats.items()) if keys.role == "secretary")
    loose = {
        RESULT: held[RESULT],
        WORKBOOK: workbook,
        AUTHORITY: certificate_der(room.lineage.certificates[authority]),
        **{name: data for name, data in held.items() if name.endswith(".pdf")},
    }
    if kept != folder and PACKET in loose:
        write_atomically(kept / PACKET, loose.pop(PACKET))
    loose |= verifying_files(room, (*loose, ARCHIVE, SUMS), hashlib.sha256(loose[AUTHORITY]).hexdigest())
    for name, data in loose.items():
        write_atomically(folder / name, data)
    write_atomically(folder / SUMS, _sums(folder).encode())
    return digest


def _ballot_parts(room: Room) -> Iterator[tuple[str, bytes]]:
    opened = chair_ballots.kept_opened(room.workspace)
    counted = {str(cell.digest) for cell in room.roll.counted()}
    for ballot in chair_ballots.kept(room.workspace).values():
        if ballot.kind == "typed":
            if ballot.digest in opened:
                yield archive.typed_path(ballot.seat, ballot.track, ballot.round), opened[ballot.digest]
            continue
        sealed = open_sealed(ballot.file, kind="ballot")
        folder = archive.ballot_folder(ballot.seat, ballot.track, ballot.round, ballot.sequence)
        yield folder + HEADER_PATH, sealed.header_bytes
        yield folder + SIGNATURE_PATH, sealed.signature
        if ballot.digest in counted and ballot.digest in opened:
            yield f"{folder}scores.json", opened[ballot.digest]
        if ballot.digest in counted:
            yield _statement_path(ballot), _statement(room, sealed)


def _statement_path(ballot: KeptBallot) -> str:
    name = f"{ballot.seat}-{ballot.track}-{ballot.round}-{ballot.sequence}"
    return f"{archive.STATEMENTS}{name}.json"


def _statement(room: Room, sealed: SealedFile) -> bytes:
    return age.decrypt(sealed.read_part(statement.PATH), room.secret.age_identity)


def _people(room: Room) -> bytes:
    logged = [Digest(str(entry.data["people"])) for entry in room.entries if entry.kind == "people"]
    return chair_words.kept(room.workspace, "people")[logged[-1]]


def _texts(room: Room) -> bytes:
    known: Mapping[Digest, bytes] = chair_words.kept(room.workspace, "text")
    wanted = {Digest(str(entry.data["text"])) for entry in room.entries if "text" in entry.data}
    return canonical.encode({digest: canonical.decode(known[digest]) for digest in sorted(wanted)})
