"""Decisions have one shape wherever they are written down, and each moves what it may and no more."""

import tomllib
from collections.abc import Mapping

import pytest

from reviewdesk.domain.conclude import blocking
from reviewdesk.domain.decisions import decision, decision_file, decisions
from reviewdesk.domain.log import Entry
from reviewdesk.domain.names import Digest, SeatId
from reviewdesk.domain.plan.reader import read_plan
from reviewdesk.domain.result import TrackResult
from reviewdesk.errors import Problems, ReviewDeskError
from trial_tables import HEAD, ONE, TWO, decided, plan, points, result, rows, sheet, track, vote

CELLS = points(A=[90, 90, 90, 90, 30], B=[80] * 5, C=[70] * 5)
BOTH = {"ballots": {}, "valid": 1}
TRUE = {"counts": {"A": True}}
MEAN = 'aggregate = "mean"\n'


def yes(number: str, motion: str, count: int = 3, **keys: str) -> dict[str, object]:
    ballots = {f"r{n}": "yes" if n <= count else "no" for n in range(1, 6)}
    return vote(number, motion, 5, [{"ballots": ballots}], **keys)


def entry(index: int, kind: str, **data: object) -> Entry:
    return Entry(index=index, kind=kind, at="", data=data, head=Digest("00" * 32))


def codes(*tables: Mapping[str, object]) -> list[str]:
    with pytest.raises(Problems) as refused:
        decided(*tables)
    return [problem.code for problem in refused.value.problems]


@pytest.mark.parametrize(
    ("record", "code"),
    [
        ({"kind": "nothing"}, "decision-kind"),
        ({"kind": "withdraw"}, "decision-key-missing"),
        ({"kind": "withdraw", "application": "A", "reason": "x"}, "decision-key-unknown"),
        ({"kind": "withdraw", "application": ""}, "decision-value"),
        ({"kind": "lot", "track": "t", "tier": "t1", "digits": "1234567890"}, "decision-value"),
        ({"kind": "correct", "application": "A", "correction": "other"}, "decision-value"),
        ({**yes("v", "line"), "track": "t", "tier": "t1", "round": []}, "decision-shape"),
        ({**yes("v", "line"), "track": "t", "tier": "t1", "round": [3]}, "decision-shape"),
        (
            {**yes("v", "line"), "track": "t", "tier": "t1", "round": [{"ballots": {}, "valid": 1}]},
            "decision-shape",
        ),
        (
            {**yes("v", "line"), "track": "t", "tier": "t1", "round": [{"counts": {"A": True}}]},
            "decision-shape",
        ),
        ({**yes("v", "line"), "track": "t", "tier": "t1", "present": ["r1", "r1"]}, "decision-shape"),
    ],
)
def test_a_record_of_another_shape_is_refused(record: dict[str, object], code: str) -> None:
    assert code in codes(record)


def test_all_problems_of_a_file_are_said_at_once() -> None:
    with pytest.raises(Problems) as refused:
        decision_file({"decision": [{"kind": "x"}, 7, {"kind": "withdraw"}], "other": 1})
    assert refused.value.data["count"] == 4
    with pytest.raises(Problems):
        decision_file({"decision": "x"})
    with pytest.raises(Problems):
        decision("lot", {"track": "t"})


def test_a_file_is_read_as_toml_tables() -> None:
    text = '[[decision]]\nkind = "withdraw"\napplication = "A"\n'
    assert decision_file(tomllib.loads(text))[0].record == {"application": "A"}


def test_a_log_yields_its_decisions_without_texts_and_knows_what_came_after_the_reveal() -> None:
    log = [
        entry(1, "open"),
        entry(2, "withdraw", application="A", text="digest"),
        entry(3, "void", seat="r1", track="t"),
        entry(4, "void", seat="r2", application="B", vote=None),
        entry(5, "reveal"),
        entry(6, "void", seat="r3", unreadable=True),
        entry(7, "void", seat="r3", vote="v1"),
        entry(8, "lot", track="t", tier="t1", digits="1111111111", before={}),
    ]
    assert [(d.kind, dict(d.record), d.revealed) for d in decisions(log)] == [
        ("withdraw", {"application": "A"}, False),
        ("void", {"seat": "r2", "application": "B"}, False),
        ("void", {"seat": "r3", "vote": "v1"}, True),
        ("lot", {"track": "t", "tier": "t1", "digits": "1111111111"}, True),
    ]
    assert [d.kind for d in decisions([entry(1, "void", seat="r1")])] == []


def of(*tables: Mapping[str, object], rules: str = MEAN) -> TrackResult:
    return track(plan(rules), sheet(CELLS), decided(*tables))


def test_a_withdrawn_application_leaves_the_ranking_and_the_others_move_up() -> None:
    found = of({"kind": "withdraw", "application": "B"})
    gone = rows(found)["B"]
    assert (gone.place, gone.standing, gone.published, gone.totals, gone.ballots) == (
        None,
        "withdrawn",
        None,
        {},
        0,
    )
    assert {e.state for e in gone.excluded} == {"withdrawn"}
    assert [(r.application, r.place) for r in found.ranking] == [("A", 1), ("C", 2), ("B", None)]


def test_a_row_or_a_whole_seat_is_void() -> None:
    row = rows(of({"kind": "void", "seat": "r5", "application": "A"}))["A"]
    assert (row.exact, row.excluded[0].state) == ("90", "void")
    whole = of({"kind": "void", "seat": "r5"})
    assert rows(whole)["B"].excluded[0].state == "void"
    assert [seat.state for seat in whole.seats] == ["counted"] * 4 + ["void"]


def test_a_void_after_the_reveal_needs_a_vote_and_leaves_the_aggregate_to_the_committee() -> None:
    void = {"kind": "void", "seat": "r5", "application": "A", "vote": "v1"}
    with pytest.raises(ReviewDeskError) as refused:
        of(void, rules="")
    assert refused.value.code == "decision-without-vote"
    ballot = yes("v1", "void", seat="r5", application="A")
    both = decided(ballot, void)
    found = result(plan(), sheet(CELLS), both)
    assert (found.tracks[0].applied, rows(found.tracks[0])["A"].flags) == ("trimmed", ())
    assert [a.kind for _, a in blocking(plan(), found)] == ["minimum_ballots"]
    assert found.decisions[1].kind == "void" and "t" not in found.decisions[0].before
    changed = result(plan(), sheet(CELLS), (*both, *decided(yes("v2", "aggregate", track="t", value="mean"))))
    assert changed.tracks[0].applied == "mean"
    assert changed.tracks[0].alarms[-1].resolved_by == "v2"
    kept = result(plan(), sheet(CELLS), (*both, *decided(yes("v2", "aggregate", 1, track="t", value="mean"))))
    assert kept.tracks[0].applied == "trimmed" and blocking(plan(), kept) == ()
    assert rows(changed.tracks[0])["B"].flags == ("fallback",)


def test_a_decision_records_the_places_it_moves_before_and_after() -> None:
    corrected = {
        "kind": "correct", "correction": "transcription", "seat": "r5", "application": "A",
        "criterion": "c", "value": "90",
    }  # fmt: skip
    found = result(plan('aggregate = "mean"', tiers=["quota = 1"]), sheet(CELLS), decided(corrected))
    record = found.decisions[0]
    assert record.before == {
        "t": {
            "A": {"place": 2, "standing": "not_listed", "number": None, "published": "78.00"},
            "B": {"place": 1, "standing": "t1", "number": 1, "published": "80.00"},
        }
    }
    assert record.after == {
        "t": {
            "A": {"place": 1, "standing": "t1", "number": 1, "published": "90.00"},
            "B": {"place": 2, "standing": "not_listed", "number": None, "published": "80.00"},
        }
    }
    assert rows(found.tracks[0])["A"].flags == ("corrected",)


@pytest.mark.parametrize(
    ("value", "code"),
    [("101", "mark-above"), ("-1", "mark-below"), ("0.3", "mark-off-step"), ("x", "mark-not-a-number")],
)
def test_a_correction_must_be_a_lawful_mark(value: str, code: str) -> None:
    corrected = {
        "kind": "correct", "correction": "range", "seat": "r5", "application": "A",
        "criterion": "c", "value": value,
    }  # fmt: skip
    with pytest.raises(ReviewDeskError) as refused:
        of(corrected)
    assert refused.value.code == code


@pytest.mark.parametrize(
    "record",
    [
        {"kind": "withdraw", "application": "Z"},
        {"kind": "void", "seat": "r9"},
        {"kind": "void", "seat": "r1", "track": "z"},
        {
            "kind": "correct", "correction": "range", "seat": "r5", "application": "A",
            "criterion": "z", "value": "1",
        },
    ],
)  # fmt: skip
def test_a_decision_that_names_nothing_is_refused(record: dict[str, object]) -> None:
    with pytest.raises(ReviewDeskError) as refused:
        of(record)
    assert refused.value.code == "decision-names-nothing"


ABNORMAL = {"kind": "correct", "correction": "abnormal", "seat": "r5", "application": "A", "vote": "v1"}


def test_an_abnormal_score_is_flagged_and_by_vote_replaced_by_the_mean_of_the_others() -> None:
    assert rows(of())["A"].flags == ("abnormal",)
    found = of(yes("v1", "abnormal", seat="r5", application="A"), ABNORMAL)
    row = rows(found)["A"]
    assert (row.totals[SeatId("r5")], row.exact, row.ballots) == ("90", "90", 5)
    assert row.flags == ("abnormal", "replaced")


def test_a_replaced_score_has_no_part_in_head_to_head_and_uses_original_marks_only() -> None:
    cells = {"A": [("60", "30"), ("60", "31"), ("60", "32"), ("6", "3"), ("5", "2")]}
    criteria = TWO + '[[track.criterion]]\nid = "g"\nmode = "gate"\n'
    with_gate = {"A": [(*marks, "pass") for marks in cells["A"]], "B": [("60", "30", "pass")] * 5}
    votes = [yes(f"v{n}", "abnormal", seat=f"r{n}", application="A") for n in (4, 5)]
    acts = [{**ABNORMAL, "seat": f"r{n}", "vote": f"v{n}"} for n in (4, 5)]
    given = plan(MEAN + 'tie_chain = ["head_to_head"]', criteria)
    found = rows(track(given, sheet(with_gate), decided(*votes, *acts)))["A"]
    assert found.totals[SeatId("r4")] == "70"
    assert found.totals[SeatId("r5")] == "70.5"


def test_an_abnormal_score_alone_cannot_be_replaced() -> None:
    cells: dict[str, list[tuple[str] | str]] = {"A": [("90",), "absent"]}
    ballot = vote("v1", "abnormal", 2, [{"counts": {"yes": 2}}], seat="r1", application="A")
    with pytest.raises(ReviewDeskError) as refused:
        track(plan(MEAN), sheet(cells), decided(ballot, {**ABNORMAL, "seat": "r1"}))
    assert refused.value.code == "decision-names-nothing"


@pytest.mark.parametrize(
    "ballot",
    [
        yes("v1", "abnormal", 2, seat="r5", application="A"),
        yes("v1", "abnormal", seat="r4", application="A"),
        yes("v1", "eligibility", application="A", value="fail"),
        yes("v2", "abnormal", seat="r5", application="A"),
    ],
)
def test_a_correction_of_judgement_rests_on_a_carried_vote_on_it(ballot: dict[str, object]) -> None:
    with pytest.raises(ReviewDeskError) as refused:
        of(ballot, ABNORMAL)
    assert refused.value.code == "decision-without-vote"


def test_eligibility_wrongly_judged_is_corrected_by_vote() -> None:
    fails = {
        "kind": "correct",
        "correction": "eligibility",
        "application": "A",
        "value": "fail",
        "vote": "v1",
    }
    out = of(yes("v1", "eligibility", application="A", value="fail"), fails)
    assert (rows(out)["A"].standing, rows(out)["A"].place, rows(out)["A"].exact) == ("rejected", None, None)
    assert rows(out)["A"].totals[SeatId("r1")] == "90"
    passes = {**fails, "value": "pass", "vote": "v2"}
    back = of(
        yes("v1", "eligibility", application="A", value="fail"),
        fails,
        yes("v2", "eligibility", application="A", value="pass"),
        passes,
    )
    assert rows(back)["A"].place == 2


GATE = ONE + '[[track.criterion]]\nid = "g"\nmode = "gate"\n'


def gated(*verdicts: str) -> dict[str, list[tuple[str, str]]]:
    return {"A": [("80", v) for v in verdicts], "B": [("70", "pass")] * len(verdicts)}


def test_more_than_half_failing_at_a_gate_rejects() -> None:
    found = rows(track(plan(MEAN, GATE), sheet(gated("fail", "不通过", "fail", "pass", "通过"))))
    assert (found["A"].standing, found["A"].flags, found["B"].place) == ("rejected", ("gate_divergent",), 1)
    passed = rows(track(plan(MEAN, GATE), sheet(gated("fail", "pass", "pass", "pass", "pass"))))["A"]
    assert (passed.place, passed.flags, passed.criteria) == (1, ("gate_divergent",), {"c": "80"})
    alike = rows(track(plan(MEAN, GATE), sheet(gated(*["fail"] * 5))))["A"]
    assert (alike.standing, alike.flags) == ("rejected", ())


@pytest.mark.parametrize(("count", "standing", "by"), [(3, "t1", "v1"), (2, "rejected", "v1")])
def test_half_failing_at_a_gate_goes_to_a_motion(count: int, standing: str, by: str) -> None:
    cells = sheet(gated("fail", "fail", "pass", "pass"))
    given = plan(MEAN + "minimum_ballots = 3", GATE)
    waiting = result(given, cells)
    assert [(a.kind, a.boundary) for _, a in blocking(given, waiting)] == [("gate_even", "g")]
    assert rows(waiting.tracks[0])["A"].place == 1
    counts = {"counts": {"yes": count, "no": 4 - count}}
    ballot = vote("v1", "gate", 4, [counts], track="t", application="A", criterion="g")
    settled = track(given, cells, decided(ballot))
    assert (rows(settled)["A"].standing, settled.alarms[-1].resolved_by) == (standing, by)


OBJECTIVE = ONE.replace('"100"', '"60"') + '[[track.criterion]]\nid = "o"\nmode = "objective"\nmax = "40"\n'


def test_an_objective_value_counts_for_every_reviewer_and_a_motion_changes_it() -> None:
    cells = points(A=[50] * 5, B=[51] * 5)
    values = {"A": {"o": "30.25"}, "B": {"o": "20"}}
    given = plan(MEAN, OBJECTIVE)
    found = rows(track(given, sheet(cells, values)))
    assert (found["A"].exact, found["A"].criteria) == ("321/4", {"c": "50", "o": "121/4"})
    ballot = yes("v1", "objective", application="A", criterion="o", value="10")
    row = rows(track(given, sheet(cells, values), decided(ballot)))["A"]
    assert (row.exact, row.flags) == ("60", ("objective",))
    lost = yes("v1", "objective", 2, application="A", criterion="o", value="10")
    assert rows(track(given, sheet(cells, values), decided(lost)))["A"].exact == "321/4"
    act = {
        "kind": "correct",
        "correction": "objective",
        "application": "A",
        "criterion": "o",
        "value": "10",
        "vote": "v1",
    }
    assert rows(track(given, sheet(cells, values), decided(ballot, act)))["A"].exact == "60"
    with pytest.raises(ReviewDeskError) as refused:
        track(given, sheet(cells, values), decided({**ballot, "criterion": "c"}))
    assert refused.value.code == "decision-names-nothing"
    with pytest.raises(ReviewDeskError) as missing:
        track(given, sheet(cells))
    assert missing.value.code == "objective-missing"


def test_decisions_of_one_track_leave_the_others_alone() -> None:
    two = HEAD + '[[track]]\nid = "one"\n' + ONE + '[[track]]\nid = "two"\n' + ONE
    given = read_plan(two)
    sheets = {"one": sheet(points(A=[9] * 5)), "two": sheet(points(B=[9] * 5))}
    found = result(given, sheets, decided({"kind": "withdraw", "application": "B"}))
    assert [t.ranking[0].standing for t in found.tracks] == ["not_listed", "withdrawn"]
