"""Casting: what a ballot holds, what locks it, where its file and its papers go."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from desk_round import FULL_SHEET, Round
from reviewdesk.desk.reviewer.casting import cast, cast_ballots, reopen_draft
from reviewdesk.desk.reviewer.declaring import recuse
from reviewdesk.desk.reviewer.exporting import cast_to, export, export_to_desk
from reviewdesk.desk.reviewer.papers import papers, write_papers
from reviewdesk.desk.reviewer.scoring import score
from reviewdesk.desk.reviewer.table import Table
from reviewdesk.domain.names import ApplicationId, SeatId
from reviewdesk.errors import Problems, ReviewDeskError
from reviewdesk.sealed import ballot as sealed_ballot
from reviewdesk.sealed import codes
from reviewdesk.sealed.admission import admit
from reviewdesk.sealed.opening import open_batch
from reviewdesk.store import journal

Sheet = Callable[[str], Path]
A1 = ApplicationId("A1")
HEADER = "application,criterion,points,reason,comment,objection,state\n"


def refused(table: Table, path: Path) -> list[tuple[str, int | None]]:
    with pytest.raises(Problems) as caught:
        score(table, path)
    return [(problem.code, problem.line) for problem in caught.value.problems]


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


def test_the_papers_of_a_ballot_are_written_beside_it(table: Table, sheet: Sheet, tmp_path: Path) -> None:
    score(table, sheet(FULL_SHEET + "A1,index,,数据有误,\n"))
    recuse(table, "A2", "其他")
    written = write_papers(table, cast(table, "main", None), tmp_path)
    assert [path.name for path in written.files] == ["r1-main-1-1-sheet.pdf", "r1-main-1-1-receipt.pdf"]
    assert all(path.read_bytes().startswith(b"%PDF") for path in written.files)
    assert written.missing == ()
