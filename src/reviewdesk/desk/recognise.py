"""What a file or folder is that somebody drops on the window or double-clicks."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from reviewdesk.desk.secretary.office import MARK, PLAN, is_preparation
from reviewdesk.desk.workspaces import exists
from reviewdesk.sealed.inspect import inspect

ARCHIVE = ".rdarchive"
"""What is called so is not looked into before it is verified, which finds more."""
Kind = Literal["batch", "supplement", "ballot", "archive", "addendum", "workspace", "preparation"]


@dataclass(frozen=True, slots=True)
class Recognised:
    """A path and what lies there."""

    path: Path
    kind: Kind


def recognise(path: Path, progress: Callable[[int], None] = lambda _: None) -> Recognised:
    """Return what lies at a path.

    Raises:
        ReviewDeskError: as `inspect` for a file that is none of ours or is damaged.
    """
    if path.is_dir() and exists(path):
        return Recognised(path, "workspace")
    if path.is_dir() and is_preparation(path):
        return Recognised(path, "preparation")
    if path.name in (MARK, PLAN) and is_preparation(path.parent):
        return Recognised(path.parent, "preparation")
    if exists(path.parent) and path.name == "workspace.db":
        return Recognised(path.parent, "workspace")
    if path.suffix == ARCHIVE and path.is_file():
        return Recognised(path, "archive")
    return Recognised(path, inspect(path, progress).header.kind)
