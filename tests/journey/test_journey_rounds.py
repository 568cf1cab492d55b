"""Two rounds of scoring; one ballot of the second does not open at the reveal and is typed from paper."""

from dataclasses import replace
from pathlib import Path

from played import Played, Row
from reviewdesk.domain.ballot import Ballot
from reviewdesk.domain.names import ApplicationId, SeatId, TrackId
from reviewdesk.sealed import ballot, log
from reviewdesk.sealed.codes import parse_slip
from reviewdesk.sealed.opening import open_batch
from reviewdesk.sealed.statement import Statement

PLAN = """schema = 1
[review_session]
title = "两轮评审会（样例）"
[rules]
minimum_ballots = 3
aggregate = "trimmed"
abnormal = { ratio = "0.50" }
[[stage]]
kind = "score"
rounds = 2
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
[[track.criterion]]
id = "team"
name = "队伍"
max = "40"
[[track.document]]
id = "plan"
name = "实施方案"
"""
REGISTER = """id,track,applicant,applicant_id
A1,town,云溪镇,p1
A2,town,石桥镇,p2
A3,town,松岭镇,p3
A4,town,长堤镇,p4
"""
SEATS = ("r1", "r2", "r3")
FIRST: dict[str, Row] = {"A1": ("50", "30"), "A2": ("48", "29"), "A3": ("45", "28"), "A4": ("40", "20")}
SECOND: dict[str, Row] = {"A1": ("44", "25"), "A2": ("52", "33"), "A3": ("45", "28"), "A4": ("40", "20")}


def unreadable(played: Played, seat: str) -> Path:
    """Cast round 2 as a faulty laptop would: sealed to a key that nobody's envelope holds."""
    slip = parse_slip(played.slip(seat).read_text())
    desk = open_batch(played.batch, (), SeatId(seat), slip)
    seats = desk.lineage.seats
    wrong = {
        id_: replace(keys, age_recipient=seats[SeatId("spare1")].age_recipient)
        for id_, keys in seats.items()
        if keys.role == "reveal"
    }
    marks = Ballot(
        seat=SeatId(seat),
        track=TrackId("town"),
        round=2,
        scores={ApplicationId(application): tuple(row) for application, row in SECOND.items()},
    )
    at = "2026-11-23T21:10:06Z"
    words = Statement(pledged=at, recusals=(), log=(log.entry_bytes("open", at, {}),))
    faulty = replace(desk.lineage, seats={**seats, **wrong})
    path = played.folder / "sticks" / "faulty.rdballot"
    path.write_bytes(ballot.build(marks, words, faulty, desk.secret, created=at))
    return path


def test_two_rounds_and_a_ballot_that_does_not_open(tmp_path: Path) -> None:
    played = Played(tmp_path, PLAN, REGISTER, dict.fromkeys(SEATS, ("town",)))
    played.seal()
    played.chair("elect", *played.motion("elect", 'seat = "r1"\n[[round]]\ncounts = {r1 = 3}\n'))
    played.chair("adopt", *played.motion("adopt", "[[round]]\ncounts = {yes = 3}\n"))
    first = [ballot for seat in SEATS for ballot in played.cast(seat, FIRST)]
    collected = played.chair("collect", *first)
    assert (collected["counted"], collected["open"]) == (3, 3)
    assert played.chair("collect", first[0], first[0])["counted"] == 3
    waiting = played.chair_refused("close").data["problems"]
    assert {(problem["data"]["seat"], problem["data"]["round"]) for problem in waiting} == {
        (seat, 2) for seat in SEATS
    }
    second = [ballot for seat in SEATS[:2] for ballot in played.cast(seat, SECOND)]
    early = played.chair_refused("collect", second[1])
    assert [problem["code"] for problem in early.data["problems"]] == ["collect-waits"]
    assert played.chair("collect", *second, unreadable(played, "r3"))["open"] == 0
    played.chair("close")

    stage = played.chair("reveal", "--reveal-slip-file", played.slip("reveal"))
    assert (stage["opened"], stage["unreadable"]) == (5, [["r3", "town", 2]])
    sheet = ["--seat", "r3", "--track", "town", "--round", "2"]
    copies = [played.sheet("one", SECOND), played.sheet("other", SECOND)]
    assert played.chair_refused("typed", *sheet, *copies).code == "order-after-close"
    assert played.chair_refused("reveal", "--ranking").code == "reveal-waiting"
    assert played.chair_refused("void", *sheet, "--reason", "无法解封", "--vote", "v1").code.startswith(
        "order"
    )
    played.chair("void", *sheet, "--reason", "无法解封")
    played.chair("typed", *sheet, *copies)
    played.chair("reveal", "--ranking")
    order = [row["application"] for row in played.result()["tracks"][0]["ranking"]]
    assert order == ["A2", "A3", "A1", "A4"]

    played.chair("finalise")
    played.sign("r2")
    found = played.published()
    assert (found["counts"], found["unanswered"]) == ({"counted": 5, "typed": 1, "unused": 2}, ["r1", "r3"])
