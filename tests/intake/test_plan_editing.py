import os
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewdesk.domain.plan.reader import parse, read_plan
from reviewdesk.errors import ReviewDeskError
from reviewdesk.intake.plan_editing import value_at, with_item, with_item_moved, with_value, without_item
from reviewdesk.resources import resource

EXAMPLES = 100 if os.environ.get("REVIEWDESK_LONG") else 25
PROFILES = {path.stem: path.read_text("utf-8") for path in sorted(resource("profiles").glob("*.toml"))}
PLAN = """\
# what this is
schema = 1

[review_session] # where
title = "x"   # its name
starts = 2014-07-25T08:30:00+08:00

[rules]
rounding = { places = 2, stages = ["aggregate"] } # half up
abnormal = { ratio = "0.2" }
empty = {}
tie_chain = [
    "median", # first
    "exact",
]

# the first
[[track]]
id = "a"

[track.rules]
trim = 2

# best
[[track.tier]]
id = "one"
quota = 1

# second best
[[track.tier]]
id = "two"
quota = 2

[[track.criterion]]
id = "c"
bands = [{ name = "A", max = "2" }, { name = "B", max = "1" }]

# ==== the second
[[track]]
id = "b"
"""
Path = tuple[str | int, ...]


def leaves(value: object, path: Path = ()) -> Iterator[Path]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, (*path, key))
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        for index, inner in enumerate(value):
            yield from leaves(inner, (*path, index))
    else:
        yield path


def arrays(value: object, path: Path = ()) -> Iterator[tuple[Path, int]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from arrays(inner, (*path, key))
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        yield path, len(value)
        for index, inner in enumerate(value):
            yield from arrays(inner, (*path, index))


def loaded(text: str) -> dict[str, Any]:
    document, problems = parse(text)
    assert document is not None
    assert not problems
    return document


LEAVES = [(name, path) for name, text in PROFILES.items() for path in leaves(loaded(text))]
ARRAYS = [(name, path, count) for name, text in PROFILES.items() for path, count in arrays(loaded(text))]
VALUES = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
    st.integers(-(10**9), 10**9),
    st.booleans(),
    st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=5), max_size=3),
)


@settings(deadline=None, max_examples=EXAMPLES)
@given(st.sampled_from(LEAVES), VALUES)
def test_any_edit_of_any_value_keeps_every_other_line(place: tuple[str, Path], value: object) -> None:
    name, path = place
    before = PROFILES[name].split("\n")
    text = with_value(PROFILES[name], path, value)
    assert value_at(text, path) == value
    after = text.split("\n")
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert len(changed) <= 1
    for old, new in changed:
        assert old.split(" ")[0] == new.split(" ")[0]
        assert old.partition("#")[2] in new


@settings(deadline=None, max_examples=EXAMPLES)
@given(st.sampled_from(LEAVES))
def test_a_key_taken_away_takes_its_line_and_nothing_else(place: tuple[str, Path]) -> None:
    name, path = place
    text = with_value(PROFILES[name], path, None)
    assert value_at(text, path) is None
    gone = set(PROFILES[name].splitlines()) - set(text.splitlines())
    assert len(gone) <= 1


@settings(deadline=None, max_examples=EXAMPLES)
@given(st.sampled_from(ARRAYS), st.data())
def test_moving_an_element_and_moving_it_back_changes_nothing(
    place: tuple[str, Path, int], data: st.DataObject
) -> None:
    name, path, count = place
    at, to = (data.draw(st.integers(0, count - 1)) for _ in range(2))
    there = with_item_moved(PROFILES[name], (*path, at), to)
    lines = [sorted(filter(None, text.split("\n"))) for text in (there, PROFILES[name])]
    assert lines[0] == lines[1] or "bands" in path
    back = with_item_moved(there, (*path, to), at)
    assert loaded(back) == loaded(PROFILES[name])
    assert list(filter(None, back.split("\n"))) == list(filter(None, PROFILES[name].split("\n")))


@settings(deadline=None, max_examples=EXAMPLES)
@given(st.sampled_from(ARRAYS))
def test_an_element_taken_away_takes_only_its_own_lines(place: tuple[str, Path, int]) -> None:
    name, path, count = place
    text = without_item(PROFILES[name], (*path, count - 1))
    left = value_at(text, path)
    assert left is None or len(left) == count - 1  # type: ignore[arg-type]
    kept = iter(PROFILES[name].splitlines())
    if path[-1] != "bands":
        assert all(line in kept for line in text.splitlines())


@settings(deadline=None, max_examples=EXAMPLES)
@given(st.sampled_from(ARRAYS))
def test_an_added_element_stands_last_and_moves_no_line(place: tuple[str, Path, int]) -> None:
    name, path, count = place
    text = with_item(PROFILES[name], path, {"id": "new", "name": "新的", "quota": 1})
    assert value_at(text, (*path, count, "name")) == "新的"
    lines = iter(text.splitlines())
    if path[-1] != "bands":
        assert all(line in lines for line in PROFILES[name].splitlines())


@pytest.mark.parametrize(
    ("path", "value", "line"),
    [
        (("review_session", "venue"), "here", 'venue = "here"'),
        (("rules", "trim"), 1, "trim = 1"),
        (("rules", "vote", "max_rounds"), 3, "vote = { max_rounds = 3 }"),
        (("rules", "abnormal", "absolute"), "9", 'abnormal = { ratio = "0.2", absolute = "9" }'),
        (("rules", "empty", "x"), True, "empty = { x = true }"),
        (("notice", "days"), 3, "days = 3"),
        (("track", 0, "rules", "level"), "total", 'level = "total"'),
        (("track", 0, "name"), "甲\n乙", 'name = "甲\\n乙"'),
        (("track", 1, "rules", "trim"), 0, "trim = 0"),
        (("track", 1, "rules", "vote", "base"), "all", 'vote = { base = "all" }'),
        (("track", 0, "criterion", 0, "bands", 1, "min"), "0", '{ name = "B", max = "1", min = "0" }'),
        (("first",), 1, "first = 1"),
    ],
)
def test_a_key_that_was_not_there_is_put_into_its_table(path: Path, value: object, line: str) -> None:
    text = with_value(PLAN, path, value)
    assert value_at(text, path) == value
    assert any(line in one for one in text.splitlines())
    for old in PLAN.splitlines():
        assert old in text or old.split(" =")[0] in ("abnormal", "empty", "bands")


def test_a_new_table_stands_before_the_tracks_and_one_of_a_track_inside_it() -> None:
    text = with_value(PLAN, ("notice", "days"), 3)
    assert text.index("[notice]") < text.index("# the first\n[[track]]")
    text = with_value(PLAN, ("track", 1, "rules", "trim"), 0)
    assert text.endswith('id = "b"\n\n[track.rules]\ntrim = 0\n')


@pytest.mark.parametrize(
    "path", [("rules", "rounding", "places"), ("rules", "rounding", "stages"), ("rules", "abnormal", "ratio")]
)
def test_a_key_of_an_inline_table_is_taken_away(path: Path) -> None:
    text = with_value(PLAN, path, None)
    assert value_at(text, path) is None
    assert "# half up" in text


def test_a_whole_table_is_taken_away_and_nothing_where_nothing_was() -> None:
    text = with_value(PLAN, ("track", 0, "rules"), None)
    assert "[track.rules]" not in text
    assert with_value(PLAN, ("notice", "days"), None) == PLAN


def test_comments_above_an_element_go_with_it() -> None:
    text = with_item_moved(PLAN, ("track", 0, "tier", 0), 1)
    assert text.index("# second best\n[[track.tier]]") < text.index("# best\n[[track.tier]]")
    text = with_item_moved(PLAN, ("track", 1), 0)
    assert text.index("# ==== the second\n[[track]]") < text.index("# the first\n[[track]]")
    assert "# best" not in without_item(PLAN, ("track", 0, "tier", 0))


def test_the_last_element_takes_its_array_with_it_and_can_be_added_again() -> None:
    text = without_item(without_item(PLAN, ("track", 0, "tier", 0)), ("track", 0, "tier", 0))
    assert value_at(text, ("track", 0, "tier")) is None
    text = with_item(text, ("track", 0, "tier"), {"id": "new", "quota": 1})
    assert value_at(text, ("track", 0, "tier", 0, "id")) == "new"


def test_elements_of_an_array_on_lines_of_its_own_keep_their_lines() -> None:
    path = ("rules", "tie_chain")
    assert value_at(with_item_moved(PLAN, (*path, 1), 0), path) == ["exact", "median"]
    assert value_at(without_item(PLAN, (*path, 0)), path) == ["exact"]
    assert value_at(without_item(PLAN, (*path, 1)), path) == ["median"]


def test_bands_are_added_moved_and_taken_away_where_they_stand() -> None:
    path = ("track", 0, "criterion", 0, "bands")
    text = with_item(PLAN, path, {"name": "C", "max": "0"})
    assert 'bands = [{ name = "A", max = "2" }, { name = "B", max = "1" }, { name = "C", max = "0" }]' in text
    text = without_item(without_item(without_item(text, (*path, 1)), (*path, 1)), (*path, 0))
    assert value_at(text, path) == []
    assert value_at(with_item(text, path, {"name": "D", "max": "1"}), (*path, 0, "name")) == "D"
    other = with_item(PLAN, ("track", 0, "criterion"), {"id": "d"})
    assert 'bands = [{ name = "A", max = "1" }]' in with_item(
        other, ("track", 0, "criterion", 1, "bands"), {"name": "A", "max": "1"}
    )


def test_a_first_stage_and_a_further_track_find_their_places() -> None:
    text = with_item(PLAN, ("stage",), {"kind": "score"})
    assert text.index("[[stage]]") < text.index("# the first\n[[track]]")
    text = with_item(PLAN, ("track",), {"id": "c", "criterion": [{"id": "x", "max": "100"}]})
    assert value_at(text, ("track", 2, "criterion", 0, "max")) == "100"
    assert text.startswith(PLAN)


def test_line_ends_and_mark_of_a_file_from_elsewhere_stay() -> None:
    text = "\ufeff" + PLAN.replace("\n", "\r\n")
    after = with_value(text, ("rules", "trim"), 3)
    assert after == text.replace("]\r\n\r\n# the", "]\r\ntrim = 3\r\n\r\n# the", 1)
    assert value_at(after, ("rules", "trim")) == 3


def test_a_text_without_a_last_line_end_or_any_key_is_added_to() -> None:
    assert with_value("[a]\nb = 1", ("a", "c"), 2) == "[a]\nb = 1\nc = 2\n"
    assert with_value("", ("a",), 2) == "a = 2\n"
    assert with_value("[a]\nb = 1", ("a", "b"), None) == "[a]\n"
    assert loaded(with_item("[a]\nb = 1", ("track",), {"id": "x"}))["track"] == [{"id": "x"}]


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("title = ", ("title",)),
        (PLAN, ("track", 7, "name")),
        (PLAN, ("track", 0, "id", "x")),
    ],
)
def test_a_place_that_is_not_there_is_refused(text: str, path: Path) -> None:
    with pytest.raises(ReviewDeskError, match="plan-not-editable"):
        with_value(text, path, "x")
    for change in (with_item, lambda t, p, _: with_item_moved(t, (*p, 0), 1)):
        with pytest.raises(ReviewDeskError, match="plan-not-editable"):
            change(text, path, {"id": "x"})


def test_a_place_only_another_spelling_could_hold_is_refused() -> None:
    with pytest.raises(ReviewDeskError, match="plan-not-editable"):
        with_value('a.b = "dotted"\n', ("a", "c"), "x")


@pytest.mark.parametrize("name", PROFILES)
def test_an_edited_profile_is_still_a_plan(name: str) -> None:
    text = with_item(PROFILES[name], ("track", 0, "tier"), {"id": "more", "name": "更多", "quota": 2})
    assert read_plan(text).tracks[0].tiers[-1].name == "更多"
