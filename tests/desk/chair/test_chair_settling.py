from dataclasses import replace
from pathlib import Path

import pytest

from chair_session import MARKS, Session, T, all_ballots, copy_of, motion, opened
from reviewdesk.desk import spoken
from reviewdesk.desk.chair.closing import close
from reviewdesk.desk.chair.collecting import collect
from reviewdesk.desk.chair.results import result_file
from reviewdesk.desk.chair.revealing import rank, reveal
from reviewdesk.desk.chair.room import Room
from reviewdesk.desk.chair.seats import Place, void
from reviewdesk.desk.chair.settling import correct, lot, result_of, vote, withdraw
from reviewdesk.domain.names import ApplicantId
from reviewdesk.domain.result import Result
from reviewdesk.errors import ReviewDeskError
from reviewdesk.store import journal

TIE = {"A1": "80", "A2": "70", "A3": "70"}
LINE = """
motion = "line"
track = "t"
tier = "listed"
present = ["r1", "r2", "r3", "r4", "r5"]
[[round]]
ballots = { r1 = ["A3"], r2 = ["A3"], r3 = ["A3"], r4 = ["A2"], r5 = [] }
"""


def places(result: Result) -> list[tuple[str, str]]:
    return [(row.application, row.standing) for row in result.track("t").ranking]


def carried(text: str, yes: int = 4) -> str:
    return (
        f'{text}\npresent = ["r1", "r2", "r3", "r4", "r5"]\n'
        f"[[round]]\ncounts = {{yes = {yes}, no = {5 - yes}, abstain = 0}}\n"
        "handed_out = 5\nreturned = 5\nvalid = 5\n"
    )


@pytest.fixture(scope="module")
def tied(alone: Session, tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("tied")
    folder = copy_of(opened("none"), base / "chair")
    with alone.room(folder) as room:
        marks = dict.fromkeys(("r1", "r2", "r3", "r4", "r5"), TIE)
        room, _ = collect(room, all_ballots(alone, base / "b", marks=marks))
        room, _ = close(room, alone.witness)
        room, _ = reveal(room, alone.envelope, alone.witness)
        rank(room, alone.witness)
    return folder


def test_a_tie_on_a_line_is_settled_by_a_named_vote(alone: Session, tied: Path, tmp_path: Path) -> None:
    with alone.room(copy_of(tied, tmp_path / "chair")) as room:
        before = result_of(room)
        assert before.state == "revealed"
        assert places(before)[1:] == [("A2", "tied_at_line"), ("A3", "tied_at_line")]
        room, record = vote(room, motion(tmp_path, LINE), alone.witness)
        after = result_of(room)
        assert (after.state, record.record["id"]) == ("resolved", "v1")
        assert dict(places(after)) == {"A1": "listed", "A3": "listed", "A2": "not_listed"}
        moved = [(m.application, m.before, m.after) for m in spoken.moves(record, room.plan, "en")]
        assert moved == [
            ("A2", "place 2 (tied at the line, 75.00)", "place 3 (not listed, 75.00)"),
            ("A3", "place 2 (tied at the line, 75.00)", "place 2 (列入, 75.00)"),
        ]
        with pytest.raises(ReviewDeskError, match="vote-id-taken"):
            vote(room, motion(tmp_path, 'id = "v1"\n' + LINE), alone.witness)


def test_a_lot_is_drawn_only_where_the_plan_says_so(alone: Session, tied: Path, tmp_path: Path) -> None:
    with alone.room(copy_of(tied, tmp_path / "chair")) as room:
        lines = journal.lines(room.workspace)
        with pytest.raises(ReviewDeskError, match="lot-not-due"):
            lot(room, track="t", tier="listed", dice="123456 1234", witness=alone.witness)
        assert journal.lines(room.workspace) == lines


def test_lots_are_attested_and_give_the_same_order_whenever_they_are_read(tmp_path: Path) -> None:
    from chair_session import session

    drawing = session("none", "lot")
    folder = copy_of(opened("none", "lot"), tmp_path / "chair")
    with drawing.room(folder) as room:
        marks = dict.fromkeys(("r1", "r2", "r3", "r4", "r5"), TIE)
        room, _ = collect(room, all_ballots(drawing, tmp_path / "b", marks=marks))
        room, _ = close(room, drawing.witness)
        room, _ = reveal(room, drawing.envelope, drawing.witness)
        room = rank(room, drawing.witness)
        with pytest.raises(ReviewDeskError, match="decision-problems"):
            lot(room, track="t", tier="listed", dice="12345", witness=drawing.witness)
        room, record = lot(room, track="t", tier="listed", dice="123456 1234", witness=drawing.witness)
        assert record.record["digits"] == "1234561234"
        assert room.entries[-1].attested == ("chair",)
        assert result_of(room).state == "resolved"
        assert result_of(room) == result_of(room)


def test_a_transcription_is_corrected_with_before_and_after(ranked: Room, alone: Session) -> None:
    data = {
        "correction": "transcription",
        "seat": "r3",
        "application": "A3",
        "criterion": "c",
        "value": "90",
    }
    ranked, record = correct(ranked, data, "签字表为90", alone.witness)
    assert record.record == data
    assert "text" not in record.record
    assert result_of(ranked).track("t").ranking[2].flags == ("abnormal", "corrected")


def test_an_objective_value_is_set_by_vote(ranked: Room, alone: Session, tmp_path: Path) -> None:
    text = carried('motion = "objective"\napplication = "A3"\ncriterion = "o"\nvalue = "10"')
    ranked, record = vote(ranked, motion(tmp_path, text), alone.witness)
    (moved,) = spoken.moves(record, ranked.plan, "zh_CN")
    assert (moved.application, moved.before, moved.after) == (
        "A3", "第3名（未列入，67.00）", "第3名（未列入，72.00）",
    )  # fmt: skip


def test_a_row_is_void_after_the_reveal_only_by_vote(ranked: Room, alone: Session, tmp_path: Path) -> None:
    place = Place(seat="r1", application="A1")
    with pytest.raises(ReviewDeskError, match="order-void-needs-vote"):
        void(ranked, place, "未申报回避", alone.witness)
    text = carried('motion = "void"\nseat = "r1"\napplication = "A1"')
    ranked, _ = vote(ranked, motion(tmp_path, text), alone.witness)
    ranked = void(ranked, place, "未申报回避", alone.witness, "v1")
    row = result_of(ranked).track("t").ranking[0]
    assert row.ballots == 4


def test_an_application_is_found_ineligible_by_vote(ranked: Room, alone: Session, tmp_path: Path) -> None:
    text = carried('motion = "eligibility"\napplication = "A1"\nvalue = "fail"')
    ranked, _ = vote(ranked, motion(tmp_path, text), alone.witness)
    data = {"correction": "eligibility", "application": "A1", "value": "fail", "vote": "v1"}
    ranked, _ = correct(ranked, data, "不符合申报条件", alone.witness)
    assert dict(places(result_of(ranked)))["A1"] == "rejected"


def test_a_withdrawal_after_the_reveal_moves_others_up(ranked: Room, alone: Session) -> None:
    assert dict(places(result_of(ranked)))["A3"] == "not_listed"
    ranked, _ = withdraw(ranked, "A1", "申报单位撤回", alone.witness)
    assert dict(places(result_of(ranked))) == {"A1": "withdrawn", "A2": "listed", "A3": "listed"}


@pytest.mark.parametrize(
    "data",
    [
        {"correction": "transcription", "application": "A1"},
        {"correction": "anything", "application": "A1"},
        {"correction": "abnormal", "application": "A1", "seat": "r1", "vote": "v9"},
        {
            "correction": "transcription",
            "application": "A1",
            "seat": "r1",
            "criterion": "c",
            "value": "91",
        },
    ],
)
def test_incident_9_there_is_no_general_edit(ranked: Room, alone: Session, data: dict[str, object]) -> None:
    lines = journal.lines(ranked.workspace)
    with pytest.raises(ReviewDeskError):
        correct(ranked, data, "想改", alone.witness)
    assert journal.lines(ranked.workspace) == lines


def test_the_result_as_it_stands_is_one_file(ranked: Room) -> None:
    found = result_file(ranked)
    assert found.result.state == "resolved"
    assert found.data == result_file(ranked).data
    assert {a for a in MARKS if a.startswith("A")} == {r.application for r in found.result.track(T).ranking}


def test_candidates_are_voted_on_only_once_no_earlier_track_can_take_them(
    ranked: Room, alone: Session, tmp_path: Path
) -> None:
    stage = replace(ranked.plan.stages[0], kind="vote")
    sitting = replace(ranked.plan.review_session, multiple="one")
    plan = replace(ranked.plan, stages=(*ranked.plan.stages, stage), review_session=sitting)
    same = tuple(replace(a, applicant_id=ApplicantId("p")) for a in ranked.lineage.applications)
    room = replace(ranked, lineage=replace(ranked.lineage, plan=plan, applications=same))
    counts = {"t": ("A1", "A2", "A3"), "u": ("B1", "B2")}
    motions = {
        track: motion(
            tmp_path,
            f'motion = "stage"\ntrack = "{track}"\npresent = ["r1", "r2", "r3", "r4", "r5"]\n'
            f"[[round]]\ncounts = {{ {', '.join(f'{a} = {{ yes = 5 }}' for a in names)} }}\n",
            f"{track}.toml",
        )
        for track, names in counts.items()
    }
    with pytest.raises(ReviewDeskError) as refused:
        vote(room, motions["u"], alone.witness)
    assert (refused.value.code, refused.value.data["track"]) == ("vote-stage-waits", "u")
    vote(room, motions["t"], alone.witness)
