"""Where pages end: no heading at a page's foot, no signature on a page without what is signed."""

import re
from io import BytesIO

import pytest
from pypdf import PdfReader

from reviewdesk.domain.names import Digest
from reviewdesk.domain.plan.values import Plan
from reviewdesk.report.blanks.frame import SIGNED
from reviewdesk.report.leaf import BODY, CELL, HEAD
from reviewdesk.report.minutes import opening_minutes
from reviewdesk.report.page import Draft
from reviewdesk.report.table import Column, Row, Table, fitted, set_table, start_height
from reviewdesk.report.values import OpeningMinutes
from reviewdesk.report.wrapping import balanced, wrapped

COLUMNS = (Column("No."), Column("Content", least=50))


def rows(count: int, height: float = 0.0) -> tuple[Row, ...]:
    return tuple(Row((f"row {number}", "x"), height=height) for number in range(count))


def drafted(left: float) -> Draft:
    """A page on which so much height is left."""
    draft = Draft("t", "en")
    draft.turn()
    draft.y = draft.leaf.bottom + left
    return draft


def told(draft: Draft) -> list[list[str]]:
    return [[text for _, _, text, *_ in leaf.texts] for leaf in draft.leaves]


@pytest.mark.parametrize("left", range(20, 140, 7))
def test_a_heading_stays_with_the_head_and_two_rows_of_its_table(left: int) -> None:
    draft, table = drafted(left), Table(COLUMNS, rows(9))
    draft.paragraph("Heading", HEAD, below=start_height(draft, table))
    set_table(draft, table)
    together = [page for page in told(draft) if "Heading" in page]
    assert "row 1" in together[0]
    assert len(together) == 1


@pytest.mark.parametrize("left", range(40, 260, 11))
@pytest.mark.parametrize("count", [1, 2, 3, 8])
def test_what_is_set_below_a_table_has_its_last_rows_above_it(left: int, count: int) -> None:
    draft = drafted(left)
    set_table(draft, Table(COLUMNS, rows(count)), below=SIGNED)
    assert not draft.need(SIGNED)
    assert all(f"row {number}" in told(draft)[-1] for number in range(max(0, count - 2), count))


def test_what_no_page_could_hold_below_turns_no_page_in_vain() -> None:
    draft = drafted(200)
    set_table(draft, Table(COLUMNS, rows(4)), below=2000)
    assert len(draft.leaves) == 1


def test_blank_rows_become_lower_only_where_the_table_then_ends_on_its_page() -> None:
    draft, table = drafted(400), Table(COLUMNS, rows(10, height=34))
    lower = fitted(draft, table, below=SIGNED, least=20)
    assert 20 <= lower.rows[0].height < 34
    set_table(draft, lower, below=SIGNED)
    assert not draft.need(SIGNED)
    assert fitted(drafted(150), table, below=SIGNED, least=20) is table
    assert fitted(drafted(700), table, below=SIGNED, least=20) == table
    assert fitted(drafted(700), Table(COLUMNS, ()), below=SIGNED, least=20).rows == ()


def test_a_table_says_on_each_further_page_what_it_is() -> None:
    draft = drafted(200)
    tall = Row(("tall", "line\n" * 200))
    set_table(draft, Table(COLUMNS, (*rows(90), tall), again="Table (continued)"), below=SIGNED)
    first, *others = told(draft)
    assert "Table (continued)" not in first
    assert len(others) > 2
    assert [page[:2] for page in others] == [["Table (continued)", "No."]] * len(others)
    lowest = [min(y for _, y, *_ in leaf.texts) - leaf.bottom for leaf in draft.leaves]
    assert min(lowest) > 0


def test_no_word_of_a_heading_is_parted_for_even_lines() -> None:
    assert balanced("Receipt code", CELL, 45) == ["Receipt", "code"]
    assert balanced("申报编号", CELL, 9.5 * 3 + 1) == ["申报", "编号"]
    assert balanced("", BODY, 45) == [""]
    assert wrapped("一致：□是", CELL, 9.5 * 4 + 1) == ["一致：", "□是"]


@pytest.mark.parametrize("waived", range(0, 60, 4))
def test_no_heading_of_the_minutes_stands_alone_at_the_foot(english: Plan, waived: int) -> None:
    made = OpeningMinutes(
        plan=english,
        fingerprint="7K3M-ABCD-EFGH-JKMN",
        digest=Digest("ab" * 32),
        session_mark="S",
        reveal_mark="R",
        seats=(),
        counts={},
        created="2014-07-25 08:30",
        waived=tuple(f"waived {number}" for number in range(waived)),
    )
    for page in PdfReader(BytesIO(opening_minutes(made).data)).pages:
        lines = [line for line in page.extract_text().splitlines() if not re.match("— |Batch ", line)]
        assert not re.match(r"\d\. ", lines[-1]), lines
