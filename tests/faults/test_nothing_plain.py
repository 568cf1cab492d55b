"""During and after a session no run of a dossier, a score or a key lies in workspace, wal, state or temp."""

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

import pytest

from chair_session import Session, copy_of, dossier
from faults.command import Slips, Verbs
from faults.plain import found, secrets
from faults.stages import chair, reviewer, sheet
from reviewdesk.desk.reviewer.scoring import score
from reviewdesk.desk.reviewer.table import at_table
from reviewdesk.desk.reviewer.view import desk_view, document

pytestmark = pytest.mark.xdist_group("faults")


@pytest.fixture
def searched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The folders a session may leave anything in: workspace, state and temp, where nothing is yet."""
    reviewer("scored"), chair("finalised")
    folders = [tmp_path / name for name in ("desk", "state", "temp")]
    folders[2].mkdir()
    monkeypatch.setenv("TMPDIR", str(folders[2]))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return folders


def test_nothing_lies_plain_while_a_desk_is_open_with_drafts_in_the_wal(
    held: Session, searched: list[Path], tmp_path: Path
) -> None:
    desk = copy_of(reviewer("declared"), searched[0])
    known = secrets(held, "r1", desk)
    with at_table(desk, held.code("r1")) as table:
        score(table, sheet(tmp_path))
        for form in desk_view(table).forms.values():
            assert [document(table, form.id, one.digest) for one in form.documents] == [dossier(form.id)]
        assert (desk / "workspace.db-wal").stat().st_size > 10_000
        assert found(known, searched) == {}
    assert not (desk / "workspace.db-wal").exists()
    assert found(known, searched) == {}


@pytest.mark.parametrize(
    ("seat", "stage", "words"),
    [
        ("r1", "", ["open", "{batch}", "--seat", "r1"]),
        ("r1", "opened", ["declare", "--batch", "{batch}", "--none", "--pledge-agreed"]),
        ("r1", "declared", ["score", "--from", "{folder}/sheet.csv"]),
        ("r1", "scored", ["cast", "--track", "t", "--out", "{folder}/out"]),
        ("chair", "closed", ["reveal"]),
        ("chair", "finalised", ["publish", "--out", "{folder}/out"]),
    ],
)
def test_nothing_lies_plain_where_a_verb_is_killed_after_its_last_commit_and_where_it_ends(
    held: Session,
    verbs: Verbs,
    slips: Slips,
    searched: list[Path],
    tmp_path: Path,
    *,
    seat: str,
    stage: str,
    words: list[str],
) -> None:
    sheet(tmp_path)
    desk = searched[0]
    filled = [word.format(batch=held.batch, folder=tmp_path) for word in words] + slips.desk(seat, desk)
    if stage:
        copy_of(reviewer(stage) if seat == "r1" else chair(stage), desk)
    ended = verbs.run(filled, tmp_path)
    assert ended.code == 0, ended
    known = secrets(held, seat, desk)
    assert found(known, searched) == {}
    desk.rename(tmp_path / "ended")
    if stage:
        copy_of(reviewer(stage) if seat == "r1" else chair(stage), desk)
    last = len(ended.moments) - ended.moments[::-1].index("after commit")
    assert verbs.run(filled, tmp_path, last).killed
    places = [desk] if stage else list(tmp_path.glob(".desk.opening-*"))
    assert [path for place in places for path in place.rglob("*-wal")]
    assert found(known, [*places, *searched[1:]]) == {}


@pytest.mark.parametrize("kind", ["dossier", "score", "seat key", "content key", "database key", "slip"])
def test_the_search_finds_a_run_of_each_secret_wherever_it_lies(
    held: Session, tmp_path: Path, kind: str
) -> None:
    known = secrets(held, "r1", reviewer("scored"))
    for text in known[kind]:
        start = len(text) // 2 - 8
        before, after = (bytes([byte ^ 0xFF]) for byte in (text[start - 1], text[start + 15]))
        (tmp_path / "planted").write_bytes(b"\0" + text[start : start + 16] + b"\0")
        assert found(known, [tmp_path]) == {str(tmp_path / "planted"): kind}
        (tmp_path / "planted").write_bytes(before + text[start : start + 15] + after)
        assert found(known, [tmp_path]) == {}


def test_a_workspace_without_its_cipher_is_found_out(held: Session, tmp_path: Path) -> None:
    desk = copy_of(reviewer("declared"), tmp_path / "desk")
    known = secrets(held, "r1", desk)
    with at_table(desk, held.code("r1")) as table:
        score(table, sheet(tmp_path))
        (tmp_path / "plain").mkdir()
        with table.workspace.transaction() as connection:
            rows = connection.exec_driver_sql("SELECT * FROM mark").all()
    with closing(sqlite3.connect(tmp_path / "plain" / "workspace.db")) as plain, plain:
        plain.execute("CREATE TABLE mark (a, b, c, d, e)")
        plain.executemany("INSERT INTO mark VALUES (?, ?, ?, ?, ?)", [tuple(row) for row in rows])
    assert found(known, [tmp_path / "plain"]) == {str(tmp_path / "plain" / "workspace.db"): "score"}
