"""What stands over the table of the dossiers: where to look, what to do with all of them, which are shown."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QButtonGroup, QFrame, QLineEdit, QMenu, QTabBar

from reviewdesk.desk.secretary.dossier_table import DossierTable
from reviewdesk.ui.flow import Flow
from reviewdesk.ui.parts import button, column, relabel, row
from reviewdesk.ui.speech import say
from reviewdesk.ui.theme import scaled

_ELIDED = Qt.TextElideMode.ElideRight


class DossiersHead(QFrame):
    """Tabs and the actions on all dossiers.

    Signals: add a folder, look again, check all, make PDFs; look no longer in a folder; the column that
    names files.
    """

    add = Signal()
    look_again = Signal()
    check = Signal()
    convert = Signal()
    left_out = Signal(str)
    column = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "surface")
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.addTab(say("Documents"))
        self.tabs.addTab("")
        self.tabs.setAccessibleName(say("Documents, or files that belong to none"))
        self.add_button = button(say("Add folder…"), shortcut="Ctrl+D")
        self.look_button = button(say("Look for files again"), shortcut="F5")
        self.more_button = button(say("More"))
        self.check_button = button("", "primary", shortcut="Ctrl+K", tip=say("Check all"))
        self.convert_button = button(
            "", tip=say("Pictures and office files become PDFs; what was sent stays")
        )
        self.convert_button.hide()
        self._menu = QMenu(self)
        self.more_button.setMenu(self._menu)
        self.add_button.clicked.connect(self.add)
        self.look_button.clicked.connect(self.look_again)
        self.check_button.clicked.connect(self.check)
        self.convert_button.clicked.connect(self.convert)
        self.setLayout(
            row(
                self.tabs, None, self.add_button, self.look_button, self.more_button, self.convert_button,
                self.check_button, margins=(16, 8, 16, 8),
            )
        )  # fmt: skip

    def show_table(self, table: DossierTable) -> None:
        """Show how much there is to do with all of them."""
        loose = sum(not one.aside for one in table.loose)
        self.tabs.setTabText(1, say("Not matched: {count}", count=loose) if loose else say("Not matched"))
        waiting = table.unchecked
        words = say("Check all: {count}", count=waiting) if waiting else say("All checked")
        relabel(self.check_button, words)
        self.check_button.setAccessibleName(self.check_button.text())
        self.check_button.setEnabled(bool(waiting))
        relabel(self.convert_button, say("Make PDFs: {count}…", count=table.convertible))
        self.convert_button.setAccessibleName(self.convert_button.text())
        self.convert_button.setVisible(bool(table.convertible))
        self.more_button.setEnabled(bool(table.folders or table.columns))
        self._fill_menu(table)

    def _fill_menu(self, table: DossierTable) -> None:
        self._menu.clear()
        for folder in table.folders:
            out = self._menu.addAction(say("Look no longer in {folder}", folder=folder))
            out.triggered.connect(lambda _=False, folder=folder: self.left_out.emit(folder))
        if table.columns:
            self._menu.addSeparator()
            self._columns(table)

    def _columns(self, table: DossierTable) -> None:
        inner = self._menu.addMenu(say("Column of the register that names the files"))
        group = QActionGroup(inner)
        for name in ("", *table.columns):
            one = QAction(name or say("none"), inner)
            one.setCheckable(True)
            one.setChecked(name == table.column)
            one.triggered.connect(lambda _=False, name=name: self.column.emit(name))
            group.addAction(one)
            inner.addAction(one)


class DossiersFilter(QFrame):
    """Which track, and which of its applications. Signals: something else is to be shown."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "surface")
        self.search = QLineEdit()
        self.search.setPlaceholderText(say("Search by name, number or county"))
        self.search.setAccessibleName(say("Search by name, number or county"))
        self.search.setFixedWidth(scaled(240))
        self.open_only = button(say("Only where something is to do"), "filter")
        self.open_only.setCheckable(True)
        self.group = QButtonGroup(self)
        self._bar = Flow()
        self._ids: tuple[str, ...] = ()
        self.setLayout(column(self._bar, margins=(16, 8, 16, 8)))
        self._rebuild(())
        self.search.textChanged.connect(self.changed)
        self.open_only.toggled.connect(self.changed)
        self.group.idClicked.connect(self.changed)

    @property
    def track(self) -> str:
        """Return the track on show, "" before there is one."""
        at = self.group.checkedId()
        return self._ids[at] if 0 <= at < len(self._ids) else ""

    def show_table(self, table: DossierTable) -> None:
        """Show a chip per track with how many applications still want something."""
        current = self.track
        ids = tuple(str(one.track.id) for one in table.tracks)
        if ids != self._ids:
            self._rebuild(ids)
        for at, one in enumerate(table.tracks):
            chip = self.group.button(at)
            open_ = sum(row.open for row in one.rows)
            chip.ensurePolished()
            name = chip.fontMetrics().elidedText(one.track.name, _ELIDED, scaled(170))
            chip.setText(f"{name}  {open_}" if open_ else f"{name}  ✓")
            told = say("Applications with something to do: {count} of {all}", count=open_, all=len(one.rows))
            chip.setToolTip(f"{one.track.name}\n{told}")
            chip.setAccessibleName(f"{one.track.name}, {told}")
        self.show_track(current)

    def show_track(self, track: str) -> None:
        """Choose a track; the first where there is none of this id."""
        at = self._ids.index(track) if track in self._ids else 0
        chosen = self.group.button(at)
        if chosen is not None:
            chosen.setChecked(True)

    def _rebuild(self, ids: tuple[str, ...]) -> None:
        self._ids = ids
        for old in self.group.buttons():
            self.group.removeButton(old)
            old.deleteLater()
        for at, _ in enumerate(ids):
            made = button("", "filter")
            made.setCheckable(True)
            self.group.addButton(made, at)
        self._bar.fill([*self.group.buttons(), self.open_only, self.search])
