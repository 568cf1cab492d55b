"""Whoever holds the chair's key and an altered program makes final what is not settled: both refuse it."""

from dataclasses import replace

import pytest
from verify_archive import RefusedError, verify

from archives import refusal
from reviewdesk.desk.auditor.verdict import DIFFERS
from reviewdesk.desk.chair import finalising, publishing
from second_playing import Step, played
from second_sessions import SHAPES

OPEN = {
    "a tie at the line by vote": "tie_at_line",
    "ordered tiers with floors": "tie_in_tier",
    "a deduction, an objection to a value": "objection",
    "weights, a gate that splits, an abnormal score replaced": "gate_even",
    "typed from paper, out of range": "range",
    "two thirds vote on candidates": "stage",
}


@pytest.mark.parametrize("name", OPEN)
def test_what_is_still_open_is_refused_by_both(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finalising, "_check_green", lambda _: None)
    monkeypatch.setattr(publishing, "verify", lambda *_: None)
    left_out: tuple[Step, ...] = ()
    archive = played(replace(SHAPES[name], after=left_out)).archive
    with pytest.raises(RefusedError, match=OPEN[name]) as found:
        verify(archive)
    assert found.value.code == DIFFERS
    ours = refusal(archive)
    assert (ours.exit_code, ours.code) == (DIFFERS, "verify-alarm")
