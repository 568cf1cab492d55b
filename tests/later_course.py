"""A small review and what followed it, made by hand: decision, notice, objections, promotion, titles."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Literal

from recommended import recommended_track
from reviewdesk.domain.addenda.course import Course, course_of
from reviewdesk.domain.addenda.entry import Addendum, Kind
from reviewdesk.domain.addenda.listing import listed_record, listing
from reviewdesk.domain.addenda.steps import follow, notice_list
from reviewdesk.domain.addenda.words import Words
from reviewdesk.domain.application import Application
from reviewdesk.domain.names import ApplicantId, ApplicationId, Digest, TrackId
from reviewdesk.domain.plan.reader import read_plan
from reviewdesk.domain.plan.values import Plan
from reviewdesk.domain.result import Result, TrackResult

Language = Literal["zh_CN", "en"]
PLAN = """schema = 1
[review_session]
title = "2014年省级创建示范区竞争性评审"
basis = "省信〔2014〕268号文件"
organisers = ["省经济和信息化委员会", "省财政厅"]
[rules]
aggregate = "mean"
minimum_ballots = 3
[committee]
minimum = 3
[notice]
days = 7
place = "省经信委网站"
[[track]]
id = "k"
name = "综合性示范区域"
[[track.tier]]
id = "listed"
name = "示范区域"
quota = 3
ordered = true
[[track.tier]]
id = "pilot"
name = "试点培育"
quota = 2
ordered = true
promotes_to = "listed"
[[track.criterion]]
id = "c"
name = "水平"
max = "100"
[[track.eligibility]]
id = "funds"
name = "资金落实"
[[track]]
id = "g"
name = "绿色安全制造信息化示范区域"
[[track.tier]]
id = "listed"
name = "示范区域"
quota = 1
[[track.tier]]
id = "pilot"
name = "试点培育"
quota = 1
[[track.criterion]]
id = "c"
name = "水平"
max = "100"
"""
NAMES = {
    "K1": ("k", "临江县人民政府", "东海市", "330109", "listed"),
    "K2": ("k", "海星区 <b>&amp; 管委会", "东海市", "330102", "listed"),
    "K3": ("k", "山谷县人民政府", "南岭市", "330821", "listed"),
    "K4": ("k", "北岸县人民政府", "南岭市", "330802", "pilot"),
    "K5": ("k", "临江县经济开发区管理委员会与高新技术产业园区管理委员会联合体", "东海市", "", "pilot"),
    "K6": ("k", "西岭县人民政府", "西州市", "330301", "not_listed"),
    "G1": ("g", "东港县人民政府", "西州市", "330302", "listed"),
    "G2": ("g", "临江县人民政府", "东海市", "330109", "not_listed"),
}
SCORES = {name: f"{93 - number}.{17 + number}" for number, name in enumerate(NAMES)}
WORDS: Mapping[str, Words] = {
    "decide": {
        "place": "省经信委三楼会议室",
        "by": "委厅联席会议",
        "note": "会议同意专家评审委员会的其余建议。",
        "reasons": {"g/G1": "经核查资金未落实", "g/G2": "资金和政策已落实，补足名额"},
    },
    "object": {
        "who": "海星区某企业",
        "contact": "0571-00000000",
        "ground": "申报的示范项目未实际投运",
        "evidence": "现场照片12张",
        "handler": "经办人甲",
        "words": "经现场核查属实",
    },
    "notice": {"note": "内部说明"},
    "cancel": {"reason": "年度评价不合格"},
}
CONTACTS = {
    "contact": "信息化推进处",
    "phone": "0571-11111111",
    "address": "滨江路1号",
    "supervision_phone": "0571-22222222",
}


def plan_of(language: Language = "zh_CN", text: str = PLAN) -> Plan:
    plan = read_plan(text)
    return replace(plan, review_session=replace(plan.review_session, language=language))


def begun(plan: Plan | None = None) -> Course:
    """The committee's recommendation alone."""
    known = tuple(
        Application(
            id=ApplicationId(name),
            track=TrackId(track),
            applicant=applicant,
            applicant_id=ApplicantId(applicant),
            city=city,
            region_code=code,
        )
        for name, (track, applicant, city, code, _) in NAMES.items()
    )
    tracks = tuple(_track(track) for track in ("k", "g"))
    return course_of(
        plan or plan_of(), known, Result(state="final", plan_digest=Digest("0" * 64), tracks=tracks)
    )


def added(course: Course, kind: Kind, /, **data: Any) -> Course:
    """One more addendum; what it must say of lists and dates is filled in where it is left out."""
    given = {**_defaults(course, kind, data), **data}
    number = len(course.addenda) + 1
    digest = Digest(f"{number:064x}")
    addendum = Addendum(number=number, kind=kind, at="2014-08-20T02:10:06Z", data=given, digest=digest)
    return follow(course, addendum)


def decided(plan: Plan | None = None, *, changed: bool = True) -> Course:
    """Decided; in track g another application than the recommended one."""
    changes = [("G1", "listed", "not_listed"), ("G2", "not_listed", "listed")] if changed else []
    return added(
        begun(plan),
        "decide",
        meeting="2014-07-28",
        document="省信纪要〔2014〕9号",
        changes=[{"track": "g", "application": a, "before": b, "after": c} for a, b, c in changes],
    )


def noticed(plan: Plan | None = None) -> Course:
    return added(decided(plan), "notice")


def objected(plan: Plan | None = None) -> Course:
    """One objection sustained, one not, one late and still open."""
    course = noticed(plan)
    course = added(course, "object", application="K2", sender="stamped")
    course = added(
        course,
        "object",
        application="K2",
        sender="stamped",
        number=1,
        conclusion="sustained",
        effect="removed",
        replied="2014-08-06",
    )
    course = added(
        course,
        "object",
        application="K3",
        sender="signed",
        conclusion="not_sustained",
        effect="none",
        replied="2014-08-05",
    )
    return added(course, "object", application="G2", sender="anonymous", received="2014-08-07", late=True)


def promoted(plan: Plan | None = None) -> Course:
    """The late objection is concluded, and the first of the stand-by list moves up."""
    course = added(
        objected(plan),
        "object",
        application="G2",
        track="g",
        sender="anonymous",
        received="2014-08-07",
        late=True,
        number=3,
        conclusion="not_sustained",
        effect="none",
    )
    return added(course, "promote", track="k", application="K4", tier="pilot", to="listed", instead_of="K2")


def supplemented(plan: Plan | None = None) -> Course:
    return added(
        promoted(plan),
        "notice",
        supplementary=True,
        published="2014-08-08",
        first="2014-08-09",
        last="2014-08-15",
    )


def confirmed(plan: Plan | None = None) -> Course:
    return added(supplemented(plan), "confirm")


def cancelled(plan: Plan | None = None) -> Course:
    return added(
        confirmed(plan),
        "cancel",
        track="k",
        application="K1",
        document="省信〔2015〕30号",
        date="2015-09-01",
    )


def words_of(course: Course) -> dict[int, Words]:
    """The words of every addendum, as its kind has them."""
    return {one.number: WORDS.get(one.kind, {"note": ""}) for one in course.addenda}


def private_words() -> Sequence[str]:
    """Every word that stays with the organiser."""
    texts = [text for words in WORDS.values() for text in words.values() if isinstance(text, str)]
    return [*texts, *WORDS["decide"]["reasons"].values()]


def _track(track: str) -> TrackResult:
    own = {name: row[4] for name, row in NAMES.items() if row[0] == track}
    return recommended_track(track, own, {"listed": 3, "pilot": 2}, SCORES)


def _defaults(course: Course, kind: Kind, data: Mapping[str, Any]) -> dict[str, Any]:
    text = {"text": "0" * 64}
    if kind == "notice":
        listed = notice_list(course, supplementary=data.get("supplementary", False))
        return {
            **text,
            "supplementary": False,
            "published": "2014-07-29",
            "first": "2014-07-30",
            "last": "2014-08-05",
            "days": 7,
            "kind": "calendar",
            "first_day": "next",
            "holidays": [],
            "workdays": [],
            "place": course.plan.notice.place,
            "contacts": CONTACTS,
            "tracks": listed_record(listed),
        }
    if kind == "object":
        return {
            **text,
            "number": len(course.objections) + 1,
            "received": "2014-08-01",
            "track": NAMES[data["application"]][0],
            "late": False,
            "conclusion": None,
            "effect": None,
            "replied": None,
        }
    if kind == "confirm":
        return {
            **text,
            "document": "省信〔2014〕301号",
            "date": "2014-08-20",
            "tracks": listed_record(listing(course)),
        }
    return text
