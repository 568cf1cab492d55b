from collections.abc import Iterator
from pathlib import Path

import pytest

from chair_session import Session, all_ballots, copy_of, opened, session
from reviewdesk.desk.chair.closing import close
from reviewdesk.desk.chair.collecting import collect
from reviewdesk.desk.chair.revealing import rank, reveal
from reviewdesk.desk.chair.room import Room


@pytest.fixture(scope="session", autouse=True)
def _state(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("REVIEWDESK_STATE", str(tmp_path_factory.mktemp("state")))
        yield


@pytest.fixture(scope="session")
def held() -> Session:
    return session()


@pytest.fixture(scope="session")
def alone() -> Session:
    """The same review session without a witness: the chair attests alone."""
    return session("none")


@pytest.fixture
def room(held: Session, tmp_path: Path) -> Iterator[Room]:
    with held.room(copy_of(opened(), tmp_path / "chair")) as found:
        yield found


@pytest.fixture
def lone(alone: Session, tmp_path: Path) -> Iterator[Room]:
    with alone.room(copy_of(opened("none"), tmp_path / "chair")) as found:
        yield found


@pytest.fixture(scope="session")
def closed_folder(alone: Session, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace without witness, everything collected and closed."""
    base = tmp_path_factory.mktemp("closed")
    folder = copy_of(opened("none"), base / "chair")
    with alone.room(folder) as found:
        after, _ = collect(found, all_ballots(alone, base / "ballots"))
        close(after, alone.witness)
    return folder


@pytest.fixture(scope="session")
def ranked_folder(closed_folder: Path, alone: Session, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, revealed and ranked."""
    folder = copy_of(closed_folder, tmp_path_factory.mktemp("ranked") / "chair")
    with alone.room(folder) as found:
        after, _ = reveal(found, alone.envelope, alone.witness)
        rank(after, alone.witness)
    return folder


@pytest.fixture
def closed(alone: Session, closed_folder: Path, tmp_path: Path) -> Iterator[Room]:
    with alone.room(copy_of(closed_folder, tmp_path / "chair")) as found:
        yield found


@pytest.fixture
def ranked(alone: Session, ranked_folder: Path, tmp_path: Path) -> Iterator[Room]:
    with alone.room(copy_of(ranked_folder, tmp_path / "chair")) as found:
        yield found
