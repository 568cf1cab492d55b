"""What provincial staff do with the registry: add archives, list, search, look into one."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from reviewdesk.desk.clock import now
from reviewdesk.desk.remembered import state_folder
from reviewdesk.desk.staff.registry_reading import Advance, read_submitted
from reviewdesk.domain.registry import (
    Cut,
    Entering,
    Found,
    Kept,
    Page,
    PrivateGroup,
    Report,
    Wanted,
)
from reviewdesk.errors import ReviewDeskError
from reviewdesk.sealed.codes import hyphenated, parse_code
from reviewdesk.store import registry_searching as searching
from reviewdesk.store.registry_database import Place, opened
from reviewdesk.store.registry_entering import enter
from reviewdesk.store.registry_reports import reports

_FOLDER: Final = "registry"


@dataclass(frozen=True, slots=True)
class Added:
    """What entering an archive did, and how it stands in the registry now."""

    what: Entering
    kept: Kept


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One archive with a page of its applications, and all that came in from its holders."""

    kept: Kept
    page: Page[Found]
    reports: tuple[Report, ...]
    private: PrivateGroup = field(repr=False)


def own_registry() -> Path:
    """Return the folder of the registry where nobody names one, beside what this machine remembers."""
    return state_folder() / _FOLDER


def add(
    place: Place,
    archive: Path,
    addenda: Sequence[Path] = (),
    *,
    fingerprint: str | None = None,
    private: bool = False,
    advance: Advance = lambda _: None,
) -> Added:
    """Verify an archive with all that followed it, and enter it; what does not hold never gets in.

    Args:
        place: of the registry, made where there is none.
        archive: the file.
        addenda: in order; all that are known.
        fingerprint: from the signed paper.
        private: keep names and texts too.
        advance: as `verify` tells it.

    Raises:
        Verdict: as `open_chain`.
        ReviewDeskError: as `read_submitted`, `opened` and `enter`.
    """
    submitted = read_submitted(archive, addenda, fingerprint=fingerprint, private=private, advance=advance)
    with opened(place, create=True) as registry:
        what, number = enter(registry, submitted, now())
        return Added(what, searching.one_archive(registry, str(number)))


def listed(place: Place, year: int | None, cut: Cut) -> Page[Kept]:
    """Return a page of the archives, those of one year alone if asked; raises as `opened`."""
    with opened(place) as registry:
        return searching.archives(registry, year, cut)


def search(place: Place, wanted: Wanted, cut: Cut) -> Page[Found]:
    """Return a page of applications; raises as `opened`, and "registry-page" beyond the last one."""
    with opened(place) as registry:
        return searching.search(registry, wanted, cut)


def show(place: Place, which: str, cut: Cut) -> Shown:
    """Return one archive by number or fingerprint.

    Raises:
        ReviewDeskError: "registry-unknown", or as `search`.
    """
    with opened(place) as registry:
        kept = searching.one_archive(registry, spelled(which))
        return Shown(
            kept=kept,
            page=searching.search(registry, Wanted(number=kept.number), cut),
            reports=reports(registry, kept.archive.review_session),
            private=searching.private_group(registry, kept.number),
        )


def spelled(which: str) -> str:
    """Return the number of an archive as it is, or a fingerprint as it is printed, however it was typed."""
    try:
        return hyphenated(parse_code(which))
    except ReviewDeskError:
        return which.strip()
