"""A finished small review session as an archive, and what somebody with the chair's key can make of it."""

import json
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from chair_session import MARKS, Session, all_ballots, copy_of, opened, session
from inked_pages import picture
from reviewdesk.desk.auditor.verdict import Verdict
from reviewdesk.desk.auditor.verify import verify
from reviewdesk.desk.chair.closing import close
from reviewdesk.desk.chair.collecting import collect
from reviewdesk.desk.chair.finalising import finalise
from reviewdesk.desk.chair.publishing import publish
from reviewdesk.desk.chair.revealing import rank, reveal
from reviewdesk.desk.chair.room import Room
from reviewdesk.desk.chair.scanning import attach
from reviewdesk.desk.chair.seats import Place, absent
from reviewdesk.desk.chair.signing import record_silence, sign
from reviewdesk.desk.chair.typed_sheets import typed
from reviewdesk.desk.handover import ARCHIVE, ORGANISER
from reviewdesk.domain import canonical
from reviewdesk.sealed import log
from reviewdesk.sealed.archive import write_archive
from reviewdesk.sealed.container import open_sealed
from reviewdesk.sealed.header import Header
from reviewdesk.sealed.keys import SeatSecret
from reviewdesk.words import sentence

Line = dict[str, object]


@dataclass(frozen=True)
class Archive:
    """An archive with everything an insider holds: its parts, its header, the chair's keys."""

    path: Path
    held: Session
    header: Header
    parts: Mapping[str, bytes]

    @property
    def chair(self) -> SeatSecret:
        return self.held.secret("chair")

    def forged(self, target: Path, changes: Mapping[str, bytes | None]) -> Path:
        """Write it again with changed or dropped parts, signed with the genuine chair key."""
        parts = {**self.parts, **changes}
        write_archive(
            target,
            self.header,
            {path: data for path, data in parts.items() if data is not None},
            self.chair.signing_key,
        )
        return target

    def lines(self) -> list[Line]:
        return [json.loads(line) for line in self.parts["log.jsonl"].splitlines()]

    def rewritten(self, lines: Iterable[Line]) -> bytes:
        """Return a log chained anew, with the chair's own attestations made anew; the others' stay."""
        lineage = self.held.lineage("chair")
        head = log.genesis(lineage.review_session, lineage.batch, self.chair.seat)
        out, spoken, of = [], head, 0
        for index, line in enumerate(lines, start=1):
            entry = dict(line["entry"])  # type: ignore[call-overload]
            if entry["kind"] == log.ATTEST:
                seat = entry["data"]["seat"]
                signature = entry["data"]["signature"]
                if seat == self.chair.seat:
                    signature = log.attestation(spoken, self.chair.signing_key)
                entry["data"] = log.attest_data(of, seat, signature)
            data = canonical.encode(entry)
            head = log.chain(head, index, data)
            if entry["kind"] != log.ATTEST:
                spoken, of = head, index
            out.append(log.log_line(index, head, data) + b"\n")
        return b"".join(out)


def refusal(path: Path, fingerprint: str | None = None) -> Verdict:
    """Return the verdict on an archive that must not hold; its sentence is one of the listed ones."""
    try:
        verify(path, fingerprint)
    except Verdict as found:
        assert sentence(found, "en")
        return found
    raise AssertionError(f"{path.name} was accepted")


@cache
def signed_archive() -> Archive:
    """A witness attests; r5 is absent in one track; r1 and r2 sign, r3 refuses; made once per process."""
    held = session()
    with _room(held, "supervisor") as (room, folder):
        room, _ = collect(room, [b for b in all_ballots(held, folder / "b") if not b.name.startswith("r5-u")])
        room = absent(room, Place(seat="r5", track="u"), "提前离会", held.witness)
        room, _ = close(room, held.witness)
        room, _ = reveal(room, held.envelope, held.witness)
        room = rank(room, held.witness)
        room, _ = finalise(room, held.witness)
        for seat in ("r1", "r2"):
            room, _ = sign(room, seat=seat, seat_slip=_code(held, seat))
        words = folder / "refusal.txt"
        words.write_text("不同意", encoding="utf-8")
        room, _ = sign(room, seat="r3", seat_slip=_code(held, "r3"), answer="refused", statement=words)
        publish(room, folder / "out")
    return _read(held, folder / "out" / ARCHIVE)


@cache
def dissenting_archive() -> Archive:
    """Every answer a member can give: r1 signs, r2 dissents, r3 refuses, r4 is deemed to agree, r5 left."""
    held = session()
    with _room(held, "supervisor") as (room, folder):
        room = _all_cast_and_final(room, held, folder)
        words = folder / "words.txt"
        words.write_text("不同意见", encoding="utf-8")
        room, _ = sign(room, seat="r1", seat_slip=_code(held, "r1"))
        room, _ = sign(room, seat="r2", seat_slip=_code(held, "r2"), answer="dissent", statement=words)
        room, _ = sign(room, seat="r3", seat_slip=_code(held, "r3"), answer="refused", statement=words)
        room, _ = record_silence(room, seat="r4", kind="deemed", reason="未答复", witness=held.witness)
        room, _ = record_silence(room, seat="r5", kind="left", reason="提前离会", witness=held.witness)
        publish(room, folder / "out")
    return _read(held, folder / "out" / ARCHIVE)


@cache
def nameless_archive() -> Archive:
    """No witness, handed over without names: the whole archive and the packet stay with the organiser."""
    held = session("none", handover="without_names")
    with _room(held, "none", "without_names") as (room, folder):
        room = _all_cast_and_final(room, held, folder)
        publish(room, folder / "out")
    return _read(held, folder / "out" / ORGANISER / ARCHIVE)


@cache
def lone_archive() -> Archive:
    """No witness and no member's signature: whoever holds the chair's key could write all but ballots."""
    held = session("none")
    with _room(held, "none") as (room, folder):
        room = _all_cast_and_final(room, held, folder)
        publish(room, folder / "out")
    return _read(held, folder / "out" / ARCHIVE)


@cache
def scanned_archive() -> Archive:
    """No witness; r2 signed, and two scans lie beside: of r2's page, and of the joint one."""
    held = session("none")
    with _room(held, "none") as (room, folder):
        room = _all_cast_and_final(room, held, folder)
        room, _ = sign(room, seat="r2", seat_slip=_code(held, "r2"))
        room, _ = attach(room, picture(folder / "r2.png"), seat="r2")
        room, _ = attach(room, picture(folder / "joint.jpg"))
        publish(room, folder / "out")
    return _read(held, folder / "out" / ARCHIVE)


@cache
def typed_archive() -> Archive:
    """No witness; r1's sheet of track t was typed from signed paper."""
    held = session("none")
    with _room(held, "none") as (room, folder):
        rows = "".join(f"{a},c,{MARKS[a]['r1']}\n" for a in ("A1", "A2", "A3"))
        (folder / "sheet.csv").write_text(f"application,criterion,points\n{rows}", encoding="utf-8")
        copies = (folder / "sheet.csv", folder / "sheet.csv")
        room, _ = typed(room, seat="r1", track="t", round_number=1, copies=copies, witness=held.witness)
        room, _ = collect(room, [b for b in all_ballots(held, folder / "b") if not b.name.startswith("r1-t")])
        room, _ = close(room, held.witness)
        room, _ = reveal(room, held.envelope, held.witness)
        room = rank(room, held.witness)
        room, _ = finalise(room, held.witness)
        publish(room, folder / "out")
    return _read(held, folder / "out" / ARCHIVE)


def _all_cast_and_final(room: Room, held: Session, folder: Path) -> Room:
    room, _ = collect(room, all_ballots(held, folder / "b"))
    room, _ = close(room, held.witness)
    room, _ = reveal(room, held.envelope, held.witness)
    room = rank(room, held.witness)
    room, _ = finalise(room, held.witness)
    return room


@contextmanager
def _room(held: Session, witness: str, handover: str = "full") -> Iterator[tuple[Room, Path]]:
    folder = Path(tempfile.mkdtemp(prefix="archive-"))
    with held.room(copy_of(opened(witness, handover=handover), folder / "chair")) as room:
        yield room, folder


def _code(held: Session, seat: str) -> Callable[[], str]:
    return lambda: held.code(seat)


def _read(held: Session, path: Path) -> Archive:
    sealed = open_sealed(path)
    parts = {part: sealed.read_part(part) for part in sealed.members}
    return Archive(path, held, sealed.header, parts)
