"""Ballots from hostile hands at `collect`: each file its own verdict, none reaches the merge."""

import json
import os
import random
import tracemalloc
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from chair_session import SEATS, Session, cast, copy_of, session
from faults.command import Slips, Verbs, program
from faults.hostile import HOSTILE, Case
from faults.stages import ballots, chair
from reviewdesk.desk.chair.closing import close
from reviewdesk.desk.chair.collecting import collect
from reviewdesk.desk.chair.revealing import rank, reveal
from reviewdesk.desk.chair.room import Room
from reviewdesk.desk.chair.seats import Place, reopen
from reviewdesk.desk.chair.settling import result_of
from reviewdesk.domain.result import result_json
from reviewdesk.errors import ReviewDeskError
from reviewdesk.sealed import ballot
from reviewdesk.sealed.container import open_sealed
from reviewdesk.store import chair_ballots, journal

Expected = dict[Path, set[str]]
EACH = 50
HUGE = 500 * 1024 * 1024


@cache
def started() -> tuple[Path, Path, Path]:
    """Return a chair's desk that holds r1's second ballot and r2's first, with the two that came before."""
    held = session("none")
    folder = held.folder / "hostile"
    first, one = (cast(held, seat, "t", folder / "sticks") for seat in ("r1", "r2"))
    with held.room(copy_of(chair("opened"), folder / "chair")) as room:
        room, _ = collect(room, [first, one])
        digest = room.roll.outcome("r1", "t", 1).digest
        room = reopen(room, Place(seat="r1", track="t"), "误交", held.witness)
        again = cast(held, "r1", "t", folder / "sticks", marks={"A1": "9"}, sequence=2, previous=digest)
        collect(room, [again])
    return folder / "chair", first, one


def made(kind: str, held: Session, folder: Path, number: int = 1) -> Path:
    """Write one hostile ballot of a seat and track that the number chooses."""
    case = Case(held, SEATS[(number + 2) % 5], "tu"[number // 5 % 2], folder / "made", number)
    path = folder / f"{kind} {number}.rdballot"
    path.write_bytes(HOSTILE[kind][0](case))
    return path


def stray(folder: Path, held: Session) -> Expected:
    """Write what is no ballot at all."""
    (folder / "folder.rdballot").mkdir()
    (folder / "empty.rdballot").touch()
    (folder / "paper.rdballot").write_bytes(b"%PDF-1.7\n" * 99)
    (folder / "zeros.rdballot").touch()
    (folder / "longer.rdballot").write_bytes(cast(held, "r4", "t", folder / "made").read_bytes())
    for name in ("zeros", "longer"):
        os.truncate(folder / f"{name}.rdballot", HUGE)
    codes = {
        "folder": "container-unreadable",
        "missing": "container-unreadable",
        "empty": "container-not-sealed",
        "paper": "container-not-sealed",
        "zeros": "container-not-sealed",
        "longer": "container-trailing",
    }
    found = {folder / f"{name}.rdballot": {code} for name, code in codes.items()}
    return found | {held.batch: {"container-kind"}}


def thrown(folder: Path, held: Session) -> Expected:
    """Return every file somebody may put on the chair's table, and what may be said of it."""
    _, first, one = started()
    other = cast(held, "r2", "t", folder / "made", marks={"A1": "1"})
    good = [cast(held, "r3", track, folder / "good") for track in ("t", "u")]
    disputed = {"collect-already", "collect-conflict"}
    known = {first: {"collect-older"}, one: disputed, other: {"collect-conflict"}}
    hostile = {made(kind, held, folder): codes for kind, (_, codes) in HOSTILE.items()}
    return known | hostile | stray(folder, held) | {path: {"collect-accepted"} for path in good}


def seen(room: Room) -> tuple[object, object]:
    return journal.lines(room.workspace), chair_ballots.kept(room.workspace)


def lies(folder: Path) -> dict[Path, tuple[int, int]]:
    """Return what lies in a folder; the files of 500 MiB are not read for it."""
    return {path: (path.stat().st_size, path.stat().st_mtime_ns) for path in folder.rglob("*")}


def test_every_file_gets_its_own_verdict_and_only_the_good_ones_are_stored(
    held: Session, slips: Slips, verbs: Verbs, tmp_path: Path
) -> None:
    table = tmp_path / "table"
    table.mkdir()
    files = thrown(table, held)
    order = [*files, *(path for path in files if path.parent.name == "good")]
    random.Random(5).shuffle(order)
    desk = copy_of(started()[0], tmp_path / "chair")
    with held.room(desk) as room:
        before = seen(room)
    lying = lies(table)
    words = ["collect", *map(str, order), *slips.desk("chair", desk), "--json"]
    rehearsed = verbs.run([*words, "--dry-run"], tmp_path)
    with held.room(desk) as room:
        assert seen(room) == before
    ended = verbs.run(words, tmp_path)
    for found in (rehearsed, ended):
        assert found.code == 1
        _check_told(json.loads(found.told), order, files)
        assert "Traceback" not in found.complaint
    assert lies(table) == lying
    with held.room(desk) as room:
        _check_stored(room, held, table)


def _check_told(reply: Mapping[str, object], order: list[Path], files: Expected) -> None:
    data = reply["data"]
    assert isinstance(data, dict)
    in_ = {
        v["data"]["code"] for v in data["verdicts"] if v["code"] in ("collect-accepted", "collect-already")
    }
    assert (reply["code"], data["accepted"]) == ("collect-refused", len(in_))
    assert [one["file"] for one in data["verdicts"]] == list(map(str, order))
    for path, verdict in zip(order, data["verdicts"], strict=True):
        twice = {"collect-already"} if "collect-accepted" in files[path] else set()
        assert verdict["code"] in files[path] | twice, (path, verdict)
        assert verdict["message"].endswith(".")
        assert "{" not in verdict["message"]


def _check_stored(room: Room, held: Session, table: Path) -> None:
    new = [(entry.kind, entry.data["seat"], entry.data["track"]) for entry in room.entries[-3:]]
    assert sorted(new) == [("received", "r3", "t"), ("received", "r3", "u"), ("refused", "r2", "t")]
    assert [(o.seat, o.track, o.sequence) for o in room.roll.counted()] == [
        ("r1", "t", 2),
        ("r3", "t", 1),
        ("r3", "u", 1),
    ]
    good = {open_sealed(path).digest for path in (table / "good").iterdir()}
    assert good == {o.digest for o in room.roll.counted() if o.seat == "r3"}
    assert {(one.seat, one.track) for one in chair_ballots.kept(room.workspace).values()} == {
        ("r1", "t"),
        ("r2", "t"),
        ("r3", "t"),
        ("r3", "u"),
    }


@pytest.mark.parametrize("kind", HOSTILE)
def test_no_ballot_of_this_kind_is_taken_in(kind: str, held: Session, tmp_path: Path) -> None:
    files = [made(kind, held, tmp_path, number) for number in range(EACH)]
    with held.room(copy_of(chair("opened"), tmp_path / "chair")) as room:
        before = seen(room)
        after, found = collect(room, files)
        assert {verdict.problem.code for verdict in found.verdicts} <= HOSTILE[kind][1]
        assert len(found.verdicts) == len(found.refused) == EACH
        assert seen(after) == before


def test_older_replayed_and_conflicting_ballots_change_nothing_that_counts(
    held: Session, tmp_path: Path
) -> None:
    desk, first, one = started()
    with held.room(copy_of(desk, tmp_path / "chair")) as room:
        counted = [o.digest for o in room.roll.counted()]
        room, found = collect(room, [first, one] * EACH)
        assert [v.problem.code for v in found.verdicts] == ["collect-older", "collect-already"] * EACH
        other = [
            cast(held, "r1", "t", tmp_path / "made", marks={"A1": str(n)}, sequence=1) for n in range(EACH)
        ]
        room, found = collect(room, other)
        assert {v.problem.code for v in found.verdicts} == {"collect-older"}
        assert [o.digest for o in room.roll.counted()] == counted
        room, found = collect(room, [cast(held, "r2", "t", tmp_path / "made") for _ in range(EACH)])
        assert {v.problem.code for v in found.verdicts} == {"collect-conflict"}
        assert [(o.seat, o.track) for o in room.roll.counted()] == [("r1", "t")]


def test_among_hostile_files_the_same_result_comes_out(held: Session, tmp_path: Path) -> None:
    table = tmp_path / "table"
    table.mkdir()
    hostile = [made(kind, held, table) for kind in HOSTILE]
    order = [*hostile, *ballots(), *stray(table, held), *hostile]
    with held.room(chair("revealed")) as room:
        undisturbed = result_json(result_of(room))
    with held.room(copy_of(chair("opened"), tmp_path / "chair")) as room:
        room, found = collect(room, order)
        assert len(found.refused) == len(order) - len(ballots())
        room, _ = close(room, held.witness)
        room, _ = reveal(room, held.envelope, held.witness)
        assert result_json(result_of(rank(room, held.witness))) == undisturbed


def test_a_file_of_500_mib_is_refused_without_being_read_whole(held: Session, tmp_path: Path) -> None:
    lineage, secret = held.lineage("chair"), held.secret("chair")
    for path, codes in stray(tmp_path, held).items():
        tracemalloc.start()
        with pytest.raises(ReviewDeskError) as refused:
            ballot.examine(path, lineage, secret)
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert {refused.value.code} == codes
        assert peak < 100 * 1024 * 1024, path


def test_a_process_of_its_own_lists_every_file_in_words(held: Session, slips: Slips, tmp_path: Path) -> None:
    files = [made(kind, held, tmp_path) for kind in ("small order", "flipped", "signed by another")]
    desk = copy_of(started()[0], tmp_path / "chair")
    found = program(["collect", *map(str, files), *slips.desk("chair", desk)])
    assert (found.returncode, found.stdout) == (1, "")
    assert len(found.stderr.splitlines()) == 1 + len(files), found.stderr
    for line in found.stderr.splitlines()[1:]:
        assert ".rdballot" in line or "seat r" in line
