"""Criteria that reject, and values nobody scores: what a gate does, and who sets an objective value."""

from collections.abc import Mapping

import pytest

from reviewdesk.domain.conclude import blocking
from reviewdesk.domain.result import TrackResult
from reviewdesk.errors import ReviewDeskError
from trial_tables import ONE, decided, plan, points, result, rows, sheet, track, vote

CELLS = points(A=[90, 90, 90, 90, 30], B=[80] * 5, C=[70] * 5)
MEAN = 'aggregate = "mean"\n'


def yes(number: str, motion: str, count: int = 3, **keys: str) -> dict[str, object]:
    ballots = {f"r{n}": "yes" if n <= count else "no" for n in range(1, 6)}
    return vote(number, motion, 5, [{"ballots": ballots}], **keys)


def of(*tables: Mapping[str, object], rules: str = MEAN) -> TrackResult:
    return track(plan(rules), sheet(CELLS), decided(*tables))


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
