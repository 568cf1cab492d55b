"""Decisions have one shape wherever they are written down: log, file or motion."""

import tomllib
from collections.abc import Mapping

import pytest

from reviewdesk.domain.decisions import decision, decision_file, decisions
from reviewdesk.domain.log import Entry
from reviewdesk.domain.names import Digest
from reviewdesk.errors import Problems, ReviewDeskError
from trial_tables import decided, vote


def yes(number: str, motion: str, count: int = 3, **keys: str) -> dict[str, object]:
    ballots = {f"r{n}": "yes" if n <= count else "no" for n in range(1, 6)}
    return vote(number, motion, 5, [{"ballots": ballots}], **keys)


def entry(index: int, kind: str, **data: object) -> Entry:
    return Entry(index=index, kind=kind, at="", data=data, head=Digest("00" * 32))


def codes(*tables: Mapping[str, object]) -> list[str]:
    with pytest.raises(Problems) as refused:
        decided(*tables)
    return [problem.code for problem in refused.value.problems]


@pytest.mark.parametrize(
    ("record", "code"),
    [
        ({"kind": "nothing"}, "decision-kind"),
        ({"kind": "withdraw"}, "decision-key-missing"),
        ({"kind": "withdraw", "application": "A", "reason": "x"}, "decision-key-unknown"),
        ({"kind": "withdraw", "application": ""}, "decision-value"),
        ({"kind": "lot", "track": "t", "tier": "t1", "digits": "1234567890"}, "decision-value"),
        ({"kind": "correct", "application": "A", "correction": "other"}, "decision-value"),
        ({**yes("v", "line"), "track": "t", "tier": "t1", "round": []}, "decision-shape"),
        ({**yes("v", "line"), "track": "t", "tier": "t1", "round": [3]}, "decision-shape"),
        (
            {**yes("v", "line"), "track": "t", "tier": "t1", "round": [{"ballots": {}, "valid": 1}]},
            "decision-shape",
        ),
        (
            {**yes("v", "line"), "track": "t", "tier": "t1", "round": [{"counts": {"A": True}}]},
            "decision-shape",
        ),
        ({**yes("v", "line"), "track": "t", "tier": "t1", "present": ["r1", "r1"]}, "decision-shape"),
    ],
)
def test_a_record_of_another_shape_is_refused(record: dict[str, object], code: str) -> None:
    assert code in codes(record)


def test_all_problems_of_a_file_are_said_at_once() -> None:
    with pytest.raises(Problems) as refused:
        decision_file({"decision": [{"kind": "x"}, 7, {"kind": "withdraw"}], "other": 1})
    assert refused.value.data["count"] == 4
    with pytest.raises(Problems):
        decision_file({"decision": "x"})
    with pytest.raises(Problems):
        decision("lot", {"track": "t"})


def test_a_file_names_its_schema_and_a_newer_one_is_refused() -> None:
    assert decision_file({"schema": 1, "decision": []}) == ()
    with pytest.raises(Problems):
        decision_file({"schema": "one"})
    with pytest.raises(ReviewDeskError) as refused:
        decision_file({"schema": 2})
    assert refused.value.code == "decision-newer"


def test_a_file_is_read_as_toml_tables() -> None:
    text = '[[decision]]\nkind = "withdraw"\napplication = "A"\n'
    assert decision_file(tomllib.loads(text))[0].record == {"application": "A"}


def test_a_log_yields_its_decisions_without_texts_and_knows_what_came_after_the_reveal() -> None:
    log = [
        entry(1, "open"),
        entry(2, "withdraw", application="A", text="digest"),
        entry(3, "void", seat="r1", track="t"),
        entry(4, "void", seat="r2", application="B", vote=None),
        entry(5, "reveal"),
        entry(6, "void", seat="r3", unreadable=True),
        entry(7, "void", seat="r3", vote="v1"),
        entry(8, "lot", track="t", tier="t1", digits="1111111111", before={}),
    ]
    assert [(d.kind, dict(d.record), d.revealed) for d in decisions(log)] == [
        ("withdraw", {"application": "A"}, False),
        ("void", {"seat": "r2", "application": "B"}, False),
        ("void", {"seat": "r3", "vote": "v1"}, True),
        ("lot", {"track": "t", "tier": "t1", "digits": "1111111111"}, True),
    ]
    assert [d.kind for d in decisions([entry(1, "void", seat="r1")])] == []
