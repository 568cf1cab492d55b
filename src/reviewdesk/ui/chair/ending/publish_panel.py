"""Publishing: where to, what was written and verified, what is compared with paper; then closing down."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QScrollArea, QVBoxLayout, QWidget

from reviewdesk.desk.chair.publishing import Published
from reviewdesk.desk.chair.view import ChairView
from reviewdesk.desk.handover import ORGANISER
from reviewdesk.ui.chair.page import STEP_NAMES
from reviewdesk.ui.chair.panel import ChairPanel
from reviewdesk.ui.chair.words import head_words
from reviewdesk.ui.file_asking import ask_folder
from reviewdesk.ui.page import Key
from reviewdesk.ui.parts import button, column, label, restyle, row, surface
from reviewdesk.ui.speech import say


class PublishPanel(ChairPanel):
    """Signals: publish into a folder; open the folder; erase this desk."""

    step = "publish"
    name = STEP_NAMES["publish"]
    wanted = Signal(object)
    opened = Signal(object)
    erase = Signal()

    def __init__(self, home: Path) -> None:
        super().__init__()
        self._home = home
        self._published: Published | None = None
        self.folder = QLineEdit()
        self.folder.setAccessibleName(say("Folder of the published result"))
        self.folder.returnPressed.connect(self._publish)
        self.choose = button(say("Choose…"))
        self.choose.clicked.connect(lambda: ask_folder(self, say("Choose…"), self._inside))
        self.publish = button(say("Publish and verify"), "primary", shortcut="Ctrl+R")
        self.publish.clicked.connect(self._publish)
        self.open = button(say("Open the folder"))
        self.open.clicked.connect(self._open)
        self.close_down = button(say("Erase this desk…"), "danger")
        self.close_down.clicked.connect(self.erase)
        self.waiting = label("", "warn", wrap=True)
        self._result = QWidget()
        self._result.setLayout(column(spacing=0))
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._down = surface(self._closing(), "card")
        content = QWidget()
        content.setLayout(
            column(surface(self._asking(), "card"), self._result, self._down, None, spacing=12, margins=24)
        )
        self._area.setWidget(content)
        self.setLayout(column(self._area))

    def show_view(self, view: ChairView) -> None:
        """Propose a folder; erasing waits until the archive holds all that is on record."""
        if not self.folder.text():
            self.folder.setText(str(unused(self._home / say("Published result"))))
        last = view.entries[-1].kind if view.entries else ""
        self._down.setVisible(last == "publish")
        restyle(self.publish, "secondary" if last == "publish" else "primary")

    def show_waiting(self, count: int) -> None:
        """Say how many members have not answered."""
        text = say(
            "Still to answer in the signing round: {count}. Who signs later calls for a new folder.",
            count=count,
        )
        self.waiting.setText(text if count else "")
        self.waiting.setVisible(bool(count))

    def show_published(self, found: Published) -> None:
        """Show what lies there, and the two values that are compared with paper."""
        self._published = found
        layout = self._result.layout()
        assert layout is not None
        while (item := layout.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                self.open.setParent(None)
                old.deleteLater()
        fresh = surface(_written(found, self.open), "card")
        layout.addWidget(fresh)
        self.folder.setText(str(unused(found.folder)))
        self.open.setFocus()

    def keys(self) -> tuple[Key, ...]:
        """Return the step's keys."""
        return (Key("Ctrl+R", say("Publish and verify")),)

    def first_focus(self) -> QWidget:
        """Begin at the folder."""
        return self.folder

    def _asking(self) -> QVBoxLayout:
        told = say(
            "Rankings, workbook and archive are written into a new folder and verified there; it bears its "
            "name only once everything agrees."
        )
        line = row(self.folder, self.choose, self.publish)
        line.setStretch(0, 1)
        return column(
            label(say("Publish"), "title"),
            label(told, "muted-base", wrap=True),
            self.waiting,
            line,
            spacing=10,
            margins=20,
        )

    def _closing(self) -> QVBoxLayout:
        told = say(
            "Once the published folder is copied and handed over: the keys and everything on this laptop are "
            "erased. Without the slips, nobody can read what flash memory may keep."
        )
        return column(
            label(say("Close down"), "title"),
            label(told, "muted-base", wrap=True),
            row(None, self.close_down),
            spacing=10,
            margins=20,
        )

    def _inside(self, folder: Path) -> None:
        self.folder.setText(str(unused(folder / say("Published result"))))

    def _publish(self) -> None:
        text = self.folder.text().strip()
        if text:
            self.wanted.emit(Path(text))

    def _open(self) -> None:
        if self._published is not None:
            self.opened.emit(self._published.folder)


def unused(folder: Path) -> Path:
    """Return a folder that is not there yet, numbered where it must be."""
    number, found = 1, folder
    while found.exists():
        number += 1
        found = folder.with_name(f"{folder.name} {number}")
    return found


def _written(found: Published, opener: QWidget) -> QVBoxLayout:
    code = label(found.fingerprint, "code")
    digest = label(head_words(found.digest), "digest")
    for one in (code, digest):
        one.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    named = [label(_named(name), wrap=True) for name in found.files]
    return column(
        label("✓ " + say("Published and verified"), "title"),
        label(str(found.folder), "muted-base", wrap=True),
        label(say("Fingerprint of the review package, as on the signed paper"), "strong"),
        code,
        label(say("Digest of the archive"), "strong"),
        digest,
        label(say("Files: {count}", count=len(named)), "strong"),
        *named,
        row(None, opener),
        spacing=8,
        margins=20,
    )


def _named(name: str) -> str:
    if name.startswith(f"{ORGANISER}/"):
        return say("{name}: with every name; keep it, do not hand it over", name=name)
    return name
