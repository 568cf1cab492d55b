"""What the screen of the dossiers calls states, ways of matching, sizes of pages and of files."""

from pathlib import Path
from typing import Final

from reviewdesk.desk.secretary.dossier_table import Cell, CellState, DossierRow
from reviewdesk.desk.secretary.gathered import How, Why
from reviewdesk.errors.marker import N_
from reviewdesk.ui.speech import say

SIGNS: Final[dict[CellState, str]] = {
    "good": "✓",
    "missing": "–",
    "absent": "·",
    "problem": "!",
    "waived": "✓",
    "unchecked": "?",
}
STATES: Final[dict[CellState, str]] = {
    "good": N_("in order"),
    "missing": N_("missing"),
    "absent": N_("not there, not required"),
    "problem": N_("something is wrong"),
    "waived": N_("waived with a reason"),
    "unchecked": N_("not checked yet"),
}
KINDS: Final[dict[CellState, str]] = {
    "good": "chip-good",
    "missing": "chip-bad",
    "absent": "chip",
    "problem": "chip-bad",
    "waived": "chip-warn",
    "unchecked": "chip-warn",
}
COLOURS: Final[dict[CellState, str]] = {
    "good": "good",
    "missing": "bad",
    "absent": "muted",
    "problem": "bad",
    "waived": "warn",
    "unchecked": "warn",
}
_HOWS: Final[dict[How, str]] = {
    "id": N_("found by the application's id"),
    "name": N_("found by the applicant's name"),
    "column": N_("found by a column of the register"),
    "hand": N_("chosen by hand"),
    "converted": N_("PDF made of {file}"),
}
_WHYS: Final[dict[Why, str]] = {
    "unknown": N_("names no application"),
    "several": N_("names several applications"),
    "document": N_("names no document"),
    "twice": N_("another file is that document already"),
    "other_format": N_("the PDF of it is there already"),
}
_PAPERS: Final = {(210, 297): "A4", (297, 420): "A3", (148, 210): "A5", (420, 594): "A2", (594, 841): "A1"}
_NEAR: Final = 4


def state_word(state: CellState) -> str:
    """Return what a state is called."""
    return say(STATES[state])


def why_word(why: Why) -> str:
    """Return why a file is no document."""
    return say(_WHYS[why])


def how_word(cell: Cell) -> str:
    """Return how a cell's file was found."""
    placed = cell.placed
    if placed is None:
        return ""
    source = "" if placed.source is None else placed.source.name
    return say(_HOWS[placed.how], file=source)


def spoken(row: DossierRow, cell: Cell) -> str:
    """Return a cell for those who hear it."""
    parts = [row.application.applicant, cell.document.name, state_word(cell.state)]
    return say(", ").join(parts)


def papers_word(cell: Cell) -> str:
    """Return how many pages of which sizes, "" where that is not known."""
    checked = cell.checked
    if checked is None or not checked.pages:
        return ""
    count = say("Pages: {count}", count=checked.pages)
    sizes = [(_paper(p.width, p.height), p.pages) for p in checked.papers]
    if len(sizes) == 1:
        return f"{count} · {sizes[0][0]}"
    return f"{count} · " + say(", ").join(f"{name} × {pages}" for name, pages in sizes)


def size_word(size: int) -> str:
    """Return the size of a file."""
    return f"{size / 2**20:.1f} MB" if size >= 2**20 else f"{-(-size // 1024)} KB"


def folder_word(path: Path, folders: tuple[str, ...]) -> str:
    """Return where a file lies, below the folder that was looked in where there is one."""
    for folder in folders:
        if path.is_relative_to(folder):
            below = path.parent.relative_to(folder)
            return "/".join((Path(folder).name, *below.parts))
    return str(path.parent)


def _paper(width: int, height: int) -> str:
    for (short, long), name in _PAPERS.items():
        if abs(min(width, height) - short) <= _NEAR and abs(max(width, height) - long) <= _NEAR:
            return name
    return f"{width} × {height} mm"
