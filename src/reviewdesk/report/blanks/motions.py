"""Votes on paper: the slip that a member fills in, and the sheet on which they are counted."""

from typing import Final

from reviewdesk.report.blanks.frame import CELL, LINE, ROOM, WIDE_ROOM, begin, facts, signed
from reviewdesk.report.blanks.values import Blanks
from reviewdesk.report.leaf import BODY, HEAD, SMALL, Style
from reviewdesk.report.packet.votes import BASES, COUNTED, VERDICTS
from reviewdesk.report.page import Draft
from reviewdesk.report.table import Column, Row, Table, set_table
from reviewdesk.words import translator

_NAMES: Final = 10
_SLIPS: Final = 2
_HALF: Final = 330.0


def set_ballot_paper(draft: Draft, blanks: Blanks) -> None:
    """Set two voting slips on a page, to be cut apart."""
    say = translator(blanks.language)
    begin(draft, blanks, say("Voting slip"))
    top = draft.y
    for number in range(_SLIPS):
        draft.y = top - number * _HALF
        if number:
            draft.rule(draft.leaf.left, draft.y + 12, draft.leaf.right, draft.y + 12, 0.3)
            draft.paragraph(say("Voting slip"), Style("head", 14, 28, "center"))
        _set_slip(draft, blanks)


def set_tally(draft: Draft, blanks: Blanks) -> None:
    """Set the counting sheet of one motion: persons, papers, answers, and the sentence for the record."""
    say = translator(blanks.language)
    begin(draft, blanks, say("Counting sheet of a motion"))
    draft.paragraph(say("{label}: {value}").format(label=say("Motion"), value=WIDE_ROOM * 2), LINE)
    facts(draft, (say("Round"), say("Time")))
    draft.gap(4)
    persons = (say("Members expected"), say("Members present"), say("Recused"))
    papers = (say("Handed out"), say("Returned"), say("Valid"))
    answers = (say("yes"), say("no"), say("abstain"))
    columns = tuple(Column(word, "center", least=40) for word in (*persons, *papers, *answers))
    set_table(draft, Table(columns, (Row(("",) * len(columns), height=34),), CELL))
    draft.gap(8)
    draft.paragraph(_sentence(blanks), BODY)
    draft.paragraph(say("Result: □ carried □ not carried"), LINE)
    draft.gap(4)
    draft.paragraph(say("Where names are chosen"), HEAD)
    columns = (
        Column(say("Number"), least=70, weight=0.4),
        Column(say("Applicant or member"), least=140),
        Column(say("Strokes"), least=140),
        Column(say("Votes"), "center", least=50, weight=0.2),
    )
    set_table(draft, Table(columns, (Row(("",) * 4, height=24),) * _NAMES, CELL))
    signed(draft, (say("Votes counted by"), say("Count watched by"), say("Date")))


def _set_slip(draft: Draft, blanks: Blanks) -> None:
    say = translator(blanks.language)
    draft.gap(6)
    draft.paragraph(say("{label}: {value}").format(label=say("Motion"), value=WIDE_ROOM * 2), LINE)
    draft.gap(10)
    answers = "        ".join(f"□ {word}" for word in (say("yes"), say("no"), say("abstain")))
    draft.paragraph(answers, Style("head", 15, 34, "center"))
    draft.paragraph(say("Where names are chosen, write each name or number on a line:"), LINE)
    for _ in range(3):
        draft.gap(26)
        draft.rule(draft.leaf.left, draft.y, draft.leaf.right, draft.y, 0.4)
    draft.gap(8)
    draft.paragraph(say("One answer alone; more names than places make the slip void."), SMALL)
    draft.paragraph(say("Signed only where the plan does not want a secret vote."), SMALL)
    signed(draft, (say("Signature"), say("Date")))


def _sentence(blanks: Blanks) -> str:
    """Return how a motion stands in the record, with room for its figures."""
    say = translator(blanks.language)
    rule = blanks.plan.tracks[0].rules.vote
    verdict = say(VERDICTS[rule.majority, True]).format(base=say(BASES[rule.base]))
    figures = dict.fromkeys(("expected", "present", "recused", "yes", "no", "abstain"), ROOM)
    return say(COUNTED).format(verdict=verdict, **figures)
