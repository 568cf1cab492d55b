from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from desk_round import FULL_SHEET
from reviewdesk.desk.reviewer.casting import cast
from reviewdesk.desk.reviewer.scoring import score
from reviewdesk.desk.reviewer.table import Table
from reviewdesk.desk.reviewer.view import form_view


def test_the_round_before_is_seen_only_where_the_plan_says_so(
    table: Table, sheet: Callable[[str], Path]
) -> None:
    score(table, sheet(FULL_SHEET))
    cast(table, "main", 1)
    stages = tuple(replace(stage, between="own") for stage in table.plan.stages)
    lineage = replace(table.lineage, plan=replace(table.plan, stages=stages))
    own = replace(table, desk=replace(table.desk, lineage=lineage))
    assert form_view(table, "A1").before is None
    before = form_view(own, "A1").before
    assert before is not None and before.points
