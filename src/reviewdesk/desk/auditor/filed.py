"""Verifying a folder made for the archives office: every file listed, every paper as its record has it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from reviewdesk.desk.auditor.files import CheckedFile, judged
from reviewdesk.desk.auditor.records import records_in
from reviewdesk.desk.auditor.verdict import MISSING, Verdict, expect
from reviewdesk.desk.handover import ADDENDA, FILED_LIST, FILED_PAPERS, PUBLISHED, SUMS, checksum
from reviewdesk.errors import ReviewDeskError
from reviewdesk.errors.system import open_file
from reviewdesk.sealed.addendum import PAPERS, PRIVATE_PAPERS, open_addendum

_LINE: Final = re.compile(r"([0-9a-f]{64}) [ *]((?!/)(?:(?!\.\.?/)[^/\\\x00-\x1f]+/)*[^/\\\x00-\x1f]+)")
_MOST: Final = 1024 * 1024


def is_filed(folder: Path) -> bool:
    """Whether a folder is one made for the archives office."""
    return (folder / FILED_LIST).is_file() and (folder / ADDENDA).is_dir()


def archive_of(folder: Path) -> Path:
    """Return the folder that holds the archive: the published one inside, or the folder itself."""
    published = folder / PUBLISHED
    return published if published.is_dir() else folder


def check_filed(folder: Path, checked: Sequence[CheckedFile]) -> Iterator[CheckedFile]:
    """Yield what else lies in the folder: its list of checksums, its papers, and what is missing.

    Args:
        folder: made for the archives office.
        checked: what was verified of it before, archive and later records; not looked at again.
    """
    done = {row.name for row in checked}
    try:
        sums = _sums(folder)
    except ReviewDeskError as error:
        yield CheckedFile(name=SUMS, kind="list", error=error)
        return
    yield CheckedFile(name=SUMS, kind="list")
    papers = _papers(folder)
    for name, digest in sums.items():
        if not (folder / name).is_file():
            missing = Verdict(MISSING, "handover-missing", file=name)
            yield CheckedFile(name=name, kind="other", error=missing)
        elif name not in done or checksum(folder / name) != digest:
            yield judged(name, "other", partial(_held, folder, name, digest, papers))
    known = {*sums, *done, SUMS}
    there = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    yield from (CheckedFile(name=name, kind="stray") for name in sorted({*there} - known))


def _sums(folder: Path) -> Mapping[str, str]:
    try:
        with open_file(folder / SUMS) as file:
            lines = file.read(_MOST).decode("utf-8").splitlines()
    except FileNotFoundError as error:
        raise Verdict(MISSING, "handover-missing", file=SUMS) from error
    except (OSError, UnicodeDecodeError):
        lines = [""]
    found = [match.groups() for line in lines if (match := _LINE.fullmatch(line))]
    expect(len(found) == len(lines) > 0, "handover-list", file=SUMS)
    return {name: digest for digest, name in found}


def _papers(folder: Path) -> Mapping[str, str]:
    """Return what the papers of the records are called in the folder, with their digests."""
    found = {}
    for path in records_in(folder):
        try:
            record = open_addendum(path)
        except ReviewDeskError:
            continue
        for part in record.members:
            if part.startswith((PAPERS, PRIVATE_PAPERS)):
                name = f"{FILED_PAPERS}/{record.header.sequence}-{part.rpartition('/')[2]}"
                found[name] = record.entries[part].sha256
    return found


def _held(folder: Path, name: str, digest: str, papers: Mapping[str, str]) -> CheckedFile:
    found = checksum(folder / name)
    expect(found == digest, "handover-sum", file=name)
    if name.startswith(f"{FILED_PAPERS}/"):
        expect(papers.get(name) == found, "handover-paper", file=name)
    return CheckedFile(name=name, kind="other", by_archive=name in papers)
