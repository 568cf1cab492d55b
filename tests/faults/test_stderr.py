"""Standard error holds our one sentence where a workspace is damaged; never a line of a library."""

from collections.abc import Callable
from pathlib import Path

import pytest

from chair_session import Session, copy_of
from faults.command import Slips, Verbs
from faults.listing import listing
from faults.stages import reviewer

pytestmark = pytest.mark.xdist_group("faults")

DAMAGED = "The data in {desk} is damaged or was changed from outside, so nothing was read from it."


def flipped(name: str, at: float) -> Callable[[Path], None]:
    """Return what flips one bit of a file."""

    def change(desk: Path) -> None:
        data = bytearray((desk / name).read_bytes())
        data[int(at * len(data))] ^= 1
        (desk / name).write_bytes(data)

    return change


def holding(name: str, data: bytes) -> Callable[[Path], None]:
    """Return what puts other bytes in the place of a file."""

    def change(desk: Path) -> None:
        (desk / name).write_bytes(data)

    return change


SPOILT: dict[str, Callable[[Path], None]] = {
    "database flipped at its beginning": flipped("workspace.db", 0.001),
    "database flipped in the middle": flipped("workspace.db", 0.5),
    "database flipped at its end": flipped("workspace.db", 0.999),
    "database empty": holding("workspace.db", b""),
    "database plain": holding("workspace.db", b"SQLite format 3\0" + bytes(8176)),
    "database noise": holding("workspace.db", bytes(range(256)) * 64),
    "key flipped": flipped("workspace.key", 0.9),
    "key empty": holding("workspace.key", b""),
    "seat noise": holding("seat.json", b"\xff{"),
    "seat gone": lambda desk: (desk / "seat.json").unlink(),
    "slot gone": lambda desk: (desk / "slot.age").unlink(),
    "key gone": lambda desk: (desk / "workspace.key").unlink(),
}


@pytest.mark.parametrize("how", SPOILT)
def test_a_damaged_workspace_is_one_sentence_on_standard_error_and_nothing_is_changed(
    how: str, held: Session, verbs: Verbs, slips: Slips, tmp_path: Path
) -> None:
    desk = copy_of(reviewer("scored"), tmp_path / "desk")
    SPOILT[how](desk)
    before = listing(desk)
    ended = verbs.run(["check", *slips.desk("r1", desk)], tmp_path)
    assert (ended.code, ended.told) == (1, ""), ended
    assert ended.complaint.startswith(DAMAGED.format(desk=desk)), ended
    assert ended.complaint.count("\n") == 1
    assert listing(desk) == before


@pytest.mark.parametrize("name", ["workspace.db-wal", "workspace.db-shm"])
def test_noise_in_the_wal_loses_nothing_that_was_in_the_database(
    held: Session, verbs: Verbs, slips: Slips, tmp_path: Path, name: str
) -> None:
    desk = copy_of(reviewer("scored"), tmp_path / "desk")
    (desk / name).write_bytes(bytes(range(256)) * 64)
    ended = verbs.run(["check", *slips.desk("r1", desk)], tmp_path)
    assert (ended.code, ended.complaint) == (0, ""), ended
    assert "3 / 3 scored" in ended.told
