"""Leaves of a paper under one hand: what stands where, page x / y, and one footer on all of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from reviewdesk.report.fonts import printable, width
from reviewdesk.report.leaf import BODY, OFFICIAL, PORTRAIT, Bookmark, Leaf, Rectangle, Style
from reviewdesk.report.painting import Imprint, painted
from reviewdesk.report.values import Paper, SignatureBox
from reviewdesk.report.wrapping import balanced, wrapped
from reviewdesk.words import translator

CODE_SIDE: Final = 42.0
"""Side of the QR in a footer, in points."""


@dataclass(slots=True)
class Draft:
    """A paper being set, from the top down; `finished` turns it into bytes.

    Attributes:
        digest: stands in every footer, where there is one.
        watermark: across every page, such as the word for a trial.
        code: what a QR in every footer holds.
    """

    title: str
    language: str
    digest: str = ""
    watermark: str = ""
    note: str = ""
    code: str = ""
    leaves: list[Leaf] = field(default_factory=list)
    missing: set[str] = field(default_factory=set)
    bookmarks: list[Bookmark] = field(default_factory=list)
    boxes: list[SignatureBox] = field(default_factory=list)
    y: float = 0.0

    @property
    def leaf(self) -> Leaf:
        """The page being set."""
        return self.leaves[-1]

    @property
    def measure(self) -> float:
        """Width between the margins."""
        return self.leaf.right - self.leaf.left

    def turn(self, size: tuple[float, float] | None = None, margins: Rectangle | None = None) -> None:
        """Begin a page, of the same kind as the last unless told otherwise."""
        last = self.leaves[-1] if self.leaves else Leaf(PORTRAIT, OFFICIAL)
        note = "" if size else last.note
        self.leaves.append(Leaf(size or last.size, margins or last.margins, note))
        self.y = self.leaf.top

    def need(self, height: float) -> bool:
        """Begin a page unless so much height is left; say whether one was begun."""
        if self.y - height >= self.leaf.bottom:
            return False
        self.turn()
        return True

    def write(self, x: float, y: float, text: str, style: Style, room: float = 0.0) -> None:
        """Put one line at a baseline; aligned within `room` when that is given."""
        shown = printable(text, style.face, self.missing)
        free = room - width(shown, style.face, style.size)
        shift = {"left": 0.0, "center": free / 2, "right": free}[style.align]
        if shown:
            self.leaf.texts.append((x + shift, y, shown, style.face, style.size, style.grey))

    def paragraph(
        self,
        text: str,
        style: Style = BODY,
        *,
        bookmark: bool = False,
        level: int = 0,
        below: float = 0.0,
    ) -> None:
        """Set running text over as many lines and pages as it takes; a bookmark stands `level` deep.

        It never stands at the foot of a page without `below`, the height of what it leads to.
        """
        shown = printable(text, style.face, self.missing) if "\n" not in text else text
        lines = (
            balanced(shown, style, self.measure)
            if style.align == "center"
            else wrapped(shown, style, self.measure)
        )
        self.need(style.leading * min(2, len(lines)) + (below or (2 * style.leading if bookmark else 0.0)))
        if bookmark:
            self.mark(text, level)
        for number, line in enumerate(lines):
            self.need(style.leading)
            blank = style.indent * style.size if number == 0 else 0
            baseline = self.y - (style.leading + style.size * 0.76) / 2
            self.write(self.leaf.left + blank, baseline, line, style, self.measure - blank)
            self.y -= style.leading

    def write_rooms(self, words: Sequence[str], style: Style) -> None:
        """Write labels side by side over the measure, each with a line behind it to write on."""
        step = self.measure / len(words)
        for number, word in enumerate(words):
            x = self.leaf.left + step * number
            self.write(x, self.y, word, style)
            taken = width(printable(word, style.face, self.missing), style.face, style.size)
            self.rule(x + taken + 6, self.y - 2, x + step - 12, self.y - 2)

    def mark(self, text: str, level: int = 0) -> None:
        """Let the outline lead here."""
        self.bookmarks.append(Bookmark(text, len(self.leaves) - 1, self.y, level))

    def gap(self, height: float) -> None:
        """Leave height blank."""
        self.y -= height

    def rule(self, x1: float, y1: float, x2: float, y2: float, weight: float = 0.5) -> None:
        """Draw a line."""
        self.leaf.lines.append((x1, y1, x2, y2, weight))

    def frame(self, rectangle: Rectangle, weight: float = 0.5) -> None:
        """Draw a box from its left, bottom, right and top."""
        x1, y1, x2, y2 = rectangle
        for line in ((x1, y1, x2, y1), (x2, y1, x2, y2), (x2, y2, x1, y2), (x1, y2, x1, y1)):
            self.rule(*line, weight)

    def finished(self, advance: Callable[[int], None] = lambda _: None) -> Paper:
        """Return the paper: the same draft gives the same bytes; `advance` hears of each page painted."""
        self._footers()
        self._watermarks()
        imprint = Imprint(
            title=self.title,
            language=self.language,
            digest=self.digest,
            watermark=self.watermark,
            bookmarks=self.bookmarks,
            missing=self.missing,
        )
        data = painted(self.leaves, imprint, advance)
        return Paper(data, tuple(sorted(self.missing)), tuple(self.boxes))

    def _footers(self) -> None:
        say = translator(self.language)
        count = len(self.leaves)
        page = Style("plain", 10.5, 14, "center")
        fine = Style("plain", 6.5, 9, "center", grey=0.35)
        current = list(self.leaves)
        for number, leaf in enumerate(current, start=1):
            self.leaves = [leaf]
            words = say("— {page} / {pages} —").format(page=number, pages=count)
            self.write(leaf.left, leaf.bottom - 30, words, page, self.measure)
            note = "    ".join(filter(None, (self.note, leaf.note)))
            below = [note] if note else []
            below += [say("Record {digest}").format(digest=self.digest)] if self.digest else []
            for place, text in enumerate(below):
                self.write(leaf.left, leaf.bottom - 42 - 9 * place, text, fine, self.measure)
            if self.code:
                corner = (leaf.right - CODE_SIDE, leaf.bottom - 12 - CODE_SIDE)
                leaf.codes.append((*corner, CODE_SIDE, self.code))
        self.leaves = current

    def _watermarks(self) -> None:
        self.watermark = printable(self.watermark, "head", self.missing)
