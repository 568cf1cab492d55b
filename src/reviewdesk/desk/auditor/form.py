"""Steps 1 and 2 of verifying: an archive in canonical form, and every part it lists is there."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from reviewdesk.desk.auditor.verdict import DIFFERS, MISSING, NO_ARCHIVE, Verdict
from reviewdesk.errors import ReviewDeskError
from reviewdesk.sealed.archive import PRIVATE, open_archive
from reviewdesk.sealed.container import SealedFile

_NO_ARCHIVE: Final = frozenset(
    {
        "container-not-sealed",
        "container-short",
        "container-kind",
        "container-newer",
        "container-header",
        "container-too-large",
    }
)


def open_form(path: Path, advance: Callable[[int], None]) -> SealedFile:
    """Return the archive, complete but for a private group withheld as a whole.

    Raises:
        Verdict: 4 not an archive or cut short; 3 a part is missing; 2 any other difference.
        ReviewDeskError: "container-unreadable" when there is no such file.
    """
    try:
        archive = open_archive(path, advance)
    except ReviewDeskError as error:
        raise misshapen(error) from error
    missing = [part for part in archive.absent if not part.startswith(PRIVATE)]
    if withheld(archive) and any(part.startswith(PRIVATE) for part in archive.members):
        missing.append(withheld(archive)[0])
    if missing:
        raise Verdict(MISSING, "verify-part-missing", part=missing[0])
    return archive


def misshapen(error: ReviewDeskError) -> ReviewDeskError:
    """Return the verdict that the refusal of a sealed file comes to; not on one that nobody could read."""
    if error.code in ("container-unreadable", "interrupted"):
        return error
    exit_code = NO_ARCHIVE if error.code in _NO_ARCHIVE else DIFFERS
    return Verdict(exit_code, error.code, **error.data)


def withheld(archive: SealedFile) -> tuple[str, ...]:
    """Return the parts of the private group that are not there."""
    return tuple(part for part in archive.absent if part.startswith(PRIVATE))
