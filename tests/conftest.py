"""What every test shares: work that only costs time is done once per worker."""

from collections.abc import Iterator

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

from light_slots import lighten

DEMO = frozenset(f"tests/journey/test_journey_{name}.py" for name in ("public", "secrets", "by_hand"))
"""These look at one demo, which takes minutes."""
WHOLE = frozenset(
    {
        "tests/ui/chair/test_sample_day.py",
        "tests/desk/secretary/test_seal.py",
        "tests/desk/secretary/test_sealed_office.py",
    }
)
"""Files whose tests share what takes long to make."""

UNFOLLOWED = tuple(
    f"tests/{name}/" for name in ("ui", "journey", "second", "faults", "intake", "diagnostics")
)
"""Tests whose lines are not counted: the rooms must be whole without them, and counting costs a third."""


@pytest.fixture(scope="session", autouse=True)
def _light_slots() -> None:
    """A slot costs 0.4 s by design, and a session has a dozen."""
    lighten()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> Iterator[None]:
    """Follow the lines of the rooms that must be whole, but not while other tests pass through them."""
    following = getattr(item.config.pluginmanager.getplugin("_cov"), "cov_controller", None)
    if following is None or not item.nodeid.startswith(UNFOLLOWED):
        return (yield)
    following.pause()
    try:
        return (yield)
    finally:
        following.resume()


class SharedTogether(LoadScopeScheduling):  # type: ignore[misc]
    """Gives every test to whoever is free, but those that share something long to one worker."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.split("::", maxsplit=1)[0]
        return "demo" if file in DEMO else file if file in WHOLE else nodeid


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> SharedTogether:
    return SharedTogether(config, log)
