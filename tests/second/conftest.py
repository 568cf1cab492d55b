"""What every session of the second verifier's tests needs: a memory of its own of sequences seen."""

from collections.abc import Iterator

import pytest


@pytest.fixture(scope="session", autouse=True)
def _state(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("REVIEWDESK_STATE", str(tmp_path_factory.mktemp("state")))
        yield
