"""Rows that are not scored, or not yet: recused late, withdrawn by notice, or changed by a document."""

from collections.abc import Callable
from pathlib import Path

import pytest

from desk_round import FULL_SHEET, Round
from reviewdesk.desk.reviewer.casting import cast
from reviewdesk.desk.reviewer.checking import check_track
from reviewdesk.desk.reviewer.declaring import declare, recuse
from reviewdesk.desk.reviewer.opening import open_desk
from reviewdesk.desk.reviewer.scoring import score, skip
from reviewdesk.desk.reviewer.table import Table, at_table
from reviewdesk.errors import Problems, ReviewDeskError
from reviewdesk.store import dossiers

Sheet = Callable[[str], Path]
HEADER = "application,criterion,points,reason,comment,objection,state\n"


def refused(table: Table, path: Path) -> list[tuple[str, int | None]]:
    with pytest.raises(Problems) as caught:
        score(table, path)
    return [(problem.code, problem.line) for problem in caught.value.problems]


def todo(table: Table, track: str = "main") -> list[tuple[str, tuple[str, ...], str]]:
    found = check_track(table, table.track(track), 1).findings
    return [(f.kind, f.applications, f.criterion) for f in found]


def test_a_late_recusal_takes_marks_and_dossier_of_every_application_of_the_applicant(
    table: Table, sheet: Sheet, tmp_path: Path
) -> None:
    score(table, sheet(FULL_SHEET + "G1,need,50,,\n"))
    with pytest.raises(ReviewDeskError, match="recusal-reason"):
        recuse(table, "A2", "不想评")
    with pytest.raises(ReviewDeskError, match="reviewer-other-application"):
        recuse(table, "X1", "其他")
    assert recuse(table, "A2", "其他:同乡") == ("A2", "G1")
    assert table.draft(1).rows.keys() == {"A1", "A3"}
    assert dossiers.kept(table.workspace).keys() == {"A1", "A3", "G2"}
    assert refused(table, sheet(FULL_SHEET)) == [("score-recused", 4), ("score-recused", 5)]
    done = cast(table, "main", None)
    assert done.ballot.states == {"A2": "recused"}
    with pytest.raises(ReviewDeskError, match="recusal-cast"):
        table_round_is_over(table, sheet, tmp_path)


def test_a_declaration_cannot_take_a_row_out_of_a_cast_ballot(
    table: Table, held: Round, sheet: Sheet, tmp_path: Path
) -> None:
    for _ in range(2):
        score(table, sheet(FULL_SHEET))
        cast(table, "main", None)
    with pytest.raises(ReviewDeskError, match="recusal-cast"):
        declare(table, [held.batch], sheet("application,reason\nA1,其他\n"), pledged=True)
    assert "A1" not in table.recused()
    assert "A1" in dossiers.kept(table.workspace)


def table_round_is_over(table: Table, sheet: Sheet, tmp_path: Path) -> None:
    score(table, sheet("application,criterion,points\nA1,plan,3\nA1,team,3\nA3,plan,4\nA3,team,4\n"))
    cast(table, "main", None)
    recuse(table, "A1", "其他")


def test_an_application_withdrawn_by_notice_does_not_hold_the_ballot(
    table: Table, sheet: Sheet, tmp_path: Path
) -> None:
    score(table, sheet("".join(FULL_SHEET.splitlines(keepends=True)[:-2])))
    for notice in ("一", "0", "-1", "9" * 5000):
        with pytest.raises(ReviewDeskError, match="skip-notice"):
            skip(table, "A3", notice)
    assert skip(table, "A3", "撤1") == "A3"
    score(table, sheet(HEADER + "A3,,,,,,撤回\n"))
    done = cast(table, "main", None)
    assert (done.ballot.states, done.scored) == ({"A3": "withdrawn"}, 2)


def test_marks_of_a_withdrawn_application_stay_in_the_ballot(
    table: Table, sheet: Sheet, tmp_path: Path
) -> None:
    score(table, sheet(FULL_SHEET))
    skip(table, "A3", "1")
    assert cast(table, "main", 1).scored == 3
    score(table, sheet(FULL_SHEET))
    cast(table, "main", 2)
    with pytest.raises(ReviewDeskError, match="skip-cast"):
        skip(table, "A2", "2")


def test_an_added_document_asks_for_a_second_look(
    desk: Path, held: Round, sheet: Sheet, tmp_path: Path
) -> None:
    with at_table(desk, held.code("r1")) as table:
        score(table, sheet(FULL_SHEET))
    open_desk(desk, [held.batch, held.supplement, held.withdrawal], "r1", held.code("r1"))
    with at_table(desk, held.code("r1")) as table:
        assert todo(table) == [("confirm", ("A1",), "")]
        score(table, sheet("application,criterion,points\nA1,plan,41.5\n"))
        assert todo(table) == []
        assert cast(table, "main", None).scored == 3
