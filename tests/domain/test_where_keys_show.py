"""Every key of a plan is in a pair of test_pairs, or shows somewhere, or waits for its paper."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

import plan_keys
from pair_keys import PAIRED
from reviewdesk.cli.result_lines import result_lines
from reviewdesk.domain.application import Application
from reviewdesk.domain.committee import Committee, Seat
from reviewdesk.domain.draft import Draft, DraftRow
from reviewdesk.domain.names import ApplicantId, ApplicationId, CriterionId, Digest, SeatId, TrackId
from reviewdesk.domain.plan.normal import normalised
from reviewdesk.domain.plan.reader import read_plan
from reviewdesk.domain.plan.values import Plan
from reviewdesk.domain.recusal import reach
from reviewdesk.domain.redaction import redacted_applications, redacted_seats
from reviewdesk.domain.result import Result
from reviewdesk.domain.roll import roll
from reviewdesk.domain.self_check import findings
from reviewdesk.errors import Problems
from reviewdesk.intake.admission import committee_findings, register_findings
from reviewdesk.intake.dossiers import find_dossiers
from reviewdesk.intake.register import read_register
from reviewdesk.report.minutes import opening_minutes
from reviewdesk.report.ranking_pdf import ranking_pdf
from reviewdesk.report.values import OpeningMinutes, RankingPaper
from reviewdesk.ui.desk.mark_words import band_of
from trial_tables import points, result, sheet

TEXT = """schema = 1
[review_session]
title = "评审会"
deadline = 2014-07-10T17:30:00+08:00
#session
[rules]
#rules
[[stage]]
kind = "score"
#stage
[committee]
minimum = 1
#committee
[recusal]
#recusal
[redaction]
#redaction
[notice]
days = 7
[[track]]
id = "t"
#track
[[track.tier]]
id = "t1"
quota = 1
#tier
[[track.criterion]]
id = "c"
max = "100"
#criterion
[[track.criterion.bands]]
name = "优"
min = "80"
max = "100"
[[track.requirement]]
id = "robots"
minimum = 10
#requirement
[[track.preference]]
id = "zone"
#preference
[[track.document]]
id = "plan"
#document
[[track.eligibility]]
id = "funds"
#eligibility
[[track]]
id = "u"
[[track.criterion]]
id = "c"
max = "100"
"""
REGISTER = "id,track,applicant,applicant_id,robots,zone,机器人,试点\nA,t,甲县,p1,3,是,30,是\n"
Surface = Callable[[Plan, Path], object]


def application(id_: str, track: str, received: str = "2014-07-10T17:00") -> Application:
    return Application(
        id=ApplicationId(id_), track=TrackId(track), applicant=f"{id_}县",
        applicant_id=ApplicantId(f"p{id_}"), city="远方市", received=received, copies=4,
        declared={"robots": 12},
    )  # fmt: skip


APPLICATIONS = (application("A", "t"), application("B", "t", "2014-07-10T18:00"), application("C", "u"))
SEATS = tuple(
    Seat(id=SeatId(f"r{n}"), role="reviewer", name=f"专家{n}", tracks=(TrackId("t"),)) for n in (1, 2)
)


def minutes(plan: Plan, folder: Path) -> bytes:
    return opening_minutes(
        OpeningMinutes(
            plan=plan, fingerprint="AAAA-BBBB", digest=Digest("ab" * 32), session_mark="A", reveal_mark="B",
            seats=SEATS, counts={}, created="",
        )
    ).data  # fmt: skip


def ranking(plan: Plan, folder: Path) -> bytes:
    return ranking_pdf(
        RankingPaper(
            plan=plan, track=TrackId("t"), result=replace(found(plan), state="final"),
            applications={a.id: a for a in APPLICATIONS},
            seats=SEATS, signers=tuple(seat.id for seat in SEATS), record=Digest("ab" * 32),
            fingerprint="AAAA-BBBB", at="", elected="",
        )
    ).data  # fmt: skip


def found(plan: Plan) -> Result:
    rows = {str(track.id): sheet(points(A=[80] * 5, B=[80] * 5)) for track in plan.tracks}
    return result(plan, rows)


def lines(plan: Plan, folder: Path) -> list[str]:
    return list(result_lines(plan, found(plan)))


def admitted(plan: Plan, folder: Path) -> list[tuple[str, str]]:
    said = (*register_findings(APPLICATIONS, plan), *committee_findings(Committee(SEATS, ()), plan))
    return [(finding.code, repr(finding.problem.data)) for finding in said]


def registered(plan: Plan, folder: Path) -> object:
    (folder / "register.csv").write_text(REGISTER, encoding="utf-8")
    try:
        return [(a.declared, a.preferences) for a in read_register(folder / "register.csv", plan)]
    except Problems as refused:
        return [problem.code for problem in refused.problems]


def dossiers(plan: Plan, folder: Path) -> object:
    for name in ("plan", "letter", "实施方案"):
        (folder / "A").mkdir(exist_ok=True)
        (folder / "A" / f"{name}.pdf").write_bytes(b"%PDF-")
    (folder / "B").mkdir(exist_ok=True)
    given = find_dossiers(folder, APPLICATIONS[:2], plan)
    return [(f.code, f.weight, f.application, f.document) for f in given.findings]


def checked(plan: Plan, folder: Path) -> object:
    row = DraftRow(points={CriterionId("c"): "100"})
    draft = Draft({ApplicationId("A"): row}, frozenset(), {})
    return findings(plan.tracks[0], APPLICATIONS[:1], draft, ())


def reached(plan: Plan, folder: Path) -> object:
    return reach(plan.recusal, [ApplicationId("A")], APPLICATIONS)


def rolled(plan: Plan, folder: Path) -> object:
    return roll(plan, SEATS, ()).outcomes


def projected(plan: Plan, folder: Path) -> object:
    return (
        redacted_seats(plan.redaction, "projector", SEATS, "评委"),
        redacted_applications(plan.redaction, "projector", APPLICATIONS, "申报单位"),
    )


def banded(plan: Plan, folder: Path) -> object:
    band = band_of(plan.tracks[0].criteria[0], "85")
    return band and band.name


@dataclass(frozen=True)
class Shown:
    """A key, the line that is added or replaced, and where the difference is seen."""

    key: str
    surface: Surface
    line: str
    other: str = ""


SHOWN = [
    *(Shown(f"review_session.{key}", minutes, "#session", line) for key, line in {
        "basis": 'basis = "某文1号"', "organisers": 'organisers = ["某厅"]', "venue": 'venue = "某厅"',
        "starts": "starts = 2014-07-25T08:30:00+08:00", "ends": "ends = 2014-07-25T17:30:00+08:00",
        "language": 'language = "en"', "arrangement": 'arrangement = "strict"', "witness": 'witness = "none"',
        "received_by": 'received_by = "postmark"',
    }.items()),
    Shown("review_session.title", minutes, 'title = "评审会"', 'title = "评选会"'),
    Shown("review_session.deadline", admitted, "2014-07-10T17", "2014-07-10T20"),
    Shown("review_session.timezone", admitted, "#session", 'timezone = "Asia/Tokyo"'),
    Shown("review_session.copies", admitted, "#session", "copies = 5"),
    Shown("review_session.excluded_regions", admitted, "#session", 'excluded_regions = ["远方市"]'),
    Shown("review_session.signing", ranking, "#session", 'signing = "ink"'),
    Shown("committee.minimum", admitted, "minimum = 1", "minimum = 3"),
    Shown("committee.odd", admitted, "#committee", "odd = false"),
    Shown("recusal.scope", reached, "#recusal", 'scope = "track"'),
    Shown("redaction.reviewers", projected, "#redaction", "reviewers = []"),
    Shown("redaction.applicants", projected, "#redaction", 'applicants = ["projector"]'),
    Shown("stage.rounds", rolled, "#stage", "rounds = 2"),
    Shown("track.rules.comment", checked, "#rules", 'comment = "required"'),
    Shown("track.id", lines, 'id = "t"\n', 'id = "v"\n'),
    Shown("track.name", ranking, "#track", 'name = "甲类"'),
    Shown("track.tier.name", ranking, "#tier", 'name = "列入"'),
    Shown("track.criterion.name", ranking, "#criterion", 'name = "方案"'),
    Shown("track.criterion.reason", checked, "#criterion", 'reason = "extremes"'),
    Shown("track.criterion.bands.name", banded, 'name = "优"', 'name = "甲"'),
    Shown("track.criterion.bands.min", banded, 'min = "80"', 'min = "90"'),
    Shown("track.requirement.id", registered, 'id = "robots"', 'id = "machines"'),
    Shown("track.requirement.name", admitted, "#requirement", 'name = "机器人"\nmaximum = 11'),
    Shown("track.requirement.minimum", admitted, "minimum = 10", "minimum = 20"),
    Shown("track.requirement.maximum", admitted, "#requirement", "maximum = 11"),
    Shown("track.preference.id", registered, 'id = "zone"', 'id = "region"'),
    Shown("track.preference.name", registered, "#preference", 'name = "试点"'),
    Shown("track.document.id", dossiers, 'id = "plan"', 'id = "letter"\nname = "函"'),
    Shown("track.document.name", dossiers, "#document", 'name = "实施方案"'),
    Shown("track.document.required", dossiers, "#document", "required = false"),
    Shown("track.eligibility.id", admitted, 'id = "funds"', 'id = "money"'),
    Shown("track.eligibility.name", admitted, "#eligibility", 'name = "资金"'),
]  # fmt: skip


@pytest.mark.parametrize("case", SHOWN, ids=lambda case: case.key)
def test_a_key_outside_the_arithmetic_shows(case: Shown, tmp_path: Path) -> None:
    assert TEXT.count(case.line) >= 1
    one, other = read_plan(TEXT), read_plan(TEXT.replace(case.line, case.other, 1))
    assert json.loads(normalised(one)) != json.loads(normalised(other))
    assert case.surface(one, tmp_path) != case.surface(other, tmp_path)


@pytest.mark.parametrize(
    "surface", dict.fromkeys(case.surface for case in SHOWN), ids=lambda surface: surface.__name__
)
def test_a_key_that_shows_elsewhere_changes_nothing_here(surface: Surface, tmp_path: Path) -> None:
    one, other = read_plan(TEXT), read_plan(TEXT.replace("days = 7", "days = 9"))
    assert surface(one, tmp_path) == surface(other, tmp_path)


def test_every_key_of_the_loader_has_its_test() -> None:
    every, shown = list(plan_keys.every_key()), [case.key for case in SHOWN]
    assert len(set(every)) == len(every) > 90
    places = [PAIRED, set(shown), set(plan_keys.NAMED), set(plan_keys.LATER)]
    assert set().union(*places) == set(every)
    assert sum(map(len, places)) == len(every), "a key stands in two of the lists"


@pytest.mark.parametrize(("file", "test"), plan_keys.NAMED.values())
def test_a_test_that_is_named_is_there(file: str, test: str) -> None:
    text = (Path(__file__).parents[1] / file).read_text(encoding="utf-8")
    assert f"def {test}(" in text
