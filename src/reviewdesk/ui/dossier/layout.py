"""Where pages stand on the screen: arithmetic of sizes, rotation and zoom, without Qt."""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

FIT_WIDTH: Final = 0.0
FIT_PAGE: Final = -1.0
"""Zooms that follow the window; any other zoom is a factor of the paper's own size."""
STEPS: Final = (0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)
PIXELS_PER_POINT: Final = 96 / 72
MAX_SIDE: Final = 4_800.0
"""Points: more than A0 is a trap, as at sealing."""
MARGIN: Final = 16
GAP: Final = 12
_A4: Final = (595.0, 842.0)

Size = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a person was in a document: page from 1, zoom (factor, FIT_WIDTH or FIT_PAGE), degrees.

    `down` is how much of the page lies above the window, as a share of its height; below 0 it begins lower.
    """

    page: int = 1
    zoom: float = FIT_WIDTH
    rotation: int = 0
    down: float = 0.0


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, in whatever unit its maker says."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The first column behind it."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The first line below it."""
        return self.top + self.height

    def meets(self, other: "Box") -> bool:
        """Whether both share any area."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Pages one under another, in pixels of the screen; `scales` are pixels per point, page by page."""

    boxes: tuple[Box, ...]
    scales: tuple[float, ...]
    width: int
    height: int

    def between(self, top: float, bottom: float) -> range:
        """Return the pages that show between two heights."""
        first = bisect_right(self.boxes, top, key=lambda box: box.bottom)
        return range(first, max(first, bisect_left(self.boxes, bottom, key=lambda box: box.top)))

    def page_at(self, height: float) -> int:
        """Return the page that stands at a height; of two around a gap the lower one."""
        found = bisect_right(self.boxes, height, key=lambda box: box.bottom)
        return min(found, len(self.boxes) - 1)


def arrange(sizes: Sequence[Size], *, window: Size, zoom: float, rotation: int) -> Arrangement:
    """Return the pages one under another, each in the middle.

    Args:
        sizes: of the pages, in points.
        window: width and height of what shows, in pixels.
        zoom: a factor, or one of FIT_WIDTH and FIT_PAGE, which fit every page by itself.
        rotation: degrees clockwise, a multiple of 90.
    """
    shapes = [turned_size(sound(size), rotation) for size in sizes]
    scales = tuple(_scale(shape, window, zoom) for shape in shapes)
    sides = [(max(1, round(w * s)), max(1, round(h * s))) for (w, h), s in zip(shapes, scales, strict=True)]
    width = max([math.floor(window[0]), *(side[0] + 2 * MARGIN for side in sides)])
    boxes, top = [], MARGIN
    for wide, high in sides:
        boxes.append(Box((width - wide) // 2, top, wide, high))
        top += high + GAP
    return Arrangement(tuple(boxes), scales, width, top - GAP + MARGIN if sides else 0)


def sound(size: Size) -> Size:
    """Return the size, or that of A4 where it is none that can be shown."""
    return size if showable(size) else _A4


def showable(size: Size) -> bool:
    """Whether a page of this size can be shown at all."""
    return all(math.isfinite(side) and 1 <= side <= MAX_SIDE for side in size)


def turned_size(size: Size, rotation: int) -> Size:
    """Return the size of a sheet after turning it by `rotation` degrees."""
    return size if rotation % 180 == 0 else (size[1], size[0])


def turned(box: Box, sheet: Size, rotation: int) -> Box:
    """Return where a box on a sheet stands once the sheet is turned clockwise."""
    width, height = sheet
    match rotation % 360:
        case 90:
            return Box(height - box.bottom, box.left, box.height, box.width)
        case 180:
            return Box(width - box.right, height - box.bottom, box.width, box.height)
        case 270:
            return Box(box.top, width - box.right, box.height, box.width)
        case _:
            return box


def next_step(zoom: float, direction: int) -> float:
    """Return the next zoom of the ladder above (+1) or below (-1) a factor."""
    if direction > 0:
        return next((step for step in STEPS if step > zoom * 1.001), STEPS[-1])
    return next((step for step in reversed(STEPS) if step < zoom * 0.999), STEPS[0])


def _scale(shape: Size, window: Size, zoom: float) -> float:
    if zoom > 0:
        return min(max(zoom, STEPS[0]), STEPS[-1]) * PIXELS_PER_POINT
    wide = (window[0] - 2 * MARGIN) / shape[0]
    fitting = wide if zoom == FIT_WIDTH else min(wide, (window[1] - 2 * MARGIN) / shape[1])
    return min(max(fitting, 0.02), STEPS[-1] * PIXELS_PER_POINT)
