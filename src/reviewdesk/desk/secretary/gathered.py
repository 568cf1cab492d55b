"""Where the files of all dossiers lie, what each was taken for, and what looking inside it found."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from reviewdesk.domain.names import ApplicationId
from reviewdesk.intake.pdf_check import Paper, Trouble

How = Literal["id", "name", "column", "hand", "converted"]
"""What said which application a file belongs to."""
Why = Literal["unknown", "several", "document", "twice", "other_format"]
"""Why a file was not taken for a document."""


@dataclass(frozen=True, slots=True, order=True)
class Stamp:
    """How a file looked from outside: its size in bytes and when it was last written, in nanoseconds."""

    size: int
    written: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """One file taken for one document of one application; it stays where it is.

    Attributes:
        source, made_of: for a converted copy, the file it was made of, and its stamp then.
    """

    application: ApplicationId
    document: str
    path: Path
    how: How
    source: Path | None = None
    made_of: Stamp | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Loose:
    """One file that is no document yet.

    Attributes:
        application, document: what could be told of it, or "".
        aside: a person said that it belongs nowhere.
    """

    path: Path
    why: Why
    application: str = ""
    document: str = ""
    aside: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What was found inside a file that had this stamp.

    Attributes:
        pages: how many; 0 where they cannot be counted.
        papers: the sizes of its pages, the most frequent first.
        troubles: each a code with the data of its sentence.
    """

    stamp: Stamp
    pages: int
    papers: tuple[Paper, ...]
    troubles: tuple[Trouble, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """All dossiers as far as they are gathered.

    Attributes:
        folders: where they were looked for.
        column: a column of the register whose cells name the file or folder, or "".
        placed: one file per document, by application and document.
        loose: the files that are none, by path.
        checked: file → what was found inside.
    """

    folders: tuple[Path, ...] = ()
    column: str = ""
    placed: tuple[Placed, ...] = ()
    loose: tuple[Loose, ...] = ()
    checked: Mapping[Path, Checked] = field(default_factory=dict)


def stamp(path: Path) -> Stamp | None:
    """Return how a file looks from outside, or None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return Stamp(found.st_size, found.st_mtime_ns)


def stale(placed: Placed) -> bool:
    """Whether it is a copy of a file that is another one now; one that is gone leaves the copy good."""
    now = None if placed.source is None else stamp(placed.source)
    return now is not None and now != placed.made_of
