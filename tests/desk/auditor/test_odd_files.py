"""Verifying what is no file, folder or name: one sentence each, and nothing claimed that was not done."""

import os
import shutil
from pathlib import Path

import pytest

from archives import Archive, signed_archive
from played import said
from reviewdesk.desk import spoken_papers
from reviewdesk.desk.auditor.handed_over import check_files
from reviewdesk.desk.recognise import recognise
from reviewdesk.domain import canonical
from reviewdesk.errors import ReviewDeskError

pytestmark = pytest.mark.xdist_group("auditor")
PIPES = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")


@pytest.fixture(scope="module")
def signed() -> Archive:
    return signed_archive()


@PIPES
@pytest.mark.parametrize("name", ["pipe", "pipe.pdf", "pipe.rdarchive"])
def test_a_pipe_is_refused_not_waited_on(name: str, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / name)
    for words in (("verify", tmp_path / name), ("inspect", tmp_path / name)):
        found = said(*words)
        assert (found.exit_code, found.code) == (1, "container-unreadable")
        assert name in found.message
    paper = tmp_path / "paper.pdf"
    paper.write_bytes(b"%PDF-")
    assert said("verify", paper, "--authority", tmp_path / name).code == "authority-unreadable"


@PIPES
def test_a_pipe_among_published_files_is_passed_over(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "SHA256SUMS").write_text("0" * 64 + "  packet.pdf\n", encoding="utf-8")
    found = check_files([tmp_path])
    assert {file.name: file.kind for file in found.files}["pipe"] == "stray"


def test_nothing_is_called_compared_where_nothing_could_be_read(signed: Archive, tmp_path: Path) -> None:
    (tmp_path / "half.pdf").write_bytes(b"%PDF-1.7\n")
    (tmp_path / "none").mkdir()
    for path in (tmp_path / "half.pdf", tmp_path / "none"):
        assert not check_files([path]).compared
    whole = tmp_path / "packet.pdf"
    whole.write_bytes(signed.parts["private/packet.pdf"])
    other = canonical.digest(b"another review session")
    found = check_files([whole], None, other)
    assert not found.compared
    assert "compared with the one given" not in "\n".join(spoken_papers.report(found, "en"))


def test_an_altered_paper_is_called_nothing_worse_and_nothing_better(signed: Archive, tmp_path: Path) -> None:
    paper = bytearray(signed.parts["private/packet.pdf"])
    paper[paper.index(b"stream", len(paper) // 3) + 60] ^= 1
    (tmp_path / "packet.pdf").write_bytes(paper)
    (file,) = check_files([tmp_path / "packet.pdf"]).files
    assert file.paper is not None
    codes = {problem.code for problem in file.paper.found}
    assert "paper-altered" in codes
    assert not codes & {"paper-foreign", "paper-unchecked"}


def test_a_folder_is_called_by_its_name_however_it_was_reached(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path / "empty")
    found = said("verify", ".")
    assert (found.exit_code, found.code) == (4, "handover-none")
    assert found.message.startswith("empty ")


def test_a_folder_of_nothing_of_ours_is_told_so_where_it_is_dropped(tmp_path: Path) -> None:
    with pytest.raises(ReviewDeskError, match="folder-strange"):
        recognise(tmp_path)


def test_a_certificate_that_nothing_would_be_held_against_is_refused(signed: Archive, tmp_path: Path) -> None:
    shutil.copy(signed.path, tmp_path / "archive.rdarchive")
    assert said("verify", tmp_path, "--authority", "0" * 64).code == "authority-for-papers"
    assert said("verify", tmp_path, "--authority", "").code == "authority-unreadable"


def test_a_file_that_is_not_there_is_no_later_record(tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text("none of ours", encoding="utf-8")
    found = said("verify", tmp_path / "text.txt", tmp_path / "mistyped.pdf")
    assert (found.exit_code, found.code) == (1, "file-unreadable")
    assert "mistyped.pdf" in found.message
