from dataclasses import replace
from fractions import Fraction

import pytest

from desk_round import plan
from reviewdesk.domain.application import Application
from reviewdesk.domain.draft import WHOLE_ROW, Draft, DraftRow
from reviewdesk.domain.marks import Rubric
from reviewdesk.domain.names import ApplicantId, ApplicationId, CriterionId, TrackId
from reviewdesk.domain.plan.values import Band, Criterion, Mode
from reviewdesk.domain.self_check import findings, needs_reason, total
from reviewdesk.errors import ReviewDeskError

TRACK = plan().track("main")
BANDS = tuple(Band(n, Fraction(v), Fraction(v)) for n, v in (("优", 60), ("良", 40), ("差", 10)))
A1 = Application(id=ApplicationId("A1"), track=TrackId("main"), applicant="x", applicant_id=ApplicantId("p"))


def criterion(mode: Mode) -> Criterion:
    return replace(TRACK.criteria[0], mode=mode, bands=BANDS if mode == "bands" else ())


@pytest.mark.parametrize(
    ("mode", "text", "expected"),
    [
        ("points", "60", True),
        ("points", "0", True),
        ("points", "59.5", False),
        ("bands", "优", True),
        ("bands", "良", False),
        ("bands", "差", True),
        ("deduction", "0", False),
        ("deduction", "60", True),
        ("gate", "pass", False),
        ("gate", "fail", True),
    ],
)
def test_the_ends_of_a_scale_need_a_reason(mode: Mode, text: str, expected: bool) -> None:
    assert needs_reason(criterion(mode), text) is expected


def test_always_and_never_ask_regardless_of_the_mark() -> None:
    assert needs_reason(replace(criterion("points"), reason="always"), "30")
    assert not needs_reason(replace(criterion("points"), reason="never"), "60")


def test_a_mark_the_plan_no_longer_allows_and_a_missing_comment_are_red() -> None:
    row = DraftRow(points={CriterionId("plan"): "61", CriterionId("team"): "3"})
    demanding = replace(TRACK, rules=replace(TRACK.rules, comment="required"))
    found = findings(demanding, [A1], Draft({A1.id: row}, frozenset(), {}), ())
    assert [(f.kind, f.criterion, f.red) for f in found] == [
        ("unlawful", CriterionId("plan"), True),
        ("comment", WHOLE_ROW, True),
    ]


def test_an_own_total_counts_the_value_of_the_register_and_never_falls_below_nothing() -> None:
    row = DraftRow(points={CriterionId("plan"): "40", CriterionId("team"): "3"})
    assert total(Rubric(TRACK), replace(A1, objective={"index": "7"}), row) == 50
    deducted = replace(TRACK, criteria=(criterion("deduction"),))
    assert total(Rubric(deducted), A1, row) == 0
    with pytest.raises(ReviewDeskError, match="mark-above"):
        total(Rubric(TRACK), A1, replace(row, points={CriterionId("plan"): "61"}))
