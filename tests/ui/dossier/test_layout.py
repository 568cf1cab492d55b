"""The arithmetic of pages on a screen."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewdesk.ui.dossier.layout import (
    FIT_PAGE,
    FIT_WIDTH,
    GAP,
    MARGIN,
    Box,
    arrange,
    next_step,
    showable,
    sound,
    turned,
    turned_size,
)

A4 = (595.0, 842.0)
SIDES = st.floats(1, 4_800)
SIZES = st.lists(st.tuples(SIDES, SIDES), min_size=1, max_size=30)


def test_fit_width_lets_every_page_fill_the_window_also_a_wide_one_among_upright_ones() -> None:
    plan = arrange([A4, (842.0, 595.0)], window=(700, 600), zoom=FIT_WIDTH, rotation=0)
    assert {box.width for box in plan.boxes} == {700 - 2 * MARGIN}
    assert plan.width == 700


def test_fit_page_shows_a_whole_page_at_once() -> None:
    plan = arrange([A4, A4], window=(700, 600), zoom=FIT_PAGE, rotation=0)
    assert {box.height for box in plan.boxes} == {600 - 2 * MARGIN}


def test_at_one_hundred_percent_a_page_has_the_size_of_its_paper() -> None:
    plan = arrange([A4], window=(200, 200), zoom=1.0, rotation=0)
    assert (plan.boxes[0].width, plan.boxes[0].height) == (793, 1123)


def test_a_quarter_turn_lays_an_upright_page_across() -> None:
    plan = arrange([A4], window=(700, 600), zoom=1.0, rotation=90)
    assert plan.boxes[0].width > plan.boxes[0].height


@given(SIZES, st.sampled_from([FIT_WIDTH, FIT_PAGE, 0.25, 1.0, 4.0]), st.sampled_from([0, 90, 180, 270]))
def test_pages_never_overlap_and_never_leave_the_whole(
    sizes: list[tuple[float, float]], zoom: float, rotation: int
) -> None:
    plan = arrange(sizes, window=(640, 480), zoom=zoom, rotation=rotation)
    for before, after in zip(plan.boxes, plan.boxes[1:], strict=False):
        assert after.top == before.bottom + GAP
    assert all(box.left >= 0 and box.right <= plan.width and box.bottom <= plan.height for box in plan.boxes)


@given(SIZES, st.integers(0, 20_000), st.integers(1, 2_000))
def test_the_pages_between_two_heights_are_those_that_meet_them(
    sizes: list[tuple[float, float]], top: int, high: int
) -> None:
    plan = arrange(sizes, window=(640, 480), zoom=FIT_WIDTH, rotation=0)
    window = Box(0, top, plan.width, high)
    assert [at for at, box in enumerate(plan.boxes) if box.meets(window)] == list(
        plan.between(top, top + high)
    )


def test_the_most_and_largest_pages_stay_within_what_a_scroll_bar_counts() -> None:
    plan = arrange([(4_800.0, 4_800.0)] * 2_000, window=(640, 480), zoom=4.0, rotation=0)
    assert plan.height < 2**31


def test_a_page_as_thin_as_a_hair_does_not_blow_up_the_screen() -> None:
    plan = arrange([(1.0, 4_800.0)], window=(640, 480), zoom=FIT_WIDTH, rotation=0)
    assert plan.height < 40_000


@pytest.mark.parametrize("size", [(0, 9), (-5, 9), (math.nan, 9), (math.inf, 9), (1e7, 1e7), (9, 4_801)])
def test_an_impossible_page_takes_the_room_of_a4(size: tuple[float, float]) -> None:
    assert not showable(size)
    assert sound(size) == (595.0, 842.0)


@given(st.tuples(SIDES, SIDES), st.sampled_from([0, 90, 180, 270]))
def test_turning_there_and_back_changes_nothing(sheet: tuple[float, float], rotation: int) -> None:
    box = Box(sheet[0] / 8, sheet[1] / 4, sheet[0] / 2, sheet[1] / 8)
    back = turned(turned(box, sheet, rotation), turned_size(sheet, rotation), -rotation)
    assert [back.left, back.top] == pytest.approx([box.left, box.top])
    assert (back.width, back.height) == (box.width, box.height)


def test_the_upper_left_corner_turns_to_the_upper_right_one() -> None:
    assert turned(Box(0, 0, 10, 20), (100, 200), 90) == Box(180, 0, 20, 10)


def test_the_ladder_of_zooms_ends_at_both_ends() -> None:
    assert (next_step(1.0, 1), next_step(1.1, -1)) == (1.25, 1.0)
    assert (next_step(4.0, 1), next_step(0.25, -1)) == (4.0, 0.25)
