from collections.abc import Iterator

import pytest

from archives import Archive, lone_archive, nameless_archive, signed_archive
from registry_scene import empty as place

__all__ = ["place"]


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


@pytest.fixture(scope="session")
def nameless(_state: None) -> Archive:
    return nameless_archive()
