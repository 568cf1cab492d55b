"""For every key that bears on the arithmetic: two plans that differ in it alone give different results."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast

import pytest

from pair_keys import PAIRED
from reviewdesk.domain.names import Digest
from reviewdesk.domain.plan.normal import normalised
from reviewdesk.domain.plan.reader import read_plan
from reviewdesk.domain.plan.values import Plan
from reviewdesk.domain.result import result_json
from reviewdesk.errors import Problems, ReviewDeskError
from trial_tables import HEAD, ONE, TWO, Cells, decided, points, result, sheet, vote

SPREAD = points(A=[60, 80, 80, 80, 98], B=[70, 79, 79, 80, 90], C=[50, 60, 90, 70, 75])
EVEN = points(A=[80, 80, 80, 80, 80], B=[80, 80, 80, 80, 80], C=[70, 70, 70, 70, 70])
PARTS: Cells = {"A": [("50", "20")] * 3 + [("40", "31")] * 2, "B": [("40", "30")] * 4 + [("49", "21")]}
BY_PART = """
[[track.criterion]]
id = "a"
max = "60"
group = "{}"
[[track.criterion]]
id = "b"
max = "40"
group = "{}"
"""
WEIGHED = """
[[track.criterion]]
id = "a"
max = "{}"
weight = "{}"
[[track.criterion]]
id = "b"
max = "40"
weight = "{}"
"""
FACTORED = """
[[track.criterion]]
id = "a"
max = "60"
factor = "{}"
[[track.criterion]]
id = "b"
max = "40"
factor = "{}"
"""
BANDS = 'bands = [{{ name = "优", max = "100" }}, {{ name = "良", min = "60", max = "{}" }}]\n'
VOTE = {"ballots": {"r1": ["A"], "r2": ["A"], "r3": []}}
TIED: Cells = {"A": [("50", "20")] * 5, "B": [("40", "30")] * 5}
THREE = {"ballots": {f"r{n}": ["A"] for n in range(1, 4)}}
CARRIED = vote("v1", "line", 5, [THREE], track="t", tier="t1")
LINE = vote("v1", "line", 4, [VOTE], track="t", tier="t1")
SECRET = {"counts": {"A": {"yes": 3}, "B": {"yes": 3}, "C": {"yes": 2}}}
NAMED = {"ballots": {f"r{n}": {"A": "yes", "B": "yes"} for n in range(1, 4)}}
BARRED = {**LINE, "recused": ["r4"]}
STAGE_VOTE = vote("v1", "stage", 4, [SECRET], track="t")
SPOKEN = vote("v1", "stage", 4, [NAMED], track="t")
STAGE = '[[stage]]\nkind = "score"\n[[stage]]\nkind = "vote"\n{}\n'
FALLEN: Cells = {a: cells if a != "C" else [*cells[:4], "absent"] for a, cells in SPREAD.items()}


@dataclass(frozen=True)
class Pair:
    """Two values of one key, and the plan and table on which they differ; `also`: defaults that follow it."""

    key: str
    one: str
    other: str
    cells: Cells
    decisions: Sequence[Mapping[str, object]] = ()
    also: Sequence[str] = ()


def of(rules: str = "", criteria: str = ONE, tier: str = "quota = 2", head: str = "") -> str:
    tiers = f'[[track.tier]]\nid = "t1"\n{tier}\n'
    return f'{HEAD}{head}[rules]\n{rules}\n[[track]]\nid = "t"\n{tiers}{criteria}'


def rule(key: str, one: str, other: str, cells: Cells, more: str = "", tier: str = "quota = 2") -> Pair:
    name = key.rpartition(".")[2]
    texts = [of(f"{more}\n{name} = {value}", tier=tier) for value in (one, other)]
    return pair(f"track.rules.{key}", texts, cells)


def nested(
    key: str, table: str, one: str, other: str, cells: Cells, *acts: Mapping[str, object], more: str = ""
) -> Pair:
    texts = [of(f"{more}\n{table} = {{ {value} }}", tier="quota = 1") for value in (one, other)]
    return pair(f"track.rules.{table}.{key}", texts, cells, acts)


def staged(key: str, one: str, other: str, act: Mapping[str, object], more: str = "") -> Pair:
    texts = [of(head=STAGE.format(f"{more}{key} = {value}")) for value in (one, other)]
    return pair(f"stage.{key}", texts, SPREAD, [act])


def pair(
    key: str,
    texts: Iterable[str],
    cells: Cells,
    decisions: Sequence[Mapping[str, object]] = (),
    also: Sequence[str] = (),
) -> Pair:
    one, other = texts
    return Pair(key, one, other, cells, decisions, also)


PAIRS = [
    pair("track.rules.form",
         (of(f'form = "{f}"', WEIGHED.format(60, "1/2", "1/2")) for f in ("points", "weights")), PARTS),
    Pair("track.rules.full", of('full = "100"'), of('full = "90"'), SPREAD),
    rule("aggregate", '"mean"', '"trimmed"', SPREAD),
    rule("aggregate", '"median"', '"rank_sum"', SPREAD),
    rule("aggregate", '"median"', '"z_score"', SPREAD),
    rule("trim", "1", "2", SPREAD),
    pair("track.rules.level",
         (of(f'level = "{level}"', TWO) for level in ("total", "criterion")), PARTS),
    rule("minimum_ballots", "4", "5", FALLEN),
    rule("fallback", '"mean"', '"median"', FALLEN),
    nested("places", "rounding", "places = 2", "places = 1", SPREAD, more='aggregate = "mean"'),
    pair("track.rules.rounding.stages",
         (of(f'level = "criterion"\nrounding = {{ stages = {s} }}', TWO)
          for s in ('["aggregate"]', '["criterion", "aggregate"]')),
        {"A": [("1", "1"), ("1", "2"), ("1", "2"), ("2", "1"), ("2", "2")]},
    ),
    pair("track.rules.rounding.stages",
         (of(f'level = "criterion"\nform = "weights"\nrounding = {{ places = 1, stages = {s} }}',
             WEIGHED.format(7, "1/3", "2/3"))
          for s in ('["criterion", "aggregate"]', '["criterion", "factored", "aggregate"]')),
        {"A": [("1", "1"), ("1", "2"), ("1", "2"), ("2", "1"), ("2", "2")]},
    ),
    rule("rank_on", '"published"', '"exact"', points(A=[80, 81, 80], B=[80, 80, 80]),
         'aggregate = "mean"\nminimum_ballots = 1\nrounding = { places = 0 }'),
    rule("tie_chain", "[]", '["untrimmed_mean"]', points(A=[60, 80, 80, 80, 90], B=[70, 80, 80, 80, 90])),
    rule("end_rule", '"vote"', '"share"', EVEN, tier="quota = 1"),
    rule("end_rule", '"lot"', '"empty"', EVEN, tier="quota = 1"),
    replace(rule("end_rule_after_vote", '"share"', '"empty"', EVEN, "vote = { max_rounds = 1 }", "quota = 1"),
            decisions=[LINE]),
    nested("ratio", "abnormal", 'ratio = "0.1"', 'ratio = "0.5"', SPREAD),
    nested("absolute", "abnormal", 'absolute = "5"', 'absolute = "90"', SPREAD),
    nested("majority", "vote", 'majority = "half"', 'majority = "two_thirds"', EVEN, CARRIED),
    nested("base", "vote", 'base = "present"', 'base = "present_minus_recused"', EVEN, BARRED),
    nested("base", "vote", 'base = "all"', 'base = "present_minus_recused"', EVEN, BARRED),
    nested("max_rounds", "vote", "max_rounds = 1", "max_rounds = 2", EVEN, LINE,
           more='end_rule_after_vote = "share"'),
    Pair("track.tier.quota", of(tier="quota = 1"), of(tier="quota = 2"), SPREAD),
    Pair("track.tier.floor", of(tier="quota = 2"), of(tier='quota = 2\nfloor = "79.5"'), SPREAD),
    Pair("track.tier.ordered", of(tier="quota = 2"), of(tier="quota = 2\nordered = true"), EVEN),
    Pair("track.tier.id", of(), of().replace('"t1"', '"t2"'), SPREAD, also=("track.tier.name",)),
    Pair("track.criterion.id", of(), of(criteria=ONE.replace('"c"', '"d"')), SPREAD,
         also=("track.criterion.name",)),
    pair("track.criterion.max",
         (of('form = "weights"', WEIGHED.format(m, "1/2", "1/2")) for m in (60, 70)), PARTS),
    pair("track.criterion.weight",
         (of('form = "weights"', WEIGHED.format(60, *w)) for w in (("1/2", "1/2"), ("3/4", "1/4"))), PARTS),
    pair("track.criterion.factor",
         (of('aggregate = "mean"', FACTORED.format(*f)) for f in (("1", "1"), ("1/3", "2"))), PARTS),
    Pair("track.criterion.step", of(), of(criteria=ONE.replace('"0.5"', '"3"')), SPREAD),
    Pair("track.criterion.mode", of(criteria=ONE + BANDS.format(80)),
         of(criteria=ONE + BANDS.format(80) + 'mode = "bands"\n'), SPREAD),
    pair("track.criterion.bands.max",
         (of(criteria='[[track.criterion]]\nid = "c"\nmax = "100"\nmode = "bands"\n' + BANDS.format(m))
           for m in (80, 70)), {"A": [("良",)] * 5}),
    pair("track.criterion.group",
         (of('tie_chain = ["components:g"]', BY_PART.format(*g)) for g in (("g", "h"), ("h", "g"))), TIED),
    staged("candidates", '"all"', '"top:1"', STAGE_VOTE),
    staged("max_yes", '"quota"', '"any"', vote("v1", "stage", 4, [{"ballots": {
        "r1": {"A": "yes", "B": "yes", "C": "yes"}}}], track="t")),
    staged("threshold", '"half"', '"two_thirds"', vote("v1", "stage", 5, [SECRET], track="t")),
    staged("base", '"present"', '"all"', SPOKEN, 'threshold = "two_thirds"\n'),
    staged("quorum", '"2/3"', '"1"', STAGE_VOTE),
    staged("secrecy", '"named"', '"secret"', SPOKEN),
    pair("committee.quorum",
         (of(head=STAGE.format("") + f'[committee]\nquorum = "{q}"\n') for q in ("2/3", "1")),
         SPREAD, [STAGE_VOTE], ("stage.quorum",)),
]  # fmt: skip


@pytest.mark.parametrize("case", PAIRS, ids=lambda case: case.key)
def test_a_key_that_bears_on_the_arithmetic_changes_the_result(case: Pair) -> None:
    assert outcome(case, case.one) != outcome(case, case.other)
    plans = [loaded(text) for text in (case.one, case.other)]
    if all(isinstance(plan, Plan) for plan in plans):
        one, other = (flat(json.loads(normalised(cast(Plan, plan)))) for plan in plans)
        differing = {path for path in one.keys() | other.keys() if one.get(path) != other.get(path)}
        assert {path for path in differing if not path.startswith(case.key)} <= set(case.also)


def outcome(case: Pair, text: str) -> bytes | str:
    """The result without the digest of its plan, or why there is none."""
    plan = loaded(text)
    if isinstance(plan, str):
        return plan
    try:
        found = result(plan, sheet(case.cells), decided(*case.decisions))
    except ReviewDeskError as refusal:
        return refusal.code
    return result_json(replace(found, plan_digest=Digest("")))


def loaded(text: str) -> Plan | str:
    try:
        return read_plan(text)
    except Problems as refusal:
        return ", ".join(problem.code for problem in refusal.problems)


def flat(value: object, path: str = "") -> dict[str, object]:
    """Path → value, positions in lists left out of the path."""
    if isinstance(value, dict):
        return {
            p: v for key, inner in value.items() for p, v in flat(inner, f"{path}.{key}".lstrip(".")).items()
        }
    if isinstance(value, list) and any(isinstance(inner, dict) for inner in value):
        merged: dict[str, list[object]] = {}
        for inner in value:
            for p, v in flat(inner, path).items():
                merged.setdefault(p, []).append(v)
        return dict(merged)
    return {path: value}


def test_places_in_several_tracks_bear_on_the_result() -> None:
    text = HEAD + 'multiple = "{}"\n' + "".join(of().partition("[[track]]")[1:])
    text += text[text.index("[[track]]") :].replace('id = "t"', 'id = "u"')
    table = {"t": sheet(EVEN), "u": sheet(EVEN)}
    found = [result(read_plan(text.format(m)), table).tracks[1].ranking for m in ("allowed", "one")]
    assert found[0] != found[1]


def test_the_pairs_are_those_of_the_list_of_keys() -> None:
    assert {case.key for case in PAIRS} == PAIRED
