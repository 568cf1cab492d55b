"""Scores from a sheet, and what the check says of them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from desk_round import FULL_SHEET
from reviewdesk.desk.reviewer.casting import cast
from reviewdesk.desk.reviewer.checking import check, check_track
from reviewdesk.desk.reviewer.scoring import score
from reviewdesk.desk.reviewer.table import Table
from reviewdesk.domain.names import ApplicationId, CriterionId
from reviewdesk.errors import Problems, ReviewDeskError

Sheet = Callable[[str], Path]
A1 = ApplicationId("A1")
PLAN = CriterionId("plan")
HEADER = "application,criterion,points,reason,comment,objection,state\n"


def refused(table: Table, path: Path) -> list[tuple[str, int | None]]:
    with pytest.raises(Problems) as caught:
        score(table, path)
    return [(problem.code, problem.line) for problem in caught.value.problems]


def todo(table: Table, track: str = "main") -> list[tuple[str, tuple[str, ...], str]]:
    found = check_track(table, table.track(track), 1).findings
    return [(f.kind, f.applications, f.criterion) for f in found]


def test_a_sheet_is_saved_and_counted(table: Table, sheet: Sheet) -> None:
    done = score(table, sheet(FULL_SHEET + "A1,指数,7,,\n"))
    assert (done.marks, done.applications) == (7, 3)
    row = table.draft(1).row(A1)
    assert (row.points[PLAN], row.comment) == ("41.5", "好")
    main, green = check(table)
    assert (main.counts.scored, main.counts.needed, main.ready) == (3, 3, True)
    assert (green.counts.scored, green.counts.needed, green.ready) == (0, 2, False)


def test_incident_9_every_unlawful_cell_is_named_and_nothing_is_saved(table: Table, sheet: Sheet) -> None:
    text = HEADER + (
        "A1,plan,77,,,,\nA1,team,-1,,,,\nA2,plan,40.25,,,,\nA2,team,lots,,,,\nA3,plan,,,,,\n"
        "X1,plan,1,,,,\nA3,style,1,,,,\nA2,index,9,,,,\nA3,team,1,,,no,\nG1,,,,,,recused\nG2,need,50,,,,\n"
    )
    assert refused(table, sheet(text)) == [
        ("score-above", 2),
        ("score-below", 3),
        ("score-off-step", 4),
        ("score-not-a-number", 5),
        ("score-blank", 6),
        ("score-application", 7),
        ("score-criterion", 8),
        ("score-objective", 9),
        ("score-objection", 10),
        ("score-state", 11),
    ]
    assert table.draft(1).rows == {}


def test_an_objection_to_a_value_of_the_register_is_words(table: Table, sheet: Sheet) -> None:
    score(table, sheet(HEADER + "A1,index,,,,数据有误,\n"))
    assert table.draft(1).row(A1).objections == {CriterionId("index"): "数据有误"}


def test_a_private_note_stays_on_the_desk(table: Table, sheet: Sheet, tmp_path: Path) -> None:
    score(table, sheet(FULL_SHEET))
    score(table, sheet("application,note\nA1,问组长\n"))
    assert table.draft(1).row(A1).note == "问组长"
    assert "问组长" not in repr(cast(table, "main", None).ballot)


def test_the_check_lists_gaps_reasons_ties_and_equal_marks(table: Table, sheet: Sheet) -> None:
    score(table, sheet(HEADER + "A1,plan,60,,,,\nA1,team,20,,,,\nA2,plan,0,弱,,,\n"))
    assert todo(table) == [
        ("reason", ("A1",), "plan"),
        ("gap", ("A2",), "team"),
        ("gap", ("A3",), "plan"),
        ("gap", ("A3",), "team"),
    ]
    same = "".join(f"A{n},plan,30,,,,\nA{n},team,20,,,,\n" for n in (1, 2, 3))
    score(table, sheet(HEADER + same))
    assert todo(table) == [("tie", ("A1", "A2", "A3"), ""), ("same", ("A1", "A2", "A3"), "")]


def test_a_track_of_another_panel_is_refused(table: Table, tmp_path: Path) -> None:
    with pytest.raises(ReviewDeskError, match="reviewer-other-track"):
        cast(table, "other", None)
