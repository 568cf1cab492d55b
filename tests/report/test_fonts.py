import runpy
import subprocess
from pathlib import Path
from shutil import which

import pytest

from reviewdesk.report.fonts import FILES, Face, covers, printable, uncovered
from reviewdesk.report.leaf import BODY, HEAD
from reviewdesk.report.page import Draft
from reviewdesk.resources import resource

poppler = pytest.mark.skipif(which("pdftotext") is None, reason="poppler-utils is not installed")


def draft_of(text: str) -> Draft:
    draft = Draft("标题", "zh_CN", digest="ab" * 32, note="注")
    draft.turn()
    draft.paragraph("一、节", HEAD, bookmark=True)
    draft.paragraph(text, BODY)
    return draft


@poppler
def test_a_rare_name_can_be_searched(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(draft_of("专家张𬱖、李𫖯，评审abc1𬱖").finished().data)
    text = subprocess.run(
        ["pdftotext", tmp_path / "a.pdf", "-"], capture_output=True, check=True, text=True
    ).stdout
    assert "张𬱖、李𫖯" in text
    assert "〓" not in text


@poppler
def test_every_font_is_embedded(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(draft_of("正文").finished().data)
    listing = subprocess.run(
        ["pdffonts", tmp_path / "a.pdf"], capture_output=True, check=True, text=True
    ).stdout
    rows = listing.splitlines()[2:]
    assert rows
    assert all(" yes yes yes " in row and "Noto" in row for row in rows)


def test_a_missing_glyph_is_printed_as_geta_and_listed() -> None:
    paper = draft_of("未知字𠮷与表情😀").finished()
    assert paper.missing == ("😀", "𠮷")
    assert uncovered(["好\n字", "𠮷"]) == ("𠮷",)


def test_blanks_and_invisible_signs_are_no_missing_glyphs() -> None:
    missing: set[str] = set()
    assert printable("a\u200b\u3000b\tc", "plain", missing) == "a  b c"
    assert not missing


@pytest.mark.parametrize("face", FILES)
def test_all_of_gbk_and_the_rare_characters_are_there(face: str) -> None:
    chosen = next(known for known in FILES if known == face)
    pairs = (bytes((lead, trail)) for lead in range(0xB0, 0xF8) for trail in range(0xA1, 0xFF))
    hanzi = "".join(pair.decode("gbk", "ignore") for pair in pairs)
    assert all(covers(chosen, sign) for sign in hanzi + "𬱖㸆䶮鿍𠳐□〓≈")


@pytest.mark.parametrize("face", FILES)
def test_what_the_national_table_has_beyond_gbk_is_there(face: Face) -> None:
    """Its 8,105 characters lie in GBK, in the basic block, in a list of Extension A, and beyond the BMP."""
    listed = runpy.run_path(str(resource("fonts") / "cut.py"))["EXTENSION_A"]
    assert len(set(listed)) == len(listed) == 77
    assert [sign for sign in listed if not covers(face, sign)] == []
    assert sum(covers(face, chr(point)) for point in range(0x20000, 0x40000)) >= 196


def test_fonts_stay_small_and_have_their_licence() -> None:
    folder = resource("fonts")
    assert sum(path.stat().st_size for path in folder.glob("*.ttf")) < 40_000_000
    assert all("OPEN FONT LICENSE" in path.read_text(encoding="utf-8") for path in folder.glob("OFL-*.txt"))
