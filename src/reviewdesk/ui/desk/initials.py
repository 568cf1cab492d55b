"""Finding names by the initials of their pinyin, every reading of a character allowed."""

import os
import re
from collections.abc import Iterable, Mapping


class Initials:
    """Which characters may begin with which letter; empty until `learn` has been asked."""

    def __init__(self, by_letter: Mapping[str, str] | None = None) -> None:
        self._by_letter = by_letter or {}

    def pattern(self, needle: str) -> re.Pattern[str] | None:
        """Return what finds a name by these initials; None where the needle is not made of letters."""
        if not re.fullmatch("[a-z]+", needle):
            return None
        return re.compile("".join(f"[{letter}{self._by_letter.get(letter, '')}]" for letter in needle), re.I)


def learn(names: Iterable[str]) -> Initials:
    """Read the characters of these names; the first time this takes a tenth of a second."""
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    from pypinyin import Style, pinyin  # noqa: PLC0415 - its tables are large and most desks search late

    by_letter: dict[str, str] = {}
    for character in sorted({c for name in names for c in name if ord(c) > 0x2E7F}):
        readings = pinyin(character, style=Style.FIRST_LETTER, heteronym=True)[0]
        for letter in {reading[:1] for reading in readings}:
            by_letter[letter] = by_letter.get(letter, "") + re.escape(character)
    return Initials(by_letter)
