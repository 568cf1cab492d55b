"""What only Qt can tell of a machine; run as a module it answers in JSON, for whoever must not load Qt.

A library that Qt misses ends the process at once: the command line looks from outside and lives on.
"""

import json
import os
import sys
from dataclasses import asdict

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QApplication

from reviewdesk.desk.doctor.finding import WindowFacts


def window_facts() -> WindowFacts:
    """Return them; an application must be there."""
    screens = tuple(
        (one.size().width(), one.size().height(), round(100 * one.devicePixelRatio()))
        for one in QGuiApplication.screens()
    )
    return WindowFacts(
        platform=QGuiApplication.platformName(),
        version=qVersion() or "",
        screens=screens,
        printers=tuple(QPrinterInfo.availablePrinterNames()),
        input_method=os.environ.get("QT_IM_MODULE") or os.environ.get("XMODIFIERS", "").rpartition("=")[2],
    )


def main() -> None:
    """Print the facts."""
    _application = QApplication(sys.argv[:1])
    sys.stdout.write(json.dumps(asdict(window_facts())))


if __name__ == "__main__":
    main()
