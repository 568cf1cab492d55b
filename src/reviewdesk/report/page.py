"""Leaves of a paper under one hand: what stands where, page x / y, and one footer on all of them."""

from dataclasses import dataclass, field
from io import BytesIO
from typing import Final, Literal

from reportlab.graphics import renderPDF
from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.pdfgen.canvas import Canvas

from reviewdesk.report.fonts import FILES, Face, font, printable, width
from reviewdesk.report.values import Paper, SignatureBox
from reviewdesk.words import translator

MM: Final = 72 / 25.4
PORTRAIT: Final = (210 * MM, 297 * MM)
LANDSCAPE: Final = (297 * MM, 210 * MM)
Align = Literal["left", "center", "right"]
Rectangle = tuple[float, float, float, float]
Line = tuple[float, float, float, float, float]
_NEVER_FIRST: Final = frozenset("，。；：、！？）》」』”’】〕%％)]},.;:!?")


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


@dataclass(slots=True)
class Leaf:
    """One page: its size, its margins and everything drawn on it, in order."""

    size: tuple[float, float]
    margins: Rectangle
    """left, bottom, right, top."""
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


@dataclass(slots=True)
class Draft:
    """A paper being set, from the top down; `finished` turns it into bytes.

    Attributes:
        digest: stands in every footer, where there is one.
        watermark: across every page, such as the word for a trial.
    """

    title: str
    language: str
    digest: str = ""
    watermark: str = ""
    note: str = ""
    leaves: list[Leaf] = field(default_factory=list)
    missing: set[str] = field(default_factory=set)
    bookmarks: list[tuple[str, int, float]] = field(default_factory=list)
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
        self.leaves.append(Leaf(size or last.size, margins or last.margins))
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

    def paragraph(self, text: str, style: Style = BODY, *, bookmark: bool = False) -> None:
        """Set running text over as many lines and pages as it takes."""
        shown = printable(text, style.face, self.missing) if "\n" not in text else text
        lines = (
            balanced(shown, style, self.measure)
            if style.align == "center"
            else wrapped(shown, style, self.measure)
        )
        self.need(style.leading * (min(2, len(lines)) + (1 if bookmark else 0)))
        if bookmark:
            self.bookmarks.append((text, len(self.leaves) - 1, self.y))
        for number, line in enumerate(lines):
            self.need(style.leading)
            blank = style.indent * style.size if number == 0 else 0
            baseline = self.y - (style.leading + style.size * 0.76) / 2
            self.write(self.leaf.left + blank, baseline, line, style, self.measure - blank)
            self.y -= style.leading

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

    def finished(self) -> Paper:
        """Return the paper: the same draft gives the same bytes."""
        self._footers()
        self._watermarks()
        return Paper(_pdf(self), tuple(sorted(self.missing)), tuple(self.boxes))

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
            below = [self.note] if self.note else []
            below += [say("Record {digest}").format(digest=self.digest)] if self.digest else []
            for place, text in enumerate(below):
                self.write(leaf.left, leaf.bottom - 42 - 9 * place, text, fine, self.measure)
        self.leaves = current

    def _watermarks(self) -> None:
        self.watermark = printable(self.watermark, "head", self.missing)


def wrapped(text: str, style: Style, room: float) -> list[str]:
    """Return text in lines no wider than `room`; Chinese breaks anywhere, a Latin word only if it must."""
    lines: list[str] = []
    indent = style.indent * style.size
    for part in text.splitlines() or [""]:
        line = ""
        for word in _words(part):
            free = room - (indent if not lines else 0)
            if width(line + word, style.face, style.size) <= free or (word in _NEVER_FIRST and line):
                line += word
                continue
            pieces = _pieces(word, style, room)
            if line:
                lines.append(line.rstrip())
            lines.extend(pieces[:-1])
            line = pieces[-1].lstrip()
        lines.append(line.rstrip())
    return lines


def balanced(text: str, style: Style, room: float) -> list[str]:
    """Return a heading in as few lines as it needs, about equally long."""
    count = len(wrapped(text, style, room))
    narrow = width(text.replace("\n", ""), style.face, style.size) / count
    while len(wrapped(text, style, narrow)) > count:
        narrow += style.size / 2
    return wrapped(text, style, min(narrow, room))


def _words(text: str) -> list[str]:
    words: list[str] = []
    for character in text:
        latin = "!" < character < "\u2000"
        if words and latin and "!" < words[-1][-1] < "\u2000":
            words[-1] += character
        else:
            words.append(character)
    return words


def _pieces(word: str, style: Style, room: float) -> list[str]:
    pieces = [""]
    for character in word:
        if pieces[-1] and width(pieces[-1] + character, style.face, style.size) > room:
            pieces.append("")
        pieces[-1] += character
    return pieces


def _pdf(draft: Draft) -> bytes:
    target = BytesIO()
    for face in FILES:
        font(face)
    canvas = Canvas(
        target,
        pagesize=PORTRAIT,
        invariant=1,
        pageCompression=1,
        initialFontName="plain",  # type: ignore[arg-type]
        lang=draft.language.replace("_", "-"),
    )
    canvas.setTitle(draft.title)
    canvas.setAuthor("ReviewDesk")
    canvas.setCreator("ReviewDesk")
    canvas.setSubject(draft.digest)
    for number, leaf in enumerate(draft.leaves):
        canvas.setPageSize(leaf.size)
        for text, page, y in draft.bookmarks:
            if page == number:
                canvas.bookmarkHorizontal(text, 0, y)
                canvas.addOutlineEntry(text, text, level=0)
        _paint(canvas, leaf, draft.watermark)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def _paint(canvas: Canvas, leaf: Leaf, watermark: str) -> None:
    if watermark:
        canvas.saveState()
        canvas.setFillGray(0.9)
        canvas.setFont("head", 110)
        canvas.translate(leaf.size[0] / 2, leaf.size[1] / 2)
        canvas.rotate(40)
        canvas.drawCentredString(0, -40, watermark)
        canvas.restoreState()
    for x, y, breadth, height, grey in leaf.fills:
        canvas.setFillGray(grey)
        canvas.rect(x, y, breadth, height, stroke=0, fill=1)
    for x1, y1, x2, y2, weight in merged(leaf.lines):
        canvas.setLineWidth(weight)
        canvas.line(x1, y1, x2, y2)
    for x, y, text, face, size, grey in leaf.texts:
        canvas.setFillGray(grey)
        canvas.setFont(face, size)
        canvas.drawString(x, y, text)
    for x, y, side, payload in leaf.codes:
        _paint_code(canvas, x, y, side, payload)


def merged(lines: list[Line]) -> list[Line]:
    """Return lines with repeated ones left out and each upright one that goes on drawn in one stroke."""
    kept: dict[tuple[float, ...], Line] = {}
    for line in dict.fromkeys(lines):
        x1, y1, x2, y2, weight = line
        begin = kept.pop((x1, y1, weight), line) if x1 == x2 else line
        kept[(x2, y2, weight) if x1 == x2 else line] = (x1, begin[1], x2, y2, weight)
    return list(kept.values())


def _paint_code(canvas: Canvas, x: float, y: float, side: float, payload: str) -> None:
    drawing = Drawing(side, side)
    drawing.add(QrCodeWidget(payload, barWidth=side, barHeight=side, barLevel="M", barBorder=2))
    renderPDF.draw(drawing, canvas, x, y)
