"""Every cell behind one place: reviewers × criteria, why a mark does not count, and what was written."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QWidget

from reviewdesk.desk import spoken_results
from reviewdesk.desk.chair.cells import CellRow
from reviewdesk.desk.chair.ranking_view import RankedRow, TrackView
from reviewdesk.errors.marker import N_
from reviewdesk.ui.chair.ranking.facts_model import FactsModel
from reviewdesk.ui.chair.ranking.subpage import SubPage
from reviewdesk.ui.chair.ranking.table import RowDelegate, RowTable
from reviewdesk.ui.parts import column, hairline, label, surface
from reviewdesk.ui.speech import language, say
from reviewdesk.ui.theme import scaled

NOTES = {"dropped": N_("dropped"), "abnormal": N_("abnormal score"), "replaced": N_("replaced by vote")}


class CellsPage(SubPage):
    """Signals: back to the ranking."""

    def __init__(self) -> None:
        super().__init__()
        self.model = FactsModel()
        self.table = RowTable(self.model, say("Every mark for this application"), height=36)
        self.table.setItemDelegate(RowDelegate(self.table))
        self.table.selectionModel().currentRowChanged.connect(self._tell)
        head = self.table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)
        head.setTextElideMode(Qt.TextElideMode.ElideNone)
        head.setMinimumHeight(scaled(60))
        self._told, self._facts = label("", wrap=True), label("", "muted-base", wrap=True)
        self._view: TrackView | None = None
        self._rows: tuple[CellRow, ...] = ()
        foot = surface(column(self._facts, self._told, spacing=6, margins=(24, 12, 24, 12)), "surface")
        body = column(self.table, hairline(), foot, spacing=0)
        body.setStretch(0, 1)
        self.fill(body)

    def first_focus(self) -> QWidget:
        """Begin in the marks."""
        return self.table

    def show_cells(self, view: TrackView, found: RankedRow, rows: Sequence[CellRow]) -> None:
        """Show the marks of one application."""
        self._view, self._rows = view, tuple(rows)
        published = found.row.published or "–"
        self.say_what(f"{found.applicant}  {found.row.application}  {published}")
        criteria = view.track.criteria
        heads = (say("Reviewer"), *(c.name for c in criteria), say("Total"), say("Remark"))
        texts = [(row.name, *row.marks, row.total or "–", say(", ").join(_notes(row))) for row in rows]
        self.model.show_rows(heads, texts, range(1, len(criteria) + 2), wrapped=True)
        head = self.table.horizontalHeader()
        for section in range(len(heads) - 1):
            head.setSectionResizeMode(section, QHeaderView.ResizeMode.Interactive)
            self.table.setColumnWidth(section, scaled(120 if section == 0 else 92))
        head.setSectionResizeMode(len(heads) - 1, QHeaderView.ResizeMode.Stretch)
        self._facts.setText(say("; ").join(_facts(view, found)))
        self._facts.setVisible(bool(self._facts.text()))
        self.table.selectRow(0)
        self._tell()

    def _tell(self) -> None:
        place = self.table.currentIndex().row()
        if self._view is None or not 0 <= place < len(self._rows):
            self._told.clear()
            return
        row = self._rows[place]
        said = "\n".join(_written(self._view, row)) or say("Nothing written.")
        self._told.setText(say("{what}: {said}", what=row.name, said=said))


def _notes(row: CellRow) -> Iterator[str]:
    if row.state:
        yield spoken_results.state(row.state, language())
    for note in row.notes:
        yield say(NOTES[note])


def _facts(view: TrackView, found: RankedRow) -> Iterator[str]:
    if found.row.exact:
        yield say("Exact value {exact}", exact=found.row.exact)
    if found.distance:
        yield say("Distance to the line {distance}", distance=found.distance)
    evidence = spoken_results.evidence(found.row, view.track, language())
    if evidence:
        yield say("Tie decided by: {evidence}", evidence=evidence)
    yield from spoken_results.flags(found.row, language())


def _written(view: TrackView, row: CellRow) -> Iterator[str]:
    if row.words is None:
        return
    for criterion in view.track.criteria:
        if reason := row.words.reasons.get(criterion.id):
            yield say("{what}: {said}", what=criterion.name, said=reason)
        if objection := row.words.objections.get(criterion.id):
            yield say("Objection to {criterion}: {words}", criterion=criterion.name, words=objection)
    if row.words.comment:
        yield row.words.comment
