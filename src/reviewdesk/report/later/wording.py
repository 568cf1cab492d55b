"""Words the papers of the course share: names as a medium may show them, days, standings, who signs."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from reviewdesk.domain.addenda.course import Course, Key
from reviewdesk.domain.application import Application
from reviewdesk.domain.drill import is_drill
from reviewdesk.domain.plan.values import Medium
from reviewdesk.domain.redaction import in_force, redacted_applications
from reviewdesk.report.packet.wording import day_words
from reviewdesk.words import translator


def applications(course: Course, medium: Medium) -> Mapping[Key, Application]:
    """Return the applications of a course as a medium may show them."""
    say = translator(language_of(course))
    shown = redacted_applications(
        in_force(course.plan), medium, course.applications.values(), say("Applicant ")
    )
    return dict(zip(course.applications, shown, strict=True))


def language_of(course: Course) -> str:
    """Return the language the papers are set in."""
    return course.plan.review_session.language


def mark_of(course: Course) -> str:
    """Return the word that stands across papers of a drill, "" on others."""
    session = course.plan.review_session
    return translator(session.language)("Drill") if is_drill(session.title) else ""


def on_day(day: date | str, language: str) -> str:
    """Return a day as 2014年7月25日, or as 25 July 2014."""
    return day_words(f"{day} 00:00", language)


def from_to(data: Mapping[str, Any], language: str) -> str:
    """Return first and last day of a notice; in Chinese without the year in which it is published."""
    year = str(data["published"])[:4]
    days = [on_day(data[name], language) for name in ("first", "last")]
    if language == "zh_CN":
        days = [day.removeprefix(f"{year}年") for day in days]
    say = translator(language)
    return say("{first} to {last}").format(first=days[0], last=days[1])


def one_line(text: str) -> str:
    """Return text without line breaks or doubled blanks, as a cell of a list holds it."""
    return " ".join(text.split())


def procedure(course: Course) -> str:
    """Return what came before the decision, step by step, as far as this review had it."""
    say = translator(language_of(course))
    local = any(one.city or one.region_code for one in course.applications.values())
    steps = [say("local application") if local else say("submission")]
    if any(track.eligibility for track in course.plan.tracks):
        steps.append(say("check of eligibility"))
    return say(", ").join((*steps, say("expert review")))


def withheld(course: Course) -> str:
    """Return what stands where words were not handed over."""
    say = translator(language_of(course))
    return say("not handed over")
