"""Marks are exact numbers or refusals that name the limit."""

from fractions import Fraction

import pytest

from reviewdesk.domain.marks import MarkTable, Rubric, decimal_text, fixed_text, mark
from reviewdesk.domain.rounding import half_up
from reviewdesk.errors import ReviewDeskError
from trial_tables import ONE, plan

BANDS = """
[[track.criterion]]
id = "c"
max = "100"
mode = "bands"
bands = [{ name = "优", max = "100" }, { name = "良", max = "70.5" }]
"""


def refused(text: str, criteria: str = ONE) -> tuple[str, object]:
    with pytest.raises(ReviewDeskError) as caught:
        mark(plan(criteria=criteria).tracks[0].criteria[0], text)
    return caught.value.code, caught.value.data.get("limit")


@pytest.mark.parametrize("text", ["17.5", " 17.5 ", "１７．５", "17.50", "\u300017.5\ufeff"])
def test_one_mark_has_many_spellings(text: str) -> None:
    assert mark(plan().tracks[0].criteria[0], text) == Fraction(35, 2)


def test_incident_9_a_mark_outside_its_range_is_refused_with_the_limit() -> None:
    assert refused("100.5") == ("mark-above", "100")
    assert refused("-1") == ("mark-below", "0")
    assert refused("－1") == ("mark-below", "0")
    assert refused("17.3") == ("mark-off-step", "0.5")
    for text in ("1e3", "1,5", "nan", "1234567890", "٣"):
        assert refused(text) == ("mark-not-a-number", None)
    for text in ("", "  ", "\u200b\u3000\ufeff"):
        assert refused(text) == ("mark-blank", None)


def test_a_band_is_named_or_given_by_its_points() -> None:
    criterion = plan(criteria=BANDS).tracks[0].criteria[0]
    assert [mark(criterion, text) for text in ("优", "70.50", " 良 ")] == [
        100,
        Fraction(141, 2),
        Fraction(141, 2),
    ]
    assert refused("中", BANDS) == ("mark-not-a-band", "优 = 100, 良 = 70.5")
    assert refused("71", BANDS)[0] == "mark-not-a-band"


def test_a_gate_takes_a_verdict() -> None:
    gate = ONE + '[[track.criterion]]\nid = "g"\nmode = "gate"\n'
    criterion = plan(criteria=gate).tracks[0].criteria[1]
    assert [mark(criterion, text) for text in ("pass", "PASS", "通过", "fail", "不通过")] == [1, 1, 1, 0, 0]
    with pytest.raises(ReviewDeskError) as caught:
        mark(criterion, "1")
    assert caught.value.code == "mark-not-a-verdict"


def test_numbers_are_printed_as_the_shortest_decimal_or_a_fraction() -> None:
    assert [decimal_text(Fraction(n)) for n in ("86", "169/2", "1/40", "1/3")] == [
        "86",
        "84.5",
        "0.025",
        "1/3",
    ]
    assert [fixed_text(n, p) for n, p in ((5, 2), (-5, 2), (12345, 3), (7, 0))] == [
        "0.05",
        "-0.05",
        "12.345",
        "7",
    ]


def test_a_half_is_rounded_up() -> None:
    assert half_up(Fraction("7.125"), 2) == Fraction("7.13")
    assert half_up(Fraction("80.125"), 2) == Fraction("80.13")


def test_a_criterion_of_weight_zero_is_kept_in_its_own_points() -> None:
    zero = ONE.replace('step = "0.5"', 'step = "0.5"\nweight = "1"')
    zero += '[[track.criterion]]\nid = "z"\nmax = "10"\nweight = "0"\n'
    rubric = Rubric(plan('form = "weights"', zero).tracks[0])
    assert rubric.adding == (0,) and rubric.units[1] == 1


def test_a_table_meets_each_spelling_once_and_takes_exact_numbers_too() -> None:
    table = MarkTable(plan().tracks[0].criteria[0], Fraction(2))
    assert (table["17.5"], table[Fraction(1, 3)], len(table)) == (35, Fraction(2, 3), 2)
