"""What the registry's values say of themselves."""

import pytest

from registry_scene import LISTED, cancelled, confirmed, recommended
from reviewdesk.domain.registry import Cut, Page


@pytest.mark.parametrize(("total", "pages"), [(0, 1), (1, 1), (20, 1), (21, 2), (200_000, 10_000)])
def test_rows_make_whole_pages_and_at_least_one(total: int, pages: int) -> None:
    assert Page((), total, Cut()).pages == pages


def test_a_title_is_held_from_its_confirmation_to_its_cancellation() -> None:
    title = confirmed(LISTED, "2014-09-10")
    assert [one.held for one in (recommended(LISTED), title, cancelled(title, "2016-03-01"))] == [
        False,
        True,
        False,
    ]
