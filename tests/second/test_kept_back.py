"""What a handed-over workbook keeps back: reasons that could tell whom the plan hides."""

from dataclasses import replace

import pytest
from openpyxl import load_workbook

from second_playing import Published, played
from second_sessions import SHAPES, published

NAME = "rank sum with a recusal"


def recusals(found: Published) -> list[tuple[object, object, object]]:
    """Return application, seat and reason of every recusal."""
    rows = load_workbook(found.folder / "workbook.xlsx")["回避与异议"].iter_rows(min_row=2, values_only=True)
    return [(row[1], row[4], row[7]) for row in rows]


def test_a_full_workbook_says_why() -> None:
    assert recusals(published(NAME)) == [("A1", "r2", "本人申报：其他")]


@pytest.mark.parametrize(
    ("handover", "stage"),
    [
        ("without_names", ""),
        ("full", '[redaction]\nreviewers = ["workbook"]\n'),
        ("full", '[redaction]\napplicants = ["workbook"]\n'),
    ],
)
def test_a_workbook_without_names_keeps_the_reasons_back(handover: str, stage: str) -> None:
    found = played(replace(SHAPES[NAME], handover=handover, stage=stage))
    assert recusals(found) == [("A1", "r2", None)]
