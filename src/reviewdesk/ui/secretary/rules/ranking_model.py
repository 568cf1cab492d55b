"""The ranking of a rehearsal as lines of a table, with a line for each tier's edge."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt

from reviewdesk.desk.secretary.rehearsal import Rehearsal
from reviewdesk.desk.spoken import standing
from reviewdesk.domain.plan.values import Track
from reviewdesk.domain.result import RankedApplication, TrackResult
from reviewdesk.ui.headed import HeadedModel, Index
from reviewdesk.ui.speech import language, say


@dataclass(frozen=True, slots=True)
class Line:
    """One row: its four texts; `edge` where it only marks the end of a tier."""

    cells: tuple[str, str, str, str]
    edge: bool = False


class RankingModel(HeadedModel):
    """Place, applicant, score, standing."""

    def __init__(self) -> None:
        super().__init__((say("Place"), say("Applicant"), say("Score"), say("Standing")), right=(0, 2))
        self.lines: tuple[Line, ...] = ()

    def show_ranking(self, rehearsal: Rehearsal | None, track: int) -> None:
        """Show the ranking of a track, by its place in the plan."""
        self.beginResetModel()
        self.lines = () if rehearsal is None else tuple(_lines(rehearsal, track))
        self.endResetModel()

    def height(self) -> int:
        """Return how many lines there are."""
        return len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a text, or how it is aligned."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.lines[index.row()].cells[index.column()]
        return self.alignment(index.column()) if role == Qt.ItemDataRole.TextAlignmentRole else None


def _lines(rehearsal: Rehearsal, at: int) -> Iterator[Line]:
    planned, found = rehearsal.plan.tracks[at], rehearsal.result.tracks[at]
    names = {str(tier.id): tier.name for tier in planned.tiers}
    shown = {str(tier.id): _edge(names[tier.id], tier.filled, tier.quota) for tier in found.tiers}
    for before, row in _pairs(found):
        if before in shown and row.standing != before:
            yield Line(("", shown.pop(before), "", ""), edge=True)
        yield Line(_cells(rehearsal, planned, row))
    last = found.ranking[-1].standing if found.ranking else ""
    if last in shown:
        yield Line(("", shown[last], "", ""), edge=True)


def _pairs(found: TrackResult) -> Iterator[tuple[str, RankedApplication]]:
    before = ""
    for row in found.ranking:
        yield before, row
        before = row.standing


def _edge(name: str, filled: int, quota: int) -> str:
    return say("— line of {tier}: {filled} of {quota} places —", tier=name, filled=filled, quota=quota)


def _name(rehearsal: Rehearsal, application: str) -> str:
    if application in rehearsal.names or not rehearsal.made_up:
        return rehearsal.names.get(application, application)
    return say("Made-up applicant {number}", number=application.rpartition("-")[2])


def _cells(rehearsal: Rehearsal, track: Track, row: RankedApplication) -> tuple[str, str, str, str]:
    return (
        "–" if row.place is None else str(row.place),
        _name(rehearsal, row.application),
        row.published or "–",
        standing(track, row, language()),
    )
