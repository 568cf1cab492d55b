from collections.abc import Mapping

import pytest

from reviewdesk.domain.names import TrackId
from reviewdesk.domain.plan.reader import read_plan
from reviewdesk.domain.surprises import minutes_of, surprises
from reviewdesk.resources import resource
from trial_tables import HEAD, ONE, plan

T = TrackId("t")
ODD_HEAD = HEAD + "[committee]\nminimum = 9\n"
TIMES = HEAD + "starts = 2026-03-01T09:00:00+08:00\nends = 2026-03-01T12:00:00+08:00\n"
GATE = '[[track.criterion]]\nid = "g"\nmode = "gate"\n'


def codes(
    rules: str = "",
    *,
    panel: int = 9,
    count: int = 20,
    criteria: str = ONE,
    tiers: tuple[str, ...] = ("quota = 2",),
    head: str = ODD_HEAD,
    minutes: int | None = None,
) -> list[str]:
    given = plan(rules, criteria, tiers, head)
    return [one.code for one in surprises(given, {T: panel}, {T: count}, minutes)]


def test_a_sound_plan_surprises_nobody() -> None:
    assert codes() == []


@pytest.mark.parametrize(
    ("fallback", "panel", "expected"),
    [
        ("mean", 5, ["surprise-recusal-mean"]),
        ("median", 5, ["surprise-recusal-median"]),
        ("rank_sum", 5, ["surprise-recusal-rank_sum"]),
        ("mean", 4, ["surprise-never-mean"]),
        ("median", 4, ["surprise-never-median"]),
        ("rank_sum", 3, ["surprise-never-rank_sum"]),
        ("mean", 6, []),
    ],
)
def test_a_panel_at_its_minimum_changes_its_rule_with_one_recusal(
    fallback: str, panel: int, expected: list[str]
) -> None:
    assert codes(f'fallback = "{fallback}"', panel=panel) == expected


def test_a_rule_that_is_its_own_fallback_changes_nothing() -> None:
    assert codes('aggregate = "mean"', panel=3) == []


def test_trimming_with_four_reviewers_leaves_two_scores() -> None:
    assert codes("minimum_ballots = 3", panel=4) == ["surprise-trim"]
    assert codes("minimum_ballots = 3\ntrim = 0", panel=4) == []


def test_a_lawful_panel_that_never_reaches_the_fewest_ballots_is_named() -> None:
    head = HEAD + "[committee]\nminimum = 3\n"
    assert codes(head=head) == ["surprise-minimum"]


def test_an_even_panel_can_split_at_a_gate() -> None:
    assert codes(criteria=ONE + GATE, panel=10) == ["surprise-gate"]
    assert codes(criteria=ONE + GATE, panel=9) == []


def test_a_quorum_of_all_is_stopped_by_one() -> None:
    head = HEAD + '[committee]\nminimum = 9\nquorum = "1"\n'
    assert codes(head=head) == ["surprise-quorum"]
    assert codes(head=head, panel=1) == ["surprise-never-mean"]


def test_more_places_than_applications_are_named() -> None:
    assert codes(count=2) == ["surprise-places"]
    assert codes(count=2, tiers=()) == []


def test_standard_scores_want_eight_applications() -> None:
    assert codes('aggregate = "z_score"', count=7) == ["surprise-z"]
    assert codes('aggregate = "z_score"', count=8) == []


def test_minutes_for_each_dossier_are_counted() -> None:
    given = plan(head=TIMES)
    assert minutes_of(given) == 180
    assert minutes_of(plan()) is None
    assert codes(minutes=180, count=20) == ["surprise-minutes"]
    assert codes(minutes=180, count=12) == []
    found = surprises(given, {}, {T: 20}, 180)
    assert [one.data["each"] for one in found if one.code == "surprise-minutes"] == [9]


def test_a_factor_where_criteria_are_weighted_is_named() -> None:
    criteria = '[[track.criterion]]\nid = "c"\nmax = "100"\nweight = "1"\nfactor = "2"\n'
    assert codes('form = "weights"', criteria=criteria) == ["surprise-factor"]


@pytest.mark.parametrize(
    ("rules", "tiers", "expected"),
    [
        ("", ('quota = 2\nfloor = "100"',), []),
        ('aggregate = "rank_sum"', ('quota = 2\nfloor = "60"',), ["surprise-floor-scale"]),
        ('aggregate = "z_score"', ('quota = 2\nfloor = "0"',), []),
        ("", ('quota = 2\nfloor = "60"', 'quota = 2\nfloor = "70"'), ["surprise-floor-order"]),
        ("", ("quota = 2", 'quota = 2\nfloor = "1"'), ["surprise-floor-order"]),
        (
            "",
            ("quota = 2", "quota = 2", 'quota = 2\nordered = true\npromotes_to = "t1"'),
            ["surprise-promotes"],
        ),
        ("", ("quota = 2", 'quota = 2\nordered = true\npromotes_to = "t1"'), []),
    ],
)
def test_tiers_nobody_can_mean_are_named(rules: str, tiers: tuple[str, ...], expected: list[str]) -> None:
    assert codes(rules, tiers=tiers) == expected


def test_links_of_the_tie_chain_that_cannot_decide_are_named() -> None:
    assert codes('tie_chain = ["exact"]\nrank_on = "exact"') == ["surprise-exact"]
    assert codes('tie_chain = ["exact"]') == []
    assert codes('tie_chain = ["preferences"]') == ["surprise-preferences"]


def test_a_deadline_after_the_beginning_is_named() -> None:
    late = TIMES + "deadline = 2026-03-02T09:00:00+08:00\n[committee]\nminimum = 9\n"
    assert codes(head=late) == ["surprise-deadline"]
    early = TIMES + "deadline = 2026-02-02T09:00:00+08:00\n[committee]\nminimum = 9\n"
    assert codes(head=early) == []


@pytest.mark.parametrize(("name", "panels"), [("zhejiang-2014", {}), ("research-fund", {})])
def test_the_programs_own_profiles_surprise_nobody(name: str, panels: Mapping[TrackId, int]) -> None:
    given = read_plan(resource("profiles", f"{name}.toml").read_text("utf-8"))
    assert surprises(given, panels, {}, minutes_of(given)) == ()
