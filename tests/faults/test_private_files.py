"""What a session leaves on a machine is its owner's alone, whatever the machine's habits are."""

from pathlib import Path

import pytest

from chair_session import Session, copy_of
from faults.command import Slips, Verbs
from faults.listing import modes
from faults.stages import ballots, reviewer, sheet

pytestmark = pytest.mark.xdist_group("faults")

OWN = {"folder": 0o700, "file": 0o600}


def test_workspace_blobs_database_and_state_are_private_from_the_first_to_the_last_verb(
    held: Session, verbs: Verbs, slips: Slips, tmp_path: Path
) -> None:
    desk = tmp_path / "desk"
    sheet(tmp_path)
    for words in (
        ["open", str(held.batch), "--seat", "r1"],
        ["declare", "--batch", str(held.batch), "--none", "--pledge-agreed"],
        ["score", "--from", str(tmp_path / "sheet.csv")],
        ["check"],
        ["cast", "--track", "t", "--out", str(tmp_path / "out")],
    ):
        ended = verbs.run([*words, *slips.desk("r1", desk)], tmp_path)
        assert (ended.code, ended.complaint) == (0, ""), words
        for folder in (desk, tmp_path / "state"):
            assert set(modes(folder).values()) == set(OWN.items()), words
    assert {"workspace.db", "workspace.key", "slot.age", "lock", "blobs"} <= {p.name for p in desk.iterdir()}


def test_wal_and_shared_index_of_a_verb_that_was_killed_are_private(
    held: Session, verbs: Verbs, slips: Slips, tmp_path: Path
) -> None:
    desk = copy_of(reviewer("declared"), tmp_path / "desk")
    words = ["score", "--from", str(sheet(tmp_path)), *slips.desk("r1", desk)]
    moments = verbs.run(words, tmp_path).moments
    assert verbs.run(words, tmp_path, len(moments) - moments[::-1].index("after commit")).killed
    found = modes(desk)
    assert {name: found[name] for name in ("workspace.db-wal", "workspace.db-shm")} == {
        "workspace.db-wal": ("file", 0o600),
        "workspace.db-shm": ("file", 0o600),
    }


def test_a_half_made_workspace_is_private_too(
    held: Session, verbs: Verbs, slips: Slips, tmp_path: Path
) -> None:
    words = ["open", str(held.batch), "--seat", "r1", *slips.desk("r1", tmp_path / "desk")]
    assert verbs.run(words, tmp_path, 5).killed
    (left,) = tmp_path.glob(".desk.opening-*")
    assert set(modes(left).values()) == set(OWN.items())


def test_the_chairs_desk_is_private_as_well(
    held: Session, verbs: Verbs, slips: Slips, tmp_path: Path
) -> None:
    desk = tmp_path / "desk"
    for words in (["open", str(held.batch), "--seat", "chair"], ["collect", *map(str, ballots())], ["close"]):
        ended = verbs.run([*words, *slips.desk("chair", desk)], tmp_path)
        assert (ended.code, ended.complaint) == (0, ""), ended
        assert set(modes(desk).values()) == set(OWN.items())
