"""The ledger of objections (异议登记表), internal: a line per objection, and lines to go on by hand."""

from collections.abc import Iterator, Mapping
from typing import Final

from reviewdesk.domain.addenda.course import Course, Objection
from reviewdesk.domain.addenda.words import Words
from reviewdesk.report.blanks.frame import signed
from reviewdesk.report.course_words import CONCLUSIONS, EFFECTS, OUTCOMES, SENDERS, standing
from reviewdesk.report.later.wording import (
    applications,
    language_of,
    mark_of,
    on_day,
    one_line,
    withheld,
)
from reviewdesk.report.leaf import LANDSCAPE, WIDE, Style
from reviewdesk.report.page import Draft
from reviewdesk.report.table import Column, Row, Table, set_table
from reviewdesk.report.values import Paper
from reviewdesk.words import translator

_BLANK: Final = 5
_SIGNED: Final = 56.0
_CELL: Final = Style("plain", 9, 13)


def objection_ledger(course: Course, words: Mapping[int, Words]) -> Paper:
    """Return the ledger as it stands.

    Args:
        course: with every objection so far.
        words: of each addendum, by its number; those that are withheld are left out.
    """
    session, language = course.plan.review_session, language_of(course)
    say = translator(language)
    title = say("Ledger of objections")
    named = say("{title}: {paper}").format(title=session.title, paper=title)
    draft = Draft(named, language, watermark=mark_of(course))
    draft.turn(LANDSCAPE, WIDE)
    draft.paragraph(title, Style("title", 20, 32, "center"))
    draft.paragraph(say("Review: {title}").format(title=session.title), Style("plain", 10.5, 17))
    draft.gap(4)
    set_table(draft, _table(course, words), below=_SIGNED)
    signed(draft, (say("Handled by"), say("Checked by"), say("Date")))
    return draft.finished()


def effect_words(course: Course, objection: Objection) -> str:
    """Return what came of an objection, who moved up for it included."""
    language = language_of(course)
    say = translator(language)
    words = [say(EFFECTS[objection.effect])] if objection.effect else []
    words += [say(OUTCOMES[objection.rereview])] if objection.rereview else []
    words += [
        say("{application} moves up to {tier}").format(
            application=one.key[1], tier=standing(course, one.key[0], one.to, language)
        )
        for one in course.promotions
        if (one.key[0], one.instead_of) == (objection.track, objection.application)
    ]
    return say("; ").join(words)


def _table(course: Course, words: Mapping[int, Words]) -> Table:
    say = translator(language_of(course))
    columns = (
        Column(say("No."), "center"),
        Column(say("Received")),
        Column(say("Sent by"), least=76, weight=0.5),
        Column(say("Signed how")),
        Column(say("In time")),
        Column(say("Objected to"), least=84, weight=1.4),
        Column(say("Ground"), least=90, weight=2),
        Column(say("Evidence"), least=62),
        Column(say("Handled by"), least=50, weight=0.3),
        Column(say("Conclusion"), least=66, weight=1.2),
        Column(say("Effect"), least=66),
        Column(say("Replied")),
    )
    rows = [Row(tuple(_cells(course, one, words))) for one in course.objections]
    rows += [Row(("",) * len(columns), height=30)] * _BLANK
    return Table(columns, tuple(rows), _CELL, first=(0, 5))


def _cells(course: Course, one: Objection, words: Mapping[int, Words]) -> Iterator[str]:
    language = language_of(course)
    say = translator(language)
    shown = applications(course, "pdf")[one.track, one.application]
    yield str(one.number)
    yield on_day(one.received, language)
    yield "\n".join(filter(None, (_said(course, one, words, "who"), _said(course, one, words, "contact"))))
    yield say(SENDERS[one.sender])
    yield say("late") if one.late else say("in time")
    yield f"{one.application} {one_line(shown.applicant)}"
    for field in ("ground", "evidence", "handler"):
        yield _said(course, one, words, field)
    concluded = say(CONCLUSIONS[one.conclusion]) if one.conclusion else say("not concluded")
    yield "\n".join(filter(None, (concluded, _said(course, one, words, "words"))))
    yield effect_words(course, one)
    yield on_day(one.replied, language) if one.replied else ""


def _said(course: Course, one: Objection, words: Mapping[int, Words], field: str) -> str:
    """Return the latest words on one thing; those of the last addendum that has any."""
    known = [words[number] for number in one.addenda if number in words]
    if not known and field in ("who", "ground"):
        return withheld(course)
    return next((str(said[field]) for said in reversed(known) if said.get(field)), "")
