"""No laptops for the reviewers: signed sheets, each typed by two people, on one office machine."""

from pathlib import Path

from inked_pages import picture
from played import Played, Row

PLAN = """schema = 1
[review_session]
title = "纸质评审会（样例）"
arrangement = "paper"
[rules]
aggregate = "trimmed"
minimum_ballots = 3
abnormal = { ratio = "0.20" }
[committee]
minimum = 3
[[track]]
id = "town"
name = "城镇"
[[track.tier]]
id = "listed"
name = "列入"
quota = 2
[[track.criterion]]
id = "plan"
name = "方案"
max = "60"
step = "0.5"
[[track.criterion]]
id = "team"
name = "队伍"
max = "30"
[[track.criterion]]
id = "index"
name = "指数"
max = "10"
mode = "objective"
[[track.document]]
id = "plan"
name = "实施方案"
"""
REGISTER = """id,track,applicant,applicant_id,index
A1,town,云溪镇,p1,7
A2,town,石桥镇,p2,6
A3,town,松岭镇,p3,8
A4,town,长堤镇,p4,5
"""
SEATS = ("r1", "r2", "r3")
MARKS: dict[str, Row] = {"A1": ("50", "25"), "A2": ("48.5", "24"), "A3": ("45", "22"), "A4": ("40", "20")}


def typed(paper: Played, seat: str, marks: dict[str, Row], **states: str) -> list[object]:
    first, second = (paper.sheet(f"{seat}-{who}", marks, states) for who in ("one", "other"))
    return ["--seat", seat, "--track", "town", first, second]


def signed_in(folder: Path) -> Played:
    paper = Played(folder, PLAN, REGISTER, dict.fromkeys(SEATS, ("town",)))
    paper.seal()
    paper.chair("elect", *paper.motion("elect", 'seat = "r1"\n[[round]]\ncounts = {r1 = 3}\n'))
    paper.chair("adopt", *paper.motion("adopt", "[[round]]\ncounts = {yes = 3}\n"))
    return paper


def test_signed_sheets_are_typed_twice_and_the_archive_holds(tmp_path: Path) -> None:
    paper = signed_in(tmp_path)
    assert paper.chair_refused("typed", *typed(paper, "r2", MARKS)).code == "collect-own-first"
    one, other = paper.sheet("one", MARKS), paper.sheet("other", MARKS | {"A2": ("48", "24")})
    differs = paper.chair_refused("typed", "--seat", "r1", "--track", "town", one, other)
    assert [problem["data"] for problem in differs.data["problems"]] == [
        {"application": "A2", "criterion": "plan", "first": "48.5", "second": "48"}
    ]
    paper.chair("withdraw", "--application", "A4", "--reason", "书面撤回")
    paper.chair("typed", *typed(paper, "r1", MARKS))
    left = {application: MARKS[application] for application in ("A1", "A2", "A3")}
    off_step = typed(paper, "r2", left | {"A1": ("50.2", "25")}, A4="withdrawn")
    assert paper.chair_refused("typed", *off_step).data["problems"][0]["code"] == "typed-value"
    out_of_range = left | {"A2": ("61", "31")}
    paper.chair("typed", *typed(paper, "r2", out_of_range, A4="withdrawn"))
    assert paper.chair_refused("typed", *typed(paper, "r2", MARKS)).code == "roll-settled"
    two = {application: MARKS[application] for application in ("A1", "A2")}
    paper.chair("typed", *typed(paper, "r3", two, A3="recused", A4="withdrawn"))
    assert paper.chair("close")["aggregates"]["town"] == {"declared": "trimmed", "applied": "mean"}

    stage = paper.chair("reveal", "--reveal-slip-file", paper.slip("reveal"))
    assert [(one["kind"], one["criterion"]) for one in stage["deviations"]] == [
        ("range", "plan"), ("range", "team")
    ]  # fmt: skip
    paper.chair("reveal", "--ranking")
    assert paper.row("A2")["excluded"] == [{"reviewer": "r2", "state": "void"}]
    corrected = ("correct", "--kind", "range", "--seat", "r2", "--application", "A2", "--reason", "签字表")
    for criterion, wrong, right in (("plan", "60.5", "51"), ("team", "31", "24")):
        blocked = paper.chair_refused("finalise").data["problems"]
        assert [problem["code"] for problem in blocked[:1]] == ["audit-range-open"]
        of = (*corrected, "--criterion", criterion, "--value")
        assert paper.chair_refused(*of, wrong).code == "mark-above"
        paper.chair(*of, right)
    assert (paper.row("A2")["totals"]["r2"], paper.row("A2")["flags"]) == ("81", ["corrected", "fallback"])

    paper.chair("finalise")
    for seat in (*SEATS, "witness"):
        paper.sign(seat)
    first, second = picture(tmp_path / "r1.jpg"), picture(tmp_path / "r1-again.jpg")
    assert paper.chair_refused("scan", "--joint", paper.slip("r1")).code == "scan-not-a-page"
    assert paper.chair("scan", "--seat", "r1", first)["number"] == 1
    assert paper.chair("scan", "--replaces", 1, second)["scans"][0]["number"] == 2
    paper.chair("scan", "--joint", picture(tmp_path / "joint.png"))
    paper.chair("scan", "--joint", picture(tmp_path / "upside-down.png"))
    left = paper.chair("unscan", "--number", 4, "--reason", "扫反了")["scans"]
    assert [(scan["number"], scan["seat"]) for scan in left] == [(2, "r1"), (3, "")]
    found = paper.published()
    assert (found["counts"], found["scans"]) == ({"typed": 3, "unused": 1}, 2)
