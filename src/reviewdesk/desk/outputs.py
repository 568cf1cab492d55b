"""What a command may write over: its own results of before, and nothing else."""

import re
from pathlib import Path
from typing import Final

from reviewdesk.domain import canonical
from reviewdesk.domain.result import ResultState
from reviewdesk.errors import ReviewDeskError
from reviewdesk.errors.system import open_file
from reviewdesk.sealed.atomic import write_atomically

_KEYS: Final = {"schema", "state", "plan_digest", "decisions", "tracks"}
_TITLE: Final = re.compile(rb"/Creator \(ReviewDesk\).*?/Title (\((?:\\.|[^\\)])*\))", re.DOTALL)
_START: Final = b'{"decisions":['


def need_free(target: Path) -> None:
    """Refuse to write where something lies.

    Raises:
        ReviewDeskError: "output-exists".
    """
    if target.exists() or target.is_symlink():
        raise ReviewDeskError("output-exists", path=str(target))


def need_result(target: Path, *states: ResultState) -> None:
    """Refuse to write over anything but a result.json in one of these states.

    Raises:
        ReviewDeskError: "output-foreign".
    """
    if (target.exists() or target.is_symlink()) and _state(target) not in states:
        raise ReviewDeskError("output-foreign", path=str(target))


def need_paper(target: Path, paper: bytes) -> None:
    """Refuse to write a paper over anything but one of ours with the same title.

    Raises:
        ReviewDeskError: "output-foreign".
    """
    if (target.exists() or target.is_symlink()) and _title(_read(target)) != _title(paper):
        raise ReviewDeskError("output-foreign", path=str(target))


def write_paper_over(target: Path, paper: bytes) -> None:
    """Write a paper, at most over one of ours with the same title.

    Raises:
        ReviewDeskError: "output-foreign", or as `write_atomically`.
    """
    need_paper(target, paper)
    write_atomically(target, paper)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes() if path.is_file() else b""
    except OSError:
        return b""


def _title(paper: bytes) -> bytes | None:
    """Return the title as our papers carry it; None for any other file."""
    found = _TITLE.search(paper)
    return found[1] if found and paper.startswith(b"%PDF-") else None


def _state(path: Path) -> object:
    """Return the state a result.json of ours is in; None for any other file."""
    try:
        with open_file(path) as file:
            start = file.read(len(_START))
            if start != _START:
                return None
            found = canonical.decode_map(start + file.read())
    except (OSError, ReviewDeskError):
        return None
    return found["state"] if found.keys() == _KEYS else None
