import hashlib
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Literal

import pytest

from chair_session import AGAIN, SEATS, Session, all_ballots, copy_of, motion, opened, session
from reviewdesk.desk.auditor.verify import verify
from reviewdesk.desk.chair.auditing import audit, examine
from reviewdesk.desk.chair.closing import close, print_list
from reviewdesk.desk.chair.closing_down import close_down
from reviewdesk.desk.chair.collecting import collect
from reviewdesk.desk.chair.finalising import finalise, refinalise, stamp
from reviewdesk.desk.chair.frozen import frozen
from reviewdesk.desk.chair.opening import elect
from reviewdesk.desk.chair.publishing import publish
from reviewdesk.desk.chair.results import result_file, write
from reviewdesk.desk.chair.revealing import rank, reveal
from reviewdesk.desk.chair.room import Room
from reviewdesk.desk.chair.settling import withdraw
from reviewdesk.desk.chair.signing import record_silence, sign, signing_round
from reviewdesk.domain.names import ApplicantId, SeatId
from reviewdesk.errors import ReviewDeskError
from reviewdesk.store import journal


@pytest.fixture(scope="module")
def final_folder(alone: Session, ranked_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = copy_of(ranked_folder, tmp_path_factory.mktemp("final") / "chair")
    with alone.room(folder) as room:
        finalise(room, alone.witness)
    return folder


def test_the_self_audit_is_amber_and_never_blocks(ranked: Room) -> None:
    _, found = audit(ranked)
    assert found.red == ()
    assert {p.code for p in found.amber} >= {"audit-no-election", "audit-no-adoption"}


def test_a_plan_with_a_vote_stage_waits_for_its_vote(ranked: Room) -> None:
    stage = replace(ranked.plan.stages[0], kind="vote")
    plan = replace(ranked.plan, stages=(*ranked.plan.stages, stage))
    voting = replace(ranked, lineage=replace(ranked.lineage, plan=plan))
    found = examine(voting)
    waiting = [p.data["track"] for p in found.red if p.code == "audit-stage-unvoted"]
    assert waiting == [track.id for track in plan.tracks]
    assert not any(p.code == "audit-stage-unvoted" for p in examine(ranked).red)


def test_a_final_result_is_frozen(alone: Session, final_folder: Path, tmp_path: Path) -> None:
    with alone.room(copy_of(final_folder, tmp_path / "chair")) as room:
        found = result_file(room)
        assert found.result.state == "final"
        write(found, tmp_path / "result.json")
        assert (tmp_path / "result.json").read_bytes() == frozen(room)["result.json"]
        for act, code in (
            (lambda: withdraw(room, "A1", "撤回", alone.witness), "order-frozen"),
            (lambda: finalise(room, alone.witness), "order-finalise-twice"),
        ):
            with pytest.raises(ReviewDeskError, match=code):
                act()


def test_everybody_answers_once_and_the_archive_verifies(
    alone: Session, final_folder: Path, tmp_path: Path
) -> None:
    with alone.room(copy_of(final_folder, tmp_path / "chair")) as room:
        room, _ = sign(room, seat="r2", seat_slip=lambda: alone.code("r2"))
        dissent = motion(tmp_path, "保留意见", "dissent.txt")
        room, _ = sign(
            room, seat="r1", seat_slip=lambda: alone.code("r1"), answer="dissent", statement=dissent
        )
        room, _ = sign(
            room, seat="r3", seat_slip=lambda: alone.code("r3"), answer="refused", statement=dissent
        )
        room, _ = record_silence(room, seat="r4", kind="deemed", reason="未书面说明", witness=alone.witness)
        room, stand = record_silence(room, seat="r5", kind="left", reason="提前离会", witness=alone.witness)
        assert dict(stand.answers) == {
            "r1": "dissent",
            "r2": "signed",
            "r3": "refused",
            "r4": "deemed",
            "r5": "left",
        }
        assert stand.waiting == ()
        with pytest.raises(ReviewDeskError, match="sign-answered"):
            sign(room, seat="r2", seat_slip=lambda: alone.code("r2"))
        with pytest.raises(ReviewDeskError, match="sign-not-a-signer"):
            sign(room, seat="spare1", seat_slip=lambda: alone.code("spare1"))
        room, published = publish(room, tmp_path / "out")
        assert published.waiting == ()
        with pytest.raises(ReviewDeskError, match="publish-exists"):
            publish(room, tmp_path / "out")
    shutil.rmtree(tmp_path / "chair")
    verified = verify(tmp_path / "out" / "archive.rdarchive", published.fingerprint)
    assert set(verified.signers["report/ranking-t.pdf"]) == {"chair", "r1", "r2"}
    sums = (tmp_path / "out" / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    assert {line.split("  ")[1] for line in sums} == set(published.files) - {"SHA256SUMS"}
    for line in sums:
        digest, name = line.split("  ")
        assert hashlib.sha256((tmp_path / "out" / name).read_bytes()).hexdigest() == digest


def test_a_character_no_font_has_is_listed_where_a_paper_or_a_stamp_prints_it(
    alone: Session, tmp_path: Path
) -> None:
    people = "".join(
        f'[[person]]\nseat = "{seat}"\nname = "{name}"\n'
        for seat, name in (("r1", "评委𠮷"), ("r2", "评委02"), ("r3", "评委03"))
    )
    text = f'seat = "r1"\n[[round]]\nballots = {{r1 = "r1", r2 = "r1", r3 = "r1"}}\n{people}'
    with alone.room(copy_of(opened("none"), tmp_path / "chair")) as room:
        room, _ = elect(room, motion(tmp_path, text))
        room, _ = collect(room, all_ballots(alone, tmp_path / "b"))
        room, listed = close(room, alone.witness)
        assert print_list(listed, tmp_path / "list.pdf") == ("𠮷",)
        room, _ = reveal(room, alone.envelope, alone.witness)
        room = rank(room, alone.witness)
        room, final = finalise(room, alone.witness)
        assert final.missing == ("𠮷",)
        assert stamp(room, SeatId("chair"), "2026-11-23T21:10:06Z", "certified").missing == {"𠮷"}
        room, first = sign(room, seat="r1", seat_slip=lambda: alone.code("r1"))
        room, second = sign(room, seat="r2", seat_slip=lambda: alone.code("r2"))
        assert (first.missing, second.missing) == (("𠮷",), ())
        hiding = replace(room.plan, redaction=replace(room.plan.redaction, reviewers=("pdf",)))
        veiled = replace(room, lineage=replace(room.lineage, plan=hiding))
        for seat in ("r1", "chair"):
            assert "𠮷" not in stamp(veiled, SeatId(seat), "2026-11-23T21:10:06Z", "certified").lines[0]


@pytest.mark.parametrize("answer", ["dissent", "refused"])
def test_a_statement_has_a_length_that_can_be_read_aloud(
    alone: Session, final_folder: Path, tmp_path: Path, answer: Literal["dissent", "refused"]
) -> None:
    with alone.room(copy_of(final_folder, tmp_path / "chair")) as room:
        lines = journal.lines(room.workspace)
        for text, code in ((" \n", "sign-statement-empty"), ("异" * 10_001, "sign-statement-long")):
            statement = motion(tmp_path, text, "statement.txt")
            with pytest.raises(ReviewDeskError, match=code):
                sign(room, seat="r1", seat_slip=lambda: alone.code("r1"), answer=answer, statement=statement)
        assert journal.lines(room.workspace) == lines
        statement = motion(tmp_path, "\n" + "异" * 10_000 + "\n", "statement.txt")
        _, stand = sign(
            room, seat="r1", seat_slip=lambda: alone.code("r1"), answer=answer, statement=statement
        )
        assert stand.answers[SEATS[0]] == answer


@pytest.mark.skipif(shutil.which("pdfsig") is None, reason="poppler-utils is not installed")
def test_pdfsig_sees_every_signature_as_valid(alone: Session, final_folder: Path, tmp_path: Path) -> None:
    with alone.room(copy_of(final_folder, tmp_path / "chair")) as room:
        room, _ = sign(room, seat="r2", seat_slip=lambda: alone.code("r2"))
        (tmp_path / "ranking.pdf").write_bytes(frozen(room)["ranking-t.pdf"])
    said = subprocess.run(
        ["pdfsig", tmp_path / "ranking.pdf"], capture_output=True, text=True, check=False
    ).stdout
    assert said.count("Signature is Valid") == 2


def test_nobody_publishes_what_is_not_final(ranked: Room, alone: Session, tmp_path: Path) -> None:
    with pytest.raises(ReviewDeskError, match="order-before-finalise"):
        publish(ranked, tmp_path / "out")
    with pytest.raises(ReviewDeskError, match="order-before-finalise"):
        sign(ranked, seat="r1", seat_slip=lambda: alone.code("r1"))
    with pytest.raises(ReviewDeskError, match="order-before-finalise"):
        frozen(ranked)
    assert not (tmp_path / "out").exists()


def test_an_error_found_before_the_notice_is_finalised_again_and_the_old_one_is_kept(
    alone: Session, final_folder: Path, tmp_path: Path
) -> None:
    with alone.room(copy_of(final_folder, tmp_path / "chair")) as room:
        room, _ = sign(room, seat="r2", seat_slip=lambda: alone.code("r2"))
        first = dict(frozen(room))
        with pytest.raises(ReviewDeskError, match="motion-problems"):
            refinalise(room, motion(tmp_path, '[[decision]]\nkind = "edit"\n'), alone.witness)
        room, final = refinalise(room, motion(tmp_path, AGAIN), alone.witness)
        assert final.sequence == 2
        assert frozen(room)["record.json"] != first["record.json"]
        assert signing_round(room).answers[SEATS[1]] == ""
        from reviewdesk.store import chair_papers

        assert chair_papers.kept(room.workspace, 1) == first
        room, published = publish(room, tmp_path / "out")
    verified = verify(tmp_path / "out" / "archive.rdarchive")
    assert verified.sequence == 2
    assert verified.result.track("t").ranking[2].flags == ("abnormal", "corrected")
    assert published.waiting == ("r1", "r2", "r3", "r4", "r5")


def test_closing_down_waits_until_a_later_signature_is_published_too(
    alone: Session, final_folder: Path, tmp_path: Path
) -> None:
    folder = copy_of(final_folder, tmp_path / "chair")
    with alone.room(folder) as room:
        room, _ = publish(room, tmp_path / "early")
        sign(room, seat="r2", seat_slip=lambda: alone.code("r2"))
    with pytest.raises(ReviewDeskError, match="close-down-later"):
        close_down(folder, alone.code("chair"))
    with alone.room(folder) as room:
        _, published = publish(room, tmp_path / "late")
    assert "r2" not in published.waiting
    close_down(folder, alone.code("chair"))
    assert not folder.exists()


def test_closing_down_destroys_keys_only_after_publishing(
    alone: Session, final_folder: Path, tmp_path: Path
) -> None:
    folder = copy_of(final_folder, tmp_path / "chair")
    with pytest.raises(ReviewDeskError, match="close-down-unpublished"):
        close_down(folder, alone.code("chair"))
    with alone.room(folder) as room:
        _, published = publish(room, tmp_path / "out")
    receipt = close_down(folder, alone.code("chair"))
    assert not folder.exists()
    assert receipt.archive == published.digest
    assert "r1" in receipt.slots


def test_finalising_again_votes_on_a_stage_only_once_its_candidates_are_known(
    alone: Session, final_folder: Path, tmp_path: Path
) -> None:
    voted = {
        track: f'[[decision]]\nkind = "vote"\nmotion = "stage"\ntrack = "{track}"\n'
        'present = ["r1", "r2", "r3", "r4", "r5"]\n'
        f"[[decision.round]]\ncounts = {{ {', '.join(f'{a} = {{ yes = 5 }}' for a in names)} }}\n"
        for track, names in {"t": ("A1", "A2", "A3"), "u": ("B2",)}.items()
    }
    with alone.room(copy_of(final_folder, tmp_path / "chair")) as room:
        room = _with_a_vote_stage(room)
        lines = journal.lines(room.workspace)
        for decisions, code in (
            (voted["u"] + voted["t"], "vote-stage-waits"),
            (voted["t"], "finalise-blocked"),
        ):
            with pytest.raises(ReviewDeskError) as refused:
                refinalise(room, motion(tmp_path, 'text = "补表决"\n' + decisions), alone.witness)
            assert refused.value.code == code
            assert journal.lines(room.workspace) == lines
        room, final = refinalise(
            room, motion(tmp_path, 'text = "补表决"\n' + voted["t"] + voted["u"]), alone.witness
        )
        assert final.sequence == 2


def _with_a_vote_stage(room: Room) -> Room:
    """Return the room as if its plan voted after scoring, and one applicant stood in both tracks."""
    stage = replace(room.plan.stages[0], kind="vote")
    sitting = replace(room.plan.review_session, multiple="one")
    plan = replace(room.plan, stages=(*room.plan.stages, stage), review_session=sitting)
    same = tuple(
        replace(a, applicant_id=ApplicantId("p")) if a.id in ("A1", "B1") else a
        for a in room.lineage.applications
    )
    return replace(room, lineage=replace(room.lineage, plan=plan, applications=same))


def test_finalising_again_draws_a_lot_only_where_one_is_due(tmp_path: Path) -> None:
    drawing = session("none", "lot")
    thrown = '[[decision]]\nkind = "lot"\ntrack = "t"\ntier = "listed"\ndigits = "1234561234"\n'
    present, table, keys = AGAIN.partition("[[decision]]")
    tying = table + keys.replace('"r3"', '"r5"').replace('"90"', '"70"')
    marks = {f"r{n}": {"A1": "80", "A2": "70", "A3": "60" if n == 5 else "70"} for n in range(1, 6)}
    with drawing.room(copy_of(opened("none", "lot"), tmp_path / "chair")) as room:
        room, _ = collect(room, all_ballots(drawing, tmp_path / "b", marks=marks))
        room, _ = close(room, drawing.witness)
        room, _ = reveal(room, drawing.envelope, drawing.witness)
        room, _ = finalise(rank(room, drawing.witness), drawing.witness)
        entries = len(room.entries)
        for decisions in (thrown, thrown + tying):
            with pytest.raises(ReviewDeskError) as refused:
                refinalise(room, motion(tmp_path, present + decisions), drawing.witness)
            assert refused.value.code == "lot-not-due"
        assert len(room.entries) == entries
        room, final = refinalise(room, motion(tmp_path, present + tying + thrown), drawing.witness)
        assert final.result.track("t").alarms[0].resolved_by == "lot"
