"""Pictures and office files become PDFs in bounded time; LibreOffice is played by a script of a few lines."""

import os
import struct
import time
import zlib
from pathlib import Path

import pytest

import office_scene as scene
from office_scene import office, pages, picture, put
from reviewdesk.desk.secretary.checking import check
from reviewdesk.desk.secretary.converting import convert, convertible
from reviewdesk.desk.secretary.dossier_findings import document_sources, dossier_findings
from reviewdesk.desk.secretary.dossiers import gather
from reviewdesk.desk.secretary.office import Office, keep, reopen
from reviewdesk.domain.names import ApplicationId
from reviewdesk.domain.plan.reader import read_plan
from reviewdesk.errors import ReviewDeskError
from reviewdesk.intake import converting
from reviewdesk.intake.converting import way

PLAN = read_plan(scene.PLAN)
GOOD = 'shift $(($#-3)); printf "%%PDF-1.4 copy" > "$2/document.pdf"'
HANGING = "sleep 600 & sleep 600"


def libreoffice(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    folder.mkdir()
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder), prepend=os.pathsep)


def giant() -> bytes:
    """A picture of a few bytes that says it is 400 million dots."""
    whole = picture("PNG", (1, 1))
    head = b"IHDR" + struct.pack(">II", 20_000, 20_000) + whole[24:29]
    return whole[:12] + head + struct.pack(">I", zlib.crc32(head)) + whole[33:]


def codes(made: Office) -> set[tuple[str, str]]:
    return {(one.code, one.document) for one in dossier_findings(made, PLAN) if one.application == "A001"}


def test_pictures_become_pages_of_a_pdf(tmp_path: Path) -> None:
    source = put(tmp_path / "d" / "A001" / "实施方案.jpg", picture())
    put(tmp_path / "d" / "A001" / "政府文件.tif", pages("TIFF"))
    before = office(tmp_path / "office")
    made = check(convert(gather(before, [tmp_path / "d"])))
    first, second = (made.dossiers.checked[one.path] for one in reversed(made.dossiers.placed))
    assert (first.pages, first.papers[0].width, first.troubles) == (1, 297, ())
    assert (second.pages, second.papers[0].width, second.troubles) == (2, 210, ())
    assert {one.how for one in made.dossiers.placed} == {"converted"}
    assert source.is_file()
    assert [one.path.parent.name for one in document_sources(made, PLAN)[ApplicationId("A001")]] == [
        "converted",
        "converted",
    ]
    again = gather(reopen(keep(made, before).folder))
    assert again.dossiers.placed == made.dossiers.placed
    assert again.dossiers.loose == ()


def test_a_copy_of_a_file_that_changed_is_made_again(tmp_path: Path) -> None:
    source = put(tmp_path / "d" / "A001" / "实施方案.jpg", picture())
    before = office(tmp_path / "office")
    made = keep(check(convert(gather(before, [tmp_path / "d"]))), before)
    put(source, picture(size=(300, 400)))
    again = gather(reopen(made.folder))
    assert ("dossier-source-changed", "plan") in codes(again)
    (one,) = convertible(again)
    renewed = check(convert(again))
    assert ("dossier-source-changed", "plan") not in codes(renewed)
    assert renewed.dossiers.checked[one.path].papers[0].width == 210
    source.unlink()
    assert codes(gather(renewed)) == codes(renewed)


def test_a_picture_that_is_none_says_so_at_its_document(tmp_path: Path) -> None:
    put(tmp_path / "d" / "A001" / "实施方案.png", b"not at all")
    put(tmp_path / "d" / "A001" / "政府文件.png", giant())
    made = gather(office(tmp_path / "office"), [tmp_path / "d"])
    assert codes(made) == {("dossier-not-pdf", "plan"), ("dossier-not-pdf", "letter")}
    assert codes(convert(made)) == {("convert-failed", "plan"), ("convert-failed", "letter")}
    assert list((tmp_path / "office" / "converted").iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="the script is a shell's")
def test_office_files_go_through_libreoffice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path / "d" / "A001" / "实施方案.docx", b"PK\x03\x04")
    made = gather(office(tmp_path / "office"), [tmp_path / "d"])
    monkeypatch.setenv("PATH", str(tmp_path))
    assert convertible(made) == ()
    monkeypatch.undo()
    libreoffice(tmp_path / "bin", monkeypatch, GOOD)
    (one,) = convert(made).dossiers.placed
    assert one.path.read_bytes() == b"%PDF-1.4 copy"
    assert (one.how, one.source) == ("converted", tmp_path / "d" / "A001" / "实施方案.docx")


@pytest.mark.skipif(os.name == "nt", reason="the script is a shell's")
def test_libreoffice_that_hangs_or_fails_is_ended_with_all_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = put(tmp_path / "a.docx", b"PK\x03\x04")
    libreoffice(tmp_path / "bin", monkeypatch, HANGING)
    started = time.monotonic()
    assert converting.convert(source, tmp_path / "a.pdf", seconds=0.3) == "convert-slow"
    assert time.monotonic() - started < 20
    (tmp_path / "bin" / "soffice").write_text("#!/bin/sh\nexit 0\n")
    assert converting.convert(source, tmp_path / "a.pdf") == "convert-failed"
    assert not (tmp_path / "a.pdf").exists()


def test_cancelling_keeps_what_was_made(tmp_path: Path) -> None:
    put(tmp_path / "d" / "A001" / "实施方案.jpg", picture())
    put(tmp_path / "d" / "A001" / "政府文件.jpg", picture())

    def advance(files: int) -> None:
        if files:
            raise ReviewDeskError("interrupted")

    made = convert(gather(office(tmp_path / "office"), [tmp_path / "d"]), advance=advance)
    assert [one.how for one in made.dossiers.placed] == ["converted", "id"]


@pytest.mark.parametrize(("name", "expected"), [("a.JPG", "picture"), ("a.wps", "office"), ("a.zip", "")])
def test_the_name_says_what_can_be_done(name: str, expected: str) -> None:
    assert way(Path(name)) == expected
