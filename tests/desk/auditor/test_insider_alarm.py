"""Whoever holds the chair's key and an altered program makes a result final that is not settled."""

from pathlib import Path

import pytest

from chair_session import SEATS, all_ballots, copy_of, opened, session
from reviewdesk.desk.auditor.verdict import DIFFERS, Verdict
from reviewdesk.desk.chair import finalising
from reviewdesk.desk.chair.closing import close
from reviewdesk.desk.chair.collecting import collect
from reviewdesk.desk.chair.publishing import publish
from reviewdesk.desk.chair.revealing import rank, reveal

pytestmark = pytest.mark.xdist_group("auditor")


def test_a_result_made_final_over_an_open_tie_does_not_verify(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = session("none")
    marks = {str(seat): {"A1": "80", "A2": "70", "A3": "70"} for seat in SEATS}
    monkeypatch.setattr(finalising, "_check_green", lambda _: None)
    with held.room(copy_of(opened("none"), tmp_path / "chair")) as room:
        room, _ = collect(room, all_ballots(held, tmp_path / "b", marks=marks))
        room, _ = close(room, held.witness)
        room, _ = reveal(room, held.envelope, held.witness)
        room, _ = finalising.finalise(rank(room, held.witness), held.witness)
        with pytest.raises(Verdict) as found:
            publish(room, tmp_path / "out")
    assert (found.value.exit_code, found.value.code, found.value.data["track"]) == (
        DIFFERS,
        "verify-alarm",
        "t",
    )
