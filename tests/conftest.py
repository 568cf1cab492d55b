"""What every test shares: work that only costs time is done once per worker."""

import sys
from collections.abc import Iterator

import pytest
from coverage import Coverage
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

from light_slots import lighten

DEMO = tuple(f"tests/journey/test_journey_{name}.py" for name in ("by_hand", "public", "secrets"))
"""These look at one demo, which takes minutes."""
FIRST = (*DEMO, "tests/ui/chair/test_sample_day.py", "tests/ui/test_award_clicked.py")
"""Files that take longest: begun last, they would keep one worker busy while the others have ended."""
TOGETHER = ("tests/desk/auditor/", "tests/desk/staff/", "tests/faults/", "tests/second/")
"""Rooms whose files share archives, processes or whole sessions."""
UNFOLLOWED = tuple(
    f"tests/{name}/" for name in ("ui", "journey", "second", "faults", "intake", "diagnostics")
)
"""Tests whose lines are not counted: the rooms must be whole without them, and counting costs a third."""


@pytest.fixture(scope="session", autouse=True)
def _light_slots() -> None:
    """A slot costs 0.4 s by design, and a session has a dozen."""
    lighten()


@pytest.fixture(scope="session", autouse=True)
def _no_server_left() -> Iterator[None]:
    """Workers end without going through what is registered for their exit."""
    yield
    if started := sys.modules.get("postgres_server"):
        started.stop()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> Iterator[None]:
    """Follow the lines of the rooms that must be whole, but not while other tests pass through them."""
    paused: list[Coverage] = []
    # In a worker there are two, of which the outer goes on when the inner stops.
    while item.nodeid.startswith(UNFOLLOWED) and (following := Coverage.current()) is not None:
        following.stop()
        paused.append(following)
    try:
        return (yield)
    finally:
        for following in reversed(paused):
            following.start()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    order = {file: number for number, file in enumerate(FIRST)}
    items.sort(key=lambda item: order.get(_file(item.nodeid), len(order)))


class SharedTogether(LoadScopeScheduling):  # type: ignore[misc]
    """Gives every file, or more that share what takes long to make, to whoever is free."""

    def _split_scope(self, nodeid: str) -> str:
        file = _file(nodeid)
        shared = next((room for room in TOGETHER if file.startswith(room)), file)
        return "demo" if file in DEMO else shared


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> SharedTogether:
    config.option.loadscopereorder = False
    return SharedTogether(config, log)


def _file(nodeid: str) -> str:
    return nodeid.split("::", maxsplit=1)[0]
