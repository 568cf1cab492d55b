"""A seated reviewer with scores to look at."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reviewdesk.desk.reviewer.seating import Seating
from reviewdesk.ui.tasks import Tasks
from seated import enter_scores, seated

Enter = Callable[[str], None]


@pytest.fixture
def seating(tmp_path: Path, tasks: Tasks, monkeypatch: pytest.MonkeyPatch) -> Iterator[Seating]:
    monkeypatch.setenv("REVIEWDESK_STATE", str(tmp_path / "state"))
    with seated(tmp_path / "desk") as found:
        yield found
        tasks.stop()


@pytest.fixture
def enter(seating: Seating, tmp_path: Path) -> Enter:
    return lambda rows: enter_scores(seating.table, rows, tmp_path)
