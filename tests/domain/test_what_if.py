"""The same ballots under other rules: what comes out, and which decisions no longer say anything."""

from collections.abc import Mapping, Sequence

import pytest

from line_votes import EVEN, FOUR, LOT, line, named
from reviewdesk.domain.application import Application
from reviewdesk.domain.ballot import Ballot
from reviewdesk.domain.conclude import conclude
from reviewdesk.domain.log import Entry
from reviewdesk.domain.names import ApplicantId, ApplicationId, Digest, SeatId, TrackId
from reviewdesk.domain.plan.values import Plan
from reviewdesk.domain.reveal import RankableBallots, RevealedBallots
from reviewdesk.domain.sheet import Sheet, TrialTable
from reviewdesk.domain.what_if import Anew, changes, conclude_anew
from reviewdesk.errors import ReviewDeskError
from trial_tables import HEAD, decided, plan, points, sheet, standings, vote

STAGE = '[[stage]]\nkind = "score"\n[[stage]]\nkind = "vote"\ncandidates = "{}"\n'
BOTH = (SeatId("chair"), SeatId("witness"))


def anew(
    before: Plan, after: Plan, cells: Sheet, *taken: Mapping[str, object], further: Sequence[object] = ()
) -> Anew:
    table = TrialTable({TrackId("t"): cells})
    decisions = decided(*taken)
    conclude(before, (), table, decisions, "trial")
    later = decided(*further)  # type: ignore[arg-type]
    return conclude_anew((before, after), (), table, decisions, later)


def unfit(found: Anew) -> list[tuple[str, str]]:
    return [(one.decision.text("id") or one.decision.kind, one.reason.code) for one in found.unfit]


def test_another_quota_lists_others_and_says_who_moved() -> None:
    before, after = plan(tiers=["quota = 1"]), plan(tiers=["quota = 2"])
    cells = sheet(points(A=[90] * 5, B=[80] * 5, C=[70] * 5))
    found = anew(before, after, cells)
    assert found.result.state == "trial"
    assert standings(found.result.tracks[0]) == {"A": "t1", "B": "t1", "C": "not_listed"}
    old = conclude(before, (), TrialTable({TrackId("t"): cells}), (), "final")
    moved = {one.after.application: one.moved for one in changes(old, found.result)}
    assert moved == {"A": False, "B": True, "C": False}


def test_a_vote_on_a_line_that_moved_does_not_apply() -> None:
    taken = line(named(r1=["A"], r2=["A"], r3=["A"]))
    before, after = plan(tiers=["quota = 1"]), plan(tiers=["quota = 2"])
    found = anew(before, after, sheet(EVEN), taken)
    assert unfit(found) == [("v1", "trial-no-tie")]
    assert standings(found.result.tracks[0])["B"] == "t1"
    assert found.result.decisions == ()


def test_a_vote_for_one_place_says_nothing_of_two() -> None:
    taken = line({"counts": {"B": 3}, "handed_out": 5, "returned": 5, "valid": 5})
    before, after = plan(tiers=["quota = 2"]), plan(tiers=["quota = 3"])
    found = anew(before, after, sheet(FOUR), taken)
    assert [code for _, code in unfit(found)] == ["trial-other-question"]
    assert found.result.tracks[0].alarms[0].places_left == 2


def test_a_vote_on_others_than_are_tied_now_does_not_apply() -> None:
    cells = sheet(points(A=[80] * 5, B=[80] * 5, C=[70] * 5, D=[70] * 5))
    before, after = plan(tiers=["quota = 1"]), plan(tiers=["quota = 3"])
    found = anew(before, after, cells, line(named(r1=["A"], r2=["A"], r3=["A"])))
    assert unfit(found) == [("v1", "trial-other-question")]
    assert found.result.tracks[0].alarms[0].applications == ("C", "D")


def test_a_vote_that_was_about_the_same_applies_whatever_else_changes() -> None:
    taken = line(named(r1=["A"], r2=["A"], r3=["A"]))
    before = plan(tiers=["quota = 1"])
    found = anew(before, plan("trim = 0\nminimum_ballots = 3", tiers=["quota = 1"]), sheet(EVEN), taken)
    assert not found.unfit
    assert standings(found.result.tracks[0])["A"] == "t1"
    assert [record.kind for record in found.result.decisions] == ["vote"]


def test_the_order_inside_a_tier_is_the_same_question_with_more_places() -> None:
    taken = line(named(r1=["A"], r2=["A"], r3=["A"]))
    before = plan(tiers=["quota = 2\nordered = true"])
    found = anew(before, plan(tiers=["quota = 3\nordered = true"]), sheet(EVEN), taken)
    assert not found.unfit
    rows = {row.application: row.number for row in found.result.tracks[0].ranking}
    assert rows == {"A": 1, "B": 2, "C": 3}


def test_a_lot_is_drawn_for_the_tie_it_was_thrown_for() -> None:
    rules = 'end_rule = "lot"'
    cells = sheet(points(A=[80] * 5, B=[80] * 5, C=[70] * 5, D=[70] * 5))
    before = plan(rules, tiers=["quota = 1"])
    assert not anew(before, plan(rules + "\ntrim = 0", tiers=["quota = 1"]), cells, LOT).unfit
    found = anew(before, plan(rules, tiers=["quota = 3"]), cells, LOT)
    assert unfit(found) == [("lot", "trial-other-question")]
    assert found.result.tracks[0].alarms[0].resolved_by is None
    assert unfit(anew(before, plan(rules, tiers=["quota = 2"]), cells, LOT)) == [
        ("lot", "trial-other-question")
    ]


def test_a_second_lot_outlives_a_first_that_nothing_waits_for() -> None:
    rules = 'end_rule = "lot"'
    cells = sheet(points(A=[80] * 5, B=[80] * 5, C=[70] * 5, D=[70] * 5))
    tiers = ["quota = 3\nordered = true"]
    before = plan(rules, tiers=tiers)
    second = {**LOT, "digits": "6543216543"}
    found = anew(before, plan(rules, tiers=["quota = 3"]), cells, LOT, second)
    assert unfit(found) == [("lot", "trial-other-question")]
    assert found.result.tracks[0].alarms[0].resolved_by == "lot"


def test_a_correction_goes_with_the_vote_it_rests_on() -> None:
    cells = sheet(points(A=[90, 90, 90, 90, 50], B=[80] * 5))
    motion = vote(
        "v1", "abnormal", 5, [{"counts": {"yes": 5, "no": 0, "abstain": 0}}], seat="r5", application="A"
    )
    taken = {"kind": "correct", "correction": "abnormal", "seat": "r5", "application": "A", "vote": "v1"}
    before, after = plan(), plan("abnormal = {}")
    found = anew(before, after, cells, motion, taken)
    assert unfit(found) == [("correct", "trial-not-abnormal")]


def test_what_holds_needs_a_question_that_still_stands() -> None:
    rules = 'aggregate = "trimmed"\nminimum_ballots = 5\nfallback = "median"'
    motion = vote(
        "v1",
        "aggregate",
        4,
        [{"counts": {"yes": 4, "no": 0, "abstain": 0}}],
        track="t",
        value="trimmed",
    )
    void = {**motion, "motion": "void", "seat": "r5", "id": "v0"}
    void = {key: value for key, value in void.items() if key not in ("track", "value")}
    taken = ({"kind": "void", "seat": "r5", "vote": "v0"}, motion)
    cells = sheet(points(A=[90] * 5, B=[80] * 5))
    found = anew(plan(rules), plan(rules.replace("5", "3")), cells, void, *taken)
    assert unfit(found) == [("v1", "trial-other-question")]


@pytest.mark.parametrize(
    ("candidates", "quota", "code"),
    [("all", 2, None), ("top:1", 2, "trial-other-question"), ("top:1.5", 1, None)],
)
def test_a_vote_on_a_stage_applies_while_the_same_ones_stand(
    candidates: str, quota: int, code: str | None
) -> None:
    head = HEAD + STAGE.format(candidates)
    cells = sheet(points(A=[90] * 5, B=[80] * 5, C=[70] * 5))
    standing = "ABC" if candidates == "all" else "AB" if candidates == "top:1.5" else "A"
    ballots = {f"r{n}": {a: "yes" if a == "A" else "no" for a in standing} for n in range(1, 6)}
    taken = vote("v1", "stage", 5, [{"ballots": ballots}], track="t")
    found = anew(
        plan(head=head, tiers=["quota = 1"]), plan(head=head, tiers=[f"quota = {quota}"]), cells, taken
    )
    assert [reason for _, reason in unfit(found)] == ([] if code is None else [code])


def test_a_track_that_shares_applicants_stands_without_those_listed_before() -> None:
    head = HEAD.replace('title = "x"', 'title = "x"\nmultiple = "one"') + STAGE.format("top:1")
    second = '[[track]]\nid = "u"\n[[track.tier]]\nid = "t1"\nquota = {}\n' + (
        '[[track.criterion]]\nid = "c"\nmax = "100"\nstep = "0.5"\n'
    )
    before, after = (plan(head=head, tiers=["quota = 1"], more=second.format(n)) for n in (1, 2))
    table = TrialTable({TrackId(t): sheet(points(A=[90] * 5, B=[80] * 5, C=[70] * 5)) for t in "tu"})

    def taken(track: str, name: str, number: str) -> dict[str, object]:
        ballots = {f"r{n}": {name: "yes"} for n in range(1, 6)}
        return vote(number, "stage", 5, [{"ballots": ballots}], track=track)

    decisions = decided(taken("t", "A", "v1"), taken("u", "B", "v2"))
    found = conclude_anew((before, after), (), table, decisions)
    assert unfit(found) == [("v2", "trial-other-question")]
    assert not conclude_anew((before, before), (), table, decisions).unfit


def test_further_decisions_are_taken_after_those_on_record() -> None:
    before, after = plan(tiers=["quota = 1"]), plan(tiers=["quota = 3"])
    cells = sheet(FOUR)
    more = line(named(r1=["B", "C"], r2=["B", "C"], r3=["B", "C"]))
    found = anew(before, after, cells, {"kind": "withdraw", "application": "E"}, further=[more])
    assert standings(found.result.tracks[0]) == {
        "A": "t1", "B": "t1", "C": "t1", "D": "not_listed", "E": "withdrawn",
    }  # fmt: skip
    with pytest.raises(ReviewDeskError) as refused:
        anew(before, before, cells, further=[more])
    assert refused.value.code == "vote-no-tie"


def _entry(index: int, kind: str, **data: object) -> Entry:
    return Entry(index=index, kind=kind, at="", data=data, head=Digest("ab" * 32), attested=BOTH)


def _ballots(
    states: Mapping[str, str], marks: Mapping[str, str], applied: str = "trimmed"
) -> RankableBallots:
    roll = [
        {"seat": s, "track": "t", "round": 1, "state": state, "digest": None} for s, state in states.items()
    ]
    entries = (
        _entry(1, "close", roll=roll, applied={"t": applied}),
        _entry(2, "reveal"),
        _entry(3, "ranking"),
    )
    cast = tuple(
        Ballot(seat=SeatId(s), track=TrackId("t"), scores={ApplicationId("A"): (mark,)})
        for s, mark in marks.items()
    )
    return RankableBallots(revealed=RevealedBallots(entries=entries, ballots=cast))


def _application(**objective: str) -> Application:
    return Application(
        id=ApplicationId("A"), track=TrackId("t"), applicant="A", applicant_id=ApplicantId("A"),
        objective=objective,
    )  # fmt: skip


SEATS = {f"r{n}": "counted" for n in range(1, 6)}
CRITERION = '[[track.criterion]]\nid = "c"\nmax = "{0}"\n'


def test_what_the_close_fixed_stays_but_where_the_rules_it_follows_from_are_others() -> None:
    ballots = _ballots(SEATS, dict.fromkeys(SEATS, "80"), "mean")
    before = plan()
    for rules, applied in [
        ("trim = 2", "mean"),
        ('aggregate = "median"', "median"),
        ("minimum_ballots = 6", "mean"),
    ]:
        found = conclude_anew((before, plan(rules)), (_application(),), ballots, ())
        assert found.result.tracks[0].applied == applied


def test_scores_that_only_these_rules_flag_are_named() -> None:
    ballots = _ballots(SEATS, {**dict.fromkeys(SEATS, "80"), "r5": "70"})
    after = plan('abnormal = { ratio = "0.1" }')
    found = conclude_anew((plan(), after), (_application(),), ballots, ())
    assert [(one.kind, one.seat, one.application) for one in found.flagged] == [("abnormal", "r5", "A")]


def test_a_mark_that_these_rules_do_not_know_is_refused_on_a_ballot_and_named_on_a_typed_sheet() -> None:
    lower = plan('full = "75"', criteria=CRITERION.format(75))
    marks = {**dict.fromkeys(SEATS, "70"), "r5": "80"}
    with pytest.raises(ReviewDeskError) as refused:
        conclude_anew((plan(), lower), (_application(),), _ballots(SEATS, marks), ())
    assert (refused.value.code, refused.value.data["value"]) == ("trial-mark-unlawful", "80")
    typed = _ballots({**SEATS, "r5": "typed"}, marks)
    found = conclude_anew((plan(), lower), (_application(),), typed, ())
    assert [(one.kind, one.seat) for one in found.flagged] == [("range", "r5")]
    assert found.result.tracks[0].ranking[0].ballots == 4


def test_what_cannot_be_counted_at_all_is_refused_as_it_is() -> None:
    objective = CRITERION.format(60) + '[[track.criterion]]\nid = "o"\nmax = "40"\nmode = "objective"\n'
    ballots = _ballots(SEATS, dict.fromkeys(SEATS, "50"))
    with pytest.raises(ReviewDeskError) as refused:
        conclude_anew((plan(criteria=objective), plan(criteria=objective)), (_application(),), ballots, ())
    assert refused.value.code == "objective-missing"


def test_an_objective_value_that_these_rules_do_not_know_is_named() -> None:
    def both(most: int) -> Plan:
        more = f'[[track.criterion]]\nid = "o"\nmax = "{most}"\nmode = "objective"\n'
        return plan(criteria=CRITERION.format(100 - most) + more)

    ballots = _ballots(SEATS, dict.fromkeys(SEATS, "50"))
    registered = (_application(o="15", other="99"),)
    assert not conclude_anew((both(20), both(15)), registered, ballots, ()).unfit
    with pytest.raises(ReviewDeskError) as refused:
        conclude_anew((both(20), both(10)), registered, ballots, ())
    assert refused.value.code == "trial-value-unlawful"
    assert refused.value.data == {"application": "A", "criterion": "o", "value": "15"}
