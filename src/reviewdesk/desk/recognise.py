"""What a file or folder is that somebody drops on the window or double-clicks."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from reviewdesk.desk.auditor.files import is_paper
from reviewdesk.desk.auditor.handed_over import is_handed_over
from reviewdesk.desk.secretary.office import MARK, PLAN, is_preparation
from reviewdesk.desk.workspaces import exists
from reviewdesk.errors import ReviewDeskError
from reviewdesk.sealed.inspect import inspect

ARCHIVE = ".rdarchive"
"""What is called so is not looked into before it is verified, which finds more."""
Kind = Literal[
    "batch", "supplement", "ballot", "archive", "addendum", "workspace", "preparation", "paper", "handover"
]
VERIFIED: Final = ("archive", "addendum", "paper", "handover")
"""What anybody can verify who has it."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """A path and what lies there."""

    path: Path
    kind: Kind


def recognise(path: Path, progress: Callable[[int], None] = lambda _: None) -> Recognised:
    """Return what lies at a path.

    Raises:
        ReviewDeskError: "folder-strange"; as `inspect` for a file that is none of ours or is damaged.
    """
    if path.is_dir():
        return Recognised(path, _folder(path))
    if path.name in (MARK, PLAN) and is_preparation(path.parent):
        return Recognised(path.parent, "preparation")
    if exists(path.parent) and path.name == "workspace.db":
        return Recognised(path.parent, "workspace")
    if is_paper(path):
        return Recognised(path, "paper")
    if path.suffix == ARCHIVE and path.is_file():
        return Recognised(path, "archive")
    return Recognised(path, inspect(path, progress).header.kind)


def _folder(path: Path) -> Kind:
    if exists(path):
        return "workspace"
    if is_preparation(path):
        return "preparation"
    if is_handed_over(path):
        return "handover"
    raise ReviewDeskError("folder-strange", folder=path.name or str(path))
