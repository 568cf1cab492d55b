"""Which pictures a page needs, and the bounded memory that keeps them."""

import math
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QImage

from reviewdesk.ui.dossier.layout import Box

MEMORY: Final = 160 * 2**20
WHOLE_PIXELS: Final = 6_000_000
"""A page of more pixels is drawn in squares, only those that show."""
SQUARE: Final = 2_048


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """A picture of a page or of a part of one; all lengths in device pixels, as turned.

    Attributes:
        document: whose page it is.
        page: from 0.
        sheet: width and height of the whole page.
        rotation: degrees clockwise.
        clip: left, top, width and height of the part.
    """

    document: str
    page: int
    sheet: tuple[int, int]
    rotation: int
    clip: tuple[int, int, int, int]

    @property
    def whole(self) -> bool:
        """Whether the whole page is on it."""
        return self.clip[2:] == self.sheet

    def fields(self) -> dict[str, object]:
        """Return what the child is asked."""
        width, height = self.sheet
        return {
            "verb": "draw",
            "page": self.page,
            "width": width,
            "height": height,
            "rotation": self.rotation,
            "clip": self.clip,
        }


def tiles(document: str, page: int, *, sheet: tuple[int, int], rotation: int, seen: Box) -> Iterator[Tile]:
    """Yield the tiles that cover what is seen of a page, `seen` in device pixels from its corner."""
    if sheet[0] * sheet[1] <= WHOLE_PIXELS:
        clip = (0, 0, *sheet)
        yield Tile(document=document, page=page, sheet=sheet, rotation=rotation, clip=clip)
        return
    for top in _cuts(sheet[1], seen.top, seen.bottom):
        for left in _cuts(sheet[0], seen.left, seen.right):
            clip = (left, top, min(SQUARE, sheet[0] - left), min(SQUARE, sheet[1] - top))
            yield Tile(document=document, page=page, sheet=sheet, rotation=rotation, clip=clip)


def small(document: str, page: int, *, sheet: tuple[int, int], rotation: int) -> Tile:
    """Return the tile of a whole page that stands in for a large one, a quarter of the pixels at most."""
    scale = min(1.0, math.sqrt(WHOLE_PIXELS / 4 / (sheet[0] * sheet[1])))
    reduced = (max(1, round(sheet[0] * scale)), max(1, round(sheet[1] * scale)))
    return Tile(document=document, page=page, sheet=reduced, rotation=rotation, clip=(0, 0, *reduced))


class Pictures:
    """The tiles drawn of late; the longest unused go first once they take more than `memory` bytes."""

    def __init__(self, memory: int = MEMORY) -> None:
        self._memory = memory
        self._kept: OrderedDict[Tile, QImage] = OrderedDict()
        self._bytes = 0

    def keep(self, tile: Tile, image: QImage) -> None:
        """Keep a picture, and forget old ones for it."""
        self.forget(tile)
        self._kept[tile] = image
        self._bytes += image.sizeInBytes()
        while self._bytes > self._memory and len(self._kept) > 1:
            self.forget(next(iter(self._kept)))

    def forget(self, tile: Tile) -> None:
        """Drop one picture, if it is there."""
        image = self._kept.pop(tile, None)
        self._bytes -= image.sizeInBytes() if image is not None else 0

    def clear(self) -> None:
        """Forget all."""
        self._kept.clear()
        self._bytes = 0

    def __contains__(self, tile: Tile) -> bool:
        return tile in self._kept

    def of(self, tile: Tile) -> QImage | None:
        """Return the picture of a tile."""
        if tile in self._kept:
            self._kept.move_to_end(tile)
        return self._kept.get(tile)

    def likeness(self, document: str, page: int, rotation: int) -> QImage | None:
        """Return the largest picture of a whole page, whatever its size."""
        alike = [
            image
            for tile, image in self._kept.items()
            if (tile.document, tile.page, tile.rotation) == (document, page, rotation) and tile.whole
        ]
        return max(alike, key=QImage.width, default=None)

    @property
    def size(self) -> int:
        """Bytes taken."""
        return self._bytes


def _cuts(side: int, start: float, end: float) -> range:
    first = max(0, int(start) // SQUARE) * SQUARE
    return range(first, max(first, min(side, math.ceil(end))), SQUARE)
