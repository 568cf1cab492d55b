"""A reviewer who has declared and sits at an open desk, for the screens that come after the opening."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest

from desk_round import Round, sealed_round
from reviewdesk.desk.reviewer.declaring import declare
from reviewdesk.desk.reviewer.opening import open_desk
from reviewdesk.desk.reviewer.scoring import score
from reviewdesk.desk.reviewer.seating import Seating
from reviewdesk.desk.reviewer.table import Table, at_table

MAIN = "A1,plan,41.5\nA1,team,20\nA2,plan,40\nA2,team,19\nA3,plan,39\nA3,team,18\n"
TIED = "A1,plan,41\nA1,team,20\nA2,plan,41\nA2,team,20\nA3,plan,30\nA3,team,10\n"
GREEN = "G1,need,50\nG2,need,60\n"


@contextmanager
def seated(folder: Path) -> Iterator[Seating]:
    """Sit down at a copy of r1's declared desk in a folder."""
    held = sealed_round()
    shutil.copytree(_declared(), folder)
    seating = Seating(folder, held.code("r1"))
    yield seating
    seating.close()


def enter_scores(table: Table, rows: str, folder: Path) -> None:
    """Save rows of application, criterion and points."""
    path = folder / "scores.csv"
    path.write_text(f"application,criterion,points\n{rows}", encoding="utf-8")
    score(table, path)


@cache
def _declared() -> Path:
    held: Round = sealed_round()
    folder = Path(mkdtemp(prefix="declared-")) / "desk"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("REVIEWDESK_STATE", str(folder.parent / "state"))
        open_desk(folder, [held.batch], "r1", held.code("r1"))
        with at_table(folder, held.code("r1")) as table:
            declare(table, [held.batch], None, pledged=True)
    return folder
