"""Later records are found beside their archive, in order, each once; others' are passed over."""

import shutil
from pathlib import Path

import pytest

from chains import chained
from followed import followed
from reviewdesk.desk.auditor.verdict import Verdict
from reviewdesk.desk.staff.following import FOLDER, archive_of, candidates, open_followed
from reviewdesk.errors import ReviewDeskError


def laid(folder: Path) -> tuple[Path, list[Path]]:
    """Return a copy of an archive with its three records in the sub-folder."""
    session, records = chained()
    archive = Path(shutil.copy(session.archive, folder))
    (folder / FOLDER).mkdir()
    return archive, [Path(shutil.copy(one, folder / FOLDER)) for one in records]


def test_records_in_the_folder_and_below_are_found_in_their_order(tmp_path: Path) -> None:
    archive, records = laid(tmp_path)
    moved = records[0].rename(tmp_path / "z.rdaddendum")
    chain = open_followed(archive)
    assert [one.kind for one in chain.course.addenda] == ["decide", "notice", "object"]
    assert chain.files == (moved, records[1], records[2])


def test_a_copy_counts_once_and_another_session_is_passed_over(tmp_path: Path) -> None:
    archive, records = laid(tmp_path)
    shutil.copy(records[1], tmp_path / "copy.rdaddendum")
    other, _ = chained(number=2)
    foreign = shutil.copy(
        other.archive.parent.parent / "addenda" / records[0].name, tmp_path / "b.rdaddendum"
    )
    assert len(open_followed(archive).files) == 3
    with pytest.raises(Verdict, match="addendum-foreign"):
        open_followed(archive, (Path(foreign),))


def test_a_record_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    archive, records = laid(tmp_path)
    records[2].write_bytes(records[2].read_bytes()[:-700])
    with pytest.raises(Verdict) as found:
        open_followed(archive)
    assert found.value.data["file"] == records[2].name


def test_stopping_is_no_finding(tmp_path: Path) -> None:
    archive, _ = laid(tmp_path)
    left = [archive.stat().st_size]

    def stop(step: int) -> None:
        left[0] -= step
        if left[0] < 0:
            raise ReviewDeskError("interrupted")

    with pytest.raises(ReviewDeskError, match="interrupted"):
        open_followed(archive, (), stop)


def test_a_record_knows_the_one_archive_near_it(tmp_path: Path) -> None:
    archive, records = laid(tmp_path)
    assert archive_of(records[0]) == archive
    assert candidates(archive) == tuple(sorted(records))
    shutil.copy(archive, tmp_path / "second.rdarchive")
    assert archive_of(records[0]) is None
    assert archive_of(Path(shutil.copy(followed().slip, tmp_path / FOLDER))) is None
    (tmp_path / "far" / "away").mkdir(parents=True)
    assert archive_of(tmp_path / "far" / "away" / "x.rdaddendum") is None
