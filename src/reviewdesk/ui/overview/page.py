"""My overview: the own ranking of a track and round, and beside it how the totals spread."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QButtonGroup, QHeaderView, QTableView, QWidget

from reviewdesk.desk.reviewer.overview import Overview, TrackOverview
from reviewdesk.ui.overview.model import APPLICANT, MARKS, NOTES, PLACE, TOTAL, RankingModel
from reviewdesk.ui.overview.painting import RankingDelegate, notes_width
from reviewdesk.ui.overview.side import SidePanel
from reviewdesk.ui.page import Chip, Heading, Key, Page, Status
from reviewdesk.ui.parts import button, column, hairline, row, surface
from reviewdesk.ui.speech import say
from reviewdesk.ui.theme import scaled


class RankingTable(QTableView):
    """Signals: a row was chosen, by click or Enter."""

    chosen = Signal(QModelIndex)

    def __init__(self, model: RankingModel) -> None:
        super().__init__()
        self.ranking = model
        self.setModel(model)
        self.delegate = RankingDelegate(model, self)
        self.setItemDelegate(self.delegate)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(say("My ranking"))
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(scaled(40))
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSectionResizeMode(APPLICANT, QHeaderView.ResizeMode.Stretch)
        self.clicked.connect(self.chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter choose the row."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.chosen.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def show_track(self, found: TrackOverview) -> None:
        """Show another track or round from its first row on."""
        self.delegate.show_criteria(found.track.criteria)
        self.ranking.show_track(found)
        beside = max(scaled(60), notes_width(self.ranking.all_notes()) + scaled(16))
        marks = max(scaled(18) * len(found.track.criteria) + scaled(16), scaled(120))
        for section, width in ((PLACE, scaled(60)), (TOTAL, scaled(88)), (NOTES, beside)):
            self.setColumnWidth(section, width)
        self.setColumnWidth(MARKS, min(marks, scaled(300)))
        others = sum(map(self.columnWidth, (PLACE, TOTAL, MARKS, NOTES)))
        self.setMinimumWidth(others + scaled(150))
        self.selectRow(0)


class OverviewPage(Page):
    """Signals: an application wanted, back to the desk, on to check and cast."""

    wanted = Signal(str)
    back = Signal()
    checking = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._found: Overview | None = None
        self._shown = 0
        self._back = _action(self, say("Back to scoring"), "Esc")
        self._back.triggered.connect(self.back)
        self._check = _action(self, say("Check and cast…"), "F8")
        self._check.triggered.connect(self.checking)
        self._filters = row(spacing=8, margins=(20, 10, 20, 10))
        self.group = QButtonGroup(self)
        self.group.idClicked.connect(self.show_track)
        self.table = RankingTable(RankingModel())
        self.table.chosen.connect(self._choose)
        self.side = SidePanel()
        self.side.wanted.connect(self.wanted)
        for keys, step in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            QShortcut(QKeySequence(keys), self).activated.connect(lambda step=step: self._turn(step))
        self.setLayout(
            column(
                surface(self._filters, "surface"),
                hairline(),
                row(self.table, hairline(upright=True), self.side, spacing=0),
                spacing=0,
            )
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the ranking the greater part where the text is large."""
        super().resizeEvent(event)
        self.side.setFixedWidth(min(scaled(380), event.size().width() * 3 // 8))

    def show_overview(self, found: Overview) -> None:
        """Show everything anew, staying at the track on show."""
        self._found = found
        while (item := self._filters.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                self.group.removeButton(old)  # type: ignore[arg-type]
                old.deleteLater()
        for number, track in enumerate(found.tracks):
            made = button(_named(track), "filter")
            made.setCheckable(True)
            self.group.addButton(made, number)
            self._filters.addWidget(made)
        self._filters.addStretch(1)
        self.show_track(min(self._shown, len(found.tracks) - 1))

    def show_track(self, number: int) -> None:
        """Show one track and round."""
        if self._found is None or not self._found.tracks:
            return
        self._shown = number
        self.group.button(number).setChecked(True)
        self.table.show_track(self._found.tracks[number])
        self.side.show_track(self._found.tracks[number])
        self.changed.emit()

    def heading(self) -> Heading:
        """Return where this is."""
        found = self._found
        return Heading(
            place=say("My overview"),
            subject=found.title if found else "",
            chips=(Chip(say("Seat"), f"{found.seat} {found.person}".strip()),) if found else (),
            secondary=self._back,
            primary=self._check,
        )

    def status(self) -> Status:
        """Return how far the track on show is."""
        if self._found is None or not self._found.tracks:
            return Status()
        counts = self._found.tracks[self._shown].counts
        return Status(
            progress=say("{scored} / {needed} scored", scored=counts.scored, needed=counts.needed),
            left=say("Only your own scores are here."),
            right=say("F1 keys"),
        )

    def keys(self) -> tuple[Key, ...]:
        """Return the page's keys."""
        return (
            Key("↑ ↓", say("Next row")),
            Key("Enter", say("Go to the application")),
            Key("Ctrl+PgUp / Ctrl+PgDn", say("Next track or round")),
            Key("F8", say("Check and cast…")),
            Key("Esc", say("Back to scoring")),
        )

    def first_focus(self) -> QWidget | None:
        """Begin in the ranking."""
        return self.table

    def _choose(self, index: QModelIndex) -> None:
        chosen = self.table.ranking.row(index)
        if chosen.state != "recused":
            self.wanted.emit(chosen.application)

    def _turn(self, step: int) -> None:
        if self._found is not None and self._found.tracks:
            self.show_track((self._shown + step) % len(self._found.tracks))


def _named(track: TrackOverview) -> str:
    counts = track.counts
    words = [track.track.name]
    if track.rounds > 1:
        words.append(say("Round {round}", round=track.round))
    words.append(say("Cast") if track.cast else f"{counts.scored}/{counts.needed}")
    return "  ".join(words)


def _action(page: QWidget, text: str, keys: str) -> QAction:
    made = QAction(text, page)
    if keys:
        made.setShortcut(QKeySequence(keys))
    page.addAction(made)
    return made
