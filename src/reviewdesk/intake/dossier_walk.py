"""The files below a folder, in one order on every machine, without what programs leave behind."""

import os
from collections.abc import Iterator, Set
from pathlib import Path
from typing import Final

from reviewdesk.errors import Problem, Problems, ReviewDeskError

MAX_FILES: Final = 100_000
_LITTER: Final = ("thumbs.db", "desktop.ini", "__macosx")


def files_below(folder: Path, without: Set[Path] = frozenset()) -> Iterator[Path]:
    """Yield every file below a folder; links to folders are not followed.

    Args:
        folder: where to look.
        without: folders that are left out.

    Raises:
        ReviewDeskError: "dossiers-no-folder", "dossiers-many-files".
        Problems: "dossiers-names" where a name is written in letters this machine cannot read.
    """
    if not folder.is_dir():
        raise ReviewDeskError("dossiers-no-folder", folder=str(folder))
    count = 0
    unreadable: list[Problem] = []
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if _counts(name) and Path(here, name) not in without)
        for name in sorted(filter(_counts, files)):
            count += 1
            if count > MAX_FILES:
                raise ReviewDeskError("dossiers-many-files", folder=str(folder), limit=MAX_FILES)
            path = Path(here, name)
            if _readable(str(path)):
                yield path
            else:
                unreadable.append(Problem("dossiers-name", {"file": _shown(str(path))}))
    if unreadable:
        raise Problems("dossiers-names", unreadable, folder=_shown(str(folder)))


def _counts(name: str) -> bool:
    return name.casefold() not in _LITTER and not name.startswith(("~$", "."))


def _readable(name: str) -> bool:
    """Whether it is text; archives packed in another encoding leave bytes that are none."""
    return not any("\ud800" <= char <= "\udfff" for char in name)


def _shown(name: str) -> str:
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
