"""The second verifier is a file of the hand-over folder; sessions here open slots without the long wait."""

from collections.abc import Iterator
from functools import cache

import pytest
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from reviewdesk.sealed import slot


@cache
def _derived(salt: bytes, length: int, code: bytes) -> bytes:
    return Scrypt(salt=salt, length=length, n=2, r=1, p=1).derive(code)


class QuickScrypt:
    """scrypt with the least work: no archive holds a slot, and no slip here leaves the process."""

    def __init__(self, salt: bytes, length: int, n: int, r: int, p: int) -> None:
        self._salt, self._length = salt, length

    def derive(self, code: bytes) -> bytes:
        return _derived(self._salt, self._length, code)


@pytest.fixture(scope="session", autouse=True)
def _quick(_remembered_scrypt: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(slot, "Scrypt", QuickScrypt)
        patch.setenv("REVIEWDESK_STATE", str(tmp_path_factory.mktemp("state")))
        yield
