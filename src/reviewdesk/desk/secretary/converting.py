"""Documents that came as pictures or office files: which a copy as PDF can be made of, and making them."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

from reviewdesk.desk.secretary.dossier_findings import is_pdf
from reviewdesk.desk.secretary.gathered import Checked, Placed, stale, stamp
from reviewdesk.desk.secretary.office import Office
from reviewdesk.errors import ReviewDeskError
from reviewdesk.intake import converting
from reviewdesk.intake.converting import libreoffice, way

CONVERTED: Final = "converted"
"""Folder inside the preparation that takes the copies."""


def can_convert(path: Path) -> bool:
    """Whether a PDF can be made of a file on this computer."""
    return way(path) == "picture" or (way(path) == "office" and bool(libreoffice()))


def convertible(office: Office) -> tuple[Placed, ...]:
    """Return the documents that are no PDF and of which a copy can be made here."""
    return tuple(one for one in office.dossiers.placed if wants_copy(one))


def wants_copy(placed: Placed) -> bool:
    """Whether a PDF can be made of it here, for the first time or anew."""
    if stale(placed):
        return can_convert(placed.source or placed.path)
    return not is_pdf(placed) and can_convert(placed.path)


def convert(
    office: Office, only: Path | None = None, *, advance: Callable[[int], None] = lambda files: None
) -> Office:
    """Make a PDF of every document of which one can be made; it takes the place, the original stays.

    What could not be converted says so at its document. A person who cancels keeps what was made so far.

    Args:
        office: as it stands.
        only: this file alone.
        advance: told of each file, and of 0 many times a second.
    """
    (office.folder / CONVERTED).mkdir(exist_ok=True)
    try:
        for one in convertible(office):
            if only not in (None, one.path):
                continue
            office = _converted(office, one, advance)
            advance(1)
    except ReviewDeskError as error:
        if error.code != "interrupted":
            raise
    return office


def _converted(office: Office, one: Placed, advance: Callable[[int], None]) -> Office:
    origin = one.source or one.path
    now = stamp(origin)
    if now is None:
        return office
    target = office.folder.absolute() / CONVERTED / f"{one.application}-{one.document}.pdf"
    failure = converting.convert(origin, target, on_wait=lambda: advance(0))
    gathered = office.dossiers
    if failure:
        said = Checked(stamp=now, pages=0, papers=(), troubles=({"code": failure},))
        return replace(office, dossiers=replace(gathered, checked={**gathered.checked, origin: said}))
    copy = replace(one, path=target, how="converted", source=origin, made_of=now)
    placed = tuple(copy if other is one else other for other in gathered.placed)
    return replace(office, dossiers=replace(gathered, placed=placed))
