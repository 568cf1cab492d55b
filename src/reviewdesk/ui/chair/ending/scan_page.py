"""A scan on show: a picture is put on a page first, so that one viewer serves for all."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, Qt
from PySide6.QtGui import QImage, QImageReader, QPageLayout, QPageSize, QPainter, QPdfWriter

from reviewdesk.domain.scans import Scan
from reviewdesk.ui.chair.ending.scan_card import scan_name
from reviewdesk.ui.dossier.preview import Paper

_DOTS = 200


def scan_paper(scan: Scan, data: bytes) -> Paper:
    """Return a scan as the viewer takes it."""
    name = scan_name(scan)
    return Paper(name, f"{name}.pdf", data if scan.kind == "pdf" else _on_a_page(data))


def _on_a_page(data: bytes) -> bytes:
    picture, made = _picture(data), QBuffer()
    made.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(made)
    writer.setResolution(_DOTS)
    wide = picture.width() > picture.height()
    turned = QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
    writer.setPageLayout(QPageLayout(QPageSize(QPageSize.PageSizeId.A4), turned, QMarginsF(8, 8, 8, 8)))
    room = QRectF(0, 0, writer.width(), writer.height())
    size = picture.size().scaled(room.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
    place = QRectF(0, 0, size.width(), size.height())
    place.moveCenter(room.center())
    painter = QPainter(writer)
    painter.drawImage(place, picture)
    painter.end()
    return bytes(made.data().data())


def _picture(data: bytes) -> QImage:
    source = QBuffer()
    source.setData(QByteArray(data))
    source.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(source)
    reader.setAutoTransform(True)
    return reader.read()
