"""How places and institutions are called, and what of it people leave out: 省, 市, 县, 区, 政府."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

_GOVERNMENT: Final = re.compile(r"(人民政府|政府|管理委员会|管委会)$")
_UNITS: Final = re.compile(r"特别行政区|自治[区州县]|[省市县区]")
_END: Final = re.compile(r"(?:自治[区州县]|开发区|新区|[省市州县区])$")
_FRONT: Final = re.compile(r"^.{2,}?(?:省|自治区|市|州)(?=.{2})")
_LEAST: Final = 2


def folded(text: str) -> str:
    """Return text as names are compared: NFKC, no case, no blanks at the ends."""
    return unicodedata.normalize("NFKC", text).casefold().strip()


def units(name: str) -> list[str]:
    """Return the units of the administration that a folded name tells, in their order."""
    return _UNITS.findall(name)


def without_units(name: str) -> str:
    """Return what is left of a folded name; one that is nothing else, like 市区, stays as it is."""
    bare = _UNITS.sub("", _GOVERNMENT.sub("", name))
    return bare if len(bare) >= _LEAST else name


def without_end(name: str) -> str:
    """Return a folded name without the unit at its end."""
    return _END.sub("", name)


def without_front(name: str) -> Iterator[str]:
    """Yield a folded name without what stands in front of it, province, then city."""
    while front := _FRONT.match(name):
        name = name[front.end() :]
        yield name
