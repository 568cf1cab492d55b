"""The order in which people look texts up: Chinese as in a dictionary, numbers by their value."""

import re
from collections.abc import Collection, Mapping
from typing import Final

from PySide6.QtCore import QCollator, QLocale

_NUMBERS: Final = re.compile(r"([0-9]+)")


def ranks(texts: Collection[str]) -> Mapping[str, int]:
    """Return the place of each text; asking the collator costs, so that who sorts often keeps them."""
    wanted = set(texts)
    if all(map(str.isascii, wanted)):
        ordered = sorted(wanted, key=_key)
    else:
        collator = QCollator(QLocale("zh_CN"))
        collator.setNumericMode(True)
        ordered = sorted(wanted, key=collator.sortKey)
    return {text: place for place, text in enumerate(ordered)}


def _key(text: str) -> list[str | int]:
    """Text and numbers in turn, so that like is compared with like."""
    parts: list[str | int] = [*_NUMBERS.split(text.casefold())]
    parts[1::2] = map(int, parts[1::2])
    return parts
