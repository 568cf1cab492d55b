"""What stands on one page of a paper, and how a run of text is set."""

from dataclasses import dataclass, field
from typing import Final, Literal

from reviewdesk.report.fonts import Face

MM: Final = 72 / 25.4
PORTRAIT: Final = (210 * MM, 297 * MM)
LANDSCAPE: Final = (297 * MM, 210 * MM)
Align = Literal["left", "center", "right"]
Rectangle = tuple[float, float, float, float]
Line = tuple[float, float, float, float, float]


@dataclass(frozen=True, slots=True)
class Style:
    """How a run of text is set; sizes in points."""

    face: Face
    size: float
    leading: float
    align: Align = "left"
    indent: int = 0
    """Blank characters before the first line."""
    grey: float = 0.0


BODY: Final = Style("body", 14, 24, indent=2)
HEAD: Final = Style("head", 15, 28)
TITLE: Final = Style("title", 22, 33, "center")
SMALL: Final = Style("plain", 9, 14)
CELL: Final = Style("plain", 9.5, 13)


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline: its text, its page from 0, how high on it, and how deep it stands."""

    text: str
    page: int
    y: float
    level: int = 0


@dataclass(slots=True)
class Leaf:
    """One page: its size, its margins and everything drawn on it, in order."""

    size: tuple[float, float]
    margins: Rectangle
    """left, bottom, right, top."""
    note: str = ""
    """Stands in the footer of this page beside what stands on all."""
    texts: list[tuple[float, float, str, Face, float, float]] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    fills: list[tuple[float, float, float, float, float]] = field(default_factory=list)
    codes: list[tuple[float, float, float, str]] = field(default_factory=list)

    @property
    def left(self) -> float:
        """Left edge of the text."""
        return self.margins[0]

    @property
    def right(self) -> float:
        """Right edge of the text."""
        return self.size[0] - self.margins[2]

    @property
    def top(self) -> float:
        """Upper edge of the text."""
        return self.size[1] - self.margins[3]

    @property
    def bottom(self) -> float:
        """Lower edge of the text."""
        return self.margins[1]


OFFICIAL: Final[Rectangle] = (28 * MM, 35 * MM, 26 * MM, 32 * MM)
WIDE: Final[Rectangle] = (15 * MM, 20 * MM, 15 * MM, 16 * MM)
