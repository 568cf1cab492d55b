"""What this machine remembers outside every workspace: how far each seat's lineage had come.

A workspace can be deleted and the batch opened again without its supplements; this file says so.
"""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from reviewdesk.domain import canonical
from reviewdesk.domain.names import SeatId
from reviewdesk.errors import ReviewDeskError
from reviewdesk.sealed.atomic import write_atomically

VARIABLE = "REVIEWDESK_STATE"
_FILE = "sequences.json"


def check(review_session: str, seat: SeatId, sequence: int) -> None:
    """Refuse a lineage that is shorter than one this seat has opened here before.

    Raises:
        ReviewDeskError: "open-older", with how many supplements there are.
    """
    known = _read().get(_place(review_session, seat), 0)
    if sequence < known:
        raise ReviewDeskError("open-older", found=sequence - 1, known=known - 1)


def note(review_session: str, seat: SeatId, sequence: int) -> None:
    """Remember how far a seat's lineage has come; a lower number changes nothing."""
    known = dict(_read())
    place = _place(review_session, seat)
    if sequence > known.get(place, 0):
        folder = state_folder()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_atomically(folder / _FILE, canonical.encode(known | {place: sequence}))


def state_folder() -> Path:
    """Return where what outlives workspaces lies: REVIEWDESK_STATE, portable, or the system's place."""
    if named := os.environ.get(VARIABLE):
        return Path(named)
    if (beside := portable_folder()) is not None:
        return beside
    if sys.platform == "win32":  # pragma: no cover
        return Path(os.environ.get("LOCALAPPDATA", Path.home()), "ReviewDesk")
    if sys.platform == "darwin":  # pragma: no cover
        return Path.home() / "Library" / "Application Support" / "ReviewDesk"
    base = os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state"
    return Path(base, "reviewdesk")


def portable_folder() -> Path | None:
    """Return the folder `data` beside a built program, where somebody made one; it then holds all of this."""
    beside = Path(sys.executable).parent / "data"
    return beside if getattr(sys, "frozen", False) and beside.is_dir() else None


def _place(review_session: str, seat: SeatId) -> str:
    return f"{review_session} {seat}"


def _read() -> Mapping[str, int]:
    try:
        found = canonical.decode_map((state_folder() / _FILE).read_bytes())
    except (FileNotFoundError, ReviewDeskError):
        return {}
    return {place: number for place, number in found.items() if isinstance(number, int)}
