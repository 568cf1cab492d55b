"""No total exists before close and reveal, and no ranking before every flagged row has its answer."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from reviewdesk.domain.application import Application, EligibilityVerdict
from reviewdesk.domain.ballot import Ballot
from reviewdesk.domain.conclude import conclude, deviations, rankable
from reviewdesk.domain.decisions import decisions
from reviewdesk.domain.log import Entry
from reviewdesk.domain.names import ApplicantId, ApplicationId, Digest, SeatId, TrackId
from reviewdesk.domain.reveal import Deviation, RankableBallots, RevealedBallots
from reviewdesk.errors import ReviewDeskError
from trial_tables import HEAD, ONE, plan, rows

BOTH = (SeatId("chair"), SeatId("witness"))
HEAD_OF_CLOSE = Digest("ab" * 32)


def entry(index: int, kind: str, attested: Sequence[SeatId] = BOTH, **data: object) -> Entry:
    return Entry(index=index, kind=kind, at="", data=data, head=HEAD_OF_CLOSE, attested=tuple(attested))


def application(name: str, *verdicts: EligibilityVerdict, **objective: str) -> Application:
    return Application(
        id=ApplicationId(name), track=TrackId("t"), applicant=name, applicant_id=ApplicantId(name),
        eligibility=verdicts, objective=objective,
    )  # fmt: skip


def ballot(seat: str, marks: Mapping[str, str], round_number: int = 1, **states: str) -> Ballot:
    return Ballot(
        seat=SeatId(seat),
        track=TrackId("t"),
        round=round_number,
        scores={ApplicationId(a): (m,) for a, m in marks.items()},
        states={ApplicationId(a): s for a, s in states.items()},  # type: ignore[misc]
    )


def roll(**states: str) -> list[dict[str, object]]:
    return [
        {"seat": s, "track": "t", "round": 1, "state": state, "digest": None} for s, state in states.items()
    ]


FIVE = {f"r{n}": "counted" for n in range(1, 6)}
BALLOTS = tuple(ballot(seat, {"A": "90" if seat != "r5" else "30", "B": "80"}) for seat in FIVE)
APPLICATIONS = (application("A"), application("B"))


def log(*more: Entry, **states: str) -> list[Entry]:
    return [
        entry(1, "close", roll=roll(**(states or FIVE)), applied={"t": "mean"}),
        entry(2, "reveal"),
        *more,
    ]


def revealed(*more: Entry) -> RevealedBallots:
    return RevealedBallots(entries=log(*more), ballots=BALLOTS)


@pytest.mark.parametrize(
    ("entries", "code"),
    [
        ([], "reveal-not-attested"),
        (log()[:1], "reveal-not-attested"),
        ([entry(1, "close", BOTH[:1], roll=roll(**FIVE)), entry(2, "reveal")], "reveal-not-attested"),
        ([entry(1, "close", (BOTH[0], BOTH[0]), roll=[]), entry(2, "reveal")], "reveal-not-attested"),
        ([replace(log()[1], index=1), replace(log()[0], index=2)], "reveal-before-close"),
        (log(r1="counted"), "reveal-ballots-differ"),
        (log(**{**FIVE, "r6": "counted"}), "reveal-ballots-differ"),
        (log(**{**FIVE, "r5": "void"}), "reveal-ballots-differ"),
    ],
)
def test_nothing_is_revealed_without_an_attested_close_and_reveal(entries: list[Entry], code: str) -> None:
    with pytest.raises(ReviewDeskError) as refused:
        RevealedBallots(entries=entries, ballots=BALLOTS)
    assert refused.value.code == code


def test_incident_2_a_ballot_counted_twice_is_refused() -> None:
    with pytest.raises(ReviewDeskError) as refused:
        RevealedBallots(entries=log(), ballots=(*BALLOTS, BALLOTS[0]))
    assert refused.value.code == "reveal-ballots-differ"


def test_without_a_witness_the_chair_alone_attests() -> None:
    alone = [replace(e, attested=BOTH[:1]) for e in log()]
    assert RevealedBallots(entries=alone, ballots=BALLOTS, witness="none").close_head == HEAD_OF_CLOSE


def test_no_ranking_before_the_ranking_is_shown_and_each_abnormal_row_is_answered() -> None:
    given = plan()
    with pytest.raises(ReviewDeskError) as early:
        rankable(given, APPLICATIONS, revealed())
    assert early.value.code == "reveal-ranking-missing"
    with pytest.raises(ReviewDeskError) as silent:
        rankable(given, APPLICATIONS, revealed(entry(3, "ranking")))
    assert (silent.value.code, silent.value.data) == ("reveal-unanswered", {"seat": "r5", "application": "A"})
    for kind in ("explain", "overrule"):
        answered = revealed(entry(3, kind, seat="r5", application="A"), entry(4, "ranking"))
        assert isinstance(rankable(given, APPLICATIONS, answered), RankableBallots)


def test_stage_one_shows_deviations_only() -> None:
    assert deviations(plan(), APPLICATIONS, revealed()) == (
        Deviation("abnormal", TrackId("t"), SeatId("r5"), ApplicationId("A"), direction="low"),
    )
    alike = (*BALLOTS[:4], ballot("r5", {"A": "70", "B": "70"}))
    found = deviations(plan("abnormal = {}"), APPLICATIONS, RevealedBallots(entries=log(), ballots=alike))
    assert found == (Deviation("identical", TrackId("t"), SeatId("r5")),)


def test_an_absolute_limit_flags_too_and_fewer_than_three_others_say_nothing() -> None:
    points = plan('abnormal = { absolute = "59" }')
    assert [d.direction for d in deviations(points, APPLICATIONS, revealed())] == ["low"]
    assert deviations(plan('abnormal = { absolute = "60" }'), APPLICATIONS, revealed()) == ()
    three = dict.fromkeys(("r1", "r2", "r5"), "counted")
    few = RevealedBallots(entries=log(**three), ballots=tuple(b for b in BALLOTS if b.seat in three))
    assert deviations(plan(), APPLICATIONS, few) == ()


def test_a_score_above_nothing_is_abnormal() -> None:
    ballots = tuple(ballot(seat, {"A": "1" if seat == "r1" else "0", "B": "5"}) for seat in FIVE)
    found = deviations(plan(), APPLICATIONS, RevealedBallots(entries=log(), ballots=ballots))
    assert ("r1", "A", "high") in [(d.seat, d.application, d.direction) for d in found]


def final(*more: Entry) -> RankableBallots:
    answered = (entry(3, "explain", seat="r5", application="A"), entry(4, "ranking"), *more)
    return rankable(plan(), APPLICATIONS, revealed(*answered))


def test_the_aggregate_fixed_at_the_close_is_applied() -> None:
    result = conclude(plan(), APPLICATIONS, final(), (), "revealed")
    assert (result.state, result.tracks[0].applied, result.tracks[0].declared) == (
        "revealed",
        "mean",
        "trimmed",
    )
    assert rows(result.tracks[0])["B"].exact == "80"


def test_a_lot_is_seeded_by_the_close() -> None:
    even = tuple(ballot(seat, {"A": "80", "B": "80"}) for seat in FIVE)
    thrown = entry(4, "lot", track="t", tier="t1", digits="1111111111")
    given = plan('end_rule = "lot"', tiers=["quota = 1"])
    held = RevealedBallots(entries=log(entry(3, "ranking"), thrown), ballots=even)
    ballots = RankableBallots(revealed=held)
    result = conclude(given, APPLICATIONS, ballots, decisions(held.entries), "resolved")
    assert result.tracks[0].alarms[0].resolved_by == "lot"
    assert result.decisions[0].before["t"] != result.decisions[0].after["t"]


def test_an_application_that_failed_eligibility_is_rejected_unscored() -> None:
    applications = (*APPLICATIONS, application("C", EligibilityVerdict("e", "fail")))
    row = rows(conclude(plan(), applications, final(), (), "revealed").tracks[0])["C"]
    assert (row.standing, row.place, row.published, row.criteria) == ("rejected", None, None, {})
    unscored = rows(conclude(plan(), (*APPLICATIONS, application("C")), final(), (), "revealed").tracks[0])[
        "C"
    ]
    assert (unscored.standing, unscored.ballots, unscored.place) == ("unscored", 0, None)


def test_seats_that_cast_nothing_are_named_and_replaced_ones_are_not_of_the_panel() -> None:
    states = {**FIVE, "r6": "absent", "r7": "void", "r8": "replaced", "s1": "unused"}
    held = RevealedBallots(entries=[*log(**states), entry(3, "ranking")], ballots=BALLOTS)
    flagged = deviations(plan(), APPLICATIONS, held)
    answered = replace(held, entries=[*held.entries, entry(4, "explain", seat="r5", application="A")])
    found = conclude(
        plan(), APPLICATIONS, RankableBallots(revealed=answered, flagged=flagged), (), "revealed"
    )
    assert {s.id: s.state for s in found.tracks[0].seats} == states
    assert [(e.reviewer, e.state) for e in rows(found.tracks[0])["B"].excluded] == [
        ("r6", "absent"),
        ("r7", "void"),
    ]


def test_a_mark_that_is_not_lawful_in_a_cast_ballot_is_named() -> None:
    for marks in ({"A": "77.3"}, {"A": "900"}):
        wrong = (*BALLOTS[:4], ballot("r5", {**marks, "B": "80"}))
        with pytest.raises(ReviewDeskError) as refused:
            deviations(plan(), APPLICATIONS, RevealedBallots(entries=log(), ballots=wrong))
        assert refused.value.code == "ballot-mark-unlawful"
        assert (refused.value.data["seat"], refused.value.data["application"]) == ("r5", "A")
    short = (*BALLOTS[:4], replace(BALLOTS[4], scores={ApplicationId("A"): ("1", "2")}))
    with pytest.raises(ReviewDeskError) as refused:
        deviations(plan(), APPLICATIONS, RevealedBallots(entries=log(), ballots=short))
    assert refused.value.data["cause"] == "mark-count"


def test_a_typed_sheet_out_of_range_is_a_deviation_and_void_until_corrected() -> None:
    states = {**FIVE, "r5": "typed"}
    ballots = (*BALLOTS[:4], ballot("r5", {"A": "900", "B": "80"}))
    held = RevealedBallots(entries=[*log(**states), entry(3, "ranking")], ballots=ballots)
    assert [(d.kind, d.seat, d.criterion) for d in deviations(plan(), APPLICATIONS, held)] == [
        ("range", "r5", "c")
    ]
    ranked = RankableBallots(revealed=held)
    row = rows(conclude(plan(), APPLICATIONS, ranked, (), "revealed").tracks[0])["A"]
    assert (row.ballots, row.excluded[0].state) == (4, "void")
    corrected = entry(4, "correct", correction="range", seat="r5", application="A", criterion="c", value="90")
    after = conclude(plan(), APPLICATIONS, ranked, decisions([*held.entries, corrected]), "resolved")
    assert rows(after.tracks[0])["A"].ballots == 5


def test_an_unreadable_ballot_counts_as_its_typed_copy() -> None:
    copied = [
        *log(),
        entry(3, "void", seat="r5", track="t", round=1, unreadable=True),
        entry(4, "typed", seat="r5", track="t", round=1, digest="00", unreadable=True),
    ]
    held = RevealedBallots(entries=copied, ballots=BALLOTS)
    assert held.roll()[SeatId("r5"), TrackId("t"), 1] == "typed"
    with pytest.raises(ReviewDeskError):
        RevealedBallots(entries=copied[:3], ballots=BALLOTS)


def test_an_objection_is_a_deviation_an_alarm_and_a_flag() -> None:
    criteria = (
        ONE.replace('"100"', '"60"') + '[[track.criterion]]\nid = "o"\nmode = "objective"\nmax = "40"\n'
    )
    given = plan(criteria=criteria)
    applications = (application("A", o="30"),)
    ballots = tuple(ballot(seat, {"A": "50"}) for seat in FIVE)
    objecting = (*ballots[:4], replace(ballots[4], objections={ApplicationId("A"): {"o": "too high"}}))  # type: ignore[dict-item]
    held = RevealedBallots(entries=[*log(), entry(3, "ranking")], ballots=objecting)
    found = deviations(given, applications, held)
    assert [(d.kind, d.seat, d.criterion) for d in found] == [("objection", "r5", "o")]
    result = conclude(given, applications, RankableBallots(revealed=held, flagged=found), (), "revealed")
    assert [(a.kind, a.boundary, a.applications) for a in result.tracks[0].alarms][-1] == (
        "objection",
        "o",
        ("A",),
    )
    assert rows(result.tracks[0])["A"].flags == ("objective", "fallback")


def test_the_last_round_of_scoring_counts() -> None:
    given = plan(head=HEAD + '[[stage]]\nkind = "score"\nrounds = 2\n')
    second = [{**row, "round": 2} for row in roll(**FIVE)]
    both = [entry(1, "close", roll=[*roll(**FIVE), *second]), entry(2, "reveal"), entry(3, "ranking")]
    later = tuple(ballot(seat, {"A": "50", "B": "80"}, 2) for seat in FIVE)
    held = RevealedBallots(entries=both, ballots=(*BALLOTS, *later))
    result = conclude(given, APPLICATIONS, RankableBallots(revealed=held), (), "revealed")
    assert rows(result.tracks[0])["A"].exact == "50"


def test_an_application_marked_withdrawn_by_notice_is_withdrawn() -> None:
    ballots = (*BALLOTS[:4], ballot("r5", {"B": "80"}, A="withdrawn"))
    held = RevealedBallots(entries=[*log(), entry(3, "ranking")], ballots=ballots)
    row = rows(conclude(plan(), APPLICATIONS, RankableBallots(revealed=held), (), "revealed").tracks[0])["A"]
    assert (row.standing, row.totals) == ("withdrawn", {})
