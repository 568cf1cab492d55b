import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from chair_session import MARKS, SEATS, Session, all_ballots, copy_of, opened
from reviewdesk.desk.auditor.sitting import Sitting
from reviewdesk.desk.auditor.stated import check_stated
from reviewdesk.desk.auditor.verdict import Verdict
from reviewdesk.desk.chair.closing import close
from reviewdesk.desk.chair.collecting import collect
from reviewdesk.desk.chair.revealing import explain, overrule, rank, reveal, revealed, stage_one
from reviewdesk.desk.chair.room import Room
from reviewdesk.desk.chair.seats import Place, void
from reviewdesk.desk.chair.settling import result_of
from reviewdesk.desk.chair.typed_sheets import typed
from reviewdesk.domain.reveal import RankableBallots
from reviewdesk.errors import Problems, ReviewDeskError
from reviewdesk.store import chair_ballots
from reviewdesk.store.chair_tables import collected


def closed_with(alone: Session, folder: Path, tmp_path: Path, mark: str) -> None:
    with alone.room(folder) as room:
        files = all_ballots(alone, tmp_path / "b", marks={"r1": {"A1": mark}})
        room, _ = collect(room, files)
        close(room, alone.witness)


def test_before_the_close_nothing_is_revealed(lone: Room, alone: Session) -> None:
    with pytest.raises(ReviewDeskError, match="order-before-close"):
        reveal(lone, alone.envelope, alone.witness)
    with pytest.raises(ReviewDeskError, match="order-before-reveal"):
        stage_one(lone)
    with pytest.raises(ReviewDeskError, match="reveal-not-attested"):
        revealed(lone)


def test_no_result_and_no_ranking_object_exist_before_stage_two(closed: Room, alone: Session) -> None:
    with pytest.raises(ReviewDeskError, match="order-before-ranking"):
        result_of(closed)
    with pytest.raises(ReviewDeskError, match="order-before-reveal"):
        rank(closed, alone.witness)
    with pytest.raises(ReviewDeskError, match="reveal-not-attested"):
        revealed(closed)
    after, stage = reveal(closed, alone.envelope, alone.witness)
    assert (stage.opened, stage.unreadable, stage.waiting) == (10, (), ())
    with pytest.raises(ReviewDeskError, match="reveal-ranking-missing"):
        RankableBallots(revealed=revealed(after))
    with pytest.raises(ReviewDeskError, match="order-before-ranking"):
        result_of(after)
    with pytest.raises(ReviewDeskError, match="order-reveal-twice"):
        reveal(after, alone.envelope, alone.witness)
    after = rank(after, alone.witness)
    assert [r.application for r in result_of(after).track("t").ranking] == ["A1", "A2", "A3"]
    with pytest.raises(ReviewDeskError, match="order-ranking-twice"):
        rank(after, alone.witness)


def test_incident_7_no_mark_is_readable_in_the_chairs_workspace_before_the_reveal(closed: Room) -> None:
    assert not chair_ballots.kept_opened(closed.workspace)
    with closed.workspace.transaction() as connection:
        rows = connection.execute(collected.select()).all()
    marks = [mark.encode() for row in MARKS.values() for mark in row.values()]
    assert len(rows) == 10
    for row in rows:
        assert b'"scores"' not in row.file
        assert not any(b'["' + mark + b'"]' in row.file for mark in marks)


def test_a_flagged_row_waits_for_its_own_seat_or_is_overruled(
    alone: Session, held: Session, tmp_path: Path
) -> None:
    folder = copy_of(opened("none"), tmp_path / "chair")
    closed_with(alone, folder, tmp_path, "60")
    with alone.room(folder) as room:
        room, stage = reveal(room, alone.envelope, alone.witness)
        assert stage.waiting == (("r1", "A1"),)
        assert [(d.kind, d.direction) for d in stage.flagged] == [("abnormal", "low")]
        with pytest.raises(Problems) as caught:
            rank(room, alone.witness)
        assert [p.code for p in caught.value.problems] == ["reveal-row-waiting"]
        with pytest.raises(ReviewDeskError, match="chair-seat-slip"):
            explain(room, seat="r1", application="A1", seat_slip=lambda: alone.code("r2"))
        with pytest.raises(ReviewDeskError, match="reveal-not-flagged"):
            explain(room, seat="r2", application="A1", seat_slip=lambda: alone.code("r2"))
    shutil.copytree(folder, tmp_path / "other")
    with alone.room(folder) as room:
        room, stage = explain(
            room, seat="r1", application="A1", seat_slip=lambda: alone.code("r1"), text="确有不足"
        )
        assert (stage.waiting, room.entries[-1].attested) == ((), ("r1",))
        assert result_of(rank(room, alone.witness)).track("t").ranking[0].application == "A1"
    with alone.room(tmp_path / "other") as room:
        room, stage = overrule(room, seat="r1", application="A1", reason="已离场", witness=alone.witness)
        assert (stage.waiting, room.entries[-1].attested) == ((), ("chair",))
        with pytest.raises(ReviewDeskError, match="reveal-not-flagged"):
            overrule(room, seat="r1", application="A1", reason="已离场", witness=alone.witness)


def test_the_envelope_needs_its_own_slip(held: Session, tmp_path: Path) -> None:
    with held.room(copy_of(opened(), tmp_path / "chair")) as room:
        room, _ = collect(room, all_ballots(held, tmp_path / "b"))
        room, _ = close(room, held.witness)
        with pytest.raises(ReviewDeskError, match="chair-reveal-slip"):
            reveal(room, held.witness, held.witness)
        room, stage = reveal(room, held.envelope, held.witness)
        assert stage.opened == 10


@pytest.mark.skipif(shutil.which("age") is None, reason="age is not installed")
def test_the_chairs_key_alone_opens_no_score(held: Session, tmp_path: Path) -> None:
    from chair_session import cast
    from reviewdesk.sealed.container import open_sealed

    (tmp_path / "chair.key").write_text(held.secret("chair").age_identity + "\n")
    inner = open_sealed(cast(held, "r1", "t", tmp_path / "b")).read_part("scores.age")
    outer = subprocess.run(
        ["age", "-d", "-i", tmp_path / "chair.key"], input=inner, capture_output=True, check=True
    ).stdout
    again = subprocess.run(
        ["age", "-d", "-i", tmp_path / "chair.key"], input=outer, capture_output=True, check=False
    )
    assert again.returncode != 0


def test_an_unreadable_ballot_is_void_and_typed_from_its_signed_sheet(
    alone: Session, closed_folder: Path, tmp_path: Path
) -> None:
    with alone.room(copy_of(closed_folder, tmp_path / "chair")) as room:
        broken = room.roll.outcome("r1", "t", 1).digest
        with room.workspace.transaction() as connection:
            connection.execute(
                collected.update().where(collected.c.digest == broken).values(file=b"\0" * 1024)
            )
        room, stage = reveal(room, alone.envelope, alone.witness)
        assert [(c.seat, c.track) for c in stage.unreadable] == [("r1", "t")]
        with pytest.raises(Problems, match="reveal-waiting"):
            rank(room, alone.witness)
        path = tmp_path / "sheet.csv"
        rows = [f"{a},c,{MARKS[a]['r1']}" for a in ("A1", "A2", "A3")]
        path.write_text("\n".join(["application,criterion,points", *rows]) + "\n", encoding="utf-8")
        with pytest.raises(ReviewDeskError, match="order-after-close"):
            typed(room, seat="r1", track="t", round_number=1, copies=(path, path), witness=alone.witness)
        room = void(room, Place(seat="r1", track="t"), "文件损坏", alone.witness)
        room, _ = typed(
            room, seat="r1", track="t", round_number=1, copies=(path, path), witness=alone.witness
        )
        room = rank(room, alone.witness)
        result = result_of(room)
        assert {s.id: s.state for s in result.track("t").seats}[SEATS[0]] == "typed"
        assert result.track("t").ranking[0].totals[SEATS[0]] == "85"
        _check_unreadable(Sitting(room.lineage, room.entries, room.roll))


def _check_unreadable(sitting: Sitting) -> None:
    """An insider strikes the broken ballot from the reveal, or adds one that opened."""
    check_stated(sitting)
    at = next(n for n, entry in enumerate(sitting.entries) if entry.kind == "reveal")
    told = sitting.entries[at].data["unreadable"]
    assert isinstance(told, list)
    for lie in ([], [*told, ["r2", "t", 1, "0" * 64]]):
        entries = list(sitting.entries)
        entries[at] = replace(entries[at], data={"unreadable": lie})
        with pytest.raises(Verdict) as found:
            check_stated(replace(sitting, entries=tuple(entries)))
        assert (found.value.code, found.value.data["key"]) == ("verify-entry", "unreadable")
