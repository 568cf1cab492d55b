from collections.abc import Iterator
from pathlib import Path

import pytest

from chair_session import Session, session
from faults.command import Slips, Verbs
from faults.small_disk import NotPermittedError, SmallDisk, small_disk


@pytest.fixture(autouse=True)
def _state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REVIEWDESK_STATE", str(tmp_path / "state"))
    monkeypatch.setenv("REVIEWDESK_LANGUAGE", "en")


@pytest.fixture(scope="session")
def held() -> Session:
    """One small sealed review session for all faults; the chair attests alone."""
    return session("none")


@pytest.fixture
def slips(held: Session, tmp_path: Path) -> Slips:
    return Slips(held, tmp_path)


@pytest.fixture(scope="session")
def verbs() -> Iterator[Verbs]:
    with Verbs() as found:
        yield found


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SmallDisk]:
    try:
        with small_disk(tmp_path / "disk", "2m") as found:
            yield found
    except NotPermittedError as refused:
        pytest.skip(f"a small disk cannot be mounted here: {refused}")
