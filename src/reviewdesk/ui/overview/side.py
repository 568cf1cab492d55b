"""Beside the own ranking: how the totals spread, and what may be worth another look."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from reviewdesk.desk.reviewer.overview import TrackOverview
from reviewdesk.domain.own_ranking import total_text
from reviewdesk.ui.overview.remarks import Remark, remarks
from reviewdesk.ui.overview.spread_chart import Cut, SpreadChart
from reviewdesk.ui.parts import button, chip, column, hairline, label, row
from reviewdesk.ui.speech import say

SHOWN = 20


class SidePanel(QScrollArea):
    """Signals: go to an application."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.chart = SpreadChart()
        self.goes: list[QPushButton] = []

    def show_track(self, found: TrackOverview) -> None:
        """Show another track or round."""
        self.chart = SpreadChart()
        self.goes = []
        body = column(label(say("Distribution of own totals"), "strong"), self.chart, spacing=10, margins=20)
        self._add_numbers(body, found)
        body.addWidget(hairline())
        body.addWidget(label(say("Worth another look"), "strong"))
        listed = remarks(found)
        for one in listed[:SHOWN]:
            body.addLayout(self._line(one))
        if len(listed) > SHOWN:
            body.addWidget(label(say("and {count} more", count=len(listed) - SHOWN), "muted-base"))
        if not listed:
            body.addWidget(label(say("Nothing stands out."), "muted-base"))
        body.addStretch(1)
        content = QFrame()
        content.setProperty("kind", "surface")
        content.setLayout(body)
        self.setWidget(content)
        self.chart.show_spread(found.ranking.spread, _cuts(found))

    def _add_numbers(self, body: QVBoxLayout, found: TrackOverview) -> None:
        spread = found.ranking.spread
        if spread is None:
            words = say("Once an application is scored in full, its total stands here.")
            body.addWidget(label(words, "muted-base", wrap=True))
            return
        numbers = (
            (say("Highest"), spread.high),
            (say("Median"), spread.middle),
            (say("Lowest"), spread.low),
        )
        cells = [_number(name, total_text(found.track, value)) for name, value in numbers]
        body.addLayout(row(*cells, spacing=16))

    def _line(self, one: Remark) -> QLayout:
        line = row(chip(one.sign, one.kind), label(one.text, wrap=True), spacing=10)
        line.setStretch(1, 1)
        if one.application:
            go = button(say("Go there"), "quiet")
            go.setAccessibleName(f"{say('Go there')}: {one.text}")
            go.clicked.connect(lambda: self.wanted.emit(one.application))
            self.goes.append(go)
            line.addWidget(go)
        return line


def _number(name: str, value: str) -> QWidget:
    made = QWidget()
    made.setLayout(column(label(name, "muted"), label(value, "title"), spacing=0))
    return made


def _cuts(found: TrackOverview) -> tuple[Cut, ...]:
    totals = [one.total for one in found.ranking.rows if one.total is not None]
    return tuple(Cut(line.name, totals[line.after - 1]) for line in found.ranking.lines)
