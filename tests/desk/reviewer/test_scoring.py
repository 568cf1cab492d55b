import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path

import pytest

from desk_round import FULL_SHEET, TEXT, Round
from reviewdesk.desk.reviewer.casting import cast, cast_ballots, reopen_draft
from reviewdesk.desk.reviewer.checking import check, check_track
from reviewdesk.desk.reviewer.declaring import declare, recuse
from reviewdesk.desk.reviewer.exporting import cast_to, export, export_to_desk
from reviewdesk.desk.reviewer.opening import open_desk
from reviewdesk.desk.reviewer.papers import papers, write_papers
from reviewdesk.desk.reviewer.scoring import score, skip
from reviewdesk.desk.reviewer.table import Table, at_table
from reviewdesk.domain.names import ApplicationId, CriterionId, SeatId
from reviewdesk.errors import Problems, ReviewDeskError
from reviewdesk.sealed import ballot as sealed_ballot
from reviewdesk.sealed import codes
from reviewdesk.sealed.admission import admit
from reviewdesk.sealed.opening import open_batch
from reviewdesk.store import dossiers, journal

Sheet = Callable[[str], Path]
A1 = ApplicationId("A1")
PLAN = CriterionId("plan")
HEADER = "application,criterion,points,reason,comment,objection,state\n"


def refused(table: Table, path: Path) -> list[tuple[str, int | None]]:
    with pytest.raises(Problems) as caught:
        score(table, path)
    return [(problem.code, problem.line) for problem in caught.value.problems]


def todo(table: Table, track: str = "main") -> list[tuple[str, tuple[str, ...], str]]:
    found = check_track(table, table.track(track), 1).findings
    return [(f.kind, f.applications, f.criterion) for f in found]


def test_a_sheet_is_saved_and_counted(table: Table, sheet: Sheet) -> None:
    done = score(table, sheet(FULL_SHEET + "A1,指数,7,,\n"))
    assert (done.marks, done.applications) == (7, 3)
    row = table.draft(1).row(A1)
    assert (row.points[PLAN], row.comment) == ("41.5", "好")
    main, green = check(table)
    assert (main.counts.scored, main.counts.needed, main.ready) == (3, 3, True)
    assert (green.counts.scored, green.counts.needed, green.ready) == (0, 2, False)


def test_incident_9_every_unlawful_cell_is_named_and_nothing_is_saved(table: Table, sheet: Sheet) -> None:
    text = HEADER + (
        "A1,plan,77,,,,\nA1,team,-1,,,,\nA2,plan,40.25,,,,\nA2,team,lots,,,,\nA3,plan,,,,,\n"
        "X1,plan,1,,,,\nA3,style,1,,,,\nA2,index,9,,,,\nA3,team,1,,,no,\nG1,,,,,,recused\nG2,need,50,,,,\n"
    )
    assert refused(table, sheet(text)) == [
        ("score-above", 2),
        ("score-below", 3),
        ("score-off-step", 4),
        ("score-not-a-number", 5),
        ("score-blank", 6),
        ("score-application", 7),
        ("score-criterion", 8),
        ("score-objective", 9),
        ("score-objection", 10),
        ("score-state", 11),
    ]
    assert table.draft(1).rows == {}


def test_an_objection_to_a_value_of_the_register_is_words(table: Table, sheet: Sheet) -> None:
    score(table, sheet(HEADER + "A1,index,,,,数据有误,\n"))
    assert table.draft(1).row(A1).objections == {CriterionId("index"): "数据有误"}


def test_a_private_note_stays_on_the_desk(table: Table, sheet: Sheet, tmp_path: Path) -> None:
    score(table, sheet(FULL_SHEET))
    score(table, sheet("application,note\nA1,问组长\n"))
    assert table.draft(1).row(A1).note == "问组长"
    assert "问组长" not in repr(cast(table, "main", None).ballot)


def test_the_check_lists_gaps_reasons_ties_and_equal_marks(table: Table, sheet: Sheet) -> None:
    score(table, sheet(HEADER + "A1,plan,60,,,,\nA1,team,20,,,,\nA2,plan,0,弱,,,\n"))
    assert todo(table) == [
        ("reason", ("A1",), "plan"),
        ("gap", ("A2",), "team"),
        ("gap", ("A3",), "plan"),
        ("gap", ("A3",), "team"),
    ]
    same = "".join(f"A{n},plan,30,,,,\nA{n},team,20,,,,\n" for n in (1, 2, 3))
    score(table, sheet(HEADER + same))
    assert todo(table) == [("tie", ("A1", "A2", "A3"), ""), ("same", ("A1", "A2", "A3"), "")]


def test_incident_4_a_partial_ballot_cannot_be_cast(table: Table, sheet: Sheet, tmp_path: Path) -> None:
    score(table, sheet(HEADER + "A1,plan,30,,,,\n"))
    with pytest.raises(Problems) as caught:
        cast_to(table, "main", None, tmp_path / "stick")
    assert len(caught.value.problems) == 5
    assert not (tmp_path / "stick").exists()


def test_incident_1_the_ballot_holds_what_was_scored_and_its_counts_say_so(
    table: Table, sheet: Sheet, held: Round, tmp_path: Path
) -> None:
    score(table, sheet(FULL_SHEET))
    done, file = cast_to(table, "main", None, tmp_path)
    chair = open_batch(held.batch, [], SeatId("chair"), codes.parse_slip(held.code("chair")))
    collected = sealed_ballot.examine(file, chair.lineage, chair.secret)
    assert collected.digest == done.digest
    assert codes.fingerprint(collected.digest) == done.receipt
    assert collected.stated.counts == {"scored": 3}
    assert len(collected.stated.identity.dossiers) == done.scored == 3
    slots, slip = chair.lineage.slots, codes.parse_slip(held.code("reveal"))
    reveal = admit(slip, SeatId("reveal"), slots, chair.lineage.review_session)
    opened = sealed_ballot.open_scores(collected, chair.lineage, reveal.age_identity)
    assert opened.ballot == done.ballot
    assert opened.ballot.scores[A1] == ("41.5", "20")


def test_a_cast_ballot_is_locked_and_every_export_writes_the_same_bytes(
    table: Table, sheet: Sheet, tmp_path: Path
) -> None:
    score(table, sheet(FULL_SHEET))
    first, first_file = cast_to(table, "main", 1, tmp_path / "a")
    second, second_file = cast_to(table, "main", 1, tmp_path / "b")
    assert (first.again, second.again) == (False, True)
    assert first_file.read_bytes() == second_file.read_bytes()
    assert first.ballot == second.ballot
    assert [p.name for p in (tmp_path / "a").iterdir()] == ["r1-main-1-1.rdballot"]


def test_a_second_round_starts_with_an_empty_draft(table: Table, sheet: Sheet, tmp_path: Path) -> None:
    with pytest.raises(ReviewDeskError, match="cast-order"):
        cast(table, "main", 2)
    with pytest.raises(ReviewDeskError, match="cast-round"):
        cast(table, "main", 3)
    score(table, sheet(FULL_SHEET))
    cast(table, "main", None)
    assert table.draft(2).rows == {}
    score(table, sheet(FULL_SHEET.replace("41.5", "42")))
    assert cast(table, "main", None).ballot.round == 2
    assert refused(table, sheet(FULL_SHEET)) == [("score-cast", 2)]


def test_a_reopened_draft_is_cast_as_the_next_of_its_kind(table: Table, sheet: Sheet, tmp_path: Path) -> None:
    with pytest.raises(ReviewDeskError, match="reopen-nothing"):
        reopen_draft(table, "main", "误提交")
    score(table, sheet(FULL_SHEET))
    first = cast(table, "main", None)
    with pytest.raises(ReviewDeskError, match="reopen-reason"):
        reopen_draft(table, "main", " ")
    assert reopen_draft(table, "main", "误提交") == 2
    score(table, sheet(FULL_SHEET.replace("41.5", "42")))
    second = cast(table, "main", None)
    assert (second.sequence, second.digest != first.digest) == (2, True)
    assert second.ballot.scores[A1][0] == "42"
    assert [(one.digest, one.superseded) for one in cast_ballots(table)] == [
        (first.digest, True),
        (second.digest, False),
    ]
    log = b"".join(line.entry for line in journal.lines(table.workspace))
    assert "误提交".encode() not in log
    assert first.digest.encode() in log


def test_a_late_recusal_takes_marks_and_dossier_of_every_application_of_the_applicant(
    table: Table, sheet: Sheet, tmp_path: Path
) -> None:
    score(table, sheet(FULL_SHEET + "G1,need,50,,\n"))
    with pytest.raises(ReviewDeskError, match="recusal-reason"):
        recuse(table, "A2", "不想评")
    with pytest.raises(ReviewDeskError, match="reviewer-other-application"):
        recuse(table, "X1", "其他")
    assert recuse(table, "A2", "其他:同乡") == ("A2", "G1")
    assert table.draft(1).rows.keys() == {"A1", "A3"}
    assert dossiers.kept(table.workspace).keys() == {"A1", "A3", "G2"}
    assert refused(table, sheet(FULL_SHEET)) == [("score-recused", 4), ("score-recused", 5)]
    done = cast(table, "main", None)
    assert done.ballot.states == {"A2": "recused"}
    with pytest.raises(ReviewDeskError, match="recusal-cast"):
        table_round_is_over(table, sheet, tmp_path)


def test_a_declaration_cannot_take_a_row_out_of_a_cast_ballot(
    table: Table, held: Round, sheet: Sheet, tmp_path: Path
) -> None:
    for _ in range(2):
        score(table, sheet(FULL_SHEET))
        cast(table, "main", None)
    with pytest.raises(ReviewDeskError, match="recusal-cast"):
        declare(table, [held.batch], sheet("application,reason\nA1,其他\n"), pledged=True)
    assert "A1" not in table.recused()
    assert "A1" in dossiers.kept(table.workspace)


def test_nothing_is_cast_where_its_file_cannot_go(table: Table, sheet: Sheet, tmp_path: Path) -> None:
    score(table, sheet(FULL_SHEET))
    (tmp_path / "taken").touch()
    with pytest.raises(FileExistsError):
        cast_to(table, "main", None, tmp_path / "taken")
    assert not table.cast_ballots(table.track("main").id)


def test_a_place_that_fails_keeps_no_ballot_from_being_cast(
    table: Table, sheet: Sheet, memory: Path, tmp_path: Path
) -> None:
    score(table, sheet(FULL_SHEET))
    done = cast(table, "main", None)
    with pytest.raises(ReviewDeskError, match="export-gone"):
        export(table, done, tmp_path / "stick")
    assert not (tmp_path / "stick").exists()
    assert cast_ballots(table) == (replace(done, again=True),)
    path = export_to_desk(table, done)
    assert path.is_relative_to(memory / "inbox")
    assert [one.name for one in path.parent.iterdir()] == ["r1-main-1-1.rdballot"]
    assert done.rows == 3


def test_papers_on_the_screen_are_the_papers_in_the_folder(
    table: Table, sheet: Sheet, tmp_path: Path
) -> None:
    score(table, sheet(FULL_SHEET))
    done = cast(table, "main", None)
    write_papers(table, done, tmp_path / "papers")
    for paper in papers(table, done):
        assert (tmp_path / "papers" / paper.name).read_bytes() == paper.data


def table_round_is_over(table: Table, sheet: Sheet, tmp_path: Path) -> None:
    score(table, sheet("application,criterion,points\nA1,plan,3\nA1,team,3\nA3,plan,4\nA3,team,4\n"))
    cast(table, "main", None)
    recuse(table, "A1", "其他")


def test_an_application_withdrawn_by_notice_does_not_hold_the_ballot(
    table: Table, sheet: Sheet, tmp_path: Path
) -> None:
    score(table, sheet("".join(FULL_SHEET.splitlines(keepends=True)[:-2])))
    for notice in ("一", "0", "-1", "9" * 5000):
        with pytest.raises(ReviewDeskError, match="skip-notice"):
            skip(table, "A3", notice)
    assert skip(table, "A3", "撤1") == "A3"
    score(table, sheet(HEADER + "A3,,,,,,撤回\n"))
    done = cast(table, "main", None)
    assert (done.ballot.states, done.scored) == ({"A3": "withdrawn"}, 2)


def test_marks_of_a_withdrawn_application_stay_in_the_ballot(
    table: Table, sheet: Sheet, tmp_path: Path
) -> None:
    score(table, sheet(FULL_SHEET))
    skip(table, "A3", "1")
    assert cast(table, "main", 1).scored == 3
    score(table, sheet(FULL_SHEET))
    cast(table, "main", 2)
    with pytest.raises(ReviewDeskError, match="skip-cast"):
        skip(table, "A2", "2")


def test_an_added_document_asks_for_a_second_look(
    desk: Path, held: Round, sheet: Sheet, tmp_path: Path
) -> None:
    with at_table(desk, held.code("r1")) as table:
        score(table, sheet(FULL_SHEET))
    open_desk(desk, [held.batch, held.supplement, held.withdrawal], "r1", held.code("r1"))
    with at_table(desk, held.code("r1")) as table:
        assert todo(table) == [("confirm", ("A1",), "")]
        score(table, sheet("application,criterion,points\nA1,plan,41.5\n"))
        assert todo(table) == []
        assert cast(table, "main", None).scored == 3


def test_a_track_of_another_panel_is_refused(table: Table, tmp_path: Path) -> None:
    with pytest.raises(ReviewDeskError, match="reviewer-other-track"):
        cast(table, "other", None)


def test_the_papers_of_a_ballot_are_written_beside_it(table: Table, sheet: Sheet, tmp_path: Path) -> None:
    score(table, sheet(FULL_SHEET + "A1,index,,数据有误,\n"))
    recuse(table, "A2", "其他")
    written = write_papers(table, cast(table, "main", None), tmp_path)
    assert [path.name for path in written.files] == ["r1-main-1-1-sheet.pdf", "r1-main-1-1-receipt.pdf"]
    assert all(path.read_bytes().startswith(b"%PDF") for path in written.files)
    assert written.missing == ()


KILLED = """
import os, signal, sys
from pathlib import Path
from reviewdesk.desk.reviewer.scoring import score
from reviewdesk.desk.reviewer.table import at_table
with at_table(Path(sys.argv[1]), sys.argv[2]) as table:
    score(table, Path(sys.argv[3]))
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_incident_13_a_kill_after_the_verb_returned_loses_nothing(
    desk: Path, held: Round, sheet: Sheet
) -> None:
    arguments = [str(desk), held.code("r1"), str(sheet(FULL_SHEET))]
    done = subprocess.run([sys.executable, "-c", KILLED, *arguments], env=os.environ, check=False)
    assert done.returncode == -signal.SIGKILL
    with at_table(desk, held.code("r1")) as table:
        assert table.draft(1).row(A1).points[PLAN] == "41.5"


def test_no_run_of_a_dossier_or_of_words_lies_in_the_workspace(
    seated: Callable[[], AbstractContextManager[Table]], desk: Path, sheet: Sheet, tmp_path: Path
) -> None:
    words = "预算偏高，进度安排也不现实，建议压缩"
    with seated() as table:
        score(table, sheet(FULL_SHEET.replace("好", words)))
        cast_to(table, "main", None, tmp_path / "stick")
        secret = table.desk.secret
        during = everything(desk)
    for stored in (during, everything(desk)):
        assert not any(TEXT[i : i + 16] in stored for i in range(200))
        assert words.encode()[:16] not in stored
        for key in (secret.age_identity, secret.ssh_private, secret.p256_private):
            body = "".join(key.splitlines()[1:-1]) or key
            assert not any(body[i : i + 16].encode() in stored for i in range(len(body) - 15))


def everything(folder: Path) -> bytes:
    return b"\0".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())
