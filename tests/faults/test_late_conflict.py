"""A conflict declared at the desk, at once or in mid-scoring: that dossier is not in the workspace."""

import hashlib
from pathlib import Path

import pytest

from chair_session import MARKS, Session, copy_of, dossier
from faults.command import Slips, Verbs
from faults.stages import reviewer, sheet
from reviewdesk.desk.reviewer.table import at_table
from reviewdesk.desk.reviewer.view import document
from reviewdesk.domain.names import Digest
from reviewdesk.errors import ReviewDeskError
from reviewdesk.store import drafts

pytestmark = pytest.mark.xdist_group("faults")

CONFLICT = "A2"


def digest(application: str) -> Digest:
    return Digest(hashlib.sha256(dossier(application)).hexdigest())


def blob(held: Session, desk: Path, application: str) -> Path:
    """Return where the document of an application would lie."""
    with at_table(desk, held.code("r1")) as table:
        return table.workspace.blobs.path(digest(application))


def test_a_dossier_recused_from_at_the_desk_never_enters_the_blobs(
    held: Session, verbs: Verbs, slips: Slips, tmp_path: Path
) -> None:
    desk = copy_of(reviewer("opened"), tmp_path / "desk")
    (tmp_path / "recusals.csv").write_text(f"application,reason\n{CONFLICT},其他\n", encoding="utf-8")
    words = ["declare", "--batch", str(held.batch), "--recusals", str(tmp_path / "recusals.csv")]
    done = verbs.run([*words, "--pledge-agreed", *slips.desk("r1", desk)], tmp_path)
    assert (done.code, done.complaint) == (0, "")
    blobs = {application: blob(held, desk, application) for application in MARKS}
    assert set((desk / "blobs").iterdir()) == {path for a, path in blobs.items() if a != CONFLICT}
    written = {name.split()[1].split(".")[0] for name in done.moments if name.startswith("open ")}
    assert {a for a, path in blobs.items() if path.name in written} == MARKS.keys() - {CONFLICT}


def test_a_recusal_in_mid_scoring_takes_dossier_and_marks_away_for_good(
    held: Session, verbs: Verbs, slips: Slips, tmp_path: Path
) -> None:
    desk = copy_of(reviewer("scored"), tmp_path / "desk")
    gone, kept = blob(held, desk, CONFLICT), blob(held, desk, "A1")
    assert gone.is_file()
    words = ["recuse", "--application", CONFLICT, "--reason", "其他"]
    done = verbs.run([*words, *slips.desk("r1", desk)], tmp_path)
    assert (done.code, done.complaint) == (0, "")
    assert (gone.exists(), kept.exists()) == (False, True)
    again = ["declare", "--batch", str(held.batch), "--none", "--pledge-agreed"]
    assert verbs.run([*again, *slips.desk("r1", desk)], tmp_path).code == 0
    scored = verbs.run(["score", "--from", str(sheet(tmp_path)), *slips.desk("r1", desk)], tmp_path)
    assert (scored.code, CONFLICT in scored.complaint) == (1, True)
    assert not gone.exists()
    with at_table(desk, held.code("r1")) as table:
        assert CONFLICT not in table.draft(1).rows
        assert CONFLICT not in {change.edit.application for change in drafts.changes(table.workspace)}
        with pytest.raises(ReviewDeskError, match="document-closed"):
            document(table, CONFLICT, digest(CONFLICT))
        with pytest.raises(ReviewDeskError, match="blob-missing"):
            table.workspace.blobs.read(digest(CONFLICT))


@pytest.mark.parametrize("back", [0, 2])
def test_a_recusal_killed_before_the_dossier_left_is_finished_by_whatever_verb_comes_next(
    held: Session, verbs: Verbs, slips: Slips, tmp_path: Path, back: int
) -> None:
    desk = copy_of(reviewer("scored"), tmp_path / "desk")
    gone = blob(held, desk, CONFLICT)
    words = ["recuse", "--application", CONFLICT, "--reason", "其他", *slips.desk("r1", desk)]
    moments = verbs.run(words, tmp_path).moments
    desk.rename(tmp_path / "before")
    copy_of(reviewer("scored"), desk)
    assert verbs.run(words, tmp_path, moments.index(f"os.remove {gone.name}") + 1 - back).killed
    assert gone.exists()
    assert verbs.run(["check", *slips.desk("r1", desk)], tmp_path).code == 0
    assert not gone.exists()
    assert len(list((desk / "blobs").iterdir())) == 4
