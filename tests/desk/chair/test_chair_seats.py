from dataclasses import replace as changed
from pathlib import Path

import pytest

from chair_session import MARKS, SEATS, Session, T, all_ballots, cast
from reviewdesk.desk.chair.closing import close, examine, print_list
from reviewdesk.desk.chair.collecting import collect
from reviewdesk.desk.chair.revealing import rank, reveal
from reviewdesk.desk.chair.room import Room
from reviewdesk.desk.chair.seats import Place, absent, reopen, replace_seat, void
from reviewdesk.desk.chair.settling import result_of
from reviewdesk.desk.chair.typed_sheets import typed
from reviewdesk.errors import Problems, ReviewDeskError
from reviewdesk.words import sentence


def sheet(folder: Path, name: str, seat: str, prefix: str, **other: str) -> Path:
    rows = [
        f"{a},c,{other.get(a, marks.get(seat, '70'))},"
        for a, marks in MARKS.items()
        if a.startswith(prefix) and other.get(a) != "recused"
    ]
    rows += [f"{a},,,recused" for a, value in other.items() if value == "recused"]
    path = folder / name
    path.write_text("application,criterion,points,state\n" + "\n".join(rows) + "\n", encoding="utf-8")
    return path


def states(room: Room, seat: str) -> list[str | None]:
    return [cell.state for cell in room.roll.of_seat(seat)]


def test_incident_12_a_laptop_dies_and_a_spare_seat_scores_the_open_tracks(
    lone: Room, alone: Session, tmp_path: Path
) -> None:
    lone, _ = collect(lone, [cast(alone, "r1", "t", tmp_path / "b")])
    lone = replace_seat(lone, Place(seat="r1"), "spare1", "电脑损坏", alone.witness)
    assert states(lone, "r1") == ["counted", "replaced"]
    assert states(lone, "spare1") == ["unused", None]
    lone, found = collect(lone, [cast(alone, "spare1", track, tmp_path / "b") for track in ("t", "u")])
    assert [v.problem.code for v in found.verdicts] == ["collect-settled", "collect-accepted"]
    with pytest.raises(ReviewDeskError, match="roll-not-a-spare"):
        replace_seat(lone, Place(seat="r2"), "spare1", "电脑损坏", alone.witness)
    with pytest.raises(ReviewDeskError, match="roll-nothing-open"):
        replace_seat(lone, Place(seat="r1", track="t"), "spare1", "电脑损坏", alone.witness)


def test_with_void_whole_a_substitute_scores_every_track(lone: Room, alone: Session, tmp_path: Path) -> None:
    lone, _ = collect(lone, [cast(alone, "r1", "t", tmp_path / "b")])
    committee = changed(lone.plan.committee, void_whole=True)
    lone = changed(lone, lineage=changed(lone.lineage, plan=changed(lone.plan, committee=committee)))
    lone = replace_seat(lone, Place(seat="r1"), "spare1", "电脑损坏", alone.witness)
    assert (states(lone, "r1"), states(lone, "spare1")) == (["replaced", "replaced"], [None, None])


def test_incident_12_a_laptop_dies_and_the_signed_sheet_is_typed_by_two_people(
    lone: Room, alone: Session, tmp_path: Path
) -> None:
    copies = sheet(tmp_path, "a.csv", "r1", "A"), sheet(tmp_path, "b.csv", "r1", "A")
    lone, digest = typed(lone, seat="r1", track="t", round_number=1, copies=copies, witness=alone.witness)
    held = lone.roll.outcome("r1", "t", 1)
    assert (held.state, held.digest) == ("typed", digest)
    with pytest.raises(ReviewDeskError, match="roll-settled"):
        typed(lone, seat="r1", track="t", round_number=1, copies=copies, witness=alone.witness)
    files = [f for f in all_ballots(alone, tmp_path / "b") if not f.name.startswith("r1-t")]
    lone, _ = collect(lone, files)
    lone, _ = close(lone, alone.witness)
    lone, stage = reveal(lone, alone.envelope, alone.witness)
    assert stage.opened == 10
    result = result_of(rank(lone, alone.witness))
    assert {s.id: s.state for s in result.track("t").seats}[SEATS[0]] == "typed"
    assert result.track("t").ranking[0].totals[SEATS[0]] == "85"


def test_two_typed_copies_that_differ_are_compared_cell_by_cell(
    lone: Room, alone: Session, tmp_path: Path
) -> None:
    copies = sheet(tmp_path, "a.csv", "r1", "A"), sheet(tmp_path, "b.csv", "r1", "A", A2="7")
    with pytest.raises(Problems) as caught:
        typed(lone, seat="r1", track="t", round_number=1, copies=copies, witness=alone.witness)
    (problem,) = caught.value.problems
    assert (problem.code, problem.data["first"], problem.data["second"]) == ("typed-cell", "70", "7")


def test_a_typed_sheet_with_strange_rows_is_refused_with_each_of_them(
    lone: Room, alone: Session, tmp_path: Path
) -> None:
    path = tmp_path / "a.csv"
    text = "application,criterion,points\nA1,c,x\nA2,zz,1\nB1,c,3\n"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Problems) as caught:
        typed(lone, seat="r1", track="t", round_number=1, copies=(path, path), witness=alone.witness)
    assert {p.code for p in caught.value.problems} == {
        "typed-value",
        "typed-criterion",
        "typed-application",
        "typed-blank",
    }


def test_a_mark_out_of_range_on_signed_paper_is_taken_as_it_stands(
    lone: Room, alone: Session, tmp_path: Path
) -> None:
    copies = sheet(tmp_path, "a.csv", "r1", "A", A1="95"), sheet(tmp_path, "b.csv", "r1", "A", A1="95")
    lone, _ = typed(lone, seat="r1", track="t", round_number=1, copies=copies, witness=alone.witness)
    lone, _ = collect(lone, [f for f in all_ballots(alone, tmp_path / "b") if not f.name.startswith("r1-t")])
    lone, _ = close(lone, alone.witness)
    lone, stage = reveal(lone, alone.envelope, alone.witness)
    assert [(d.kind, d.seat, d.application) for d in stage.flagged if d.kind == "range"] == [
        ("range", "r1", "A1")
    ]


def test_absence_is_for_seats_with_nothing_in(lone: Room, alone: Session, tmp_path: Path) -> None:
    lone, _ = collect(lone, [cast(alone, "r1", "t", tmp_path / "b")])
    with pytest.raises(ReviewDeskError, match="roll-settled") as refused:
        absent(lone, Place(seat="r1", track="t"), "未到", alone.witness)
    assert "(counted)" in sentence(refused.value, "en")
    assert "counted" not in sentence(refused.value, "zh_CN")
    lone = absent(lone, Place(seat="r1"), "未到", alone.witness)
    assert states(lone, "r1") == ["counted", "absent"]
    with pytest.raises(ReviewDeskError, match="roll-nothing-open"):
        absent(lone, Place(seat="r1"), "未到", alone.witness)
    with pytest.raises(ReviewDeskError, match="roll-nothing-open"):
        absent(lone, Place(seat="spare1"), "未到", alone.witness)
    with pytest.raises(ReviewDeskError, match="roll-seat-unknown"):
        absent(lone, Place(seat="witness"), "未到", alone.witness)


def test_only_what_is_in_can_be_sent_back(lone: Room, alone: Session) -> None:
    with pytest.raises(ReviewDeskError, match="roll-not-held"):
        reopen(lone, Place(seat="r1", track="t", round=1), "误交", alone.witness)
    lone = absent(lone, Place(seat="r1", track="t"), "未到", alone.witness)
    lone = reopen(lone, Place(seat="r1", track="t"), "已到", alone.witness)
    assert lone.roll.outcome("r1", "t", 1).expected == 1


def test_a_void_seat_stays_void(lone: Room, alone: Session) -> None:
    lone = void(lone, Place(seat="r1"), "违反纪律", alone.witness)
    with pytest.raises(ReviewDeskError, match="roll-settled"):
        void(lone, Place(seat="r1"), "违反纪律", alone.witness)


def test_the_fallback_is_fixed_at_the_close_from_the_numbers_of_ballots(
    lone: Room, alone: Session, tmp_path: Path
) -> None:
    files = [cast(alone, s, t, tmp_path / "b", recused=("A1",) if s == "r1" and t == "t" else ())
             for s in SEATS for t in ("t", "u")]  # fmt: skip
    lone, _ = collect(lone, files)
    lone, listed = close(lone, alone.witness)
    assert dict(listed.paper.aggregates) == {"t": ("trimmed", "mean"), "u": ("trimmed", "trimmed")}
    lone, _ = reveal(lone, alone.envelope, alone.witness)
    result = result_of(rank(lone, alone.witness))
    assert (result.track("t").applied, result.track("u").applied) == ("mean", "trimmed")


def test_a_row_void_before_the_close_counts_nowhere(lone: Room, alone: Session, tmp_path: Path) -> None:
    lone, _ = collect(lone, all_ballots(alone, tmp_path / "b"))
    lone = void(lone, Place(seat="r1", application="A1"), "投后发现回避情形", alone.witness)
    lone, listed = close(lone, alone.witness)
    assert listed.paper.aggregates[T] == ("trimmed", "mean")
    lone, _ = reveal(lone, alone.envelope, alone.witness)
    row = result_of(rank(lone, alone.witness)).track("t").ranking[0]
    assert ([(e.reviewer, e.state) for e in row.excluded], row.ballots) == ([("r1", "void")], 4)


def test_the_roll_is_printed_with_its_codes(lone: Room, alone: Session, tmp_path: Path) -> None:
    lone, _ = collect(lone, [cast(alone, "r1", "t", tmp_path / "b")])
    listed = examine(lone)
    assert not listed.paper.closed
    assert [line.outcome for line in listed.paper.lines[:2]] == ["counted", ""]
    assert len(listed.paper.lines[0].code) == 19
    assert print_list(listed, tmp_path / "list.pdf") == ()
    assert (tmp_path / "list.pdf").read_bytes().startswith(b"%PDF")
