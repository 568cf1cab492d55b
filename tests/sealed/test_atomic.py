"""Writing atomically: whole, or not at all, and the reason is said."""

import errno
import os
from pathlib import Path

import pytest

from reviewdesk.errors import ReviewDeskError
from reviewdesk.sealed.atomic import all_or_none, atomic_file, write_atomically
from reviewdesk.sealed.naming import naming


def test_a_file_appears_whole_and_replaces_the_one_before(tmp_path: Path) -> None:
    target = tmp_path / "a"
    for data in (b"one", b"two"):
        write_atomically(target, data)
        assert target.read_bytes() == data
    assert list(tmp_path.iterdir()) == [target]


def test_a_block_that_fails_leaves_the_file_before(tmp_path: Path) -> None:
    target = tmp_path / "a"
    write_atomically(target, b"before")
    with pytest.raises(KeyboardInterrupt), atomic_file(target) as stream:
        stream.write(b"half")
        raise KeyboardInterrupt
    assert (target.read_bytes(), list(tmp_path.iterdir())) == (b"before", [target])


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    (folder / "inside").mkdir(parents=True)
    for target in (tmp_path / "missing" / "a", folder):
        with pytest.raises(ReviewDeskError) as refused:
            write_atomically(target, b"data")
        assert (refused.value.code, refused.value.data["file"]) == ("file-not-written", target.name)
    assert list(tmp_path.iterdir()) == [folder]


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_a_disk_without_room_is_said_with_the_file(tmp_path: Path, number: int) -> None:
    with pytest.raises(ReviewDeskError) as refused, atomic_file(tmp_path / "a"):
        raise OSError(number, "no room")
    assert (refused.value.code, refused.value.data["path"]) == ("disk-full", str(tmp_path / "a"))
    assert list(tmp_path.iterdir()) == []


def test_no_device_link_or_folder_is_replaced_by_a_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    before = {path: path.lstat() for path in tmp_path.iterdir()}
    for target in before:
        with pytest.raises(ReviewDeskError, match="file-not-written"):
            write_atomically(target, b"data")
    assert {path: path.lstat() for path in tmp_path.iterdir()} == before


def test_a_stick_that_gives_back_something_else_is_named(tmp_path: Path) -> None:
    class Forgetful(bytes):
        def __ne__(self, other: object) -> bool:
            return True

    with pytest.raises(ReviewDeskError, match="file-read-back"):
        write_atomically(tmp_path / "a", Forgetful(b"data"))
    assert list(tmp_path.iterdir()) == []


def test_a_refusal_is_told_its_file_once() -> None:
    with pytest.raises(ReviewDeskError) as refused, naming("outer"), naming("inner"):
        raise ReviewDeskError("container-short", offset=5)
    assert refused.value.data == {"file": "inner", "offset": 5}
    with pytest.raises(ReviewDeskError) as unreadable, naming("outer"):
        raise OSError("gone")
    assert (unreadable.value.code, unreadable.value.data["reason"]) == ("container-unreadable", "gone")


def test_files_written_together_stay_or_vanish_together(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    with pytest.raises(KeyboardInterrupt), all_or_none() as written:
        for path in (first, second):
            path.write_bytes(b"half of it")
            written.append(path)
        second.unlink()
        raise KeyboardInterrupt
    assert list(tmp_path.iterdir()) == []
    with all_or_none() as written:
        first.write_bytes(b"whole")
        written.append(first)
    assert first.read_bytes() == b"whole"
