import runpy
import subprocess
from pathlib import Path
from shutil import which
from unicodedata import category, normalize

import pytest
from fontTools.ttLib import TTFont

from reviewdesk.report.fonts import FILES, Face, covers, printable, uncovered, whole
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


def test_what_the_kai_face_lacks_is_set_in_another() -> None:
    assert whole("（一）示范区域䶮", "kai", "plain") == "kai"
    assert not covers("kai", "𱁬")
    assert covers("plain", "𱁬")
    assert whole("（一）𱁬", "kai", "plain") == "plain"


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
def test_the_basic_block_is_whole_but_for_its_last_sixteen_places_in_the_sans_faces(face: Face) -> None:
    absent = [point for point in range(0x4E00, 0xA000) if not covers(face, chr(point))]
    assert absent == (list(range(0x9FF0, 0xA000)) if face in ("plain", "head") else [])


@pytest.mark.parametrize("face", FILES)
def test_the_planes_beyond_hold_as_many_characters_as_the_table_takes_from_them(face: Face) -> None:
    """The table's 196: 36 of Extension B, 44 of C, 8 of D and 108 of E."""
    blocks = {(0x20000, 0x2A6E0): 36, (0x2A700, 0x2B740): 44, (0x2B740, 0x2B820): 8, (0x2B820, 0x2CEB0): 108}
    assert sum(blocks.values()) == 196
    for block, needed in blocks.items():
        assert sum(covers(face, chr(point)) for point in range(*block)) >= needed


@pytest.mark.parametrize("face", FILES)
def test_no_character_of_a_face_is_an_empty_shape(face: Face) -> None:
    with TTFont(resource("fonts", FILES[face])) as drawn:
        known, places, order = drawn.getBestCmap(), drawn["loca"], drawn.getGlyphID
        seen = [point for point in known if category(chr(point))[0] in "LNPS"]
        numbers = {point: order(known[point]) for point in seen}
        assert len(seen) > 21_000
        assert [hex(p) for p, n in numbers.items() if n == 0 or places[n] == places[n + 1]] == []


@pytest.mark.parametrize("face", FILES)
def test_no_character_at_all_is_dropped_in_silence(face: Face) -> None:
    seen = set(range(0x40000)) - set(map(ord, "\u200b\ufeff\u00ad\t\u00a0\u3000"))
    text = normalize("NFC", "".join(map(chr, sorted(seen))))
    missing: set[str] = set()
    shown = printable(text, face, missing)
    assert shown == "".join(sign if covers(face, sign) else "〓" for sign in text)
    assert missing == {sign for sign in text if not covers(face, sign)}


@poppler
def test_every_rare_character_is_printed_and_can_be_searched(tmp_path: Path) -> None:
    listed = runpy.run_path(str(resource("fonts") / "cut.py"))["EXTENSION_A"]
    beyond = [chr(point) for point in range(0x20000, 0x40000) if covers("body", chr(point))]
    beyond = [sign for sign in beyond if normalize("NFC", sign) == sign]
    rare = listed + "".join(beyond) + "鿍鿎鿏鿒鿔"
    paper = draft_of(rare).finished()
    assert paper.missing == ()
    (tmp_path / "a.pdf").write_bytes(paper.data)
    text = subprocess.run(
        ["pdftotext", tmp_path / "a.pdf", "-"], capture_output=True, check=True, text=True
    ).stdout
    assert [sign for sign in rare if sign not in text] == []


@pytest.mark.parametrize("face", FILES)
def test_what_the_national_table_has_beyond_gbk_is_there(face: Face) -> None:
    """Its 8,105 characters lie in GBK, in the basic block, in a list of Extension A, and beyond the BMP."""
    listed = runpy.run_path(str(resource("fonts") / "cut.py"))["EXTENSION_A"]
    assert len(set(listed)) == len(listed) == 77
    assert [sign for sign in listed if not covers(face, sign)] == []
    assert sum(covers(face, chr(point)) for point in range(0x20000, 0x40000)) >= 196


def test_fonts_stay_small_and_have_their_licence() -> None:
    folder = resource("fonts")
    assert sum(path.stat().st_size for path in folder.glob("Noto*.ttf")) < 40_000_000
    assert sum(path.stat().st_size for path in folder.glob("*.ttf")) < 53_000_000
    assert all("OPEN FONT LICENSE" in path.read_text(encoding="utf-8") for path in folder.glob("OFL-*.txt"))
