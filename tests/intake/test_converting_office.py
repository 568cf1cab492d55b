"""The real LibreOffice, where it is: what it makes is checked like any PDF, what it cannot read is named."""

import os
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

import libreoffice
import office_scene as scene
from office_scene import office, put
from reviewdesk.desk.secretary.checking import check
from reviewdesk.desk.secretary.converting import convert
from reviewdesk.desk.secretary.dossier_findings import dossier_findings
from reviewdesk.desk.secretary.dossiers import gather
from reviewdesk.domain.plan.reader import read_plan
from reviewdesk.errors import ReviewDeskError
from reviewdesk.intake import converting

pytestmark = libreoffice.needed
PARAGRAPH = "<w:p><w:r><w:t>示范区建设，第一段。</w:t></w:r></w:p>"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:"
_RELATIONS = "http://schemas.openxmlformats.org"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def docx(path: Path, paragraphs: int = 1) -> Path:
    """The smallest file that Word opens."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{_RELATIONS}/package/2006/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{_WORD}"/></Types>',
        )
        packed.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{_RELATIONS}/package/2006/relationships"><Relationship Id="r1" '
            f'Type="{_RELATIONS}/officeDocument/2006/relationships/officeDocument" '
            'Target="word/document.xml"/></Relationships>',
        )
        body = PARAGRAPH * paragraphs
        packed.writestr(
            "word/document.xml", f'<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>'
        )
    return path


def odt(path: Path) -> Path:
    kind = "application/vnd.oasis.opendocument.text"
    names = f'xmlns:office="{_OFFICE}office:1.0" xmlns:text="{_OFFICE}text:1.0"'
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("mimetype", kind)
        packed.writestr(
            "content.xml",
            f'<office:document-content {names} office:version="1.2"><office:body><office:text>'
            "<text:p>政府文件</text:p></office:text></office:body></office:document-content>",
        )
        packed.writestr(
            "META-INF/manifest.xml",
            f'<manifest:manifest xmlns:manifest="{_OFFICE}manifest:1.0">'
            f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
            '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
            "</manifest:manifest>",
        )
    return path


def running(folder: Path) -> list[str]:
    """Command lines of LibreOffice that still runs for a test; others may run theirs beside it."""
    found = []
    for place in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = place.read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            continue
        if "soffice" in words and str(folder) in words:
            found.append(words)
    return found


def test_word_and_odt_files_become_pdfs_that_are_checked_like_any_other(tmp_path: Path) -> None:
    docx(tmp_path / "d" / "A001" / "实施方案.docx")
    odt(tmp_path / "d" / "A001" / "政府文件.odt")
    made = convert(gather(office(tmp_path / "office"), [tmp_path / "d"]))
    plan = read_plan(scene.PLAN)
    before = {one.code for one in dossier_findings(made, plan) if one.application in {"A001", ""}}
    assert before == {"dossiers-unchecked"}
    checked = check(made)
    looks = [checked.dossiers.checked[one.path] for one in checked.dossiers.placed]
    assert [(one.pages, one.troubles) for one in looks] == [(1, ()), (1, ())]
    assert not [one for one in dossier_findings(checked, plan) if one.application == "A001"]


def _noise(_: bytes) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(range(256)) * 40


@pytest.mark.parametrize(
    ("name", "broken"),
    [
        ("cut.docx", lambda whole: whole[: len(whole) // 2]),
        ("noise.doc", _noise),
        ("empty.docx", lambda _: b""),
        ("words.docx", lambda _: b"just words"),
    ],
)
def test_a_broken_office_file_is_no_document(
    tmp_path: Path, name: str, broken: Callable[[bytes], bytes]
) -> None:
    whole = docx(tmp_path / "whole.docx").read_bytes()
    source = put(tmp_path / "d" / name)
    source.write_bytes(broken(whole))
    assert converting.convert(source, tmp_path / "d" / "made.pdf") == "convert-failed"
    assert [path.name for path in source.parent.iterdir()] == [name]


@pytest.mark.skipif(os.name == "nt", reason="what runs is read from /proc")
def test_a_person_who_cancels_waits_for_nothing_and_finds_nothing(tmp_path: Path) -> None:
    source = docx(tmp_path / "d" / "long.docx", paragraphs=100_000)
    asked: list[float] = []

    def cancelling() -> None:
        if any("soffice.bin" in words for words in running(tmp_path)):
            asked.append(time.monotonic())
            raise ReviewDeskError("interrupted")

    with pytest.raises(ReviewDeskError, match="interrupted"):
        converting.convert(source, tmp_path / "d" / "made.pdf", on_wait=cancelling)
    assert time.monotonic() - asked[0] < 5
    assert (running(tmp_path), [path.name for path in source.parent.iterdir()]) == ([], ["long.docx"])


@pytest.mark.skipif(os.name == "nt", reason="only a group of processes can be weighed")
def test_a_file_that_swells_is_ended(tmp_path: Path) -> None:
    source = docx(tmp_path / "d" / "long.docx", paragraphs=100_000)
    assert (
        converting.convert(source, tmp_path / "d" / "made.pdf", office_limit=60 * 2**20) == "convert-failed"
    )
    assert running(tmp_path) == []
