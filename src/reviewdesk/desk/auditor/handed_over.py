"""Verifying a hand-over folder: archive, checksums, and every file the one that was published."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from reviewdesk.desk.auditor.filed import archive_of, check_filed, is_filed
from reviewdesk.desk.auditor.files import (
    Advance,
    Checked,
    CheckedFile,
    check_archive,
    check_loose,
    check_one_paper,
    is_paper,
    judged,
)
from reviewdesk.desk.auditor.records import check_records, is_record, records_in
from reviewdesk.desk.auditor.reference import Reference, read_reference
from reviewdesk.desk.auditor.verdict import DIFFERS, MISSING, NO_ARCHIVE, Verdict, expect
from reviewdesk.desk.handover import ARCHIVE, ORGANISER, SUMS, checksum
from reviewdesk.domain.names import Digest
from reviewdesk.errors import ReviewDeskError
from reviewdesk.errors.system import open_file
from reviewdesk.sealed.archive import open_archive

_LINE: Final = re.compile(r"([0-9a-f]{64}) [ *]([^/\\\x00-\x1f]+)")
_LITTER: Final = frozenset({"thumbs.db", "desktop.ini"})
"""What systems leave behind in folders that were looked at; hidden files are passed over too."""
_MOST: Final = 1024 * 1024
"""Bytes of a list of checksums."""


def check_files(
    paths: Sequence[Path],
    wanted: str | None = None,
    authority: Digest | None = None,
    advance: Advance = lambda _: None,
) -> Checked:
    """Return every file verified.

    Args:
        paths: archives, papers (PDF) and hand-over folders.
        wanted: the fingerprint from paper, as somebody typed it.
        authority: SHA-256 of the session's certificate; loose papers are then held against that alone.
        advance: told the bytes done; may raise to stop.
    """
    found: list[CheckedFile] = []
    for folder in (path for path in paths if path.is_dir()):
        found += (
            _filed(folder, wanted, advance) if is_filed(folder) else check_folder(folder, wanted, advance)
        )
    loose = [path for path in paths if not path.is_dir()]
    records = {path: path.name for path in loose if is_record(path)}
    found += check_loose([path for path in loose if path not in records], wanted, authority, advance)
    return Checked((*found, *check_records(records, found, records, advance)))


def is_handed_over(folder: Path) -> bool:
    """Whether a folder holds what is published: an archive, or at least the list of checksums."""
    return any((folder / name).is_file() for name in (ARCHIVE, f"{ORGANISER}/{ARCHIVE}", SUMS))


def check_folder(folder: Path, wanted: str | None, advance: Advance) -> Iterator[CheckedFile]:
    """Yield the files of a hand-over folder: archives first, then all others, then what is missing."""
    if not is_handed_over(folder):
        name = folder.resolve().name or str(folder)
        yield _refused(name, Verdict(NO_ARCHIVE, "handover-none", folder=name))
        return
    listing, sums = _read_sums(folder)
    whole, given = folder / ORGANISER / ARCHIVE, folder / ARCHIVE
    archives = [path for path in (whole, given) if path.is_file()]
    rows = [check_archive(path, _shown(folder, path), wanted, advance) for path in archives]
    if len(rows) == 2 and not any(row.error for row in rows) and _strangers(whole, given):
        rows[1] = replace(rows[1], error=Verdict(DIFFERS, "handover-archives"))
    good = [path for path, row in zip(archives, rows, strict=True) if row.archive]
    records = {path: _shown(folder, path) for path in records_in(folder)}
    later = list(check_records(records, rows, records, advance))
    held = _Held(folder, _reference(archives, good, wanted), advance)
    rows += [held.check(path) for path in _others(folder) if path not in records]
    for row in rows:
        yield _summed(folder, row, sums)
    yield from later
    yield listing
    for name in sorted({ARCHIVE, *sums}):
        if not (folder / name).is_file():
            yield _refused(name, Verdict(MISSING, "handover-missing", file=name))


def _filed(folder: Path, wanted: str | None, advance: Advance) -> list[CheckedFile]:
    """Return the files of a folder for the archives office: the archive and its records, then the rest."""
    inner = archive_of(folder)
    if inner == folder:
        rows = [check_archive(folder / ARCHIVE, ARCHIVE, wanted, advance)]
    else:
        found = check_folder(inner, wanted, advance)
        rows = [replace(row, name=f"{inner.name}/{row.name}") for row in found]
    shown = {path: _shown(folder, path) for path in records_in(folder)}
    rows += check_records(shown, list(rows), shown, advance)
    return [*rows, *check_filed(folder, rows)]


@dataclass(frozen=True, slots=True)
class _Held:
    """What each file but the archives is held against."""

    folder: Path
    reference: Reference | None
    advance: Advance

    def check(self, path: Path) -> CheckedFile:
        """Return one file: a paper looked into, another compared with the one in the archive."""
        name = _shown(self.folder, path)
        if is_paper(path):
            return check_one_paper(path, name, self.reference, self.advance)
        return judged(name, "other", lambda: self._compared(path, name))

    def _compared(self, path: Path, name: str) -> CheckedFile:
        if not path.is_file():
            return CheckedFile(name=name, kind="stray")
        found = checksum(path)
        self.advance(path.stat().st_size)
        kept = self.reference.files.get(path.name) if self.reference else None
        expect(kept in (None, found), "handover-differs", file=name)
        return CheckedFile(name=name, kind="other", by_archive=kept is not None)


def _summed(folder: Path, row: CheckedFile, sums: Mapping[str, str]) -> CheckedFile:
    """Hold a file that is right by itself against the list; what stays with the organiser is on none."""
    if row.exit_code or "/" in row.name or not sums or row.kind == "stray":
        return row
    if row.kind == "other" and not row.by_archive and row.name not in sums:
        return replace(row, kind="stray")

    def work() -> CheckedFile:
        expect(row.name in sums, "handover-unlisted", file=row.name)
        expect(checksum(folder / row.name) == sums[row.name], "handover-sum", file=row.name)
        return row

    return judged(row.name, row.kind, work)


def _read_sums(folder: Path) -> tuple[CheckedFile, dict[str, str]]:
    try:
        with open_file(folder / SUMS) as file:
            lines = file.read(_MOST).decode("utf-8").splitlines()
    except FileNotFoundError:
        return _refused(SUMS, Verdict(MISSING, "handover-missing", file=SUMS)), {}
    except (OSError, UnicodeDecodeError):
        lines = [""]
    found = [match.groups() for line in lines if (match := _LINE.fullmatch(line))]
    if len(found) != len(lines) or not found:
        return _refused(SUMS, Verdict(DIFFERS, "handover-list", file=SUMS)), {}
    return CheckedFile(name=SUMS, kind="list"), {name: digest for digest, name in found}


def _reference(archives: Sequence[Path], good: Sequence[Path], wanted: str | None) -> Reference | None:
    """Return what an archive says that holds; else what one says that can at least be read so far."""
    for path in (*good, *archives):
        try:
            return replace(read_reference(path, wanted), verified=path in good)
        except ReviewDeskError:
            continue
    return None


def _strangers(whole: Path, given: Path) -> bool:
    return open_archive(whole).digest != open_archive(given).digest


def _others(folder: Path) -> list[Path]:
    found = [
        path
        for place in (folder, folder / ORGANISER)
        if place.is_dir()
        for path in sorted(place.iterdir())
        if path.name not in (ARCHIVE, SUMS, ORGANISER)
        if not path.name.startswith(".") and path.name.lower() not in _LITTER
    ]
    return sorted(found, key=lambda path: not is_paper(path))


def _refused(name: str, error: ReviewDeskError) -> CheckedFile:
    return CheckedFile(name=name, kind="other", error=error)


def _shown(folder: Path, path: Path) -> str:
    return path.relative_to(folder).as_posix()
