"""An award: five judges at one laptop, a judge who is also the witness, and every answer to the signing."""

from pathlib import Path

from played import Played, Row, profile

REGISTER = """id,track,applicant,applicant_id
A1,award,云溪社,p1
A2,award,石桥社,p2
A3,award,松岭社,p3
A4,award,长堤社,p4
A5,award,白塔社,p5
A6,award,青潭社,p6
"""
SEATS = ("r1", "r2", "r3", "r4", "r5")
MARKS: dict[str, Row] = {
    "A1": ("38", "36", "优", "0"),
    "A2": ("34", "33", "良", "0"),
    "A3": ("34", "33", "良", "0"),
    "A4": ("30", "30", "良", "1"),
    "A5": ("28", "28", "中", "0"),
    "A6": ("28", "28", "中", "0"),
}
EFFECT = {"r1": "24", "r2": "26", "r3": "28", "r4": "29", "r5": "33"}
"""Of A6: its mean and its median are those of A5, its trimmed mean is lower."""
PRESENT = 'present = ["r1", "r2", "r3", "r4", "r5"]\n'
LINE = """motion = "line"
track = "award"
tier = "second"
[[round]]
ballots = {r1 = ["A3"], r2 = ["A3"], r3 = ["A2"], r4 = ["A3"], r5 = ["A2"]}
"""


def marks(seat: str) -> dict[str, Row]:
    return MARKS | {"A6": ("28", EFFECT[seat], "中", "0")}


def revealed(folder: Path, text: str, elected: str) -> Played:
    award = Played(folder, text, REGISTER, dict.fromkeys(SEATS, ("award",)))
    award.seal()
    award.chair("elect", *award.motion("elect", PRESENT + elected))
    award.chair("adopt", *award.motion("adopt", "[[round]]\ncounts = {yes = 5}\n"))
    award.chair("collect", *(ballot for seat in SEATS for ballot in award.cast(seat, marks(seat))))
    award.chair("close")
    alone = award.plan.review_session.witness == "none"
    award.chair("reveal", *([] if alone else ["--reveal-slip-file", award.slip("reveal")]))
    award.chair("reveal", "--ranking")
    return award


def test_an_award_with_a_member_as_witness_and_every_kind_of_answer(tmp_path: Path) -> None:
    elected = 'seat = "r1"\nwitness = "r5"\n[[round]]\ncounts = {r1 = 4, r2 = 1}\n'
    award = revealed(tmp_path, profile("award"), elected)
    assert award.chair_refused("finalise").data["problems"][0]["code"] == "audit-tie-in-tier"
    award.chair("vote", *award.motion("line", PRESENT + LINE))
    assert (award.row("A3")["place"], award.row("A2")["place"]) == (2, 3)
    again = award.chair_refused("elect", *award.motion("late", PRESENT + elected.replace("r1", "r2")))
    assert again.code == "order-after-close"

    award.chair("finalise")
    words = tmp_path / "words.txt"
    words.write_text("程序有异议（样例）", encoding="utf-8")
    assert award.sign("r1")["waiting"] == ["r2", "r3", "r4", "r5"]
    award.sign("r2", "--dissent", words)
    award.sign("r3", "--refuse", words)
    award.chair("sign", "--seat", "r4", "--deemed", "两次通知未答复")
    assert award.chair("sign", "--seat", "r5", "--left", "提前离会")["answers"] == {
        "r1": "signed", "r2": "dissent", "r3": "refused", "r4": "deemed", "r5": "left"
    }  # fmt: skip
    own = ("--seat-slip-file", award.slip("r3"))
    assert award.chair_refused("sign", "--seat", "r3", *own).code == "sign-answered"
    assert award.chair_refused("sign", "--seat", "spare1", *own).code == "sign-not-a-signer"
    found = award.published()
    certified = {paper: ["chair"] for paper in ("report/ranking-award.pdf", "private/packet.pdf")}
    assert (found["unanswered"], found["signers"]) == ([], certified)


AGAIN = """text = "r4 未申报回避，A2 公示前撤回"
[[decision]]
kind = "vote"
id = "v1"
motion = "void"
seat = "r4"
application = "A1"
present = ["r1", "r2", "r3", "r4", "r5"]
round = [{counts = {yes = 4, abstain = 1}}]
[[decision]]
kind = "void"
seat = "r4"
application = "A1"
vote = "v1"
text = "与申报单位有合作（样例）"
[[decision]]
kind = "withdraw"
application = "A2"
text = "书面撤回（样例）"
"""
MEDIAN = """[[decision]]
kind = "vote"
id = "v2"
motion = "aggregate"
track = "award"
value = "median"
present = ["r1", "r2", "r3", "r4", "r5"]
round = [{counts = {yes = 5}}]
"""
LOT = """[[decision]]
kind = "lot"
track = "award"
tier = "third"
digits = "1234561234"
"""


def test_an_award_without_witness_is_finalised_again_before_the_notice(tmp_path: Path) -> None:
    text = profile("award").replace('witness = "member"', 'witness = "none"')
    text = text.replace('end_rule = "vote"', 'end_rule = "lot"')
    award = revealed(tmp_path, text, 'seat = "r1"\n[[round]]\ncounts = {r1 = 5}\n')
    dice = ("--dice", "6543216543")
    assert award.chair_refused("lot", "--track", "award", "--line", "first", *dice).code == "lot-not-due"
    award.chair("lot", "--track", "award", "--line", "second", *dice)
    award.chair("finalise")
    award.sign("r1")
    award.chair("publish", "--out", tmp_path / "first")
    late = award.chair_refused("withdraw", "--application", "A2", "--reason", "书面撤回")
    assert late.code == "order-frozen"

    for decided, waits in ((AGAIN, "audit-minimum-ballots"), (AGAIN + MEDIAN, "audit-tie-in-tier")):
        refused = award.chair_refused("refinalise", *award.motion("again", decided))
        assert [problem["code"] for problem in refused.data["problems"]] == [waits]
    twice = award.chair_refused("refinalise", *award.motion("twice", AGAIN + MEDIAN.replace("v2", "v1")))
    assert twice.code == "vote-id-taken"
    assert award.chair("refinalise", *award.motion("again", AGAIN + MEDIAN + LOT))["sequence"] == 2

    assert award.sign("r1")["waiting"] == ["r2", "r3", "r4", "r5"]
    found = award.published()
    assert (found["sequence"], found["unanswered"]) == (2, ["r2", "r3", "r4", "r5"])
    places = {f"A{n}": award.row(f"A{n}")["place"] for n in range(1, 7)}
    assert places == {"A1": 1, "A2": None, "A3": 2, "A4": 3, "A5": places["A5"], "A6": 9 - places["A5"]}
    assert award.row("A1")["excluded"] == [{"reviewer": "r4", "state": "void"}]
    assert {one["track"] for one in award.result()["decisions"]} == {"award"}
    assert award.done("verify", tmp_path / "first" / "archive.rdarchive")["sequence"] == 1
