from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_round import plan
from reviewdesk.domain.application import Application
from reviewdesk.domain.draft import Draft, DraftRow
from reviewdesk.domain.names import ApplicantId, ApplicationId, CriterionId, TierId, TrackId
from reviewdesk.domain.own_ranking import MOST_BARS, OwnLine, OwnRanking, own_ranking, spread, total_text
from reviewdesk.domain.self_check import findings

PLAN, TEAM = CriterionId("plan"), CriterionId("team")
TRACK = plan().track("main")
TWO_TIERS = replace(
    TRACK, tiers=(TRACK.tiers[0], replace(TRACK.tiers[0], id=TierId("b"), name="培育", quota=2))
)


def applications(count: int) -> tuple[Application, ...]:
    return tuple(
        Application(
            id=ApplicationId(f"A{n}"),
            track=TrackId("main"),
            applicant=f"单位{n}",
            applicant_id=ApplicantId(f"p{n}"),
            objective={"index": "7"},
        )
        for n in range(1, count + 1)
    )


def marked(*pairs: tuple[str, str]) -> Draft:
    rows = {
        ApplicationId(f"A{n}"): DraftRow(points={PLAN: plan_, TEAM: team})
        for n, (plan_, team) in enumerate(pairs, start=1)
    }
    return Draft(rows, frozenset(), {})


def seen(ranking: OwnRanking) -> list[tuple[str, str, int]]:
    return [(row.application, row.state, row.place) for row in ranking.rows]


def test_ranked_rows_come_first_and_the_others_behind_by_how_far_they_are() -> None:
    draft = marked(("30", "10"), ("40", ""), ("", ""), ("41.5", "20"), ("50", "20"), ("1", "1"))
    draft = replace(draft, recused=frozenset({ApplicationId("A5")}), skipped={ApplicationId("A6"): "1"})
    found = own_ranking(TRACK, applications(6), draft)
    assert seen(found) == [
        ("A4", "scored", 1), ("A1", "scored", 2), ("A2", "partial", 0), ("A3", "unscored", 0),
        ("A6", "withdrawn", 0), ("A5", "recused", 0),
    ]  # fmt: skip
    assert [row.missing for row in found.rows[1:4]] == [(), (TEAM,), (PLAN, TEAM)]
    assert found.rows[0].total == Fraction("68.5")
    assert [mark.points for mark in found.rows[0].marks] == ["41.5", "20", "7"]
    assert found.rows[0].marks[1].share == Fraction(2, 3)


def test_equals_share_a_place_and_a_tie_across_a_line_is_told_from_one_that_is_not() -> None:
    draft = marked(("30", "10"), ("50", "20"), ("50", "20"), ("20", "20"), ("10", "1"))
    found = own_ranking(TWO_TIERS, applications(5), draft)
    assert [(application, place) for application, _, place in seen(found)] == [
        ("A2", 1), ("A3", 1), ("A1", 3), ("A4", 3), ("A5", 5),
    ]  # fmt: skip
    assert found.lines == (OwnLine("列入", 1), OwnLine("培育", 3))
    assert found.ties == (("A2", "A3"), ("A1", "A4"))
    assert [row.at_line for row in found.rows] == [True, True, True, True, False]
    wide = replace(TWO_TIERS, tiers=(replace(TWO_TIERS.tiers[0], quota=2), TWO_TIERS.tiers[1]))
    again = own_ranking(wide, applications(5), draft)
    assert [row.tied for row in again.rows] == [True, True, True, True, False]
    assert not any(row.at_line for row in again.rows)


def test_a_line_below_all_rows_that_are_ranked_is_not_drawn() -> None:
    assert own_ranking(TWO_TIERS, applications(2), marked(("1", "1"), ("2", "2"))).lines == (
        OwnLine("列入", 1),
    )


def test_a_criterion_with_the_same_points_everywhere_is_named() -> None:
    one = own_ranking(TRACK, applications(2), marked(("30", "10"), ("20", "10")))
    assert (one.flat, one.same) == ((TEAM,), False)
    both = own_ranking(TRACK, applications(2), marked(("30", "10"), ("30.0", "10")))
    assert (both.flat, both.same) == ((PLAN, TEAM), True)
    assert own_ranking(TRACK, applications(1), marked(("30", "10"))).flat == ()


def test_an_empty_draft_has_no_distribution() -> None:
    found = own_ranking(TRACK, applications(2), marked(("", ""), ("3", "")))
    assert (found.spread, found.ties, found.lines, found.flat) == (None, (), (), ())


MARKS = st.integers(1, 119).map(lambda n: str(Fraction(n, 2) if n % 2 == 0 else n / 2))
ROWS = st.lists(st.tuples(MARKS, st.integers(1, 29).map(str)), min_size=1, max_size=12)


@given(ROWS)
def test_lines_agree_with_the_ties_that_the_own_check_finds(rows: list[tuple[str, str]]) -> None:
    here, draft = applications(len(rows)), marked(*rows)
    found = own_ranking(TWO_TIERS, here, draft)
    told = {
        a
        for finding in findings(TWO_TIERS, here, draft, ())
        if finding.kind == "tie"
        for a in finding.applications
    }
    assert {row.application for row in found.rows if row.at_line} == told
    assert own_ranking(TWO_TIERS, here[::-1], draft).spread == found.spread
    assert {row.application: row.place for row in own_ranking(TWO_TIERS, here[::-1], draft).rows} == {
        row.application: row.place for row in found.rows
    }


@given(st.lists(st.fractions(0, 100, max_denominator=20), min_size=1, max_size=60))
def test_every_total_stands_in_one_bar(totals: list[Fraction]) -> None:
    found = spread(totals)
    assert found is not None
    assert sum(found.counts) == len(totals)
    assert 1 <= len(found.counts) <= MOST_BARS
    assert (
        found.start <= found.low <= found.middle <= found.high < found.start + len(found.counts) * found.width
    )
    for bar, count in enumerate(found.counts):
        low = found.start + bar * found.width
        assert count == sum(low <= value < low + found.width for value in totals)


@pytest.mark.parametrize(
    ("value", "text"),
    [(Fraction("68.5"), "68.5"), (Fraction(70), "70"), (Fraction(200, 3), "66.67"), (Fraction(1, 8), "0.13")],
)
def test_a_total_without_a_short_decimal_is_shown_rounded(value: Fraction, text: str) -> None:
    assert total_text(TRACK, value) == text
