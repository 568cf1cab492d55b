"""Our own small SVG icons, tinted to the colours in force."""

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from reviewdesk.resources import resource
from reviewdesk.ui.theme import BASE, scaled, tokens

_SIZES = (16, 20, 24, 32, 48)


def icon(name: str, colour: str = "") -> QIcon:
    """Return resources/icons/<name>.svg in `colour`, or in the colour of text."""
    svg = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    made = QIcon()
    for mode, tint in ((QIcon.Mode.Normal, colour or tokens().text), (QIcon.Mode.Disabled, tokens().muted)):
        renderer = QSvgRenderer(QByteArray(svg.replace("currentColor", tint).encode()))
        for size in _SIZES:
            made.addPixmap(_drawn(renderer, size), mode)
    return made


def sign_icon(sign: str, colour: str = "") -> QIcon:
    """Return a sign such as ○ ✓ ! as an icon, so that what stands beside it wraps beside it; "" for room."""
    size = scaled(BASE)
    made = QPixmap(QSize(size, size) * 2)
    made.setDevicePixelRatio(2)
    made.fill(Qt.GlobalColor.transparent)
    painter, font = QPainter(made), QFont()
    font.setPixelSize(size)
    painter.setFont(font)
    painter.setPen(QColor(colour or tokens().text))
    painter.drawText(QRectF(0, 0, size, size), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, sign)
    painter.end()
    shown = QIcon(made)
    shown.addPixmap(made, QIcon.Mode.Disabled)  # in its own colour there too
    return shown


def _drawn(renderer: QSvgRenderer, size: int) -> QPixmap:
    pixmap = QPixmap(QSize(size, size))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap
