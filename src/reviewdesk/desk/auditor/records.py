"""Later records among the files to verify: each joined to its archive, in the order of numbers."""

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from reviewdesk.desk.auditor.chain import Advance, Chain, begun, joined
from reviewdesk.desk.auditor.files import CheckedFile, judged
from reviewdesk.desk.auditor.verdict import MISSING, Verdict
from reviewdesk.desk.handover import ADDENDA
from reviewdesk.errors import ReviewDeskError
from reviewdesk.sealed.addendum import SUFFIX, open_addendum
from reviewdesk.sealed.header import Header


def is_record(path: Path) -> bool:
    """Whether a file is called like a later record."""
    return path.suffix == SUFFIX and path.is_file()


def records_in(folder: Path) -> list[Path]:
    """Return the later records that lie beside an archive or in the sub-folder for them, by number."""
    found = [path for place in (folder, folder / ADDENDA) if place.is_dir() for path in place.iterdir()]
    return by_number(path for path in found if is_record(path))


def by_number(paths: Iterable[Path]) -> list[Path]:
    """Return later records in the order of their numbers; what cannot be read comes first."""
    return sorted(paths, key=lambda path: (header.sequence if (header := _header(path)) else 0, path.name))


def check_records(
    paths: Iterable[Path], archives: Iterable[CheckedFile], shown: dict[Path, str], advance: Advance
) -> Iterator[CheckedFile]:
    """Yield each later record joined to the archive it followed, or why it does not hold.

    Args:
        paths: the records, in any order.
        archives: what was verified before.
        shown: path → what to call it.
        advance: as `open_chain` tells it.
    """
    chains = [begun(Path(row.name), row.archive) for row in archives if row.archive is not None]
    for path in by_number(paths):
        yield judged(shown[path], "record", partial(_joined, chains, path, shown[path], advance))


def _joined(chains: list[Chain], path: Path, name: str, advance: Advance) -> CheckedFile:
    header = _header(path)
    at = next((n for n, chain in enumerate(chains) if header is None or _fits(chain, header)), None)
    if at is None:
        raise Verdict(MISSING, "addendum-alone", file=path.name)
    chains[at] = joined(chains[at], path, advance)
    return CheckedFile(name=name, kind="record", course=chains[at].course)


def _fits(chain: Chain, header: Header) -> bool:
    return chain.verified.lineage.batch == header.batch_digest


def _header(path: Path) -> Header | None:
    try:
        return open_addendum(path).header
    except (ReviewDeskError, OSError):
        return None
