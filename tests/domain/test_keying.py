from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_scene import PLAN
from reviewdesk.domain.keying import may_become, meant, nudged
from reviewdesk.domain.marks import decimal_text
from reviewdesk.domain.plan.reader import read_plan
from reviewdesk.domain.plan.values import Criterion

CRITERIA = {c.id: c for track in read_plan(PLAN).tracks for c in track.criteria}
BASE, FUNDS, NEED, LATE = (CRITERIA[name] for name in ("base", "funds", "need", "late"))  # type: ignore[index]


def multiples(criterion: Criterion) -> st.SearchStrategy[str]:
    most = int(criterion.max / criterion.step)
    return st.integers(0, most).map(lambda n: decimal_text(Fraction(n) * criterion.step))


@given(st.sampled_from([BASE, NEED, LATE]), st.data())
def test_every_beginning_of_a_lawful_mark_may_become_one(criterion: Criterion, data: st.DataObject) -> None:
    text = data.draw(multiples(criterion))
    assert all(may_become(criterion, text[:length]) for length in range(len(text) + 1))


@pytest.mark.parametrize(
    ("criterion", "text"),
    [(BASE, "41"), (BASE, "17.3"), (BASE, "40.5"), (BASE, "x"), (BASE, "-"), (NEED, "3.5"), (FUNDS, "4")],
)
def test_what_no_further_digit_can_mend_is_told_at_once(criterion: Criterion, text: str) -> None:
    assert not may_become(criterion, text)


@pytest.mark.parametrize(("criterion", "text"), [(NEED, "7"), (FUNDS, "3"), (BASE, "3"), (BASE, "17.")])
def test_what_the_next_digit_may_mend_is_left_alone(criterion: Criterion, text: str) -> None:
    assert may_become(criterion, text)


@pytest.mark.parametrize(
    ("keyed", "said"),
    [("１７。５", "17.5"), ("17，5", "17.5"), ("17.", "17"), (".5", "0.5"), (" 3 ", "3"), ("", "")],
)
def test_a_hurried_hand_is_understood(keyed: str, said: str) -> None:
    assert meant(keyed) == said


def test_arrows_move_by_steps_and_bands_and_stop_at_the_limits() -> None:
    assert nudged(BASE, "17.5", 1) == "18"
    assert nudged(BASE, "40", 1) == "40"
    assert nudged(BASE, "", -1) == "0"
    assert [nudged(FUNDS, text, 1) for text in ("", "10", "20", "30")] == ["10", "20", "30", "30"]
    assert nudged(FUNDS, "20", -1) == "10"
