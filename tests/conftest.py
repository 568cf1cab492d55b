"""What every test shares: work that only costs time is done once per worker."""

from collections.abc import Iterator
from functools import cache

import pytest
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

from reviewdesk.sealed import slot

DEMO = frozenset(f"tests/journey/test_journey_{name}.py" for name in ("public", "secrets", "by_hand"))
"""These look at one demo, which takes minutes."""
WHOLE = frozenset(
    {
        "tests/ui/chair/test_sample_day.py",
        "tests/desk/secretary/test_seal.py",
        "tests/desk/secretary/test_sealed_office.py",
        "tests/second/test_every_number.py",
    }
)
"""Files whose tests share what takes long to make."""


@cache
def _derived(salt: bytes, length: int, n: int, r: int, p: int, code: bytes) -> bytes:
    return Scrypt(salt=salt, length=length, n=n, r=r, p=p).derive(code)


class RememberedScrypt:
    """scrypt, which costs 0.4 s by design, asked once for the same code and salt."""

    def __init__(self, salt: bytes, length: int, n: int, r: int, p: int) -> None:
        self._settings = (salt, length, n, r, p)

    def derive(self, code: bytes) -> bytes:
        return _derived(*self._settings, code)


@pytest.fixture(scope="session", autouse=True)
def _remembered_scrypt() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(slot, "Scrypt", RememberedScrypt)
        yield


class SharedTogether(LoadScopeScheduling):  # type: ignore[misc]
    """Gives every test to whoever is free, but those that share something long to one worker."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.split("::", maxsplit=1)[0]
        return "demo" if file in DEMO else file if file in WHOLE else nodeid


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> SharedTogether:
    return SharedTogether(config, log)
