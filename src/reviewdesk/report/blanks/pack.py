"""Every sheet to be filled in by hand, alone or as the emergency pack that is printed with the slips."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Final

from reviewdesk.domain.drill import is_drill
from reviewdesk.errors.marker import N_
from reviewdesk.report.blanks import (
    declaration,
    motions,
    opening,
    pledge,
    receipts,
    scores,
    sign_in,
    signatures,
)
from reviewdesk.report.blanks.frame import CELL, LINE, begin
from reviewdesk.report.blanks.values import Blanks
from reviewdesk.report.packet import dissent
from reviewdesk.report.page import Draft
from reviewdesk.report.table import Column, Row, Table, set_table
from reviewdesk.report.values import Paper
from reviewdesk.words import translator

Sheet = Callable[[Draft, Blanks], None]

PACK: Final = "emergency"
TITLES: Final[Mapping[str, str]] = {
    "sign-in": N_("Sign-in sheet"),
    "pledge": N_("Pledge of the reviewers"),
    "declaration": N_("Declaration of recusals"),
    "opening": N_("Record of opening"),
    "score-sheet": N_("Blank score sheets"),
    "summary": N_("Blank score summary"),
    "voting-slip": N_("Voting slip"),
    "counting": N_("Counting sheet of a motion"),
    "receipts": N_("Register of receipts"),
    "signatures": N_("Joint signature page"),
    "dissent": N_("Statement of dissent"),
}
_EACH: Final = frozenset({"declaration", "score-sheet", "voting-slip", "dissent"})
"""Printed once, and copied for every member."""


def blank_paper(kind: str, blanks: Blanks) -> Paper:
    """Return one sheet, or with `PACK` all of them behind a list of what to copy how often."""
    say = translator(blanks.language)
    title = blanks.plan.review_session.title
    name = say("Emergency pack of blank sheets") if kind == PACK else say(TITLES[kind])
    draft = Draft(
        say("{title}: {paper}").format(title=title, paper=name),
        blanks.language,
        watermark=say("Drill") if is_drill(title) else "",
        note=name,
    )
    if kind == PACK:
        _set_list(draft, blanks)
    for one in TITLES if kind == PACK else (kind,):
        for sheet in _sheets(one, blanks):
            sheet(draft, blanks)
    return draft.finished()


def _sheets(kind: str, blanks: Blanks) -> Iterator[Sheet]:
    single: dict[str, Sheet] = {
        "sign-in": sign_in.set_sign_in,
        "pledge": pledge.set_pledge,
        "declaration": declaration.set_declaration,
        "opening": opening.set_opening,
        "voting-slip": motions.set_ballot_paper,
        "counting": motions.set_tally,
        "receipts": receipts.set_receipts,
        "signatures": signatures.set_signatures,
        "dissent": _set_dissent,
    }
    if kind in single:
        yield single[kind]
        return
    per_track = scores.set_score_sheet if kind == "score-sheet" else scores.set_summary
    for track in blanks.plan.tracks:
        yield partial(per_track, track=track)


def _set_dissent(draft: Draft, blanks: Blanks) -> None:
    dissent.set_statement(draft, blanks.plan.review_session.title, blanks.language)


def _set_list(draft: Draft, blanks: Blanks) -> None:
    """Set the first page: when the pack is opened, and how often each sheet is copied."""
    say = translator(blanks.language)
    begin(draft, blanks, say("Emergency pack of blank sheets"))
    draft.paragraph(
        say(
            "For the day when computers, printers or power fail. It lies closed with the slips; whoever "
            "opens it notes when and why. Filled in and signed, these sheets are typed twice by two people."
        ),
        LINE,
    )
    draft.gap(8)
    members = sum(seat.role == "reviewer" for seat in blanks.seats)
    columns = (
        Column(say("No."), "center"),
        Column(say("Blank sheet"), least=200, weight=2),
        Column(say("Copies"), "center", least=60, weight=0.3),
        Column(say("Used"), least=100),
    )
    rows = [
        Row((str(number), say(title), str(members) if kind in _EACH else "1", ""), height=26)
        for number, (kind, title) in enumerate(TITLES.items(), start=1)
    ]
    set_table(draft, Table(columns, tuple(rows), CELL))
    draft.gap(10)
    draft.paragraph(say("Opened at ____:____ by ________, because: ________________"), LINE)
