"""Small plans that tests change in one place."""

import pytest

from reviewdesk.domain.plan.reader import read_plan
from reviewdesk.errors import Problems

SMALL = """schema = 1
[review_session]
title = "A review"
[[track]]
id = "t"
[[track.tier]]
id = "listed"
quota = 2
[[track.criterion]]
id = "a"
max = "60"
[[track.criterion]]
id = "b"
max = "40"
"""

HEAD = 'schema = 1\nreview_session = { title = "x" }\n'
"""Two lines; what is tried stands below it."""


def problems(text: str) -> list[tuple[int | None, str]]:
    with pytest.raises(Problems) as refused:
        read_plan(text)
    assert refused.value.code == "plan-problems"
    assert refused.value.data["count"] == len(refused.value.problems)
    return [(problem.line, problem.code) for problem in refused.value.problems]


def track(*lines: str, criterion: str = 'max = "100"') -> str:
    return HEAD + "\n".join(['[[track]]\nid = "t"\n[[track.criterion]]\nid = "a"', criterion, *lines, ""])


def changed(old: str, new: str) -> str:
    assert SMALL.count(old) == 1
    return SMALL.replace(old, new)
