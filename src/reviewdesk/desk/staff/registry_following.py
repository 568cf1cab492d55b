"""An archive entered in the registry with the later records that lie beside it."""

from pathlib import Path

from reviewdesk.desk.staff.following import followers
from reviewdesk.desk.staff.registry import Added, add
from reviewdesk.desk.staff.registry_reading import Advance
from reviewdesk.domain.registry import Cut, Kept, Page
from reviewdesk.sealed.archive import open_archive
from reviewdesk.store.registry_database import Place


def add_followed(place: Place, archive: Path, advance: Advance = lambda _: None) -> Added:
    """Enter an archive with all records found for it; raises as `open_archive` and `add`."""
    session = open_archive(archive).header.review_session
    return add(place, archive, followers(archive, session), advance=advance)


def place_of(text: str) -> Place | None:
    """Return where a registry is kept, as somebody typed it; None for nothing."""
    typed = text.strip()
    return typed if "://" in typed else Path(typed) if typed else None


def spoken_place(place: Place) -> str:
    """Return where a registry is kept, without the name and password that an address may hold."""
    return str(place) if isinstance(place, Path) else place.rpartition("@")[2]


def nothing(cut: Cut) -> Page[Kept]:
    """Return what a registry has that is not there yet."""
    return Page((), 0, cut)
