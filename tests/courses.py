"""A recommendation of three tiers in one track and one in another, and addenda to follow it with."""

from typing import Any

from recommended import recommended_track
from reviewdesk.domain.addenda.course import Course, course_of
from reviewdesk.domain.addenda.entry import Addendum, Kind
from reviewdesk.domain.addenda.listing import listed_record, listing
from reviewdesk.domain.addenda.steps import follow, notice_list
from reviewdesk.domain.application import Application
from reviewdesk.domain.names import ApplicantId, ApplicationId, Digest, TrackId
from reviewdesk.domain.plan.reader import read_plan
from reviewdesk.domain.result import Result, TrackResult

PLAN = """
schema = 1
[review_session]
title = "样例评审会"
multiple = "{multiple}"
[notice]
days = 7
order = "{order}"
[[track]]
id = "t"
name = "综合类"
[[track.tier]]
id = "listed"
name = "示范区域"
quota = 2
[[track.tier]]
id = "reserve"
name = "候补"
quota = 2
ordered = true
promotes_to = "listed"
[[track.tier]]
id = "pilot"
name = "试点"
quota = 1
[[track.criterion]]
id = "c"
name = "指标"
max = "100"
[[track]]
id = "u"
name = "专项类"
[[track.tier]]
id = "listed"
name = "示范基地"
quota = 1
[[track.criterion]]
id = "c"
name = "指标"
max = "100"
"""
STANDINGS = {
    "A1": "listed", "A2": "listed", "A3": "reserve", "A4": "reserve", "A5": "pilot", "A6": "not_listed",
    "A7": "below_floor", "A8": "rejected",
}  # fmt: skip
TEXT = "0" * 64


def course(multiple: str = "allowed", order: str = "region") -> Course:
    """Return the course of the sample; A1 and B2 have the same applicant, A2 no region code."""
    plan = read_plan(PLAN.format(multiple=multiple, order=order))
    applications = tuple(
        Application(
            id=ApplicationId(one),
            track=TrackId("u" if one.startswith("B") else "t"),
            applicant=f"样例{one}",
            applicant_id=ApplicantId("p-A1" if one == "B2" else f"p-{one}"),
            region_code="" if one == "A2" else f"33{9 - int(one[1])}",
        )
        for one in (*STANDINGS, "B1", "B2")
    )
    result = Result(
        state="final",
        plan_digest=Digest(TEXT),
        tracks=(
            _track("t", STANDINGS, {"listed": 2, "reserve": 2, "pilot": 1}),
            _track("u", {"B1": "listed", "B2": "not_listed"}, {"listed": 1}),
        ),
    )
    return course_of(plan, applications, result)


def after(at: Course, kind: Kind, **data: Any) -> Course:
    """Return the course after one more addendum, what is left out filled in as it is lawful."""
    made = Addendum(
        number=len(at.addenda) + 1,
        kind=kind,
        at="2014-08-01T02:00:00Z",
        data={**_defaults(at, kind, data), **data, "text": TEXT},
        digest=Digest(TEXT),
    )
    return follow(at, made)


def change(application: str, standing: str, before: str | None = None) -> dict[str, str]:
    """Return one change of a decision."""
    was = before or STANDINGS.get(application, "not_listed")
    track = "u" if application.startswith("B") else "t"
    return {"track": track, "application": application, "before": was, "after": standing}


def noticed(at: Course | None = None) -> Course:
    """Return a course whose recommendation was adopted and made public from 5 to 11 August."""
    return after(after(at or course(), "decide"), "notice")


def sustained(at: Course, application: str) -> Course:
    """Return the course after an objection that takes a place away."""
    return after(at, "object", application=application, conclusion="sustained", effect="removed")


def _track(track: str, standings: dict[str, str], tiers: dict[str, int]) -> TrackResult:
    return recommended_track(track, standings, tiers, dict.fromkeys(standings, "80.00"))


def _defaults(at: Course, kind: Kind, given: dict[str, Any]) -> dict[str, Any]:
    track = "u" if str(given.get("application", "A")).startswith("B") else "t"
    if kind == "decide":
        return {"meeting": "2014-08-01", "document": "", "changes": []}
    if kind == "notice":
        extra = bool(given.get("supplementary"))
        told = notice_list(at, supplementary=extra) if "tracks" not in given and at.decided else {}
        return {
            "supplementary": False, "published": "2014-08-04", "first": "2014-08-05", "last": "2014-08-11",
            "days": 7, "kind": "calendar", "first_day": "next", "holidays": [], "workdays": [], "place": "",
            "contacts": dict.fromkeys(("contact", "phone", "address", "supervision_phone"), ""),
            "tracks": listed_record(told),
        }  # fmt: skip
    if kind == "object":
        return {
            "number": len(at.objections) + 1, "received": "2014-08-06", "sender": "signed", "track": track,
            "late": False, "conclusion": None, "effect": None, "replied": None,
        }  # fmt: skip
    if kind == "promote":
        return {"track": track, "tier": "reserve", "to": "listed"}
    if kind == "rereview":
        return {
            "objection": 1, "track": track, "review_session": "1" * 32, "batch": TEXT, "archive": TEXT,
            "outcome": "removed",
        }  # fmt: skip
    if kind == "confirm":
        return {"document": "样例〔2014〕1号", "date": "2014-08-12", "tracks": listed_record(listing(at))}
    return {"track": track, "document": "样例〔2015〕1号", "date": "2015-03-01"}
