from collections.abc import Iterator
from pathlib import Path

import pytest

from archives import Archive, lone_archive, signed_archive


@pytest.fixture(scope="session", autouse=True)
def _state(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("REVIEWDESK_STATE", str(tmp_path_factory.mktemp("state")))
        yield


@pytest.fixture(scope="session")
def signed(_state: None) -> Archive:
    return signed_archive()


@pytest.fixture(scope="session")
def lone(_state: None) -> Archive:
    return lone_archive()


@pytest.fixture
def forged(tmp_path: Path) -> Path:
    return tmp_path / "forged.rdarchive"
