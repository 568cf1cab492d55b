"""Verifying whatever is at hand: archives, papers, hand-over folders, file by file."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Literal

from reviewdesk.desk.auditor.reference import Reference, read_reference
from reviewdesk.desk.auditor.signed_paper import CheckedPaper, check_paper
from reviewdesk.desk.auditor.verdict import DIFFERS, MISSING, NO_ARCHIVE, Verdict
from reviewdesk.desk.auditor.verify import Verified, verify
from reviewdesk.desk.handover import ARCHIVE
from reviewdesk.domain.addenda.course import Course
from reviewdesk.domain.names import Digest
from reviewdesk.errors import ReviewDeskError
from reviewdesk.errors.system import file_error, open_file
from reviewdesk.sealed.archive import SUFFIX

Advance = Callable[[int], None]
FileKind = Literal["archive", "record", "paper", "list", "other", "stray"]
"""A stray file lies in a folder but was not published with it: nothing is said of it."""
MARK: Final = b"%PDF-"
_LOOKED: Final = 1024
"""Bytes within which readers look for the mark of a PDF."""
_WORST: Final = (1, DIFFERS, MISSING, NO_ARCHIVE)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedFile:
    """One file and what became of it: what was found in it, or why it does not hold.

    Attributes:
        name: as it is shown.
        course: of a later record, where things stand after it.
        by_archive: it is the file that lies in the archive; of other kinds only its digest was compared.
    """

    name: str
    kind: FileKind
    archive: Verified | None = None
    paper: CheckedPaper | None = None
    course: Course | None = None
    by_archive: bool = False
    error: ReviewDeskError | None = None

    @property
    def refusal(self) -> ReviewDeskError | None:
        """The first thing that is wrong."""
        if self.error is None and self.paper and self.paper.found:
            first = self.paper.found[0]
            return Verdict(self.paper.exit_code, first.code, **first.data)
        return self.error

    @property
    def unsettled(self) -> bool:
        """Whether it holds as far as can be seen, and only whose it is was not compared."""
        return self.error is None and self.paper is not None and self.paper.unsettled

    @property
    def exit_code(self) -> int:
        """0 holds, 2 differs, 3 something is missing, 4 nothing that can be verified, 1 not readable."""
        return 0 if self.refusal is None else self.refusal.exit_code


@dataclass(frozen=True, slots=True)
class Checked:
    """All files, in the order to show them in."""

    files: tuple[CheckedFile, ...]

    @property
    def exit_code(self) -> int:
        """0 when all hold; else what weighs most: unreadable, then differing, then missing."""
        found = {file.exit_code for file in self.files} - {0}
        return next((code for code in _WORST if code in found), 0)

    @property
    def strays(self) -> int:
        """How many files nobody vouches for."""
        return sum(file.kind == "stray" for file in self.files)

    @property
    def wrong(self) -> tuple[CheckedFile, ...]:
        """The files that do not hold."""
        return tuple(file for file in self.files if file.exit_code)

    @property
    def unsettled(self) -> tuple[CheckedFile, ...]:
        """Those of them of which only whose they are was not compared."""
        return tuple(file for file in self.files if file.unsettled)

    @property
    def fingerprint(self) -> str:
        """F of the archive that was verified or looked into; "" where there was none."""
        found = [file.archive.fingerprint for file in self.files if file.archive]
        found += [file.paper.fingerprint for file in self.files if file.paper]
        return next(filter(None, found), "")

    @property
    def compared(self) -> bool:
        """Whether F was compared with paper wherever there is one, or an authority was."""
        found = [file.archive.compared for file in self.files if file.archive]
        found += [file.paper.compared for file in self.files if file.paper]
        return bool(found) and all(found)


def is_paper(path: Path) -> bool:
    """Whether a file calls itself a PDF, by name or by its first bytes."""
    if path.suffix.lower() == ".pdf":
        return path.is_file()
    try:
        with open_file(path) as file:
            return MARK in file.read(_LOOKED)
    except OSError:
        return False


def check_archive(path: Path, name: str, wanted: str | None, advance: Advance) -> CheckedFile:
    """Return an archive derived anew, or why it does not hold."""

    def work() -> CheckedFile:
        return CheckedFile(name=name, kind="archive", archive=verify(path, wanted, advance))

    return judged(name, "archive", work)


def check_one_paper(
    path: Path, name: str, against: Reference | Digest | None, advance: Advance
) -> CheckedFile:
    """Return a PDF looked into, or why it cannot be."""

    def work() -> CheckedFile:
        found = check_paper(path, against, advance)
        return CheckedFile(name=name, kind="paper", paper=found, by_archive=isinstance(against, Reference))

    advance(0)
    made = judged(name, "paper", work)
    advance(_size(path))
    return made


def judged(name: str, kind: FileKind, work: Callable[[], CheckedFile]) -> CheckedFile:
    """Turn a refusal into the verdict on its file; only being stopped goes on."""
    try:
        return work()
    except ReviewDeskError as error:
        if error.code == "interrupted":
            raise
        return CheckedFile(name=name, kind=kind, error=error)
    except OSError as error:
        return CheckedFile(name=name, kind=kind, error=file_error(error))


def check_loose(
    paths: Sequence[Path], wanted: str | None, authority: Digest | None, advance: Advance
) -> Iterator[CheckedFile]:
    """Yield archives and papers, each paper held against the archive named with it or the one beside it.

    Args:
        paths: no folders.
        wanted: the fingerprint from paper.
        authority: SHA-256 of the session's certificate, where it is known otherwise.
        advance: told the bytes done.
    """
    archives = [path for path in paths if not is_paper(path)]
    good: set[Path] = set()
    for path in archives:
        found = check_archive(path, path.name, wanted, advance)
        good |= {path} if found.archive else set()
        yield found
    known: dict[Path, Reference | None] = {}
    for path in paths:
        if path in archives:
            continue
        beside = archives[0] if archives else archive_beside(path)
        against: Reference | Digest | None = authority
        if beside is not None and authority is None:
            if beside not in known:
                known[beside], refused = _reference(beside, wanted, verified=beside in good)
                yield from () if beside in archives else refused
            against = known[beside]
        yield check_one_paper(path, path.name, against, advance)


def archive_beside(paper: Path) -> Path | None:
    """Return the archive that lies in the folder of a paper, if it is clear which."""
    found = sorted(paper.absolute().parent.glob(f"*{SUFFIX}"))
    named = [path for path in found if path.name == ARCHIVE]
    return next(iter(named or (found if len(found) == 1 else ())), None)


def total_size(paths: Iterable[Path]) -> int:
    """Return how many bytes there are to verify, folders with all they hold."""
    return sum(
        sum(map(_size, path.rglob("*"))) if path.is_dir() else _size(path) for path in map(Path, paths)
    )


def _reference(
    path: Path, wanted: str | None, *, verified: bool
) -> tuple[Reference | None, tuple[CheckedFile, ...]]:
    try:
        return replace(read_reference(path, wanted), verified=verified), ()
    except ReviewDeskError as error:
        return None, (CheckedFile(name=path.name, kind="archive", error=error),)


def _size(path: Path) -> int:
    return path.stat().st_size if path.is_file() else 0
