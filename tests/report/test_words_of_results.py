from dataclasses import replace
from fractions import Fraction

import pytest

from reviewdesk.domain.plan.values import AbnormalLimits, Plan, Rounding, Stage
from reviewdesk.domain.result import Alarm
from reviewdesk.report.result_words import alarm_words, readable
from reviewdesk.report.rules_words import link_words, plain_number, rule_sentences

VOTE = Stage(
    kind="vote",
    rounds=1,
    between="nothing",
    candidates="all",
    max_yes="any",
    secrecy="secret",
    threshold="two_thirds",
    base="present",
    quorum=Fraction(2, 3),
)


@pytest.mark.parametrize(
    ("value", "text"), [("7", "7"), ("15/2", "7.5"), ("-1/4", "-0.25"), ("1/3", "1/3"), ("1/1000", "0.001")]
)
def test_numbers_are_the_shortest_decimal(value: str, text: str) -> None:
    assert plain_number(Fraction(value)) == text


def test_an_exact_fraction_is_shown_with_its_value() -> None:
    assert readable("-1/3") == "-1/3 ≈ -0.3333"
    assert readable("5") == "5"


def test_every_rule_that_bears_on_the_score_is_said(english: Plan) -> None:
    track = english.tracks[0]
    rules = replace(
        track.rules,
        form="weights",
        level="criterion",
        rank_on="exact",
        rounding=Rounding(1, ("criterion", "aggregate")),
        abnormal=AbnormalLimits(Fraction(1, 5), Fraction(15)),
        tie_chain=("exact", "criterion:foundation", "criterion:none", "components:g", "strange"),
    )
    text = " ".join(rule_sentences(replace(track, rules=rules), (VOTE,), rules.aggregate, "en"))
    for part in (
        "100 times",
        "criterion by criterion",
        "unrounded",
        "20 % of it or 15 points",
        "at least two thirds",
    ):
        assert part in text
    assert track.criteria[0].name in link_words(f"criterion:{track.criteria[0].id}", track, "en")


def test_a_sum_of_ranks_says_what_a_recusal_makes_of_it(english: Plan) -> None:
    track = english.tracks[0]
    assert "(rank − 0.5) / length" in " ".join(rule_sentences(track, (), "rank_sum", "en"))
    assert "(rank − 0.5) / length" not in " ".join(rule_sentences(track, (), "mean", "en"))


def test_rules_that_do_not_apply_are_left_out(english: Plan) -> None:
    track = english.tracks[0]
    rules = replace(track.rules, abnormal=AbnormalLimits(None, None), rounding=Rounding(2, ()))
    text = " ".join(rule_sentences(replace(track, rules=rules), (), rules.aggregate, "en"))
    assert "abnormal" not in text
    assert "Rounded" not in text
    one = replace(rules, abnormal=AbnormalLimits(None, Fraction(15)))
    assert "15 points" in " ".join(rule_sentences(replace(track, rules=one), (), rules.aggregate, "en"))


def test_an_alarm_on_a_boundary_nobody_knows_keeps_its_id(english: Plan) -> None:
    alarm = Alarm(kind="unfilled", boundary="odd", applications=(), places_left=3)
    assert alarm_words(alarm, english.tracks[0], "en") == "places of odd stay empty: 3. Open"
