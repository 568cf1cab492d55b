"""What a build shows of itself to the system: icon, version, and the files that tie sealed files to it."""

import shutil
from importlib.metadata import version
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SIZE = 256
SIZES = (16, 24, 32, 48, 64, 128, 256)
BESIDE = ("reviewdesk.desktop", "reviewdesk-mime.xml", "install-files.sh", "ASSOCIATIONS.md")
"""What lies beside the program, so that a double click on a sealed file opens it."""


def icons(drawing: Path, folder: Path) -> Path:
    """Paint the drawing as reviewdesk.png and reviewdesk.ico; return the latter."""
    image = QImage(QSize(SIZE, SIZE), QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(drawing)).render(painter)
    painter.end()
    picture = folder / "reviewdesk.png"
    image.save(str(picture))
    made = folder / "reviewdesk.ico"
    Image.open(picture).save(made, sizes=[(size, size) for size in SIZES])
    return made


def version_resource(folder: Path) -> str:
    """Write what Windows shows as a file's properties; return its path."""
    number = version("reviewdesk")
    parts = (*map(int, number.split(".")), 0, 0, 0)[:4]
    strings = {"FileDescription": "ReviewDesk", "ProductName": "ReviewDesk", "ProductVersion": number}
    lines = ", ".join(f"StringStruct({key!r}, {value!r})" for key, value in strings.items())
    made = folder / "version.txt"
    made.write_text(
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={parts}, prodvers={parts}), kids=[StringFileInfo("
        f"[StringTable('080404B0', [{lines}])]), VarFileInfo([VarStruct('Translation', [0x804, 1200])])])\n",
        encoding="utf-8",
    )
    return str(made)


def beside(program: Path, built: Path, here: Path) -> None:
    """Lay icon, licences and associations beside the built program."""
    for one in (built / "reviewdesk.png", built / "THIRD_PARTY.txt", here / "LICENSE"):
        shutil.copy2(one, program)
    for name in BESIDE:
        shutil.copy2(here / "resources" / "package" / name, program)
