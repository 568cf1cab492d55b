"""A research fund: weights, a gate that splits evenly, a score replaced, then the vote of two thirds."""

from pathlib import Path

from played import Played, profile

REGISTER = """id,track,applicant,applicant_id
B1,basic_research,海星大学,p1
B2,basic_research,山谷大学,p2
B3,basic_research,北岸研究院,p3
C1,applied_research,海星大学,p1
C2,applied_research,东港研究所,p5
"""
SEATS = ("r1", "r2", "r3", "r4", "r5")
TRACKS = ("applied_research", "basic_research")
MARKS = {
    "B1": ("8", "8", "8", "8", "pass"),
    "B2": ("9", "9", "8", "8", "pass"),
    "B3": ("8", "9", "8", "8", "pass"),
    "C1": ("9", "8", "8"),
    "C2": ("8", "8", "8"),
}
PRESENT = 'present = ["r1", "r2", "r3", "r4", "r5"]\n'
BARRED = 'recused = ["r5"]\n'
GATE = """motion = "gate"
track = "basic_research"
application = "B3"
criterion = "integrity"
[[round]]
counts = {yes = 3, no = 1}
"""
ABNORMAL = """motion = "abnormal"
seat = "r4"
application = "B2"
[[round]]
counts = {yes = 3, abstain = 1}
"""
STAGE = """motion = "stage"
track = "{track}"
[[round]]
handed_out = {papers}
returned = {papers}
valid = {papers}
counts = {counts}
"""


def stage(track: str, papers: int, counts: str) -> str:
    return STAGE.format(track=track, papers=papers, counts=counts)


def revealed(folder: Path) -> Played:
    """Five reviewers: r5 is kin to B3 and so out of its track, r4 is far below the others on B2."""
    text = profile("research-fund").replace("quota = 2", "quota = 1")
    text = text.replace("quota = 6", "quota = 2").replace("quota = 4", "quota = 1")
    fund = Played(folder, text, REGISTER, dict.fromkeys(SEATS, TRACKS))
    fund.seal()
    fund.chair("elect", *fund.motion("elect", 'seat = "r3"\n'))
    fund.chair("adopt", *fund.motion("adopt", "[[round]]\ncounts = {yes = 5}\n"))
    fund.table("r5", recusals="B3,参与申请书撰写或论证")
    fails = MARKS | {"B3": (*MARKS["B3"][:4], "fail")}
    given = dict.fromkeys(SEATS, MARKS) | {"r1": fails, "r2": fails}
    given["r4"] = MARKS | {"B2": ("4", "4", "5", "5", "pass")}
    given["r5"] = {application: MARKS[application] for application in ("C1", "C2")}
    ballots = [ballot for seat in SEATS for ballot in fund.cast(seat, given[seat])]
    collected = fund.chair("collect", *ballots, fund.cast_track("r5", "basic_research"))
    assert (collected["counted"], collected["open"]) == (10, 0)
    fund.chair("close")
    stage_one = fund.chair("reveal", "--reveal-slip-file", fund.slip("reveal"))
    assert stage_one["waiting"] == [["r4", "B2"]]
    fund.chair(
        "explain", "--seat", "r4", "--application", "B2", "--text", "方案难以实施",
        "--seat-slip-file", fund.slip("r4"),
    )  # fmt: skip
    fund.chair("reveal", "--ranking")
    return fund


def test_a_fund_scores_then_votes_and_the_archive_holds(tmp_path: Path) -> None:
    fund = revealed(tmp_path)
    assert len(fund.chair_refused("audit").data["red"]) == 3
    blocked = fund.chair_refused("finalise").data["problems"]
    assert [problem["code"] for problem in blocked] == [
        "audit-gate-even", "audit-stage-unvoted", "audit-stage-unvoted"
    ]  # fmt: skip
    assert [row["reviewer"] for row in fund.row("B1")["excluded"]] == ["r5"]

    fund.chair("vote", *fund.motion("gate", PRESENT + BARRED + GATE))
    fund.chair_refused(
        "correct", "--kind", "abnormal", "--seat", "r4", "--application", "B2", "--reason", "偏离",
        "--vote", "v1",
    )  # fmt: skip
    fund.chair("vote", *fund.motion("abnormal", PRESENT + BARRED + ABNORMAL))
    assert (fund.row("B2")["place"], fund.row("B2")["totals"]["r4"]) == (3, "43")
    moved = fund.chair(
        "correct", "--kind", "abnormal", "--seat", "r4", "--application", "B2", "--reason", "偏离",
        "--vote", "v2",
    )  # fmt: skip
    assert moved["after"]["basic_research"]["B2"]["place"] == 1
    assert (fund.row("B2")["totals"]["r4"], fund.row("B2")["ballots"]) == ("87", 4)

    basic = stage("basic_research", 4, "{B1 = {yes = 3, no = 1}, B2 = {yes = 4}, B3 = {yes = 2, no = 2}}")
    fund.chair("vote", *fund.motion("basic", PRESENT + BARRED + basic))
    elsewhere = stage("applied_research", 5, "{C1 = {yes = 5}, C2 = {yes = 4, no = 1}}")
    refused = fund.chair_refused("vote", *fund.motion("elsewhere", PRESENT + elsewhere))
    assert refused.code == "vote-not-a-candidate"
    applied = stage("applied_research", 5, "{C2 = {yes = 4, abstain = 1}}")
    fund.chair("vote", *fund.motion("applied", PRESENT + applied))

    fund.chair("finalise")
    for seat in SEATS:
        answered = fund.sign(seat)
    assert answered["waiting"] == []
    found = fund.published()
    assert found["counts"] == {"counted": 10, "unused": 2}
    standings = {application: fund.row(application)["standing"] for application in MARKS}
    assert standings == {
        "B1": "funded", "B2": "funded", "B3": "reserve", "C1": "listed_elsewhere", "C2": "funded"
    }  # fmt: skip
