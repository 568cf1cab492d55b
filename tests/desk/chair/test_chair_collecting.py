import random
from pathlib import Path

import pytest

from chair_session import Session, all_ballots, cast, copy_of, motion, opened, session
from reviewdesk import words
from reviewdesk.desk.chair.closing import close
from reviewdesk.desk.chair.collecting import collect
from reviewdesk.desk.chair.opening import elect
from reviewdesk.desk.chair.revealing import rank, reveal
from reviewdesk.desk.chair.room import Room
from reviewdesk.desk.chair.seats import Place, absent, reopen, void
from reviewdesk.desk.chair.settling import result_of, withdraw
from reviewdesk.domain.result import result_json
from reviewdesk.errors import Problems, ReviewDeskError
from reviewdesk.store import journal


def codes(room: Room, *files: Path, dry_run: bool = False) -> tuple[Room, list[str]]:
    after, found = collect(room, files, dry_run=dry_run)
    for verdict in found.verdicts:
        assert words.sentence(verdict.problem, "en")
    return after, [verdict.problem.code for verdict in found.verdicts]


def test_a_ballot_is_accepted_once_and_then_already_in(lone: Room, alone: Session, tmp_path: Path) -> None:
    file = cast(alone, "r1", "t", tmp_path / "b")
    lone, found = codes(lone, file)
    assert found == ["collect-accepted"]
    before = journal.lines(lone.workspace)
    _, found = codes(lone, file, file)
    assert found == ["collect-already", "collect-already"]
    assert journal.lines(lone.workspace) == before


def test_a_dry_run_stores_nothing(lone: Room, alone: Session, tmp_path: Path) -> None:
    before = journal.lines(lone.workspace)
    lone, found = codes(lone, cast(alone, "r1", "t", tmp_path / "b"), dry_run=True)
    assert found == ["collect-accepted"]
    assert journal.lines(lone.workspace) == before


def test_an_altered_ballot_and_a_stray_file_are_refused_and_nothing_is_written(
    lone: Room, alone: Session, tmp_path: Path
) -> None:
    file = cast(alone, "r1", "t", tmp_path / "b")
    altered = bytearray(file.read_bytes())
    altered[len(altered) // 2] ^= 1
    file.write_bytes(bytes(altered))
    stray = motion(tmp_path, "hello", "stray.rdballot")
    before = journal.lines(lone.workspace)
    lone, found = codes(lone, file, stray, tmp_path / "missing.rdballot")
    assert not {"collect-accepted", "collect-already"} & set(found)
    assert len(found) == 3
    assert journal.lines(lone.workspace) == before


def test_a_ballot_of_another_batch_is_refused(lone: Room, held: Session, tmp_path: Path) -> None:
    assert codes(lone, cast(held, "r1", "t", tmp_path / "b"))[1] == ["ballot-other-batch"]


def test_incident_2_a_stale_ballot_a_double_and_another_judges_name_never_count_twice(
    lone: Room, alone: Session, tmp_path: Path
) -> None:
    first = cast(alone, "r1", "t", tmp_path / "b")
    lone, _ = codes(lone, first, first)
    digest = lone.roll.outcome("r1", "t", 1).digest
    lone = reopen(lone, Place(seat="r1", track="t"), "提交有误", alone.witness)
    second = cast(alone, "r1", "t", tmp_path / "b", marks={"A1": "10"}, sequence=2, previous=digest)
    renamed = second.with_name("r2-t-1-1.rdballot")
    second.rename(renamed)
    lone, found = codes(lone, first, renamed, first)
    assert found == ["collect-older", "collect-accepted", "collect-older"]
    assert [(o.seat, o.sequence) for o in lone.roll.counted()] == [("r1", 2)]


def test_two_different_ballots_under_one_number_conflict_whatever_comes_first(
    alone: Session, tmp_path: Path
) -> None:
    one = cast(alone, "r1", "t", tmp_path / "b")
    other = cast(alone, "r1", "t", tmp_path / "b", marks={"A1": "1"})
    for number, order in enumerate(([one, other], [other, one])):
        with alone.room(copy_of(opened("none"), tmp_path / f"chair{number}")) as room:
            for file in order:
                room, _ = codes(room, file)
            held = room.roll.outcome("r1", "t", 1)
            assert held.state is None
            assert len(held.disputed) == 2
            assert codes(room, *order)[1] == ["collect-conflict", "collect-conflict"]
            room = void(room, Place(seat="r1", track="t"), "两份不同", alone.witness)
            assert codes(room, one)[1] == ["collect-older"]


def test_incident_11_a_newer_ballot_needs_a_reopening_and_the_old_one_is_kept(
    lone: Room, alone: Session, tmp_path: Path
) -> None:
    lone, _ = codes(lone, cast(alone, "r1", "t", tmp_path / "b"))
    before = lone.roll.outcome("r1", "t", 1).digest
    newer = cast(alone, "r1", "t", tmp_path / "b", marks={"A1": "10"}, sequence=2, previous=before)
    assert codes(lone, newer)[1] == ["collect-not-reopened"]
    lone = reopen(lone, Place(seat="r1", track="t", application="A1"), "误交", alone.witness)
    entry = next(e for e in lone.entries if e.kind == "reopen")
    assert (entry.data["digest"], entry.data["application"]) == (before, "A1")
    assert entry.attested == ("chair",)
    lone, found = codes(lone, newer)
    assert found == ["collect-accepted"]
    assert lone.roll.outcome("r1", "t", 1).superseded == (before,)


def test_a_ballot_of_an_absent_seat_does_not_count(lone: Room, alone: Session, tmp_path: Path) -> None:
    lone = absent(lone, Place(seat="r1"), "生病", alone.witness)
    assert codes(lone, cast(alone, "r1", "t", tmp_path / "b"))[1] == ["collect-settled"]


def test_a_withdrawal_the_chair_has_not_recorded_is_refused(
    lone: Room, alone: Session, tmp_path: Path
) -> None:
    file = cast(alone, "r1", "t", tmp_path / "b", skipped={"A2": 1})
    assert codes(lone, file)[1] == ["collect-withdrawal-unknown"]
    lone, number = withdraw(lone, "A2", "申报单位撤回", alone.witness)
    assert number == 1
    assert codes(lone, file)[1] == ["collect-accepted"]


def test_the_chairs_own_ballots_come_first(lone: Room, alone: Session, tmp_path: Path) -> None:
    lone, _ = elect(lone, motion(tmp_path, 'seat = "r3"\n[[round]]\ncounts = {r3 = 5}\n'))
    other = cast(alone, "r1", "t", tmp_path / "b")
    own = [cast(alone, "r3", track, tmp_path / "b") for track in ("t", "u")]
    stray = motion(tmp_path, "not a ballot", "stray.rdballot")
    lone, found = codes(lone, other, own[0], stray)
    assert found == ["collect-waits", "collect-accepted", "container-not-sealed"]
    assert [o.seat for o in lone.roll.counted()] == ["r3"]
    assert codes(lone, other, *own)[1] == ["collect-accepted", "collect-already", "collect-accepted"]


def test_nothing_enters_after_the_close(closed: Room, alone: Session, tmp_path: Path) -> None:
    with pytest.raises(ReviewDeskError, match="order-after-close"):
        collect(closed, [cast(alone, "r1", "t", tmp_path / "b", marks={"A1": "1"})])


def test_order_and_repetition_of_collecting_change_nothing(alone: Session, tmp_path: Path) -> None:
    files = all_ballots(alone, tmp_path / "b")
    results = set()
    for number in range(2):
        shuffled = [*files, *files[:3]]
        random.Random(number).shuffle(shuffled)
        with alone.room(copy_of(opened("none"), tmp_path / f"chair{number}")) as room:
            for start in range(0, len(shuffled), 4):
                room, _ = collect(room, shuffled[start : start + 4])
            room, _ = close(room, alone.witness)
            room, _ = reveal(room, alone.envelope, alone.witness)
            room = rank(room, alone.witness)
            results.add(result_json(result_of(room)))
    assert len(results) == 1


def test_incident_10_weights_changed_in_mid_session_are_refused(lone: Room, tmp_path: Path) -> None:
    other = session("none", "share")
    assert codes(lone, cast(other, "r1", "t", tmp_path / "b"))[1] == ["ballot-other-batch"]


def test_close_names_every_seat_without_outcome(lone: Room, alone: Session, tmp_path: Path) -> None:
    lone, _ = codes(lone, *all_ballots(alone, tmp_path / "b")[:-1])
    with pytest.raises(Problems) as caught:
        close(lone, alone.witness)
    assert [dict(p.data) for p in caught.value.problems] == [{"seat": "r5", "track": "u", "round": 1}]
