"""Published results of real panels come out of `trial` to the last digit."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from data.real_panels import (
    Skating,
    criterion_id,
    halfpipe_plan,
    halfpipe_rows,
    needs_data,
    table,
    tried,
    wine_plan,
    wine_rows,
)
from reviewdesk.domain.result import RankedApplication, Result
from reviewdesk.errors import Problems

pytestmark = needs_data

SKATING = """
aggregate = "trimmed"
level = "criterion"
minimum_ballots = 3
rounding = { places = 2, stages = ["criterion", "factored", "aggregate"] }
"""
TOP_TEN = {
    "1": "23 85.38|9 80.88|3 80.75|2 80.13|19 79.13|20 79.00|17 78.50|24 77.75|21 76.88|22 76.38",
    "2": "9 78.50|23 77.63|20 76.00|3 75.13|17 74.75|2 73.63|19 72.88|14 72.75|21 72.50|5 72.25",
}
UNTRIMMED = {"1": "23 9 3 2 17 20 19 24", "2": "9 23 20 3 17 2 14 19"}
PER_CRITERION = {"1": "23 9 2 3 19 17 20 24", "2": "9 23 20 3 17 2 14 19"}


@pytest.fixture(scope="module")
def skating() -> Skating:
    return Skating()


def rows_by_id(result: Result) -> dict[str, RankedApplication]:
    return {row.application: row for track in result.tracks for row in track.ranking}


def test_every_component_mean_of_three_skating_competitions(skating: Skating, tmp_path: Path) -> None:
    rows = rows_by_id(tried(tmp_path, skating.plan(SKATING, whole=False), skating.rows(whole=False)))
    right = [
        rows[c["performance_id"]].criteria[criterion_id(c["aspect_desc"])]
        == f"{Decimal(c['scores_of_panel']):.2f}"
        for c in skating.components.values()
    ]
    assert (sum(right), len(right)) == (1800, 1800)


def test_every_component_total_of_three_skating_competitions(skating: Skating, tmp_path: Path) -> None:
    rows = rows_by_id(tried(tmp_path, skating.plan(SKATING, whole=False), skating.rows(whole=False)))
    right = [rows[p].published == row["total_component_score"] for p, row in skating.performances.items()]
    assert (sum(right), len(right)) == (360, 360)


def test_every_segment_rank_with_the_declared_ties(skating: Skating, tmp_path: Path) -> None:
    rows = rows_by_id(tried(tmp_path, skating.plan(SKATING, whole=True), skating.rows(whole=True)))
    totals = [rows[p].published == row["total_segment_score"] for p, row in skating.performances.items()]
    ranks = [str(rows[p].place) == row["rank"] for p, row in skating.performances.items()]
    assert (sum(totals), sum(ranks), len(ranks)) == (360, 360, 360)
    tied = [row.published for row in rows.values() if row.tie_break]
    assert {"80.62", "66.90", "53.15"} <= set(tied)


@pytest.mark.parametrize("mistake", ["zero is a mark", "plain mean", "round half to even"])
def test_of_the_test_a_deliberate_mistake_is_seen(skating: Skating, tmp_path: Path, mistake: str) -> None:
    rules = SKATING.replace('"trimmed"', '"mean"') if mistake == "plain mean" else SKATING
    zero = "scored" if mistake == "zero is a mark" else "absent"
    if mistake == "round half to even":
        rules = SKATING.replace('["criterion", "factored", "aggregate"]', "[]").replace(
            "places = 2", "places = 6"
        )
    rows = rows_by_id(tried(tmp_path, skating.plan(rules, whole=False), skating.rows(whole=False, zero=zero)))
    right = 0
    for component in skating.components.values():
        value = rows[component["performance_id"]].criteria[criterion_id(component["aspect_desc"])]
        if mistake == "round half to even":
            value = str(round(float(Fraction(value)), 2))
        right += Fraction(value) == Fraction(component["scores_of_panel"])
    assert right < 1800


@pytest.mark.parametrize("panel", ["1", "2"])
def test_wine_means_agree_with_the_published_table(tmp_path: Path, panel: str) -> None:
    result = tried(tmp_path, wine_plan('aggregate = "mean"', panel), wine_rows(panel))
    rows = rows_by_id(result)
    published = table("wine", "published_means.csv")
    right = [
        Decimal(_tenth(rows[row["sample"]].exact)) == Decimal(row[f"panel{panel}_mean"]) for row in published
    ]
    assert (sum(right), len(right)) == (27, 27)


@pytest.mark.parametrize("panel", ["1", "2"])
def test_wine_top_ten_trimmed(tmp_path: Path, panel: str) -> None:
    result = tried(tmp_path, wine_plan('aggregate = "trimmed"', panel), wine_rows(panel))
    ranking = result.tracks[0].ranking[:10]
    assert "|".join(f"{row.application} {row.published}" for row in ranking) == TOP_TEN[panel]


@pytest.mark.parametrize("panel", ["1", "2"])
def test_wine_top_eight_untrimmed(tmp_path: Path, panel: str) -> None:
    result = tried(tmp_path, wine_plan('aggregate = "mean"\ntie_chain = []', panel), wine_rows(panel))
    ranking = result.tracks[0].ranking[:8]
    assert " ".join(row.application for row in ranking) == UNTRIMMED[panel]
    assert [row.place for row in ranking[-2:]] == ([7, 7] if panel == "2" else [7, 8])


@pytest.mark.parametrize("panel", ["1", "2"])
def test_wine_top_eight_trimmed_per_criterion(tmp_path: Path, panel: str) -> None:
    rules = 'aggregate = "trimmed"\nlevel = "criterion"\n'
    rules += 'rounding = { places = 2, stages = ["criterion", "aggregate"] }'
    ranking = tried(tmp_path, wine_plan(rules, panel), wine_rows(panel)).tracks[0].ranking[:8]
    assert " ".join(row.application for row in ranking) == PER_CRITERION[panel]


def test_the_raw_wine_table_is_refused_with_its_one_missing_cell(tmp_path: Path) -> None:
    with pytest.raises(Problems) as refused:
        tried(tmp_path, wine_plan('aggregate = "mean"', "1"), wine_rows("1", "raw"))
    assert [p.code for p in refused.value.problems] == ["scores-row-missing"]
    data = refused.value.problems[0].data
    assert (data["application"], data["reviewer"], data["criterion"]) == ("20", "j4", "appearance_hue")


def test_every_halfpipe_run_with_the_judges_that_were_dropped(tmp_path: Path) -> None:
    rows = rows_by_id(tried(tmp_path, halfpipe_plan(), halfpipe_rows()))
    scored = [row for row in table("halfpipe", "scores.csv") if row["j1"]]
    right = [
        rows[f"{row['rider']}-{row['run']}"].published == row["official_score"]
        and rows[f"{row['rider']}-{row['run']}"].dropped
        == (f"j{row['official_dropped_a']}", f"j{row['official_dropped_b']}")
        for row in scored
    ]
    assert (sum(right), len(right)) == (24, 24)


def test_halfpipe_places_follow_the_best_run(tmp_path: Path) -> None:
    best: dict[str, Decimal] = {}
    for row in rows_by_id(tried(tmp_path, halfpipe_plan(), halfpipe_rows())).values():
        rider = row.application.rpartition("-")[0]
        best[rider] = max(best.get(rider, Decimal(0)), Decimal(row.published or 0))
    ranked = sorted(best, key=lambda rider: -best[rider])
    with_places = {row["rider"]: row["place"] for row in table("halfpipe", "official_places.csv")}
    assert [with_places[rider] for rider in ranked] == [str(n) for n in range(1, 13)]


def _tenth(exact: str | None) -> Decimal:
    value = Fraction(exact or 0)
    decimal = Decimal(value.numerator) / Decimal(value.denominator)
    return decimal.quantize(Decimal("0.1"), ROUND_HALF_UP)
