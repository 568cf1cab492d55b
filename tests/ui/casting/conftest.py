"""A seated reviewer, and places a ballot can go to."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reviewdesk.desk.reviewer.seating import Seating
from reviewdesk.ui.tasks import Tasks
from seated import enter_scores, seated

Enter = Callable[[str], None]


@pytest.fixture
def memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("REVIEWDESK_STATE", str(tmp_path / "state"))
    return tmp_path / "state"


@pytest.fixture
def seating(memory: Path, tmp_path: Path, tasks: Tasks) -> Iterator[Seating]:
    with seated(tmp_path / "desk") as found:
        yield found
        tasks.stop()


@pytest.fixture
def enter(seating: Seating, tmp_path: Path) -> Enter:
    return lambda rows: enter_scores(seating.table, rows, tmp_path)
