from collections.abc import Callable
from pathlib import Path

import pytest

from desk_round import FULL_SHEET, Round
from reviewdesk.desk.reviewer.casting import cast
from reviewdesk.desk.reviewer.opening import open_desk
from reviewdesk.desk.reviewer.overview import overview
from reviewdesk.desk.reviewer.scoring import score
from reviewdesk.desk.reviewer.table import Table, at_table
from reviewdesk.errors import ReviewDeskError


def test_the_overview_shows_each_track_and_each_round_until_now(
    table: Table, sheet: Callable[[str], Path]
) -> None:
    score(table, sheet(FULL_SHEET))
    main, green = overview(table).tracks
    assert [(row.application, row.place) for row in main.ranking.rows] == [("A1", 1), ("A2", 2), ("A3", 3)]
    assert (main.cast, main.round, main.rounds, main.counts.scored) == (False, 1, 2, 3)
    assert green.ranking.spread is None
    cast(table, "main")
    score(table, sheet("application,criterion,points\nA3,plan,50\nA3,team,30\n"))
    first, second, green = overview(table).tracks
    assert (first.cast, first.ranking) == (True, main.ranking)
    assert (second.round, second.cast) == (2, False)
    assert [row.state for row in second.ranking.rows] == ["scored", "unscored", "unscored"]
    assert green.track.id == "green"


def test_nothing_is_shown_before_the_declaration(held: Round, tmp_path: Path) -> None:
    open_desk(tmp_path / "new", [held.batch], "r1", held.code("r1"))
    with (
        at_table(tmp_path / "new", held.code("r1")) as table,
        pytest.raises(ReviewDeskError, match="not-declared"),
    ):
        overview(table)
