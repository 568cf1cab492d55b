"""What the second verifier's tests share: a memory of sequences seen of their own, and signed archives."""

from collections.abc import Iterator

import pytest

from archives import Archive, lone_archive, signed_archive


@pytest.fixture(scope="session", autouse=True)
def _state(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("REVIEWDESK_STATE", str(tmp_path_factory.mktemp("state")))
        yield


@pytest.fixture(scope="module")
def signed() -> Archive:
    return signed_archive()


@pytest.fixture(scope="module")
def lone() -> Archive:
    return lone_archive()
