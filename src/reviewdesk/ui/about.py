"""What the program says about itself."""

from importlib.metadata import version

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from reviewdesk.ui.speech import say


def show_about(window: QWidget) -> None:
    """Show version and purpose over a window."""
    box = QMessageBox(
        QMessageBox.Icon.NoIcon,
        say("About ReviewDesk"),
        say("ReviewDesk {version}", version=version("reviewdesk")),
        parent=window,
    )
    box.setInformativeText(
        say(
            "Closed expert reviews, offline, verifiable. For reviews that are confidential until "
            "they are published; not for state secrets."
        )
    )
    box.addButton(say("Understood"), QMessageBox.ButtonRole.AcceptRole)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()
