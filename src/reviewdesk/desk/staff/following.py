"""Opening an archive with what followed it: later records that lie beside it are found by themselves."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Final

from reviewdesk.desk.auditor.chain import Chain, begun, joined
from reviewdesk.desk.auditor.verify import verify
from reviewdesk.errors import ReviewDeskError
from reviewdesk.sealed.addendum import SUFFIX, open_addendum

RECORD: Final = SUFFIX
"""How later records are called."""
Advance = Callable[[int], None]
FOLDER: Final = "addenda"
"""Where the window proposes to keep later records, beside the archive."""


def candidates(archive: Path, given: Sequence[Path] = ()) -> tuple[Path, ...]:
    """Return the files that may be later records: those given, beside the archive, and in its sub-folder."""
    beside = (path for folder in (archive.parent, archive.parent / FOLDER) for path in _in(folder))
    return tuple(dict.fromkeys((*given, *beside)))


def open_followed(archive: Path, given: Sequence[Path] = (), advance: Advance = lambda _: None) -> Chain:
    """Verify an archive and the later records found for it, sorted by number.

    Records of other review sessions that lie in the same folder are passed over; a given one never is.

    Raises:
        Verdict: as `open_chain`.
        ReviewDeskError: a file cannot be read.
    """
    chain = begun(archive, verify(archive, None, advance))
    session = chain.verified.lineage.review_session
    for path in followers(archive, session, given, advance):
        chain = joined(chain, path)
    return chain


def followers(
    archive: Path, review_session: str, given: Sequence[Path] = (), advance: Advance = lambda _: None
) -> tuple[Path, ...]:
    """Return the records found for an archive, by number, each once; not verified yet."""
    return tuple(_in_order(candidates(archive, given), frozenset(given), review_session, advance))


def archive_of(addendum: Path) -> Path | None:
    """Return the one archive beside a later record or above its folder; None for none or several."""
    for folder in (addendum.parent, addendum.parent.parent):
        found = sorted(folder.glob("*.rdarchive"))
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _in(folder: Path) -> list[Path]:
    return sorted(folder.glob(f"*{SUFFIX}")) if folder.is_dir() else []


def _in_order(paths: Iterable[Path], given: frozenset[Path], session: str, advance: Advance) -> list[Path]:
    """Return ours by number, each file once; what cannot be read comes last, where joining names it."""
    numbered: dict[str, tuple[int, Path]] = {}
    broken = []
    for path in paths:
        try:
            sealed = open_addendum(path, advance)
        except ReviewDeskError as error:
            if error.code == "interrupted":
                raise
            broken.append(path)
            continue
        if sealed.header.review_session == session or path in given:
            numbered.setdefault(sealed.digest, (sealed.header.sequence, path))
    return [path for _, path in sorted(numbered.values())] + broken
