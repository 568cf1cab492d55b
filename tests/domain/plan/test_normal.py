import json
import random
import re
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewdesk.domain import canonical
from reviewdesk.domain.plan.defaults import defaults, document
from reviewdesk.domain.plan.normal import from_normalised, normalised, plan_digest
from reviewdesk.domain.plan.reader import read_plan
from reviewdesk.domain.plan.spelling import exact, written
from reviewdesk.domain.plan.values import Plan
from reviewdesk.errors import ReviewDeskError
from reviewdesk.resources import resource

PROFILES = sorted(resource("profiles").glob("*.toml"))
ZHEJIANG = resource("profiles", "zhejiang-2014.toml").read_text(encoding="utf-8")
FULL = """
[review_session]
title = "评审é"
starts = 2014-07-25T08:30:00+08:00
[rules]
form = "weights"
aggregate = "mean"
[[track]]
id = "t"
[[track.criterion]]
id = "a"
max = "20"
weight = "1/4"
[[track.criterion]]
id = "b"
max = "10"
weight = "3/4"
[[track.requirement]]
id = "n"
minimum = 3
"""


def plan_of(text: str) -> Plan:
    return read_plan("schema = 1\n" + text)


@pytest.mark.parametrize("profile", PROFILES, ids=lambda path: path.stem)
def test_a_profile_reads_clean_and_comes_back_from_its_normalised_form(profile: Path) -> None:
    plan = read_plan(profile.read_text(encoding="utf-8"))
    assert from_normalised(normalised(plan)) == plan
    assert re.fullmatch("[0-9a-f]{64}", plan_digest(plan))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ('max = "20"', 'max = "20.0"'),
        ('max = "20"', 'max = " ２０．００ "'),
        ('weight = "1/4"', 'weight = "0.25"'),
        ('weight = "1/4"', 'weight = "2/8"'),
        ('weight = "1/4"', 'weight = "１／４"'),
        ("评审é", "评审e\u0301"),
        ('max = "10"', 'max = "10"\nmode = "points"\nstep = "0.5"\nfactor = "1"\nguide = ""'),
        ('aggregate = "mean"', 'aggregate = "mean" # said by the committee\nfull = "100"'),
        ('title = "评审é"', "title = '评审é'\nlanguage = \"zh_CN\""),
        ("T08:30:00+08:00", " 08:30:00+08:00"),
        ('id = "t"', 'id = "t"\nname = "t"\nrules = { form = "weights", trim = 1 }'),
        ("[rules]", "[committee]\nquorum = '4/6'\n[redaction]\nreviewers=['notice','projector']\n[rules]"),
    ],
)
def test_two_spellings_of_one_plan_give_the_same_bytes(one: str, other: str) -> None:
    assert FULL.count(one) == 1
    assert normalised(plan_of(FULL)) == normalised(plan_of(FULL.replace(one, other)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ('max = "20"', 'max = "21"'),
        ("T08:30:00+08:00", "T08:30:00+09:00"),
        ("minimum = 3", "minimum = 4"),
        ('aggregate = "mean"', 'aggregate = "median"'),
        ('weight = "1/4"', 'weight = "1/4"\nreason = "always"'),
    ],
)
def test_another_plan_gives_another_digest(one: str, other: str) -> None:
    assert plan_digest(plan_of(FULL)) != plan_digest(plan_of(FULL.replace(one, other)))


@settings(max_examples=25, deadline=None)
@given(st.integers(min_value=0))
def test_the_order_of_keys_changes_nothing(seed: int) -> None:
    shuffled = _shuffled(ZHEJIANG, random.Random(seed))
    assert plan_digest(read_plan(shuffled)) == plan_digest(read_plan(ZHEJIANG))


@given(st.fractions(min_value=0, max_value=10**9 - 1, max_denominator=10**6))
def test_a_number_is_written_so_that_it_reads_the_same(value: Fraction) -> None:
    spelling = written(value)
    assert (exact(spelling) if "/" not in spelling else Fraction(spelling)) == value


def test_the_normalised_plan_is_canonical_and_says_everything() -> None:
    data = normalised(plan_of(FULL))
    assert canonical.encode(canonical.decode(data)) == data
    shown = canonical.decode_map(data)
    assert shown["schema"] == 1
    assert set(shown) >= {"review_session", "stage", "committee", "recusal", "pledge", "notice", "annex"}
    assert b'"rounding":{"places":2,"stages":["aggregate"]}' in data


def _changed(text: str, change: str) -> bytes:
    shown = json.loads(normalised(plan_of(text)))
    exec(change, {"plan": shown})
    return canonical.encode(shown)


@pytest.mark.parametrize(
    "change",
    [
        "plan['more'] = 1",
        "plan['track'][0]['more'] = 1",
        "del plan['notice']",
        "del plan['notice']['days']",
        "plan['track'][0]['criterion'][0]['max'] = '20.0'",
        "plan['track'][0]['criterion'][0]['max'] = 20",
        "plan['track'][0]['criterion'][0]['weight'] = '1/3'",
        "plan['review_session']['starts'] = 'today'",
        "plan['review_session']['starts'] = '2014-07-25 08:30:00+08:00'",
        "plan['review_session']['starts'] = 7",
        "plan['review_session'] = []",
        "plan['rules'] = {'trim': 1}",
        "plan['committee']['odd'] = 'yes'",
        "plan['schema'] = 0",
        "plan['track'] = []",
    ],
)
def test_only_a_plan_exactly_as_it_was_written_is_taken_back(change: str) -> None:
    with pytest.raises(ReviewDeskError, match="plan-not-normalised"):
        from_normalised(_changed(FULL, change))


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b'{"schema": 1}', b'{"schema":1.0}'])
def test_other_bytes_are_no_plan(data: bytes) -> None:
    with pytest.raises(ReviewDeskError, match="plan-not-normalised"):
        from_normalised(data)


def test_a_newer_plan_is_refused_with_its_own_sentence() -> None:
    with pytest.raises(ReviewDeskError, match="plan-newer-schema"):
        from_normalised(_changed(FULL, "plan['schema'] = 2"))


def test_what_is_written_is_no_default_and_what_is_not_is() -> None:
    text = "\ufeffschema = 1\n" + FULL
    plan = read_plan(text)
    found = {(d.key, str(d.value)): d.places for d in defaults(plan, text)}
    assert found[("track.criterion.guide", "")] == 2
    assert found[("track.requirement.maximum", "None")] == 1
    assert ("track.rules.aggregate", "mean") not in found
    assert ("track.rules.fallback", "mean") in found
    assert ("review_session.starts", "2014-07-25T08:30:00+08:00") not in found
    assert document(plan)["annex"] == {"diagnostics": False}


@pytest.mark.parametrize(("form", "idle"), [("points", "weight"), ("weights", "factor")])
def test_a_default_without_a_bearing_is_not_shown(form: str, idle: str) -> None:
    text = f"""schema = 1
[review_session]
title = "小评审会"
[rules]
form = "{form}"
[[track]]
id = "t"
name = "类别"
[[track.tier]]
id = "listed"
name = "列入"
quota = 1
[[track.criterion]]
id = "c"
name = "水平"
max = "90"
[[track.criterion]]
id = "o"
name = "指数"
max = "10"
mode = "objective"
"""
    shown = [d for d in defaults(read_plan(text), text) if d.key.startswith("track.criterion.")]
    assert {"track.criterion.weight", "track.criterion.factor"} - {d.key for d in shown} == {
        f"track.criterion.{idle}"
    }
    assert [(d.value, d.places) for d in shown if d.key.endswith("step")] == [("0.5", 1)]


def test_a_default_written_out_is_the_plan_it_was() -> None:
    text = "schema = 1\n" + FULL
    stated = "".join(
        f"{d.key} = {json.dumps(d.value, ensure_ascii=False)}\n"
        for d in defaults(read_plan(text), text)
        if not d.key.startswith(("track", "stage", "rules", "review_session")) and d.value is not None
    )
    assert plan_digest(read_plan(stated + text)) == plan_digest(read_plan(text))


def _shuffled(text: str, chance: random.Random) -> str:
    blocks = re.split(r"(?m)^(?=\[)", text)
    head, tables = blocks[0], blocks[1:]
    mixed = []
    for block in tables:
        name, *keys = [line for line in block.splitlines() if line.strip() and not line.startswith("#")]
        chance.shuffle(keys)
        mixed.append("\n".join([name, *keys]) + "\n")
    first = next(i for i, block in enumerate(mixed) if block.startswith("[[track]]"))
    common = mixed[:first]
    chance.shuffle(common)
    return head + "".join(common + mixed[first:])
