"""Two years are matched by code or by name within a track, and say where their scores cannot be compared."""

from collections.abc import Sequence
from fractions import Fraction

import pytest

from reviewdesk.domain.comparison import Comparison, Scale, Year, comparison
from reviewdesk.domain.names import TrackId
from two_years import year


def pairs(found: Comparison) -> dict[str, tuple[str | None, str | None]]:
    return {
        row.row.application: (None if row.last is None else row.last.application, row.by)
        for row in found.rows
    }


def gone(found: Comparison) -> list[str]:
    return [one.row.application for one in found.gone]


def test_codes_match_whatever_the_names_are_and_names_where_a_code_is_missing() -> None:
    last = year(
        {"t": {"L1": ("甲县", "C1"), "L2": ("ＡＢ县 ", ""), "L3": ("丙县", "C3"), "L4": ("丁县", "")}}
    )
    this = year({"t": {"A": ("甲市", "C1"), "B": ("ab县", "C9"), "C": ("丙县", "C8"), "D": ("戊县", "")}})
    found = comparison(this, last)
    assert pairs(found) == {
        "A": ("L1", "code"), "B": ("L2", "name"), "C": (None, None), "D": (None, None),
    }  # fmt: skip
    assert gone(found) == ["L3", "L4"]
    assert (found.matched("code"), found.matched("name")) == (1, 1)


def test_places_are_counted_upwards_and_only_between_two_that_have_one() -> None:
    last = year({"t": {"L1": ("甲", ""), "L2": ("乙", ""), "N3": ("丙", "")}})
    this = year({"t": {"A": ("乙", ""), "B": ("甲", ""), "C": ("丙", ""), "D": ("丁", "")}})
    rows = {row.row.application: row.change for row in comparison(this, last).rows}
    assert rows == {"A": 1, "B": -1, "C": None, "D": None}
    back = [row.change for row in comparison(last, this).rows]
    assert back == [1, -1, None]


def test_tracks_are_the_same_by_id_or_else_by_name_and_applicants_only_within_them() -> None:
    last = year(
        {"t": {"L1": ("甲", "")}, "old": {"L2": ("乙", "")}, "gone": {"L3": ("丙", "")}}, {"old": "绿色"}
    )
    this = year({"t": {"A": ("甲", "")}, "green": {"B": ("乙", ""), "C": ("丙", "")}}, {"green": "绿色 "})
    found = comparison(this, last)
    assert pairs(found) == {"A": ("L1", "name"), "B": ("L2", "name"), "C": (None, None)}
    assert [row.elsewhere for row in found.rows] == [(), (), ("gone",)]
    assert [(one.row.application, one.elsewhere) for one in found.gone] == [("L3", ("green",))]
    assert list(found.scales) == ["t", "green"]


def test_a_track_with_an_id_of_last_year_is_not_matched_by_name_to_another() -> None:
    last = year({"t": {"L1": ("甲", "")}, "u": {"L2": ("乙", "")}}, {"t": "x", "u": "y"})
    this = year({"t": {"A": ("甲", "")}, "v": {"B": ("乙", "")}}, {"t": "y", "v": "x"})
    assert pairs(comparison(this, last)) == {"A": ("L1", "name"), "B": (None, None)}


@pytest.mark.parametrize("code", ["C1", ""])
def test_of_several_applications_of_one_applicant_none_is_chosen(code: str) -> None:
    last = year({"t": {"L1": ("甲", code), "L2": ("乙", "C2")}})
    this = year({"t": {"A": ("甲", code), "B": ("甲", code), "C": ("乙", "C2")}})
    found = comparison(this, last)
    assert [row.several for row in found.rows] == [True, True, False]
    assert [(one.row.application, one.several) for one in found.gone] == [("L1", True)]
    assert pairs(found)["C"] == ("L2", "code")


def test_the_same_name_with_two_codes_is_two_applicants() -> None:
    last = year({"t": {"L1": ("甲", "C1")}})
    this = year({"t": {"A": ("甲", "C2")}, "u": {"B": ("甲", "C1")}})
    found = comparison(this, last)
    assert pairs(found) == {"A": (None, None), "B": (None, None)}
    assert [(row.several, row.elsewhere) for row in found.rows] == [(False, ()), (False, ("t",))]
    assert [one.elsewhere for one in found.gone] == [("u",)]


@pytest.mark.parametrize(
    ("last", "this", "apart"),
    [
        (("", 100), ("", 100), False),
        (("", 100), ('aggregate = "median"', 100), False),
        (("", 150), ("", 100), True),
        (("", 100), ('aggregate = "z_score"', 100), True),
        (('aggregate = "z_score"', 100), ('aggregate = "z_score"', 100), True),
        (('aggregate = "rank_sum"', 100), ("", 100), True),
    ],
)
def test_scores_of_other_scales_are_said_to_be_apart(
    last: tuple[str, int], this: tuple[str, int], apart: bool
) -> None:
    applicants = {"t": {"A": ("甲", ""), "B": ("乙", "")}}
    years: Sequence[Year] = [year(applicants, None, rules, full) for rules, full in (last, this)]
    found = comparison(years[1], years[0])
    assert found.apart == (("t",) if apart else ())


def test_a_scale_knows_its_full_mark() -> None:
    found = comparison(year({"t": {"A": ("甲", "")}}), year({"t": {"A": ("甲", "")}}, full=150))
    assert found.scales[TrackId("t")] == (
        Scale("points", Fraction(150)),
        Scale("points", Fraction(100)),
    )
