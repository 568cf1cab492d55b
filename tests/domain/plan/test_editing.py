from datetime import datetime, timedelta

import pytest

from plan_keys import every_key
from reviewdesk.domain.plan.editing import (
    choices_of,
    judged,
    key_at,
    kind_of,
    shown,
    spec_at,
    typed,
)
from reviewdesk.domain.plan.findings import Path
from reviewdesk.domain.plan.reader import examined
from reviewdesk.domain.plan.schema import AGGREGATES
from reviewdesk.resources import resource

ZONE = "Asia/Shanghai"
AWARD = resource("profiles", "award.toml").read_text("utf-8")


@pytest.mark.parametrize("name", list(every_key()))
def test_every_key_of_a_plan_tells_how_it_is_given(name: str) -> None:
    key = key_at(tuple(name.split(".")))
    kind = kind_of(key.read)
    assert bool(choices_of(key.read)) == (kind in ("choice", "choices"))


@pytest.mark.parametrize("path", [("nothing",), ("schema", "x"), ("rules", "trim", "x")])
def test_a_place_no_plan_has_is_no_key(path: Path) -> None:
    with pytest.raises(KeyError):
        key_at(path)


def test_tables_tell_their_keys_and_single_keys_none() -> None:
    assert "quota" in spec_at(("track", 0, "tier"))
    assert choices_of(spec_at(("rules",))["aggregate"].read) == AGGREGATES
    with pytest.raises(KeyError):
        spec_at(("rules", "trim"))


@pytest.mark.parametrize(
    ("path", "text", "value"),
    [
        (("rules", "trim"), " ２ ", 2),
        (("rules", "trim"), "-1", -1),
        (("rules", "trim"), "two", "two"),
        (("rules", "trim"), "", None),
        (("rules", "full"), "100", "100"),
        (("track", 0, "tier", 0, "quota"), "", ""),
        (("track", 0, "tier", 0, "floor"), "", None),
        (("review_session", "title"), "", ""),
        (("review_session", "venue"), "", ""),
        (("review_session", "organisers"), "甲\n\n 乙 ", ["甲", "乙"]),
        (("review_session", "deadline"), "soon", "soon"),
        (("review_session", "deadline"), "", None),
    ],
)
def test_typed_text_stands_for_a_value(path: Path, text: str, value: object) -> None:
    assert typed(key_at(path), text, ZONE) == value


@pytest.mark.parametrize("text", ["2014-07-10 17:30", "2014-07-10T17:30", "２０１４-07-10 17:30"])
def test_a_time_is_one_of_the_plans_zone(text: str) -> None:
    value = typed(key_at(("review_session", "deadline")), text, ZONE)
    assert isinstance(value, datetime)
    assert value.utcoffset() == timedelta(hours=8)
    assert shown(value, ZONE) == "2014-07-10 17:30"
    assert shown(value, "nowhere") == "2014-07-10 09:30"


def test_values_are_shown_as_they_are_typed() -> None:
    assert shown(None, ZONE) == ""
    assert shown(["甲", "乙"], ZONE) == "甲\n乙"
    assert shown(3, ZONE) == "3"
    assert shown(datetime(2014, 7, 10, 17, 30), ZONE) == "2014-07-10 17:30:00"


@pytest.mark.parametrize(
    ("path", "value", "code"),
    [
        (("rules", "trim"), 101, "plan-integer-range"),
        (("rules", "trim"), "two", "plan-integer-range"),
        (("rules", "full"), "0", "plan-want-above-zero"),
        (("rules", "full"), "x", "plan-want-number"),
        (("review_session", "title"), "", "plan-want-heading"),
        (("review_session", "deadline"), "soon", "plan-want-moment"),
        (("review_session", "organisers"), ["甲", "甲"], "plan-repeated"),
        (("track", 0, "tier", 0, "quota"), "", "plan-integer-range"),
    ],
)
def test_a_wrong_value_is_named_with_its_limit(path: Path, value: object, code: str) -> None:
    problem = judged(path, value)
    assert problem is not None
    assert problem.code == code


def test_sound_values_and_none_are_not_wrong() -> None:
    assert judged(("rules", "trim"), 3) is None
    assert judged(("rules", "trim"), None) is None


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("trim = 1", "trim = 900", ("rules", "trim")),
        ('floor = "75"', 'floor = "x"', ("track", 0, "tier", 1, "floor")),
        ("quota = 2\n", "", ("track", 0, "tier", 1, "quota")),
        ('name = "优", max = "20"', 'name = "优"', ("track", 0, "criterion", 2, "bands", 0, "max")),
        ('max = "40"', 'max = "41"', ("track", 0)),
        ("places = 1", "places = 9", ("rules", "rounding", "places")),
        ("schema = 1", "schema = 1\nodd = 2", ("odd",)),
    ],
)
def test_a_problem_is_traced_to_its_place(old: str, new: str, place: Path) -> None:
    text = AWARD.replace(old, new, 1)
    assert place in [found for found, _ in examined(text)[1]]


def test_a_text_that_cannot_be_read_has_problems_without_a_place() -> None:
    plan, found = examined("schema = \n")
    assert plan is None
    assert found[0][0] == ()
