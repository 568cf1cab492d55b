"""Keeps the wall in step with the chair's page: which step, which track and row, and the room behind."""

from dataclasses import replace

from PySide6.QtCore import QObject
from shiboken6 import isValid

from reviewdesk.desk.chair.projecting import Projection, projection
from reviewdesk.desk.chair.view import STEPS, Step
from reviewdesk.ui.chair.bench import ChairBench
from reviewdesk.ui.chair.collect.panel import CollectPanel
from reviewdesk.ui.chair.page import ChairPage
from reviewdesk.ui.chair.panel import ChairPanel
from reviewdesk.ui.chair.projector.painting import Follow
from reviewdesk.ui.chair.projector.window import ProjectorWindow
from reviewdesk.ui.chair.ranking.panel import RankingPanel
from reviewdesk.ui.speech import language, say


class ProjectorPresenter(QObject):
    """Lives as long as the chair's desk is open; the window comes and goes."""

    def __init__(self, bench: ChairBench) -> None:
        super().__init__(bench)
        self._bench = bench
        self._page: ChairPage | None = None
        self._asked: tuple[Step, int, str] | None = None
        self.window: ProjectorWindow | None = None
        bench.changed.connect(self._anew)

    def follow(self, page: ChairPage) -> None:
        """Follow another page from now on."""
        self._page = page
        page.projected.connect(self.toggle)
        page.changed.connect(self._look)
        page.laid_out.connect(self._attend)
        for panel in page.made:
            self._attend(panel)
        self._anew()

    def toggle(self) -> None:
        """Show the window, or put it away."""
        if self.window is not None:
            self.window.close()
            return
        self.window = ProjectorWindow()
        self.window.closed.connect(self._forget)
        self._anew()
        self.window.to_second_screen()

    def put_away(self) -> None:
        """Close the window for good."""
        if self.window is not None:
            self.window.close()

    def _attend(self, panel: ChairPanel) -> None:
        if isinstance(panel, RankingPanel):
            panel.shown.connect(self._turn)
            panel.places.table.selectionModel().currentRowChanged.connect(self._turn)
        elif isinstance(panel, CollectPanel):
            panel.table.selectionModel().currentRowChanged.connect(self._turn)

    def _anew(self) -> None:
        self._asked = None
        self._look()

    def _look(self) -> None:
        page = self._page
        if self.window is None or page is None or not isValid(page):
            return
        step = next((one for one in STEPS if one == page.panel.step), STEPS[0])
        wanted = (step, len(self._bench.view.entries), language())
        if wanted != self._asked:
            self._asked = wanted
            self._bench.ask_long(
                say("Building the ranking"), lambda room: projection(room, step, wanted[2]), self._show
            )

    def _show(self, shown: Projection) -> None:
        if self.window is not None and isValid(self.window):
            self.window.show_projection(shown)
            self._turn()

    def _turn(self) -> None:
        page, window = self._page, self.window
        if page is None or not isValid(page) or window is None:
            return
        follow = Follow()
        for panel in page.made:
            if isinstance(panel, RankingPanel):
                row = panel.places.table.currentIndex().row()
                follow = replace(follow, track=panel.shown_track, row=row)
            elif isinstance(panel, CollectPanel) and panel.side.cell is not None:
                follow = replace(follow, place=self._place(panel.side.cell.seat))
        window.show_follow(follow)

    def _place(self, seat: str) -> int:
        seats = [one.id for one in self._bench.view.members]
        return next((place for place, one in enumerate(seats) if one == seat), 0)

    def _forget(self) -> None:
        if self.window is not None:
            self.window.deleteLater()
        self.window = None
