"""What is handed over to the archives office, in words: one item per document, and how long each is kept.

The terms are those of the Chinese regulation on filing (国家档案局令第8号, 2006): permanent, 30 and 10 years.
Which document gets which is for each office's own schedule to say; what stands here is only a start, to be
changed where that schedule says otherwise.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal, get_args

from pypdfium2 import PdfDocument, PdfiumError

from reviewdesk.errors.marker import N_

Term = Literal["permanent", "30", "10"]
FiledKind = Literal[
    "packet", "ranking", "workbook", "archive", "decision", "notice", "objections", "announcement",
    "record", "course", "verifying", "other",
]  # fmt: skip
TERMS: Final[tuple[Term, ...]] = get_args(Term)
TERM_WORDS: Final = {"permanent": N_("permanent"), "30": N_("30 years"), "10": N_("10 years")}
RETENTION: Final[dict[FiledKind, Term]] = {
    "packet": "permanent",
    "ranking": "permanent",
    "archive": "permanent",
    "decision": "permanent",
    "announcement": "permanent",
    "notice": "30",
    "objections": "30",
    "record": "30",
    "course": "30",
    "workbook": "30",
    "verifying": "30",
    "other": "10",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledItem:
    """One item (件) of the hand-over, which may be several files.

    Attributes:
        document: its number, "" where it has none.
        responsible: who made it.
        date: ISO text, "" where none is known.
        pages: of its paper; None for what is electronic alone.
        files: paths in the folder, the paper first.
    """

    kind: FiledKind
    title: str
    document: str = ""
    responsible: str
    date: str = ""
    pages: int | None = None
    files: tuple[str, ...]
    term: Term


@dataclass(frozen=True, slots=True)
class Filing:
    """A hand-over: of which review session, in which language, and its items in order."""

    title: str
    language: str
    items: tuple[FiledItem, ...]
    mark: str = ""

    @property
    def pages(self) -> int:
        """Pages of all papers."""
        return sum(item.pages or 0 for item in self.items)


def in_order(items: Iterable[FiledItem]) -> tuple[FiledItem, ...]:
    """Return items by how long they are kept, the longest first, otherwise as they came."""
    return tuple(sorted(items, key=lambda item: TERMS.index(item.term)))


def page_count(pdf: bytes) -> int | None:
    """Return how many pages a PDF has; None where it cannot be opened."""
    try:
        with PdfDocument(pdf) as document:
            return len(document)
    except PdfiumError:
        return None
