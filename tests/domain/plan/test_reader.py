from datetime import UTC, datetime
from fractions import Fraction

import pytest

from plan_texts import SMALL, changed, problems, track
from reviewdesk.domain.plan.reader import read_plan


def test_schema_title_tracks_and_criteria_are_enough() -> None:
    plan = read_plan(SMALL)
    assert plan.review_session.timezone == "Asia/Shanghai"
    assert [stage.kind for stage in plan.stages] == ["score"]
    assert plan.stages[0].quorum == plan.committee.quorum == Fraction(2, 3)
    rules = plan.track("t").rules
    assert (rules.aggregate, rules.trim, rules.minimum_ballots, rules.fallback) == ("trimmed", 1, 5, "mean")
    assert (rules.abnormal.ratio, rules.abnormal.absolute) == (Fraction(1, 5), None)
    assert [c.weight for c in plan.track("t").criteria] == [Fraction(1, 2)] * 2
    assert [c.step for c in plan.track("t").criteria] == [Fraction(1, 2)] * 2
    assert plan.track("t").name == "t"
    assert plan.recusal.reasons[-1] == "其他"
    with pytest.raises(KeyError):
        plan.track("u")


def test_the_language_chooses_the_default_words() -> None:
    plan = read_plan(changed('title = "A review"', 'title = "A review"\nlanguage = "en"'))
    assert plan.recusal.reasons[-1] == "other"
    assert plan.pledge.isascii()


@pytest.mark.parametrize(
    ("arrangement", "shows"),
    [
        ("strict", ("supervisor", 10, "both")),
        ("standard", ("supervisor", 30, "both")),
        ("one_laptop", ("member", 5, "both")),
        ("paper", ("supervisor", 30, "ink")),
    ],
)
def test_an_arrangement_sets_the_defaults_below_it(arrangement: str, shows: tuple[str, int, str]) -> None:
    written = f'title = "A review"\narrangement = "{arrangement}"'
    session = read_plan(changed('title = "A review"', written)).review_session
    assert (session.witness, session.idle_lock_minutes, session.signing) == shows
    session = read_plan(changed('title = "A review"', written + '\nwitness = "none"')).review_session
    assert session.witness == "none"


def test_a_track_overrides_rules_key_by_key() -> None:
    common = '[rules]\naggregate = "median"\nminimum_ballots = 3\nrounding = { places = 3, stages = [] }\n'
    own = '[track.rules]\naggregate = "mean"\nrounding = { places = 1 }\n[track.rules.vote]\nmax_rounds = 5\n'
    vote = '[rules.vote]\nmajority = "two_thirds"\n'
    rules = read_plan(SMALL + own + common + vote).track("t").rules
    assert (rules.aggregate, rules.minimum_ballots) == ("mean", 3)
    assert (rules.rounding.places, rules.rounding.stages) == (1, ())
    assert (rules.vote.majority, rules.vote.max_rounds) == ("two_thirds", 5)


def test_abnormal_limits_are_replaced_whole() -> None:
    limits = read_plan(SMALL + '[rules]\nabnormal = { absolute = "15" }\n').track("t").rules.abnormal
    assert (limits.ratio, limits.absolute) == (None, Fraction(15))


def test_trimming_more_raises_the_default_minimum() -> None:
    assert read_plan(SMALL + "[rules]\ntrim = 4\n").track("t").rules.minimum_ballots == 9


def test_a_plan_that_does_not_trim_may_ask_for_fewer_ballots() -> None:
    rules = '[rules]\naggregate = "mean"\nminimum_ballots = 1\n'
    assert read_plan(SMALL + rules).track("t").rules.minimum_ballots == 1


def test_modes_have_their_own_maximum_and_step() -> None:
    text = track(
        '[[track.criterion]]\nid = "g"\nmode = "gate"',
        '[[track.criterion]]\nid = "s"\nmode = "bands"',
        'bands = [{ name = "A", max = "30" }, { name = "B", max = "7.3" }]',
        '[[track.criterion]]\nid = "o"\nmode = "objective"\nmax = "0.123456"',
        '[[track.criterion]]\nid = "d"\nmode = "deduction"\nmax = "5"',
        criterion='max = "69.876544"\nstep = "0.000001"',
    )
    criteria = {str(c.id): c for c in read_plan(text).track("t").criteria}
    assert criteria["g"].max == 1
    assert criteria["g"].weight == 0
    assert [criteria[name].max for name in ("s", "d")] == [30, 5]
    assert criteria["s"].bands[1].min == Fraction("7.3")


def test_weights_may_be_fractions_and_all_left_out() -> None:
    text = '[rules]\nform = "weights"\n' + SMALL
    text = "schema = 1\n" + text.replace("schema = 1\n", "")
    assert [c.weight for c in read_plan(text).tracks[0].criteria] == [Fraction(1, 2)] * 2
    text = text.replace('max = "60"', 'max = "60"\nweight = " １／３ "').replace(
        'max = "40"', 'max = "40"\nweight = "2/3"'
    )
    assert [c.weight for c in read_plan(text).tracks[0].criteria] == [Fraction(1, 3), Fraction(2, 3)]


def test_points_do_not_mind_weights_nor_weights_points() -> None:
    both = changed('max = "60"', 'max = "60"\nweight = "0.5"').replace('"40"', '"40"\nweight = "0.5"')
    assert read_plan(both).track("t").rules.form == "points"
    assert read_plan(both + '[rules]\nform = "weights"\n').track("t").rules.form == "weights"


def test_a_tie_chain_may_name_criteria_and_groups() -> None:
    chain = ["components:g", "criterion:b", "preferences", "exact"]
    text = changed('max = "40"', 'max = "40"\ngroup = "g"') + f"[track.rules]\ntie_chain = {chain}\n"
    assert read_plan(text).track("t").rules.tie_chain == tuple(chain)


def test_moments_keep_their_offset() -> None:
    text = changed('title = "A review"', 'title = "A review"\ndeadline = 2014-07-10T17:30:00+08:00')
    deadline = read_plan(text).review_session.deadline
    assert deadline is not None
    assert deadline.astimezone(UTC) == datetime(2014, 7, 10, 9, 30, tzinfo=UTC)


def test_windows_line_ends_and_a_byte_order_mark_change_no_line() -> None:
    assert read_plan("\ufeff" + SMALL.replace("\n", "\r\n")) == read_plan(SMALL)
    assert problems("\ufeff" + changed('max = "60"', "max = 60").replace("\n", "\r\n")) == [
        (11, "plan-want-number-in-quotes")
    ]


def test_a_vote_stage_may_follow() -> None:
    stages = '[[stage]]\n[[stage]]\nkind = "vote"\ncandidates = "top:１.20"\nquorum = "3/4"\n'
    plan = read_plan(SMALL + stages)
    assert [stage.candidates for stage in plan.stages] == ["all", "top:1.2"]
    assert plan.stages[1].quorum == Fraction(3, 4)
