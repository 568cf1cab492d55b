"""The child process that opens and draws documents: QtPdf has one lock, and a bad file may hold it for ever.

A request is a line of JSON, with `bytes` of payload behind it; so is the answer. Standard input
ending, or one request lasting beyond its time, ends the process.
"""

import faulthandler
import json
import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Any, Final

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QModelIndex, QRect, QRectF, QSize
from PySide6.QtGui import QImage, QPainter, QTransform
from PySide6.QtPdf import QPdfBookmarkModel, QPdfDocument, QPdfDocumentRenderOptions, QPdfSearchModel

from reviewdesk.ui.dossier.layout import Box, showable, turned

MAX_PAGES: Final = 2_000
MAX_HEADINGS: Final = 2_000
MAX_HITS: Final = 500
"""Hits of one page."""
_TITLE: Final = 200
_DEPTH: Final = 8
_GRACE: Final = 5.0

Fields = Mapping[str, Any]
Reply = tuple[dict[str, object], bytes]
_ERROR = QPdfDocument.Error


class Bench:
    """The one document that is open, and what is asked of it."""

    def __init__(self) -> None:
        self._document = QPdfDocument()
        self._search = QPdfSearchModel()
        self._buffer = QBuffer()

    def answer(self, fields: Fields, payload: bytes) -> Reply:
        """Return what one request asks for; `refused` names why not."""
        match fields["verb"]:
            case "open":
                return self._open(payload), b""
            case "draw":
                return self._draw(fields)
            case _:
                return {"hits": self._find(fields["page"], fields["text"])}, b""

    def _open(self, payload: bytes) -> dict[str, object]:
        if b"%PDF-" not in payload[:1024]:
            return {"refused": "not-a-pdf"}
        self._take(payload)
        error = self._document.error()
        if error in (_ERROR.IncorrectPassword, _ERROR.UnsupportedSecurityScheme):
            return {"refused": "encrypted"}
        pages = self._document.pageCount()
        if error is not _ERROR.None_ or pages < 1:
            return {"refused": "damaged"}
        if pages > MAX_PAGES:
            return {"refused": "pages"}
        sizes = [self._document.pagePointSize(page) for page in range(pages)]
        return {"sizes": [(size.width(), size.height()) for size in sizes], "outline": self._outline()}

    def _take(self, payload: bytes) -> None:
        """Open other bytes; the buffer must live as long as the document reads from it."""
        self._document, self._search = QPdfDocument(), QPdfSearchModel()
        self._buffer = QBuffer()
        self._buffer.setData(QByteArray(payload))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        self._search.setDocument(self._document)

    def _outline(self) -> list[tuple[int, str, int]]:
        model = QPdfBookmarkModel()
        model.setDocument(self._document)
        rows = _walked(model, QModelIndex(), 0)
        return [row for row, _ in zip(rows, range(MAX_HEADINGS), strict=False)]

    def _draw(self, fields: Fields) -> Reply:
        size = self._document.pagePointSize(fields["page"])
        if not showable((size.width(), size.height())):
            return {"refused": "page-size"}, b""
        image = self._drawn(fields)
        if image is None:
            return {"refused": "page"}, b""
        return {"width": image.width(), "height": image.height()}, bytes(image.constBits())

    def _drawn(self, fields: Fields) -> QImage | None:
        """Draw upright and turn the picture: QtPdf turns a clipped page about the wrong point."""
        rotation, sheet = fields["rotation"], (fields["width"], fields["height"])
        clip = turned(Box(*fields["clip"]), sheet, -rotation)
        upright = sheet if rotation % 180 == 0 else sheet[::-1]
        options = QPdfDocumentRenderOptions()
        options.setRenderFlags(QPdfDocumentRenderOptions.RenderFlag.Annotations)
        if (clip.width, clip.height) != upright:
            options.setScaledSize(QSize(*upright))
            options.setScaledClipRect(
                QRect(*(int(n) for n in (clip.left, clip.top, clip.width, clip.height)))
            )
        inked = self._document.render(fields["page"], QSize(int(clip.width), int(clip.height)), options)
        return None if inked.isNull() else _on_white(inked).transformed(QTransform().rotate(rotation))

    def _find(self, page: int, text: str) -> list[list[tuple[float, ...]]]:
        if self._search.searchString() != text:
            self._search.setSearchString(text)
        hits = self._search.resultsOnPage(page)[:MAX_HITS]
        return [[_corners(rectangle) for rectangle in hit.rectangles()] for hit in hits]


def serve(requests: IO[bytes], answers: IO[bytes]) -> None:
    """Say that we are there, then answer requests until there are no more."""
    bench = Bench()
    _say(answers, {}, b"")
    with Path(os.devnull).open("w") as nowhere:
        for line in requests:
            fields = json.loads(line)
            faulthandler.dump_traceback_later(fields["seconds"] + _GRACE, exit=True, file=nowhere)
            reply, data = bench.answer(fields, requests.read(fields["bytes"]))
            faulthandler.cancel_dump_traceback_later()
            _say(answers, reply, data)


def _say(answers: IO[bytes], reply: dict[str, object], data: bytes) -> None:
    answers.write(json.dumps(reply | {"bytes": len(data)}).encode() + b"\n" + data)
    answers.flush()


def _walked(model: QPdfBookmarkModel, parent: QModelIndex, level: int) -> Iterator[tuple[int, str, int]]:
    role = QPdfBookmarkModel.Role
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        title = " ".join(str(model.data(index, role.Title) or "").split())
        yield level, title[:_TITLE], int(model.data(index, role.Page) or 0)
        if level < _DEPTH:
            yield from _walked(model, index, level + 1)


def _on_white(inked: QImage) -> QImage:
    paper = QImage(inked.size(), QImage.Format.Format_RGB32)
    paper.fill(0xFFFFFFFF)
    painter = QPainter(paper)
    painter.drawImage(0, 0, inked)
    painter.end()
    return paper


def _corners(rectangle: QRectF) -> tuple[float, ...]:
    whole = rectangle.normalized()
    return (whole.x(), whole.y(), whole.width(), whole.height())


if __name__ == "__main__":
    application = QCoreApplication([])
    serve(sys.stdin.buffer, sys.stdout.buffer)
