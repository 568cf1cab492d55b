"""What a paper prints as 〓, noted in the file itself, so that whoever opens it again can list it."""

import re
from collections.abc import Iterable
from typing import Final

_NOTE: Final = "printed as U+3013:"
_FOUND: Final = re.compile(rb"printed as U\+3013:((?: U\+[0-9A-F]{4,6})+)")


def note(missing: Iterable[str]) -> str:
    """Return the note for the keywords of a file; "" where every character is printed."""
    points = " ".join(f"U+{ord(character):04X}" for character in sorted(missing))
    return f"{_NOTE} {points}" if points else ""


def unprinted(data: bytes) -> tuple[str, ...]:
    """Return the characters a paper of ours prints as 〓, in code-point order, whoever signed it since."""
    points = {point for found in _FOUND.findall(data) for point in found.split()}
    return tuple(sorted(chr(int(point[2:], 16)) for point in points))
