import random
from pathlib import Path

import pytest

from chair_session import Session, all_ballots, cast, copy_of, opened
from paper_scene import NAMES, paper, paper_desk, sheet
from reviewdesk.desk import machine
from reviewdesk.desk.chair import offers, seats
from reviewdesk.desk.chair.amending import amendment, changes
from reviewdesk.desk.chair.board import Known, board
from reviewdesk.desk.chair.paper_ticks import paper_signed, tick_paper
from reviewdesk.desk.chair.room import Room
from reviewdesk.desk.chair.seats import Place
from reviewdesk.desk.chair.typing_up import (
    COMMENT,
    STATE,
    blank_sheet,
    open_places,
    take_files,
    take_typed,
    unequal,
    wrong,
)
from reviewdesk.desk.reviewer.opening import open_desk
from reviewdesk.domain.names import SeatId, TrackId
from reviewdesk.domain.plan.reader import read_plan
from reviewdesk.domain.roll import roll_record
from reviewdesk.errors import Problems, ReviewDeskError
from reviewdesk.store import chair_ballots, journal


def test_the_board_shows_what_is_known_of_every_place_and_no_mark(
    lone: Room, alone: Session, tmp_path: Path
) -> None:
    known: Known = {}
    empty = board(lone, known)
    assert (len(empty.cells), empty.expected, empty.count("waiting")) == (10, 10, 10)
    assert empty.unused == ("spare1",)
    lone, _ = offers.take(lone, [cast(alone, "r1", "t", tmp_path, recused=["A2"])])
    found = board(lone, known)
    cell = next(one for one in found.cells if (one.seat, one.track) == ("r1", "t"))
    assert (cell.glance, cell.pledged, cell.verified) == ("in", True, True)
    assert cell.unscored == {"A2": "recused"}
    assert cell.stated is not None
    assert (cell.stated.rows, dict(cell.stated.recusals)) == (3, {"A2": "其他"})
    assert cell.received and len(cell.code) == 19
    assert list(known) == [cell.outcome.digest]
    assert not hasattr(cell, "scores")


def test_a_place_with_two_ballots_is_a_problem_and_one_that_is_settled_stands_apart(
    lone: Room, alone: Session, tmp_path: Path
) -> None:
    one = cast(alone, "r1", "t", tmp_path / "b")
    other = cast(alone, "r1", "t", tmp_path / "b", marks={"A1": "10"})
    lone, _ = offers.take(lone, [one, other])
    lone = seats.absent(lone, Place(seat="r2"), "缺席", alone.witness)
    found = board(lone, {})
    cell = next(one for one in found.cells if (one.seat, one.track) == ("r1", "t"))
    assert (cell.glance, cell.problem is not None) == ("problem", True)
    assert (found.count("problem"), found.count("apart"), found.expected) == (1, 2, 8)
    assert [noted.problem.code for noted in found.refused] == ["collect-conflict"]


def test_a_ballot_after_the_close_is_noted_as_late_and_counts_nowhere(
    closed: Room, alone: Session, tmp_path: Path
) -> None:
    before = journal.lines(closed.workspace)
    late = cast(alone, "r1", "t", tmp_path / "b", marks={"A1": "11"})
    stray = tmp_path / "note.rdballot"
    stray.write_bytes(b"not one of ours")
    after, found = offers.take(closed, [late, stray])
    assert [verdict.problem.code for verdict in found.verdicts] == ["collect-late", "collect-unknown-late"]
    assert journal.lines(after.workspace) == before
    offers.take(after, [late])
    assert len(board(after, {}).late) == 2
    assert board(after, {}).refused == ()


def test_looking_stores_nothing_and_taking_is_one_act(lone: Room, alone: Session, tmp_path: Path) -> None:
    files = all_ballots(alone, tmp_path / "b")
    found = offers.look(lone, files)
    assert {verdict.problem.code for verdict in found.verdicts} == {"collect-accepted"}
    assert chair_ballots.kept(lone.workspace) == {}
    lone, _ = offers.take(lone, files)
    assert board(lone, {}).count("in") == 10


@pytest.mark.parametrize("seed", range(6))
def test_any_order_and_repetition_of_offered_files_ends_the_same(
    alone: Session, tmp_path: Path, seed: int
) -> None:
    files = all_ballots(alone, tmp_path / "b")
    damaged = tmp_path / "b" / "damaged.rdballot"
    damaged.write_bytes(files[0].read_bytes()[:-1] + b"x")
    other = cast(alone, "r2", "u", tmp_path / "b", marks={"B1": "12"})
    chance = random.Random(seed)
    files.append(other)
    offered = [*files, damaged, *chance.choices(files, k=5)]
    chance.shuffle(offered)
    with alone.room(copy_of(opened("none"), tmp_path / "chair")) as room:
        while offered:
            some = [offered.pop() for _ in range(min(len(offered), chance.randint(1, 6)))]
            room, _ = offers.take(room, some)
        states = roll_record(room.roll.outcomes)
        kept = sorted(chair_ballots.kept(room.workspace))
        assert len(kept) == len(room.roll.counted()) + 2 == 11
    with alone.room(copy_of(opened("none"), tmp_path / "again")) as room:
        room, _ = offers.take(room, files)
        assert roll_record(room.roll.outcomes) == states
        assert sorted(chair_ballots.kept(room.workspace)) == kept


def test_a_stick_gives_every_ballot_in_any_of_its_folders(tmp_path: Path) -> None:
    for name in ("a.rdballot", "deep/er/b.rdballot", "deep/c.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    found = offers.ballot_files([tmp_path, tmp_path / "a.rdballot", tmp_path / "gone"])
    assert [one.name for one in found] == ["a.rdballot", "b.rdballot"]


def test_paper_that_is_signed_is_ticked_and_the_tick_can_be_taken_back(lone: Room) -> None:
    cell = (SeatId("r1"), TrackId("t"), 1)
    lone, ticked = tick_paper(lone, cell, signed=True)
    assert ticked == paper_signed(lone) == {cell}
    assert [one.seat for one in board(lone, {}).cells if one.paper] == ["r1"]
    lone, ticked = tick_paper(lone, cell, signed=False)
    assert paper_signed(lone) == frozenset()
    with pytest.raises(ReviewDeskError, match="roll-no-such-cell"):
        tick_paper(lone, (SeatId("r9"), TrackId("t"), 1), signed=True)


def test_what_an_amended_plan_changes_is_said_in_words(lone: Room, tmp_path: Path) -> None:
    text = (Path(__file__).parents[3] / "resources" / "sample" / "plan.toml").read_text(encoding="utf-8")
    before = read_plan(text)
    amended = (Path(__file__).parents[3] / "resources" / "sample" / "plan-amended.toml").read_text(
        encoding="utf-8"
    )
    found = list(changes(before, read_plan(amended), "en"))
    assert found
    assert all(one.before != one.after for one in found)
    assert found[0].before.startswith("at most 15 in steps of 0.5, ")
    assert "领导机制" not in found[0].before + found[0].after
    assert list(changes(before, before, "en")) == []
    with pytest.raises(ReviewDeskError):
        amendment(lone, tmp_path / "gone.rdsupplement", "en")


def test_two_people_type_a_sheet_and_every_place_that_differs_is_named(lone: Room, alone: Session) -> None:
    blank = blank_sheet(lone, (SeatId("r1"), TrackId("t"), 1))
    assert [row for row, _ in blank.rows] == ["A1", "A2", "A3"]
    first = {(a, "c"): "80" for a in ("A1", "A2")} | {("A3", STATE): "回"}
    assert open_places(blank, {}) == (("A1", "c"), ("A2", "c"), ("A3", "c"))
    assert open_places(blank, first) == ()
    second = first | {("A1", "c"): "80.0", ("A2", "c"): "81", ("A1", COMMENT): "好"}
    assert unequal(blank, first, second) == (("A1", COMMENT), ("A2", "c"))
    second = first | {("A1", "c"): "80.0"}
    after, digest = take_typed(lone, blank, (first, second), alone.witness)
    held = after.roll.outcome("r1", "t", 1)
    assert (held.state, held.digest) == ("typed", digest)
    cell = next(one for one in board(after, {}).cells if (one.seat, one.track) == ("r1", "t"))
    assert (cell.glance, cell.unscored, cell.stated) == ("in", {"A3": "recused"}, None)


def test_two_files_with_reasons_are_taken_in_like_two_grids(
    lone: Room, alone: Session, tmp_path: Path
) -> None:
    blank = blank_sheet(lone, (SeatId("r1"), TrackId("t"), 1))
    text = "application,criterion,points,reason\n" + "".join(f"A{n},c,{60 + n},理由\n" for n in (1, 2, 3))
    files = (tmp_path / "one.csv", tmp_path / "other.csv")
    for file in files:
        file.write_text(text, encoding="utf-8")
    after, digest = take_files(lone, blank, files, alone.witness)
    assert after.roll.outcome("r1", "t", 1).digest == digest
    files[1].write_text(text.replace("61", "62"), encoding="utf-8")
    with pytest.raises(Problems) as caught:
        take_files(lone, blank, files, alone.witness)
    assert caught.value.code == "typed-differs"


def test_a_seat_that_works_on_this_machine_shows_how_far_it_is(lone: Room, alone: Session) -> None:
    folder = machine.workspace_folder(lone.lineage.review_session, "r2")
    open_desk(folder, [alone.batch], "r2", alone.code("r2"))
    cell = next(one for one in board(lone, {}).cells if one.seat == "r2")
    assert (cell.here, cell.pledged) == ("opened", False)
    machine.note(folder, "scoring")
    cell = next(one for one in board(lone, {}).cells if one.seat == "r2")
    assert (cell.here, cell.pledged, cell.verified) == ("scoring", True, False)


@pytest.mark.parametrize(
    ("column", "text", "code"),
    [
        ("c", "80", ""),
        ("c", "999", "mark-above"),
        ("c", "eighty", "mark-not-a-number"),
        (STATE, "撤", ""),
        (STATE, "x", "typed-state"),
        (COMMENT, "任何话", ""),
        ("c", "", ""),
    ],
)
def test_what_cannot_stand_on_a_sheet_is_said_while_it_is_typed(
    lone: Room, column: str, text: str, code: str
) -> None:
    blank = blank_sheet(lone, (SeatId("r1"), TrackId("t"), 1))
    found = wrong(blank, ("A1", column), text)
    assert (found.code if found else "") == code


def test_a_sheet_without_the_words_the_plan_demands_is_refused_place_by_place(tmp_path: Path) -> None:
    held = paper()
    with held.room(copy_of(paper_desk(), tmp_path / "chair")) as room:
        blank = blank_sheet(room, (SeatId("r1"), TrackId("town"), 1))
        grid = {
            (name, key): text
            for name in NAMES
            for key, text in (("plan", "60"), ("plan*reason", "最好"), ("team", "25"), ("team*reason", "稳"))
        }
        grid |= {(name, COMMENT): "好" for name in NAMES} | {("A1", "index*objection"): "数据有误"}
        bare = {place: text for place, text in grid.items() if place not in _LEFT_OUT}
        assert open_places(blank, bare) == _LEFT_OUT
        with pytest.raises(Problems) as caught:
            take_typed(room, blank, (bare, bare), held.witness)
        told = [(one.code, one.data["application"]) for one in caught.value.problems]
        assert told == [("typed-reason", "A1"), ("typed-reason", "A2"), ("typed-comment", "A3")]
        after, _ = take_typed(room, blank, (grid, grid), held.witness)
        assert after.roll.outcome("r1", "town", 1).state == "typed"


_LEFT_OUT = (("A1", "plan*reason"), ("A2", "team*reason"), ("A3", COMMENT))


def test_words_agree_whatever_their_blanks_and_the_width_of_their_punctuation() -> None:
    first = {("A1", "plan"): "60", ("A1", "plan*reason"): "很好，稳妥", ("A1", COMMENT): "ok"}
    second = {("A1", "plan"): "60", ("A1", "plan*reason"): "很好, 稳妥", ("A1", COMMENT): "ＯＫ"}
    assert unequal(sheet(), first, second) == (("A1", COMMENT),)
    assert unequal(sheet(), first, second | {("A1", COMMENT): " ok"}) == ()
    other = first | {("A1", "index*objection"): "数据有误", ("A1", "plan*reason"): "很好"}
    assert unequal(sheet(), first, other) == (("A1", "plan*reason"), ("A1", "index*objection"))


def test_a_typed_file_may_call_a_criterion_by_its_name(tmp_path: Path) -> None:
    held = paper()
    lines = [
        f"{name},{called},{points},稳,好" for name in NAMES for called, points in (("方案", 50), ("team", 25))
    ]
    files = (tmp_path / "one.csv", tmp_path / "other.csv")
    for file in files:
        text = "\n".join(["application,criterion,points,reason,comment", *lines])
        file.write_text(text.replace("方案", "plan") if file == files[1] else text, encoding="utf-8")
    with held.room(copy_of(paper_desk(), tmp_path / "chair")) as room:
        blank = blank_sheet(room, (SeatId("r1"), TrackId("town"), 1))
        after, _ = take_files(room, blank, files, held.witness)
        assert after.roll.outcome("r1", "town", 1).state == "typed"
