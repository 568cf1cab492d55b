"""Which seats have a workspace on this machine, and where workspaces and collected ballots lie.

What stands outside a workspace's encryption is only what a lost laptop may show: ids and how far.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from reviewdesk.desk.remembered import state_folder
from reviewdesk.desk.workspaces import SEAT, exists
from reviewdesk.domain import canonical
from reviewdesk.errors import ReviewDeskError
from reviewdesk.sealed import codes
from reviewdesk.sealed.atomic import write_atomically

if TYPE_CHECKING:
    from reviewdesk.desk.reviewer.table import Table

Stage = Literal["opened", "scoring", "cast"]
_STAGE = "stage.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatHere:
    """A workspace on this machine.

    Attributes:
        mark: the review session's mark, as on the slips.
        sources: the batch and supplements it was opened from, for dossiers still to come.
    """

    folder: Path
    review_session: str
    mark: str
    seat: str
    stage: Stage
    sources: tuple[Path, ...]


def workspace_folder(review_session: str, seat: str) -> Path:
    """Return where the program keeps a seat's workspace of its own accord."""
    return state_folder() / "workspaces" / review_session / seat


def collecting_inbox(review_session: str) -> Path:
    """Return the folder through which seats on this machine hand ballots to the collecting desk."""
    return state_folder() / "inbox" / review_session


def seats_here() -> tuple[SeatHere, ...]:
    """Return the workspaces the program keeps, by review session and seat; unreadable ones are left out."""
    folders = sorted((state_folder() / "workspaces").glob("*/*"))
    return tuple(found for folder in folders if (found := seat_in(folder)) is not None)


def seat_in(folder: Path) -> SeatHere | None:
    """Return what may be known of a workspace without its slip, or None where there is none."""
    try:
        names = canonical.decode_map((folder / SEAT).read_bytes())
    except (OSError, ReviewDeskError):
        return None
    if not exists(folder):
        return None
    review_session = str(names.get("review_session", ""))
    stage, sources = _stage(folder)
    return SeatHere(
        folder=folder,
        review_session=review_session,
        mark=codes.session_mark(review_session),
        seat=str(names.get("seat", "")),
        stage=stage,
        sources=sources,
    )


def note_stage(table: "Table", sources: tuple[Path, ...] = ()) -> None:
    """Write down how far a reviewer's seat is, for the list of seats on this machine."""
    note(table.workspace.folder, _reached(table), sources)


def note(folder: Path, stage: Stage, sources: tuple[Path, ...] = ()) -> None:
    """Write down how far a seat is and, where they are named, the files it was opened from."""
    kept = sources or _stage(folder)[1]
    data = {"schema": 1, "stage": stage, "sources": [str(path) for path in kept]}
    write_atomically(folder / _STAGE, canonical.encode(data))


def _reached(table: "Table") -> Stage:
    if not table.pledged:
        return "opened"
    whole = all(table.is_cast(track.id, table.round(track.id)) for track in table.tracks)
    return "cast" if whole else "scoring"


def _stage(folder: Path) -> tuple[Stage, tuple[Path, ...]]:
    try:
        found = canonical.decode_map((folder / _STAGE).read_bytes())
    except (OSError, ReviewDeskError):
        return "opened", ()
    named = found.get("sources")
    sources = tuple(Path(str(one)) for one in named) if isinstance(named, list) else ()
    stages: dict[object, Stage] = {"scoring": "scoring", "cast": "cast"}
    return stages.get(found.get("stage"), "opened"), sources
