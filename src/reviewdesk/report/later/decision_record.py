"""The record of the decision (审定记录), internal: what was decided, and every difference with its reason."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, Final

from reviewdesk.domain.addenda.course import Course, Key
from reviewdesk.domain.addenda.entry import Addendum
from reviewdesk.domain.addenda.words import Words, reason_key
from reviewdesk.domain.names import ApplicationId, TrackId
from reviewdesk.report.blanks.frame import MARGINS
from reviewdesk.report.course_words import standing
from reviewdesk.report.later.wording import (
    applications,
    language_of,
    mark_of,
    on_day,
    one_line,
    withheld,
)
from reviewdesk.report.leaf import BODY, HEAD, PORTRAIT, TITLE, Style
from reviewdesk.report.page import Draft
from reviewdesk.report.table import Column, Row, Table, set_table, start_height
from reviewdesk.report.values import Paper
from reviewdesk.words import translator

CELL: Final = Style("plain", 10.5, 15)
_SIGNED: Final = 64.0


def decision_record(course: Course, addendum: Addendum, words: Words | None) -> Paper:
    """Return the record.

    Args:
        course: as the decision left it, or later.
        addendum: the decision.
        words: of the decision; None where they are withheld.
    """
    session, language = course.plan.review_session, language_of(course)
    say = translator(language)
    title = say("Record of the decision")
    named = say("{title}: {paper}").format(title=session.title, paper=title)
    draft = Draft(named, language, watermark=mark_of(course))
    draft.turn(PORTRAIT, MARGINS)
    draft.paragraph(session.title, Style("plain", 11, 18, "center"))
    draft.paragraph(title, TITLE)
    draft.gap(6)
    set_table(
        draft,
        Table(
            (Column(say("Item")), Column(say("Content"), least=100)), _facts(course, addendum, words), CELL
        ),
    )
    headed = (
        (say("Changes to the recommendation"), _changes(course, addendum, words)),
        (say("Recommended and decided, tier by tier"), _tally(course, addendum)),
    )
    for number, (head, table) in enumerate(headed, start=1):
        draft.gap(8)
        draft.paragraph(head, HEAD, bookmark=True, below=start_height(draft, table))
        last = _SIGNED if number == len(headed) else 0.0
        if table.rows:
            set_table(draft, table, below=last)
        else:
            draft.paragraph(say("None. The recommendation is adopted as it is."), BODY)
    draft.gap(40)
    draft.write_rooms((say("Decided by"), say("Recorder"), say("Date")), Style("plain", 11, 15))
    draft.gap(14)
    return draft.finished()


def changes_of(course: Course, addendum: Addendum) -> Iterator[tuple[Key, str, str]]:
    """Yield each change in the order of the ranking: whose, the standing recommended, the one decided."""
    said = {
        (TrackId(one["track"]), ApplicationId(one["application"])): one for one in addendum.data["changes"]
    }
    for key in course.titles:
        if key in said:
            yield key, said[key]["before"], said[key]["after"]


def _facts(course: Course, addendum: Addendum, words: Words | None) -> tuple[Row, ...]:
    session, data = course.plan.review_session, addendum.data
    say = translator(language_of(course))
    count = len(data["changes"])
    adopted = say("The recommendation of the review committee is adopted as it is.")
    if count:
        adopted = say("The recommendation of the review committee is adopted with {count} changes.")
    said: Mapping[str, Any] = words or dict.fromkeys(("place", "by", "note"), withheld(course))
    facts = (
        (say("Review session"), session.title),
        (say("Basis"), session.basis),
        (say("Organisers"), say(", ").join(session.organisers)),
        (say("Date of the meeting"), on_day(data["meeting"], language_of(course))),
        (say("Venue"), said["place"]),
        (say("Decided by"), said["by"]),
        (say("Number of the document"), data["document"]),
        (say("Decision"), adopted.format(count=count)),
        (say("Remarks"), said["note"]),
    )
    return tuple(Row(fact) for fact in facts if fact[1])


def _changes(course: Course, addendum: Addendum, words: Words | None) -> Table:
    say = translator(language_of(course))
    columns = (
        Column(say("No."), "center"),
        Column(say("Number"), "center"),
        Column(say("Applicant"), least=100),
        Column(say("Track"), least=70),
        Column(say("Place"), "center"),
        Column(say("Recommended"), least=84, weight=0.2),
        Column(say("Decided"), least=60, weight=0.3),
        Column(say("Reason"), least=100, weight=1.5),
    )
    shown = applications(course, "pdf")
    rows = []
    for number, (key, before, after) in enumerate(changes_of(course, addendum), start=1):
        place = course.titles[key].place
        cells = (
            str(number),
            str(key[1]),
            one_line(shown[key].applicant),
            course.plan.track(key[0]).name,
            "—" if place is None else str(place),
            standing(course, key[0], before, language_of(course)),
            standing(course, key[0], after, language_of(course)),
            withheld(course) if words is None else words["reasons"].get(reason_key(key), ""),
        )
        rows.append(Row(cells))
    return Table(columns, tuple(rows), CELL, first=(0, 1))


def _tally(course: Course, addendum: Addendum) -> Table:
    say = translator(language_of(course))
    columns = (
        Column(say("Track"), least=150),
        Column(say("Tier"), least=100),
        *(Column(head, "center") for head in (say("Places"), say("Recommended"), say("Decided"))),
    )
    changed = {key: after for key, _, after in changes_of(course, addendum)}
    recommended = Counter((title.track, title.recommended) for title in course.titles.values())
    decided = Counter((key[0], changed.get(key, t.recommended)) for key, t in course.titles.items())
    rows = (
        Row(
            (
                track.name,
                tier.name,
                *map(str, (tier.quota, recommended[track.id, tier.id], decided[track.id, tier.id])),
            )
        )
        for track in course.plan.tracks
        for tier in track.tiers
    )
    return Table(columns, tuple(rows), CELL)
