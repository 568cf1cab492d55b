"""The first page of the ranking: the table, what is said of the row in hand, and the four numbers."""

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from reviewdesk.desk import spoken_results
from reviewdesk.desk.chair.ranking_view import TrackView
from reviewdesk.ui.chair.ranking.foot import FootCard
from reviewdesk.ui.chair.ranking.model import (
    APPLICANT,
    BALLOTS,
    DISTANCE,
    EXACT,
    PLACE,
    PUBLISHED,
    STANDING,
    STRIP,
    PlacesModel,
)
from reviewdesk.ui.chair.ranking.painting import PlacesDelegate
from reviewdesk.ui.chair.ranking.table import RowTable
from reviewdesk.ui.parts import column, hairline, label, surface
from reviewdesk.ui.speech import language, say
from reviewdesk.ui.theme import scaled

_WIDTHS = {PLACE: 60, PUBLISHED: 84, EXACT: 112, BALLOTS: 104, DISTANCE: 92, STANDING: 132}
_LOW, _BELOW = 320, 56
"""The height below which the four numbers are left to the diagnostics, and what stays of them."""
_NAMES_AND_STRIPS = 320
"""Below this width for both the exact value, and then the distance, are left to the cells' page."""


class PlacesPage(QWidget):
    """Signals: an application is to be opened."""

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.model = PlacesModel()
        self.table = RowTable(self.model, say("Ranking"))
        self.table.setItemDelegate(PlacesDelegate(self.model, self.table))
        head = self.table.horizontalHeader()
        head.setSectionResizeMode(APPLICANT, QHeaderView.ResizeMode.Stretch)
        self.table.selectionModel().currentRowChanged.connect(self._tell)
        self.table.chosen.connect(self._open)
        self.alarms, self.told = label("", "warn", wrap=True), label("", "muted-base", wrap=True)
        self.foot = FootCard()
        said = column(self.alarms, self.told, spacing=4, margins=(24, 8, 24, 8))
        card = column(self.foot, margins=(16, 0, 16, 12))
        below = surface(card, "surface")
        below.setMinimumHeight(scaled(_BELOW))
        body = column(self.table, hairline(), surface(said, "surface"), below, spacing=0)
        body.setStretch(0, 1)
        self.table.setMinimumHeight(scaled(96))
        self.setLayout(body)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the strips what the numbers leave."""
        super().resizeEvent(event)
        self.foot.squeeze(event.size().height() < scaled(_LOW))
        for section, width in _WIDTHS.items():
            self.table.setColumnWidth(section, scaled(width))
        left = event.size().width() - sum(map(scaled, _WIDTHS.values()))
        for section in (EXACT, DISTANCE):
            narrow = left < scaled(_NAMES_AND_STRIPS)
            self.table.setColumnHidden(section, narrow)
            left += scaled(_WIDTHS[section]) if narrow else 0
        self.table.setColumnWidth(STRIP, max(scaled(96), left // 2))

    def show_track(self, view: TrackView) -> None:
        """Show a track, staying at the row in hand where it is the same track."""
        before = self.model.view
        same = before is not None and before.track.id == view.track.id
        place = self.table.currentIndex().row() if same else 0
        self.model.show_track(view)
        if view.rows:
            self.table.selectRow(min(max(place, 0), len(view.rows) - 1))
        words = [spoken_results.alarm(one, view.track, language()) for one in view.alarms]
        self.alarms.setText("\n".join(f"! {one}" for one in words))
        self.alarms.setVisible(bool(words))
        self._tell()

    def _tell(self) -> None:
        view, place = self.model.view, self.table.currentIndex().row()
        if view is None or not 0 <= place < len(view.rows):
            return
        found = view.rows[place]
        evidence = spoken_results.evidence(found.row, view.track, language())
        words = [say("Tie decided by: {evidence}", evidence=evidence)] if evidence else []
        words += spoken_results.flags(found.row, language())
        what = say("; ").join(words) or say("No tie, nothing corrected.")
        self.told.setText(say("{what}: {said}", what=found.applicant, said=what))

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self.model.rows[index.row()].row.application)
