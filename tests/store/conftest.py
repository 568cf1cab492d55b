from collections.abc import Iterator
from pathlib import Path

import pytest

from reviewdesk.store.workspace import Workspace, create, opened

KEY = bytes(range(32))


@pytest.fixture
def key() -> bytes:
    return KEY


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "desk"
    place.mkdir()
    create(place, KEY)
    return place


@pytest.fixture
def workspace(folder: Path) -> Iterator[Workspace]:
    with opened(folder, KEY) as found:
        yield found
