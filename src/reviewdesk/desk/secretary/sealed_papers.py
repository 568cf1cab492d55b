"""The papers of a sealed preparation, to be printed: minutes, envelopes, slips in one pile, blank sheets."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from reviewdesk.desk.secretary.emergency import EMERGENCY
from reviewdesk.desk.secretary.office import Office, plan_of
from reviewdesk.desk.secretary.papers import local_time
from reviewdesk.desk.secretary.seal import ENVELOPES, MINUTES
from reviewdesk.desk.secretary.sealed_state import Sealed, found_again
from reviewdesk.desk.secretary.sealing import batch_of, sealed_of
from reviewdesk.desk.secretary.supplementing import own_plan_differs
from reviewdesk.errors import ReviewDeskError
from reviewdesk.report.merging import merged
from reviewdesk.report.unprinted import unprinted

Kind = Literal["minutes", "envelopes", "slips", "emergency"]


@dataclass(frozen=True, slots=True)
class SealedPaper:
    """One paper: what it is, what a copy of it is called, the PDF, characters printed as 〓."""

    kind: Kind
    name: str
    data: bytes
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedView:
    """A sealed preparation as it is shown.

    Attributes:
        at: local time of the sealing.
        files: that travel: batch, supplements, minutes, envelopes.
        slips_there: how many slips still lie where they were written.
        amended: whether the preparation's plan was edited since the one in force was sealed.
    """

    sealed: Sealed
    at: str
    files: tuple[Path, ...]
    slips_folder: Path
    slips_there: int
    amended: bool


def sealed_view(office: Office) -> SealedView:
    """Return what is shown of a sealed preparation; raises as `sealed_of`."""
    known = sealed_of(office)
    plan, _ = plan_of(office)
    return SealedView(
        sealed=known,
        at=known.created if plan is None else local_time(known.created, plan),
        files=sealed_files(office),
        slips_folder=found_again(known.slips_folder, office.folder),
        slips_there=len(slips_of(office)),
        amended=own_plan_differs(office),
    )


def sealed_files(office: Office) -> tuple[Path, ...]:
    """Return the files of a sealed preparation: batch, supplements, minutes, envelopes."""
    package = package_of(office)
    return (*package, package[0].parent / MINUTES, package[0].parent / ENVELOPES)


def package_of(office: Office) -> tuple[Path, ...]:
    """Return what a seat is opened from: the batch and its supplements; raises as `sealed_of`."""
    supplements = (found_again(one, office.folder) for one in sealed_of(office).supplements)
    return (batch_of(office), *supplements)


def slips_of(office: Office) -> tuple[Path, ...]:
    """Return the slips that still lie where they were written."""
    known = sealed_of(office)
    folder = found_again(known.slips_folder, office.folder)
    return tuple(path for path in (folder / name for name in known.slips) if path.is_file())


def papers_to_print(office: Office, kind: Kind) -> tuple[SealedPaper, ...]:
    """Return one paper; with the slips also the emergency pack, where it still lies beside them.

    Raises:
        ReviewDeskError: as `sealed_paper`.
    """
    found = sealed_paper(office, kind)
    beside = kind == "slips" and _pack(office).is_file()
    return (found, sealed_paper(office, "emergency")) if beside else (found,)


def sealed_paper(office: Office, kind: Kind) -> SealedPaper:
    """Return one paper.

    Raises:
        ReviewDeskError: "slips-elsewhere" where slips or emergency pack no longer lie where they were
            written.
    """
    if kind == "emergency" and _pack(office).is_file():
        return _as_written(kind, _pack(office))
    if kind in ("minutes", "envelopes"):
        path = batch_of(office).parent / {"minutes": MINUTES, "envelopes": ENVELOPES}[kind]
        return _as_written(kind, path)
    slips = slips_of(office) if kind == "slips" else ()
    if not slips:
        folder = found_again(sealed_of(office).slips_folder, office.folder)
        raise ReviewDeskError("slips-elsewhere", folder=str(folder))
    each = [path.read_bytes() for path in slips]
    return SealedPaper("slips", "slips.pdf", merged(each), unprinted(b"".join(each)))


def _as_written(kind: Kind, path: Path) -> SealedPaper:
    data = path.read_bytes()
    return SealedPaper(kind, path.name, data, unprinted(data))


def _pack(office: Office) -> Path:
    return found_again(sealed_of(office).slips_folder, office.folder) / EMERGENCY
