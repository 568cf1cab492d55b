"""Who was kept from what: section 5 of the report, and the table of recusals behind it."""

from collections.abc import Iterator

from reviewdesk.report.leaf import BODY, LANDSCAPE
from reviewdesk.report.packet.values import Packet, Recused
from reviewdesk.report.packet.wording import CELL, CHAPTER, OF, WIDE, people, person
from reviewdesk.report.page import Draft
from reviewdesk.report.table import Column, Row, Table, set_table
from reviewdesk.words import translator


def paragraphs(packet: Packet) -> Iterator[str]:
    """Yield section 5: how many, by whom, and that none of them scored there."""
    say = translator(packet.language)
    if not packet.recused:
        yield say("No member had to be recused.")
        return
    seats = sorted({one.seat for one in packet.recused})
    yield say(
        "Recusals: {count}, by {names}. Recused members neither read nor scored those dossiers and had no "
        "vote on them; the reasons stand in the table of recusals."
    ).format(count=len(packet.recused), names=people(packet, seats))


def set_recusals(draft: Draft, packet: Packet) -> None:
    """Set the chapter: the declaration every member agreed to, and a line per recusal."""
    say = translator(packet.language)
    draft.turn(LANDSCAPE, WIDE)
    draft.mark(say("Table of recusals"))
    draft.paragraph(packet.plan.review_session.title, OF)
    draft.paragraph(say("Table of recusals"), CHAPTER)
    draft.gap(6)
    draft.paragraph(
        say(
            "I have compared the list of applicants. Between me and them there is "
            "□ nothing that calls for recusal □ what calls for recusal as follows."
        ),
        BODY,
    )
    draft.gap(6)
    columns = (
        Column(say("No."), "center"),
        Column(say("Reviewer"), least=80),
        Column(say("Track"), least=90),
        Column(say("Number"), "center"),
        Column(say("Applicant"), least=150, weight=2),
        Column(say("Reason"), least=150, weight=2),
        Column(say("Known since"), "center"),
        Column(say("Signature"), least=70),
    )
    rows = tuple(_row(packet, number, one) for number, one in enumerate(packet.recused, start=1))
    set_table(draft, Table(columns, rows, CELL))
    if not rows:
        draft.gap(6)
        draft.paragraph(say("None."), BODY)


def _row(packet: Packet, number: int, one: Recused) -> Row:
    say = translator(packet.language)
    found = packet.applications.get(one.application)
    cells = (
        str(number),
        person(packet, one.seat),
        packet.plan.track(one.track).name,
        one.application,
        found.applicant if found else "",
        one.reason or "—",
        say("before sealing") if one.known else say("declared"),
        "",
    )
    return Row(cells, height=24)
