"""What tells that a folder holds a workspace, and whose: asked at every start before anything is unlocked."""

from pathlib import Path

from reviewdesk.store.place import DATABASE

SEAT = "seat.json"


def exists(folder: Path) -> bool:
    """Whether a workspace lies in this folder."""
    return (folder / DATABASE).is_file()
