"""The sign-in sheet: who is in the room, since when, until when."""

from reviewdesk.domain.committee import Seat
from reviewdesk.report.blanks.frame import CELL, begin, set_rows, signed
from reviewdesk.report.blanks.values import Blanks
from reviewdesk.report.envelopes import is_reserve
from reviewdesk.report.page import Draft
from reviewdesk.report.result_words import ROLES
from reviewdesk.report.table import Column, Row, Table
from reviewdesk.words import translator

SPARE_ROWS = 4
"""For guests, substitutes, and whoever was not known at sealing."""


def set_sign_in(draft: Draft, blanks: Blanks) -> None:
    """Set the sheet."""
    say = translator(blanks.language)
    begin(draft, blanks, say("Sign-in sheet"), landscape=True)
    columns = (
        Column(say("No."), "center"),
        Column(say("Name"), least=80),
        Column(say("Role"), "center"),
        Column(say("Organisation"), least=150, weight=2),
        Column(say("Title"), least=70),
        Column(say("Phone"), least=85),
        Column(say("Came at"), least=60, weight=0.4),
        Column(say("Left at"), least=60, weight=0.4),
        Column(say("Signature"), least=90),
    )
    people = expected(blanks)
    rows = [
        _row(number, one, say(ROLES[one.role]) if one else "")
        for number, one in enumerate((*people, *[None] * SPARE_ROWS), start=1)
    ]
    set_rows(draft, Table(columns, tuple(rows), CELL))
    signed(draft, (say("Recorder"), say("Witness"), say("Date")))


def expected(blanks: Blanks) -> tuple[Seat, ...]:
    """Return the people of a session: reviewers, witness, secretary; a substitute writes the own name."""
    return tuple(
        seat
        for seat in blanks.seats
        if seat.role in ("reviewer", "witness", "secretary") and not is_reserve(seat)
    )


def _row(number: int, seat: Seat | None, role: str) -> Row:
    known = (
        ("", "", "", "", "") if seat is None else (seat.name, role, seat.organisation, seat.title, seat.phone)
    )
    return Row((str(number), *known, "", "", ""), height=25)
