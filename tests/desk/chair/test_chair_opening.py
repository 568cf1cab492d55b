import re
from dataclasses import replace
from pathlib import Path

import pytest

from chair_session import Session, cast, motion
from reviewdesk.desk.chair.collecting import collect
from reviewdesk.desk.chair.motions import motion_of
from reviewdesk.desk.chair.opening import adjourn, adopt, elect, known_people, named_seats, resume
from reviewdesk.desk.chair.room import Room, chair_room
from reviewdesk.desk.chair.settling import withdraw
from reviewdesk.errors import Problems, ReviewDeskError
from reviewdesk.store import chair_words, journal
from reviewdesk.words import sentence

VOTED = '[[round]]\nballots = {r1 = "r3", r2 = "r3", r3 = "r3", r4 = "r1"}\n'


def test_sign_in_gives_seats_their_names_and_the_log_only_their_digest(lone: Room, tmp_path: Path) -> None:
    text = f'seat = "r3"\ntext = "推选组长"\n{VOTED}[[person]]\nseat = "r3"\nname = "张三丰"\n'
    lone, election = elect(lone, motion(tmp_path, text))
    assert (election.seat, lone.elected) == ("r3", "r3")
    assert election.tally is not None
    assert election.tally.votes == {"r3": 3, "r1": 1}
    assert known_people(lone)["r3"]["name"] == "张三丰"
    assert [seat.name for seat in named_seats(lone) if seat.id in ("r1", "r3")] == ["评委r1", "张三丰"]
    lines = b"".join(line.entry for line in journal.lines(lone.workspace))
    assert "张三丰".encode() not in lines
    assert "推选组长".encode() not in lines
    assert len(chair_words.kept(lone.workspace, "text")) == 1


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('seat = "r3"\n[[round]]\ncounts = {r3 = 2}\n', "motion-not-carried"),
        ('seat = "r3"\npresent = ["r1", "r2"]\n[[round]]\ncounts = {r3 = 2}\n', "motion-no-quorum"),
        ('seat = "r9"\n', "roll-seat-unknown"),
        ('seat = "spare1"\n[[round]]\ncounts = {spare1 = 5}\n', "motion-not-eligible"),
        ('present = ["r1"]\n', "motion-problems"),
        ('seat = "r3"\nround = ["x"]\n', "motion-problems"),
        ('seat = "r3"\nperson = "x"\n', "motion-problems"),
        ('seat = "r3"\n[[person]]\nseat = ["r1"]\n[[round]]\ncounts = {r3 = 4}\n', "motion-problems"),
        (
            'seat = "r3"\npresent = ["r1", "r1", "r1", "r2"]\n[[round]]\ncounts = {r3 = 4}\n',
            "motion-problems",
        ),
        ('seat = "r3"\nrecused = [1979-05-27]\n[[round]]\ncounts = {r3 = 4}\n', "motion-problems"),
        ('seat = "r3"\n[[round]]\ncounts = {r3 = 4}\nshare = 0.5\n', "motion-problems"),
        (f"seat = {'[' * 5000}{']' * 5000}\n", "motion-unreadable"),
        ('seat = "r3"\nhat = 1\n', "motion-problems"),
        ('seat = "r3"\npresent = ["r9"]\n[[round]]\ncounts = {r3 = 2}\n', "motion-member-unknown"),
        ('seat = "r3"\n[[round]]\nballots = {r9 = "r3"}\n', "motion-member-unknown"),
        ('seat = "r3"\n[[round]]\ncounts = {r3 = 9}\n', "motion-problems"),
        ('seat = "r3"\n', "motion-problems"),
        ('seat = "r3"\nwitness = "r4"\n', "motion-problems"),
        ('seat = "r3"\n[[person]]\nseat = "r77"\nhat = "x"\n', "motion-problems"),
        ("schema = 2\n", "motion-problems"),
        ('text = 1\npresent = "r1"\n', "motion-problems"),
        ("seat = = 3", "motion-unreadable"),
    ],
)
def test_a_motion_that_cannot_be_is_refused(lone: Room, tmp_path: Path, text: str, code: str) -> None:
    before = journal.lines(lone.workspace)
    with pytest.raises(ReviewDeskError) as caught:
        elect(lone, motion(tmp_path, text))
    assert caught.value.code == code
    if code == "motion-unreadable":
        assert "line 1, column" in sentence(caught.value, "en")
        assert not re.search("[a-z]{4}", sentence(caught.value, "zh_CN"))
    assert journal.lines(lone.workspace) == before


def test_a_motion_from_a_form_counts_like_one_from_a_file(lone: Room, tmp_path: Path) -> None:
    form = {"seat": "r3", "text": "推选组长", "round": [{"counts": {"r3": 4, "r1": 1}}], "schema": 1}
    by_form, election = elect(lone, motion_of(form))
    assert form["text"] == "推选组长"
    with pytest.raises(Problems) as caught:
        motion_of({"present": ["r1", "r1"], "round": [{"counts": {"r3": 0.5}}]})
    assert [problem.code for problem in caught.value.problems] == ["motion-shape", "motion-present-twice"]
    text = 'schema = 1\nseat = "r3"\ntext = "推选组长"\n[[round]]\ncounts = {r3 = 4, r1 = 1}\n'
    by_file, same = elect(by_form, motion(tmp_path, text))
    assert same == election
    assert {key: by_form.entries[-1].data[key] for key in ("seat", "round")} == {
        key: by_file.entries[-1].data[key] for key in ("seat", "round")
    }


def test_an_appointed_chair_needs_no_vote(lone: Room, tmp_path: Path) -> None:
    named = motion(tmp_path, 'seat = "r3"\n')
    sitting = replace(lone.plan.review_session, chair="appointed")
    plan = replace(lone.plan, review_session=sitting)
    with pytest.raises(Problems):
        elect(lone, named)
    lone, election = elect(replace(lone, lineage=replace(lone.lineage, plan=plan)), named)
    assert (lone.elected, election.tally) == ("r3", None)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[[round]]\ncounts = {yes = 5, no = 0, abstain = 1}\n", "6 votes were counted, but only 5"),
        ('present = ["r1", "r1", "r2"]\n[[round]]\ncounts = {yes = 2}\n', "named twice"),
        ("[[round]]\nvotes = {yes = 5}\n", "no [[round]] with ballots"),
        ("[[round]]\ncounts = {yes = [1, 2]}\n", "no [[round]] with ballots"),
        ("recused = [1979-05-27]\n[[round]]\ncounts = {yes = 5}\n", "The key recused cannot be written like"),
    ],
)
def test_a_wrong_motion_is_said_in_words_and_not_repeated(
    held: Session, room: Room, tmp_path: Path, text: str, words: str
) -> None:
    with pytest.raises(Problems) as caught:
        adopt(room, motion(tmp_path, text), None, held.witness)
    said = " ".join(sentence(problem, "en") for problem in caught.value.problems)
    assert words in said
    assert "{" not in said


def test_the_plan_is_adopted_as_sealed_by_two_persons(held: Session, room: Room, tmp_path: Path) -> None:
    yes = motion(tmp_path, "[[round]]\ncounts = {yes = 4, no = 1}\n")
    room, adoption = adopt(room, yes, None, held.witness)
    assert (adoption.amended, adoption.plan_digest) == (False, room.lineage.plan_digest)
    entry = room.entries[-1]
    assert (entry.kind, set(entry.attested)) == ("adopt", {"chair", "witness"})


def test_a_plan_that_is_voted_down_is_not_adopted(lone: Room, alone: Session, tmp_path: Path) -> None:
    no = motion(tmp_path, "[[round]]\ncounts = {yes = 2, no = 3}\n")
    with pytest.raises(ReviewDeskError, match="motion-not-carried"):
        adopt(lone, no, None, alone.witness)


def test_nothing_is_adopted_once_a_ballot_is_in(lone: Room, alone: Session, tmp_path: Path) -> None:
    lone, _ = collect(lone, [cast(alone, "r1", "t", tmp_path / "b")])
    yes = motion(tmp_path, "[[round]]\ncounts = {yes = 5}\n")
    with pytest.raises(ReviewDeskError, match="order-adopt-late"):
        adopt(lone, yes, None, alone.witness)


def test_an_adjournment_prints_the_head_that_resuming_compares(
    lone: Room, alone: Session, tmp_path: Path
) -> None:
    lone, before = adjourn(lone, "次日继续", alone.witness)
    with pytest.raises(ReviewDeskError, match="order-adjourned"):
        collect(lone, [cast(alone, "r1", "t", tmp_path / "b")])
    lone, after = resume(lone, alone.witness)
    assert after == before
    with pytest.raises(ReviewDeskError, match="order-not-adjourned"):
        resume(lone, alone.witness)


def test_an_act_of_two_persons_needs_the_witnesss_own_slip(held: Session, room: Room) -> None:
    for seat, code in (("r1", "chair-witness-slip"), ("chair", "chair-witness-slip")):
        with pytest.raises(ReviewDeskError) as caught:
            withdraw(room, "A1", "撤回", lambda seat=seat: held.code(seat))  # type: ignore[misc]
        assert caught.value.code == code
    with pytest.raises(ReviewDeskError, match="slip-fits-none"):
        withdraw(room, "A1", "撤回", lambda: "0" * 16)
    room, number = withdraw(room, "A1", "撤回", held.witness)
    assert (number, set(room.entries[-1].attested)) == (1, {"chair", "witness"})


def test_only_a_chairs_slip_opens_the_room(held: Session, room: Room) -> None:
    with (
        pytest.raises(ReviewDeskError, match="slip-of-another-seat"),
        chair_room(room.workspace.folder, held.code("r1")),
    ):
        pass


def test_a_withdrawal_gets_the_next_number_and_only_once(lone: Room, alone: Session) -> None:
    lone, first = withdraw(lone, "A1", "撤回", alone.witness)
    lone, second = withdraw(lone, "B2", "撤回", alone.witness)
    assert (first, second) == (1, 2)
    with pytest.raises(ReviewDeskError, match="withdraw-twice"):
        withdraw(lone, "A1", "撤回", alone.witness)
    with pytest.raises(ReviewDeskError, match="chair-application-unknown"):
        withdraw(lone, "Z9", "撤回", alone.witness)


def test_problems_of_a_motion_come_all_at_once(lone: Room, tmp_path: Path) -> None:
    with pytest.raises(Problems) as caught:
        elect(lone, motion(tmp_path, "hat = 1\ncoat = 2\n"))
    assert [p.code for p in caught.value.problems] == [
        "motion-unknown-key",
        "motion-unknown-key",
        "motion-missing-key",
    ]
