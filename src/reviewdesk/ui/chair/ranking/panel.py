"""The step of the ranking: tracks as chips, the rule in words, and the pages one goes through behind it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QStackedWidget, QWidget

from reviewdesk.desk import spoken_results
from reviewdesk.desk.chair.cells import CellRow
from reviewdesk.desk.chair.diagnosing import Diagnosis
from reviewdesk.desk.chair.ranking_view import RankingView, TrackView
from reviewdesk.desk.chair.view import ChairView
from reviewdesk.ui.chair.page import STEP_NAMES
from reviewdesk.ui.chair.panel import ChairPanel
from reviewdesk.ui.chair.ranking.cells import CellsPage
from reviewdesk.ui.chair.ranking.diagnostic_parts import parts
from reviewdesk.ui.chair.ranking.diagnostics import DiagnosticsPage
from reviewdesk.ui.chair.ranking.heat import HeatPage
from reviewdesk.ui.chair.ranking.places import PlacesPage
from reviewdesk.ui.chair.ranking.subpage import SubPage
from reviewdesk.ui.flow import Flow
from reviewdesk.ui.page import Key
from reviewdesk.ui.parts import button, column, hairline, label, row, surface
from reviewdesk.ui.speech import language, say
from reviewdesk.ui.theme import scaled


class RankingPanel(ChairPanel):
    """Signals: a track is on show, the cells of an application are wanted, so are the diagnostics."""

    shown = Signal(object)
    cells_wanted = Signal(str)
    diagnosing = Signal()

    step = "ranking"
    name = STEP_NAMES["ranking"]

    def __init__(self) -> None:
        super().__init__()
        self._found: RankingView | None = None
        self._shown = 0
        self.chips: list[QPushButton] = []
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self.show_track)
        self._names = Flow()
        self.rule, self._below = label("", "muted-base"), label("", "muted-base", wrap=True)
        self.rule.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.rule.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._below.hide()
        self.heat_button = button(say("Heat map"), "quiet", shortcut="F6")
        self.heat_button.clicked.connect(self._open_heat)
        self.places, self.cells = PlacesPage(), CellsPage()
        self.heat, self.diagnostics = HeatPage(), DiagnosticsPage()
        self.places.opened.connect(self.cells_wanted)
        self.places.foot.wanted.connect(self.diagnosing)
        self._pages = QStackedWidget()
        for page in (self.places, self.cells, self.heat, self.diagnostics):
            self._pages.addWidget(page)
        for page in (self.cells, self.heat, self.diagnostics):
            page.back.connect(self.back)
        line = self._line = row(self._names, self.rule, self.heat_button, spacing=16)
        head = column(line, self._below, spacing=4, margins=(16, 8, 16, 8))
        body = column(surface(head, "surface"), hairline(), self._pages, spacing=0)
        body.setStretch(2, 1)
        self.setLayout(body)
        for table in (self.places.table, self.heat.table, self.diagnostics.table):
            table.turned.connect(self._turn)

    @property
    def track(self) -> TrackView | None:
        """Return the track on show; None before stage two."""
        return self._found.tracks[self._shown] if self._found is not None else None

    @property
    def shown_track(self) -> int:
        """Return which track is on show, from 0."""
        return self._shown

    def show_view(self, view: ChairView) -> None:
        """Leave it to `show_ranking`; before stage two there is nothing to show."""

    def settled(self, view: ChairView) -> bool:
        """There is nothing to do here but to look."""
        return True

    def show_ranking(self, found: RankingView) -> None:
        """Show every track anew, staying at the one on show."""
        self._found = found
        if self._pages.currentWidget() is not self.heat:
            self._pages.setCurrentWidget(self.places)
        for old in self.chips:
            self._group.removeButton(old)
            self._names.removeWidget(old)
            old.deleteLater()
        self.chips = [_chip(view) for view in found.tracks]
        for number, made in enumerate(self.chips):
            self._group.addButton(made, number)
            self._names.addWidget(made)
        self.show_track(min(self._shown, len(found.tracks) - 1))

    def show_track(self, number: int) -> None:
        """Show one track."""
        if self._found is None or not self._found.tracks:
            return
        turned, self._shown = number != self._shown, number
        view = self._found.tracks[number]
        self.chips[number].setChecked(True)
        rule = spoken_results.rule(view.track, view.result, language())
        for one in (self.rule, self._below):
            one.setText(rule[:1].upper() + rule[1:])
        self._fit()
        self.places.show_track(view)
        if self._pages.currentWidget() is self.heat:
            self.heat.show_track(view)
        elif turned:
            self.back()
        self.shown.emit(view)

    def show_cells(self, view: TrackView, application: str, rows: tuple[CellRow, ...]) -> None:
        """Show every mark behind one place."""
        self.cells.show_cells(view, view.row(application), rows)
        self._open(self.cells)

    def show_diagnosis(self, found: Diagnosis, *, whole: bool) -> None:
        """Show the four numbers, and with `whole` all of it."""
        self.places.foot.show_facts(found)
        if whole:
            self.diagnostics.show_parts(found.view.track.name, parts(found))
            self._open(self.diagnostics)

    def back(self) -> None:
        """Go back to the ranking."""
        self._pages.setCurrentWidget(self.places)
        self.places.table.setFocus()

    def keys(self) -> tuple[Key, ...]:
        """Return the step's keys."""
        return (
            Key("↑ ↓", say("Next row")),
            Key("Enter", say("Every mark for this application")),
            Key("Ctrl+PgUp / Ctrl+PgDn", say("Next track")),
            Key("F6", say("Heat map")),
            Key("F7", say("Diagnostics")),
            Key("Esc", say("Back to the ranking")),
        )

    def first_focus(self) -> QWidget | None:
        """Begin in the page on show."""
        page = self._pages.currentWidget()
        return page.first_focus() if isinstance(page, SubPage) else self.places.table

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for what stands behind the track, which nobody asked for while another step was on show."""
        super().showEvent(event)
        if self.track is not None:
            self.shown.emit(self.track)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Move the rule below the chips where it has no room beside them."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        wanted = self.rule.fontMetrics().horizontalAdvance(self._below.text())
        for one in (*self.chips, self.heat_button):
            one.ensurePolished()
        chips = sum(one.sizeHint().width() + scaled(8) for one in self.chips)
        beside = chips + self.heat_button.sizeHint().width() + scaled(96)
        fits = wanted + beside <= self.width()
        self._below.setVisible(not fits)
        self.rule.setVisible(fits)
        self._line.setStretch(0, 0 if fits else 1)
        self._line.setStretch(1, 1 if fits else 0)
        self.rule.setText(self._below.text() if fits else "")

    def _open_heat(self) -> None:
        if self.track is not None:
            self.heat.show_track(self.track)
            self._open(self.heat)

    def _open(self, page: SubPage) -> None:
        self._pages.setCurrentWidget(page)
        page.first_focus().setFocus()

    def _turn(self, step: int) -> None:
        if self._pages.currentWidget() is self.diagnostics:
            self.diagnostics.turn(step)
        elif self._found is not None and self._found.tracks:
            self.show_track((self._shown + step) % len(self._found.tracks))


def _chip(view: TrackView) -> QPushButton:
    places = sum(tier.quota for tier in view.track.tiers)
    text = say("{track}  {count} places", track=view.track.name, count=places)
    if view.alarms:
        text = f"{text}  ! {spoken_results.short_alarm(view.alarms[0], language())}"
    made = button(text, "filter-warn" if view.alarms else "filter")
    made.setCheckable(True)
    made.setMinimumWidth(scaled(64))
    said = [spoken_results.alarm(one, view.track, language()) for one in view.alarms]
    made.setToolTip("\n".join([text, *said, say("Next track") + "  Ctrl+PgDn"]))
    return made
