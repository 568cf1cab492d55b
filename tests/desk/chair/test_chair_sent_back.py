from pathlib import Path

import pytest

from chair_session import Session, all_ballots, cast, copy_of, opened
from reviewdesk.desk.auditor.verify import verify
from reviewdesk.desk.chair.closing import close
from reviewdesk.desk.chair.collecting import collect
from reviewdesk.desk.chair.finalising import finalise
from reviewdesk.desk.chair.publishing import publish
from reviewdesk.desk.chair.revealing import rank, reveal
from reviewdesk.desk.chair.room import Room
from reviewdesk.desk.chair.seats import Place, absent, reopen
from reviewdesk.desk.chair.settling import withdraw
from reviewdesk.errors import Problems


def codes(room: Room, *files: Path) -> tuple[Room, list[str]]:
    after, found = collect(room, files)
    return after, [verdict.problem.code for verdict in found.verdicts]


def test_a_wrong_notice_number_is_sent_back_cast_again_and_verifies_years_later(
    lone: Room, alone: Session, tmp_path: Path
) -> None:
    folder = tmp_path / "b"
    lone, _ = withdraw(lone, "B2", "申报单位撤回", alone.witness)
    wrong = cast(alone, "r1", "u", folder, skipped={"B2": 2})
    lone, found = codes(lone, wrong, *(f for f in all_ballots(alone, folder) if f.name[:4] != "r1-u"))
    assert found[0] == "collect-withdrawal-unknown"
    kept = lone.roll.outcome("r1", "u", 1)
    assert (kept.state, kept.sequence, kept.expected) == (None, 1, 1)
    recorded = len(lone.entries)
    lone, found = codes(lone, wrong)
    assert (found, len(lone.entries)) == (["collect-withdrawal-unknown"], recorded)
    with pytest.raises(Problems) as caught:
        close(lone, alone.witness)
    assert [problem.code for problem in caught.value.problems] == ["roll-pending-cell"]

    lone = reopen(lone, Place(seat="r1", track="u"), "撤回号填错", alone.witness)
    right = cast(alone, "r1", "u", folder, skipped={"B2": 1}, sequence=2, previous=str(kept.pending))
    lone, found = codes(lone, right, wrong)
    assert found == ["collect-accepted", "collect-older"]

    lone, _ = close(lone, alone.witness)
    lone, _ = reveal(lone, alone.envelope, alone.witness)
    lone, _ = finalise(rank(lone, alone.witness), alone.witness)
    lone, published = publish(lone, tmp_path / "out")
    assert verify(published.folder / "archive.rdarchive", published.fingerprint).counts["counted"] == 10


def test_a_ballot_sent_for_a_withdrawal_conflicts_with_another_in_either_order(
    alone: Session, tmp_path: Path
) -> None:
    wrong = cast(alone, "r1", "t", tmp_path / "b", skipped={"A2": 2})
    other = cast(alone, "r1", "t", tmp_path / "b")
    for number, (first, second) in enumerate(((wrong, other), (other, wrong))):
        with alone.room(copy_of(opened("none"), tmp_path / f"chair{number}")) as room:
            room, _ = codes(room, first)
            room, found = codes(room, second)
            assert found == ["collect-conflict"]
            assert len(room.roll.outcome("r1", "t", 1).disputed) == 2


def test_a_ballot_that_waits_for_a_withdrawal_is_set_aside_once_the_seat_is_absent(
    lone: Room, alone: Session, tmp_path: Path
) -> None:
    wrong = cast(alone, "r1", "t", tmp_path / "b", skipped={"A2": 2})
    lone, _ = codes(lone, wrong)
    pending = lone.roll.outcome("r1", "t", 1).pending
    lone = absent(lone, Place(seat="r1", track="t"), "已离场", alone.witness)
    held = lone.roll.outcome("r1", "t", 1)
    assert (held.state, held.pending, held.superseded) == ("absent", None, (pending,))
    assert codes(lone, wrong)[1] == ["collect-older"]
