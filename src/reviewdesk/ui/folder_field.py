"""A folder or file somebody types or chooses: a line, and the system's own dialog behind a button."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from reviewdesk.ui.file_asking import ask_files, ask_folder
from reviewdesk.ui.parts import button, column, label, row
from reviewdesk.ui.speech import say


class PlaceField(QWidget):
    """Signals: another place stands in the line.

    Args:
        title: above the line.
        hint: below it.
        kinds: of files that are asked for; "" asks for a folder.
    """

    changed = Signal()

    def __init__(self, title: str, hint: str = "", *, kinds: str = "") -> None:
        super().__init__()
        self._title, self._kinds = title, kinds
        name = label(title, "strong", wrap=True)
        self.line = QLineEdit()
        self.line.setAccessibleName(title)
        self.line.setAccessibleDescription(hint)
        name.setBuddy(self.line)
        self.line.textChanged.connect(lambda _: self.changed.emit())
        self.choose = button(say("Choose…"), tip=f"{title}: {say('Choose…')}")
        self.choose.clicked.connect(self._ask)
        body = column(name, row(self.line, self.choose), spacing=6)
        if hint:
            body.addWidget(label(hint, "muted", wrap=True))
        self.setLayout(body)

    @property
    def path(self) -> Path | None:
        """Return what stands in the line, None for nothing."""
        text = self.line.text().strip()
        return Path(text) if text else None

    def propose(self, path: Path) -> None:
        """Put a path into the line."""
        self.line.setText(str(path))

    def _ask(self) -> None:
        if self._kinds:
            ask_files(self, self._title, self._kinds, lambda found: self.propose(found[0]))
        else:
            ask_folder(self, self._title, self.propose)
