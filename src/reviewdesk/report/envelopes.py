"""The sheet of envelopes: which slip goes into which envelope and to whom, and labels to cut out."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from reviewdesk.domain.committee import Role, Seat
from reviewdesk.domain.drill import is_drill
from reviewdesk.errors.marker import N_
from reviewdesk.report.leaf import HEAD, LANDSCAPE, PORTRAIT, TITLE, WIDE, Style
from reviewdesk.report.page import Draft
from reviewdesk.report.result_words import ROLES
from reviewdesk.report.table import Column, Row, Table, set_table
from reviewdesk.report.values import Paper
from reviewdesk.report.wrapping import wrapped
from reviewdesk.words import translator

ENVELOPES: Final[dict[Role, str]] = {
    "secretary": N_("sealed; locked away by the office"),
    "reviewer": N_("handed to this person at the sign-in"),
    "chair": N_("handed to the chair once elected"),
    "witness": N_("handed to the witness at the opening"),
    "reveal": N_("sealed; kept by the witness, opened before all after the close"),
    "spare": N_("sealed; reserve"),
}
RESERVE: Final = N_("sealed; reserve, kept apart from the first one")
CELL: Final = Style("plain", 10.5, 15)
_ACROSS, _DOWN = 2, 5


@dataclass(frozen=True, slots=True, kw_only=True)
class EnvelopeSheet:
    """Who gets which slip.

    Attributes:
        seats: those whose slips were printed here.
        session_mark: in groups.
    """

    title: str
    session_mark: str
    seats: tuple[Seat, ...]
    language: str


def is_reserve(seat: Seat) -> bool:
    """Whether the slip of a seat waits in a sealed envelope for a mishap."""
    return seat.role == "spare" or seat.id.endswith("-2")


def envelope_sheet(sheet: EnvelopeSheet) -> Paper:
    """Return envelopes.pdf: one line per slip, to be signed, then a label for each envelope."""
    say = translator(sheet.language)
    watermark = say("Drill") if is_drill(sheet.title) else ""
    draft = Draft(say("Sheet of envelopes"), sheet.language, watermark=watermark)
    draft.turn(LANDSCAPE, WIDE)
    draft.paragraph(sheet.title, Style("plain", 12, 20, "center"))
    draft.paragraph(say("Sheet of envelopes"), TITLE)
    draft.paragraph(say("Session mark: {code}").format(code=sheet.session_mark), Style("plain", 10.5, 18))
    draft.gap(4)
    set_table(draft, _table(sheet))
    draft.gap(10)
    draft.paragraph(
        say("Every slip goes into an envelope of its own. A sealed one is signed across its flap."),
        Style("body", 12, 20),
    )
    _set_labels(draft, sheet)
    return draft.finished()


def _table(sheet: EnvelopeSheet) -> Table:
    say = translator(sheet.language)
    columns = (
        Column(say("No."), "center"),
        Column(say("Seat")),
        Column(say("Role")),
        Column(say("Name"), least=70),
        Column(say("Envelope"), least=190, weight=2),
        Column(say("Handed to"), least=80),
        Column(say("Signature"), least=80),
        Column(say("Time"), least=60),
    )
    rows = tuple(
        Row(
            (str(number), seat.id, say(ROLES[seat.role]), seat.name, _envelope(seat, say), "", "", ""),
            height=26,
        )
        for number, seat in enumerate(sheet.seats, start=1)
    )
    return Table(columns, rows, CELL)


def _envelope(seat: Seat, say: Callable[[str], str]) -> str:
    return say(RESERVE if seat.id.endswith("-2") else ENVELOPES[seat.role])


def _set_labels(draft: Draft, sheet: EnvelopeSheet) -> None:
    say = translator(sheet.language)
    per_page = _ACROSS * _DOWN
    for start in range(0, len(sheet.seats), per_page):
        draft.turn(PORTRAIT, WIDE)
        if start == 0:
            draft.paragraph(say("Labels to cut out"), HEAD, bookmark=True)
        else:
            draft.gap(HEAD.leading)
        high = (draft.y - draft.leaf.bottom) / _DOWN
        wide = draft.measure / _ACROSS
        top, left = draft.y, draft.leaf.left
        for place, seat in enumerate(sheet.seats[start : start + per_page]):
            down, across = divmod(place, _ACROSS)
            corner = (left + across * wide, top - (down + 1) * high)
            _set_label(draft, sheet, seat, (*corner, corner[0] + wide, corner[1] + high))


def _set_label(
    draft: Draft, sheet: EnvelopeSheet, seat: Seat, box: tuple[float, float, float, float]
) -> None:
    say = translator(sheet.language)
    x1, y1, x2, y2 = box
    draft.frame((x1 + 4, y1 + 4, x2 - 4, y2 - 4), 0.4)
    room = x2 - x1 - 32
    lines = (
        (f"{seat.id}  {say(ROLES[seat.role])}", Style("head", 18, 26)),
        (seat.name, Style("head", 14, 22)),
        (_envelope(seat, say), Style("plain", 9.5, 14)),
        (say("Session mark: {code}").format(code=sheet.session_mark), Style("plain", 9.5, 16, grey=0.35)),
    )
    y = y2 - 14
    for text, style in lines:
        for line in wrapped(text, style, room) if text else ():
            y -= style.leading
            draft.write(x1 + 16, y, line, style, room)
