"""A re-review is a new review session: its preparation begins with the sealed plan and those rows."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from reviewdesk.desk.auditor.chain import Chain
from reviewdesk.desk.secretary.arrangement import Answers
from reviewdesk.desk.secretary.office import Office, begin_with, keep
from reviewdesk.domain.addenda.course import Course, Key
from reviewdesk.domain.addenda.places import title_of, track_of
from reviewdesk.domain.plan.values import Plan
from reviewdesk.errors import ReviewDeskError
from reviewdesk.errors.marker import N_
from reviewdesk.intake.plan_writing import plan_text
from reviewdesk.words import translator

TITLE: Final = N_("{title} (re-review)")


def prepare_again(chain: Chain, applications: Sequence[str], folder: Path, answers: Answers) -> Office:
    """Make a preparation folder for a re-review; dossiers and committee are chosen anew there.

    Args:
        chain: the archive with its records; its plan, with tracks and tiers, is taken over.
        applications: ids; empty for those that open objections ask for.
        folder: new or empty.
        answers: computers and witness, as a new preparation asks.

    Raises:
        ReviewDeskError: "again-none", "course-application", "preparation-exists".
    """
    course = chain.course
    keys = [title_of(course, track_of(course, one), one).key for one in applications] or _asked(course)
    if not keys:
        raise ReviewDeskError("again-none")
    begun = begin_with(folder, plan_text(_renamed(course.plan)), answers)
    rows = tuple(course.applications[key] for key in dict.fromkeys(keys))
    return keep(replace(begun, applications=rows), begun)


def _asked(course: Course) -> list[Key]:
    return [
        (one.track, one.application) for one in course.objections if one.effect == "rereview" and one.open
    ]


def _renamed(plan: Plan) -> Plan:
    """Return the plan under a title of its own, without the days of the first session."""
    session = plan.review_session
    title = translator(session.language)(TITLE).format(title=session.title)
    again = replace(session, title=title, starts=None, ends=None, deadline=None)
    return replace(plan, review_session=again)
