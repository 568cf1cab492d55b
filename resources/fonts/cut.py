"""How the fonts beside this file were made: static Noto cut to the characters a Chinese office writes.

Run with the fontTools of the development extras:

    python resources/fonts/cut.py SANS_FOLDER SERIF_FOLDER

where the two folders are the unpacked npm packages `@expo-google-fonts/noto-sans-sc` and
`@expo-google-fonts/noto-serif-sc` (0.4.3, static .ttf files, SIL Open Font License 1.1).

Kept: every character of GBK, every character of the 8,105 of 通用规范汉字表 (2013), and signs used on
our papers. The table's characters outside GBK lie in three places: the basic CJK block, of which
everything the font has is kept; beyond the BMP, likewise; and Extension A, listed below.

Of the basic block, U+4E00 to U+9FEF is whole in all four faces; its last sixteen places, U+9FF0 to
U+9FFF (added in 2018 and later, none of them in the table), only the serif faces have.
What a face lacks is printed as 〓 and named; tests/report/test_fonts.py counts all of this.
Dropped: hints and layout tables, which neither reportlab nor a 14 px label needs.
"""

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

HERE = Path(__file__).parent
CUTS = {
    "NotoSansSC-Regular.ttf": (0, "400Regular/NotoSansSC_400Regular.ttf"),
    "NotoSansSC-Medium.ttf": (0, "500Medium/NotoSansSC_500Medium.ttf"),
    "NotoSerifSC-Regular.ttf": (1, "400Regular/NotoSerifSC_400Regular.ttf"),
    "NotoSerifSC-Black.ttf": (1, "900Black/NotoSerifSC_900Black.ttf"),
}
LICENCES = ("OFL-NotoSansSC.txt", "OFL-NotoSerifSC.txt")
EXTENSION_A = (
    "㧐㧟䏝㤘䥽䁖䦃㸆䜣㧑㕮㑇㳇䢺䢼㭎㟃㑊䌹㛃㭕䴓䶮䏡㶲㳚㳘䓖㛚䂮㙍䓫䓬䓨䓛䴕㫰䎃㿠䝙䏲䴔㥄㙘䐃㺄㴔㛹䴖"
    "䃅䣘㬊䅟䲟䃎䴗㬎㙦㽏㮾㻬䗖㠇䴘㵐䗛㬚㠓㘎䲠䗪䗴䲢䎖䴙㰀㸌"
)
RANGES = (
    (0x20, 0x24F),
    (0x2000, 0x27BF),
    (0x3000, 0x303F),
    (0x4E00, 0x9FFF),
    (0xFF00, 0xFFEF),
    (0x20000, 0x3FFFF),
)


def kept(available: set[int]) -> set[int]:
    """Return the code points of `available` that stay."""
    wanted = {ord(character) for character in EXTENSION_A} | gbk()
    wanted.update(point for first, last in RANGES for point in range(first, last + 1))
    return wanted & available


def gbk() -> set[int]:
    """Return every code point GBK can write in two bytes."""
    pairs = (bytes((lead, trail)) for lead in range(0x81, 0xFF) for trail in range(0x40, 0xFF))
    return {ord(text) for pair in pairs if len(text := pair.decode("gbk", "ignore")) == 1}


def cut(source: Path, target: Path) -> None:
    """Write `source` with only the kept characters, without hints and layout tables."""
    font = TTFont(source, recalcTimestamp=False)
    options = Options(hinting=False, layout_features=[], notdef_outline=True, name_IDs=["*"])
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "BASE", "VORG", "vhea", "vmtx", "STAT", "DSIG"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=kept(set(font.getBestCmap())))
    subsetter.subset(font)
    font.save(target)


def main() -> None:
    """Cut the four fonts and put their licences beside them."""
    folders = (Path(sys.argv[1]), Path(sys.argv[2]))
    for name, (family, source) in CUTS.items():
        cut(folders[family] / source, HERE / name)
        print(name, (HERE / name).stat().st_size)
    for name, folder in zip(LICENCES, folders, strict=True):
        (HERE / name).write_bytes((folder / "LICENSE_FONT").read_bytes())


if __name__ == "__main__":
    main()
