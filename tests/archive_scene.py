"""Archives made once for the tests of a folder, whose conftest brings these fixtures in."""

from collections.abc import Iterator

import pytest

from archives import Archive, lone_archive, signed_archive


@pytest.fixture(scope="session", autouse=True)
def own_state(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("REVIEWDESK_STATE", str(tmp_path_factory.mktemp("state")))
        yield


@pytest.fixture(scope="session")
def signed(own_state: None) -> Archive:
    return signed_archive()


@pytest.fixture(scope="session")
def lone(own_state: None) -> Archive:
    return lone_archive()
