"""Sealing and opening 1 GiB of dossiers, against the `age` program on the same bytes and one SHA-256 pass.

Ours is all that a batch needs: every document digested, encrypted and written to disk, the parts put into
one signed file; then, at one seat, the file checked, decrypted, and each document encrypted again for the
workspace. The reference encrypts one file of the same bytes and decrypts it. Making and opening slips, 0.4 s
each by design whatever the size, is left out; the note says what the ratio is with them.
"""

import dataclasses
import hashlib
import os
import shutil
import statistics
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import pyrage

from measuring import Extent, Figure, Sized, against_limit, figure, processor_time, seconds
from memory import Level
from reviewdesk.desk.reviewer.declaring import declare_recusals
from reviewdesk.desk.reviewer.opening import open_desk
from reviewdesk.desk.reviewer.seating import Seating
from reviewdesk.domain.application import Application
from reviewdesk.domain.committee import Committee, Role, Seat
from reviewdesk.domain.names import ApplicantId, ApplicationId, SeatId, TrackId
from reviewdesk.domain.plan.reader import read_plan
from reviewdesk.sealed.batch import SLOT_WORK, Contents, seal_batch
from reviewdesk.sealed.section import DocumentSource

KIB, DOSSIER, MEMORY = 1024 * 1024, 16 * 1024, 64.0
"""KiB of all dossiers together, of one, of two documents; and MB that memory may grow by."""
CREATED = "2026-11-23T21:10:06Z"
TRACK, REVIEWER = TrackId("track"), SeatId("r01")
ROLES: tuple[Role, ...] = ("secretary", "chair", "witness", "reveal")
PLAN = """
schema = 1
[review_session]
title = "bench"
[[track]]
id = "track"
[[track.tier]]
id = "listed"
quota = 1
[[track.criterion]]
id = "c"
name = "Criterion"
max = "100"
"""


def figures(extent: Extent) -> Iterator[Figure]:
    """Measure; memory first, while nothing else has used any."""
    sizes = extent.sizes(KIB)
    for doing, grown in zip(("sealing", "opening"), _peaks(sizes[-1]), strict=True):
        yield against_limit(f"memory while {doing} 1 GiB", grown, MEMORY, "MB", {})
    runs: list[Spent] = []

    @contextmanager
    def made(size: int) -> Iterator[Sized]:
        with dossiers(size) as laid:
            yield Sized(lambda: laid.handled(runs).work, laid.bare)

    found = figure("seal and open 1 GiB of dossiers", 2.5, made, sizes, extent)
    yield dataclasses.replace(found, note=_note(runs[-extent.pairs :], found.reference))


@dataclass(frozen=True, slots=True)
class Spent:
    """What one run took, in seconds, and slips apart."""

    sealing: float
    opening: float
    slips: float

    @property
    def work(self) -> float:
        """All but the slips."""
        return self.sealing + self.opening


@dataclass(frozen=True, slots=True)
class Laid:
    """Dossiers in a folder, and the same bytes in one file."""

    folder: Path
    sources: dict[ApplicationId, tuple[DocumentSource, ...]]
    identity: Path
    recipient: str

    def handled(self, runs: list[Spent]) -> Spent:
        """Seal the dossiers and open them at one seat."""
        with tempfile.TemporaryDirectory(dir=self.folder) as made:
            runs.append(self._spent(Path(made)))
        return runs[-1]

    def bare(self) -> float:
        """Encrypt, digest and decrypt the same bytes."""
        whole, sealed, opened = (self.folder / name for name in ("whole", "whole.age", "opened"))
        spent = seconds(lambda: self._aged(whole, sealed, opened))
        sealed.unlink()
        opened.unlink()
        return spent

    def seal(self, batch: Path, clock: "Clock") -> str:
        """Seal the dossiers, and return the reviewer's code."""
        seats = [Seat(id=SeatId(role), role=role) for role in ROLES]
        seats.append(Seat(id=REVIEWER, role="reviewer", tracks=(TRACK,)))
        contents = Contents(
            plan=read_plan(PLAN),
            applications=tuple(
                Application(id=a, track=TRACK, applicant=a, applicant_id=ApplicantId(a)) for a in self.sources
            ),
            committee=Committee(tuple(seats), ()),
            dossiers=self.sources,
            created=CREATED,
        )
        return seal_batch(batch, contents, clock.sealed).codes[REVIEWER]

    def _spent(self, made: Path) -> Spent:
        batch, desk, marks, clock = made / "batch.rdbatch", made / "desk", [processor_time()], Clock()
        code = self.seal(batch, clock)
        marks += [clock.slips, processor_time()]
        open_desk(desk, [batch], REVIEWER, code, clock.checked)
        marks.append(clock.last)
        with closing(Seating(desk, code)) as seating:
            marks.append(processor_time())
            declare_recusals(seating.table, [batch], (), pledged=True)
            marks.append(processor_time())
        slips, sealing, checking, unlocking, bringing = (after - before for before, after in pairwise(marks))
        return Spent(sealing, checking + bringing, slips + unlocking)

    def _aged(self, whole: Path, sealed: Path, opened: Path) -> None:
        subprocess.run(["age", "-r", self.recipient, "-o", sealed, whole], check=True)
        with whole.open("rb") as stream:
            hashlib.file_digest(stream, "sha256")
        subprocess.run(["age", "-d", "-i", self.identity, "-o", opened, sealed], check=True)


@dataclass(slots=True)
class Clock:
    """Notes when the last slip was made, and when the last byte was checked."""

    slips: float = 0.0
    last: float = 0.0
    level: Level | None = field(default=None)

    def sealed(self, step: int) -> None:
        """Hear of one step of sealing; the slips come first."""
        if step == SLOT_WORK:
            self.slips = processor_time()
            self.level = Level()

    def checked(self, step: int) -> None:
        """Hear of bytes that were checked."""
        self.last = processor_time()


@contextmanager
def dossiers(size: int) -> Iterator[Laid]:
    """Lay out dossiers of so many KiB, no two documents alike."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        count = max(1, size // DOSSIER)
        sources = {
            ApplicationId(f"A{number:05}"): tuple(
                DocumentSource(f"d{n}", f"d{n}", _document(folder / f"{number}-{n}.pdf", size // count // 2))
                for n in (1, 2)
            )
            for number in range(count)
        }
        with (folder / "whole").open("wb") as whole:
            for path in sorted(folder.glob("*.pdf")):
                with path.open("rb") as document:
                    shutil.copyfileobj(document, whole)
        identity = pyrage.x25519.Identity.generate()
        (folder / "identity").write_text(f"{identity}\n")
        yield Laid(folder, sources, folder / "identity", str(identity.to_public()))


def _document(path: Path, kib: int) -> Path:
    with path.open("wb") as file:
        for _ in range(kib):
            file.write(os.urandom(1024))
    return path


def _peaks(size: int) -> tuple[float, float]:
    """Return by how many MB memory grew while sealing, and while opening, above the slots' level."""
    with dossiers(size) as laid:
        batch, desk, clock = laid.folder / "batch.rdbatch", laid.folder / "desk", Clock()
        code = laid.seal(batch, clock)
        assert clock.level is not None
        sealing = clock.level.grown()
        open_desk(desk, [batch], REVIEWER, code)
        with closing(Seating(desk, code)) as seating:
            level = Level()
            declare_recusals(seating.table, [batch], (), pledged=True)
            return sealing, level.grown()


def _note(runs: list[Spent], reference: float) -> str:
    sealing, opening, slips = (
        statistics.median(values) for values in zip(*(dataclasses.astuple(run) for run in runs), strict=True)
    )
    whole = (sealing + opening + slips) / reference
    return (
        f"sealing {sealing:.2f} s, opening {opening:.2f} s; slips {slips:.2f} s more, {whole:.2f} × with them"
    )
