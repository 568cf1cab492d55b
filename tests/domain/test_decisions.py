"""What each decision moves, and that it moves no more."""

from collections.abc import Mapping

import pytest

from reviewdesk.domain.names import SeatId
from reviewdesk.domain.plan.reader import read_plan
from reviewdesk.domain.result import TrackResult
from reviewdesk.errors import ReviewDeskError
from trial_tables import HEAD, ONE, TWO, decided, plan, points, result, rows, sheet, track, vote

CELLS = points(A=[90, 90, 90, 90, 30], B=[80] * 5, C=[70] * 5)
MEAN = 'aggregate = "mean"\n'


def yes(number: str, motion: str, count: int = 3, **keys: str) -> dict[str, object]:
    ballots = {f"r{n}": "yes" if n <= count else "no" for n in range(1, 6)}
    return vote(number, motion, 5, [{"ballots": ballots}], **keys)


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
        "kind": "correct", "correction": "transcription", "seat": "r5", "application": "A",
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


def test_a_mark_that_is_not_out_of_range_on_a_typed_sheet_is_not_corrected_as_such() -> None:
    corrected = {
        "kind": "correct", "correction": "range", "seat": "r5", "application": "A",
        "criterion": "c", "value": "1",
    }  # fmt: skip
    with pytest.raises(ReviewDeskError) as refused:
        of(corrected)
    assert refused.value.code == "decision-not-out-of-range"


def test_a_score_that_was_not_flagged_is_not_replaced() -> None:
    with pytest.raises(ReviewDeskError) as refused:
        of(yes("v1", "abnormal", seat="r1", application="A"), {**ABNORMAL, "seat": "r1"})
    assert refused.value.code == "decision-not-abnormal"


def test_two_votes_have_two_ids() -> None:
    with pytest.raises(ReviewDeskError) as refused:
        of(*[yes("v1", "abnormal", seat="r5", application="A")] * 2)
    assert refused.value.code == "vote-id-taken"


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


def test_a_score_of_a_withdrawn_application_cannot_be_replaced() -> None:
    gone = {"kind": "withdraw", "application": "A"}
    with pytest.raises(ReviewDeskError) as refused:
        of(yes("v1", "abnormal", seat="r5", application="A"), gone, ABNORMAL)
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


def test_decisions_of_one_track_leave_the_others_alone() -> None:
    two = HEAD + '[[track]]\nid = "one"\n' + ONE + '[[track]]\nid = "two"\n' + ONE
    given = read_plan(two)
    sheets = {"one": sheet(points(A=[9] * 5)), "two": sheet(points(B=[9] * 5))}
    found = result(given, sheets, decided({"kind": "withdraw", "application": "B"}))
    assert [t.ranking[0].standing for t in found.tracks] == ["not_listed", "withdrawn"]
