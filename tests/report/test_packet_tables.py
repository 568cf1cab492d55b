import pytest

from packets import Shape, packet
from reviewdesk.report.fonts import width
from reviewdesk.report.leaf import PORTRAIT, WIDE, Bookmark
from reviewdesk.report.packet import (
    cover,
    rankings,
)
from reviewdesk.report.page import Draft
from reviewdesk.report.table import Column, Row, Table, least_width
from reviewdesk.report.table_split import split


@pytest.mark.parametrize("reviewers", [2, 9, 13, 14, 15, 16, 17, 18, 30])
@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_no_score_table_reaches_over_the_margin_and_every_column_is_there(
    reviewers: int, language: str
) -> None:
    rules = 'aggregate = "mean"\nminimum_ballots = 2\nend_rule = "share"'
    made = packet(Shape(applications=4, reviewers=reviewers, criteria=2, language=language, rules=rules))
    draft = Draft("t", language)
    rankings.set_scores(draft, made, made.plan.tracks[0])
    for leaf in draft.leaves:
        for x, _, text, face, size, _ in leaf.texts:
            assert x + width(text, face, size) <= leaf.right + 0.1, text
    texts = [text for leaf in draft.leaves for _, _, text, *_ in leaf.texts]
    standing = {"zh_CN": "评审结论", "en": "Standing"}[language]
    assert texts.count(standing) == 1


def test_a_table_of_contents_shortens_what_is_too_long_and_leaves_out_what_is_too_much() -> None:
    draft = Draft("t", "en")
    draft.turn(PORTRAIT, WIDE)
    page = cover.reserve_contents(draft)
    draft.turn()
    draft.bookmarks += [Bookmark("x" * 300, 2, 0.0), *(Bookmark("sheet", 2, 0.0, 1) for _ in range(60))]
    cover.set_contents(draft, page, "en")
    texts = [text for _, _, text, *_ in draft.leaves[page].texts]
    assert texts[0] == "Contents"
    assert texts[1].endswith("…")
    assert texts[2:] == ["3"]


def test_parts_of_a_wide_table_are_about_equally_wide_or_as_their_columns_allow() -> None:
    even = Table(tuple(Column(f"h{n}", least=60) for n in range(9)), (Row(tuple("123456789")),), first=(0, 8))
    parts = split(even, 300, keys=1)
    assert [len(part.columns) for part in parts] == [5, 5]
    assert [part.first for part in parts] == [(0,), (0, 4)]
    wide = [250.0, 20.0, 20.0, 20.0, 20.0, 250.0]
    uneven = Table(tuple(Column("h", least=each) for each in (20.0, *wide)), (Row(("line",), kind="line"),))
    parts = split(uneven, 330, keys=1)
    assert all(least_width(part) <= 330 for part in parts)
    assert sum(len(part.columns) - 1 for part in parts) == len(wide)
    assert parts[0].rows[0].kind == "line"
    huge = Table((Column("k", least=50), Column("h", least=500)), ())
    assert split(huge, 100, keys=1)[0].columns == huge.columns
