"""The line above the pages: documents as tabs, and what can be done with the pages."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QGridLayout, QMenu, QTabBar, QToolButton, QWidget

from reviewdesk.ui.dossier import layout
from reviewdesk.ui.dossier.layout import Place
from reviewdesk.ui.dossier.page_box import PageBox
from reviewdesk.ui.icons import icon
from reviewdesk.ui.parts import row
from reviewdesk.ui.speech import say
from reviewdesk.ui.theme import scaled

_TABS = 9
"""How many documents have a key of their own."""
_LETTERS = 24
"""What a tab shows of a name; its tooltip says the rest."""


class DossierBar(QFrame):
    """Tabs and tools; the tools go to a line of their own where both do not fit.

    Signals:
        chosen: which document, by its number.
        zoomed: a factor, FIT_WIDTH or FIT_PAGE; stepped: +1 or -1; turned: nothing.
        jumped: a page, counted from 0.
        searched: nothing; sided: whether the side panel is to show.
    """

    chosen = Signal(int)
    zoomed = Signal(float)
    stepped = Signal(int)
    turned = Signal()
    jumped = Signal(int)
    searched = Signal()
    sided = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bar")
        self.tabs = _tabs()
        self.tabs.currentChanged.connect(self.chosen)
        self.zoom = _zoom_button(self.zoomed.emit)
        self.page = PageBox()
        self.page.jumped.connect(self.jumped)
        self.side = self._tool("pages", say("Pages and contents"), "F4")
        self.side.setCheckable(True)
        self.side.toggled.connect(self.sided)
        self._tools = self._made_tools()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(scaled(4), 0, scaled(4), 0)
        self._grid.setHorizontalSpacing(0)
        self._grid.setVerticalSpacing(0)
        self._place()
        self._add_keys()
        self.show_place(Place(), 0, 1.0)

    def show_names(self, names: Sequence[str], current: int) -> None:
        """Show other documents, `current` in front; this is no choice of the person's and is not told."""
        self.tabs.blockSignals(True)
        while self.tabs.count():
            self.tabs.removeTab(0)
        for number, name in enumerate(names, start=1):
            self.tabs.addTab(_short(name).replace("&", "&&"))
            key = QKeySequence(f"Alt+{number}").toString(QKeySequence.SequenceFormat.NativeText)
            self.tabs.setTabToolTip(number - 1, f"{name}  {key}" if number <= _TABS else name)
        self.tabs.setCurrentIndex(current)
        self.tabs.blockSignals(False)
        self._place()

    def show_place(self, place: Place, pages: int, factor: float) -> None:
        """Say where the person is; without pages the tools rest."""
        fits = {layout.FIT_WIDTH: say("Fit width"), layout.FIT_PAGE: say("Fit page")}
        self.zoom.setText(fits.get(place.zoom, f"{round(factor * 100)}%"))
        self.page.show_page(place.page, pages)
        self._tools.setEnabled(pages > 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the tools beside the tabs or below them."""
        super().resizeEvent(event)
        self._place()

    def _made_tools(self) -> QWidget:
        smaller = self._tool("minus", say("Zoom out"), "Ctrl+-")
        larger = self._tool("plus", say("Zoom in"), "Ctrl+=")
        rotate = self._tool("rotate", say("Turn clockwise"), "Ctrl+R")
        search = self._tool("search", say("Search in this document"), "Ctrl+F")
        smaller.triggered.connect(lambda: self.stepped.emit(-1))
        larger.triggered.connect(lambda: self.stepped.emit(1))
        rotate.triggered.connect(self.turned)
        search.triggered.connect(self.searched)
        tools = QWidget()
        before = (_button(self.side), _button(smaller), self.zoom, _button(larger), _button(rotate))
        tools.setLayout(row(*before, 2, self.page, 2, _button(search), spacing=0, margins=(0, 4, 0, 4)))
        return tools

    def _tool(self, picture: str, name: str, key: str) -> QAction:
        made = QAction(icon(picture), name, self)
        made.setShortcut(QKeySequence(key))
        shown = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
        made.setToolTip(f"{name}  {shown}")
        self.addAction(made)
        return made

    def _add_keys(self) -> None:
        keys: list[tuple[str, Callable[[], object]]] = [
            ("Ctrl+Tab", lambda: self._next_tab(1)),
            ("Ctrl+Shift+Tab", lambda: self._next_tab(-1)),
            ("Ctrl+0", lambda: self.zoomed.emit(layout.FIT_WIDTH)),
            ("Ctrl+G", self.page.begin),
        ]
        keys += [(f"Alt+{at + 1}", partial(self.tabs.setCurrentIndex, at)) for at in range(_TABS)]
        for key, act in keys:
            QShortcut(QKeySequence(key), self).activated.connect(act)

    def _next_tab(self, step: int) -> None:
        if self.tabs.count():
            self.tabs.setCurrentIndex((self.tabs.currentIndex() + step) % self.tabs.count())

    def _place(self) -> None:
        needed = sum(self.tabs.tabRect(at).width() for at in range(self.tabs.count()))
        beside = needed + self._tools.sizeHint().width() + scaled(8) <= self.width()
        self._grid.addWidget(self.tabs, 0, 0, 1, 1 if beside else 2)
        at, span = ((0, 1), 1) if beside else ((1, 0), 2)
        self._grid.addWidget(self._tools, *at, 1, span, Qt.AlignmentFlag.AlignRight)
        self._grid.setColumnStretch(0, 1)


def _short(name: str) -> str:
    return name if len(name) <= _LETTERS else f"{name[: _LETTERS - 1]}…"


def _tabs() -> QTabBar:
    made = QTabBar()
    made.setDrawBase(False)
    made.setExpanding(False)
    made.setUsesScrollButtons(True)
    made.setElideMode(Qt.TextElideMode.ElideNone)
    made.setAccessibleName(say("Documents"))
    return made


def _button(action: QAction) -> QToolButton:
    made = QToolButton()
    made.setDefaultAction(action)
    made.setAccessibleName(action.text())
    made.setIconSize(QSize(scaled(16), scaled(16)))
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return made


def _zoom_button(choose: Callable[[float], None]) -> QToolButton:
    made = QToolButton()
    made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    made.setProperty("kind", "menu")
    made.setAccessibleName(say("Zoom"))
    made.setToolTip(say("Zoom; Ctrl+0 fits the width"))
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    menu = QMenu(made)
    offers = [(say("Fit width"), layout.FIT_WIDTH), (say("Fit page"), layout.FIT_PAGE)]
    offers += [(f"{round(step * 100)}%", step) for step in layout.STEPS]
    group = QActionGroup(menu)
    for text, zoom in offers:
        action = group.addAction(text)
        action.triggered.connect(lambda _, zoom=zoom: choose(zoom))
        menu.addAction(action)
    made.setMenu(menu)
    return made
