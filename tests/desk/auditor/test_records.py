"""Later records among other files: dropped in any order, or lying in the folder that is handed over."""

import shutil
from pathlib import Path

import pytest

from chains import chained
from reviewdesk.desk import spoken_papers
from reviewdesk.desk.auditor.handed_over import check_files


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    session, files = chained()
    target = Path(shutil.copytree(session.archive.parent, tmp_path / "handed-over"))
    (target / "addenda").mkdir()
    for path in files:
        shutil.copy(path, target / "addenda")
    return target


def test_records_in_a_folder_are_joined_to_its_archive(folder: Path) -> None:
    found = check_files([folder])
    rows = {file.name: file.kind for file in found.files}
    assert rows["addenda/addendum-03-object.rdaddendum"] == "record"
    assert found.exit_code == 0
    said = "\n".join(spoken_papers.report(found, "en"))
    assert "decision: 2 changes to the recommendation" in said


def test_dropped_records_are_put_in_their_order(folder: Path) -> None:
    records = sorted((folder / "addenda").iterdir(), reverse=True)
    found = check_files([*records, folder / "archive.rdarchive"])
    assert found.exit_code == 0
    assert [file.kind for file in found.files] == ["archive", "record", "record", "record"]


def test_a_record_without_its_archive_asks_for_it(folder: Path) -> None:
    found = check_files([folder / "addenda" / "addendum-01-decide.rdaddendum"])
    assert [(file.exit_code, file.refusal and file.refusal.code) for file in found.files] == [
        (3, "addendum-alone")
    ]


def test_a_missing_one_and_a_damaged_one_are_named(folder: Path) -> None:
    (folder / "addenda" / "addendum-02-notice.rdaddendum").unlink()
    found = check_files([folder])
    assert [file.name for file in found.wrong] == ["addenda/addendum-03-object.rdaddendum"]
    assert found.exit_code == 3
    (folder / "addenda" / "addendum-01-decide.rdaddendum").write_bytes(b"garbage")
    assert check_files([folder]).files[-2].exit_code or check_files([folder]).exit_code == 4
