"""Brings the ranking to its panel once stage two has allowed it, and works out what lies behind."""

from PySide6.QtCore import QObject
from shiboken6 import isValid

from reviewdesk.desk.chair.cells import cell_rows
from reviewdesk.desk.chair.diagnosing import Diagnosis, comes_at_once, diagnose, steps
from reviewdesk.desk.chair.ranking_view import RankingView, TrackView, ranking_view
from reviewdesk.domain.names import ApplicationId
from reviewdesk.errors import ReviewDeskError
from reviewdesk.ui.chair.bench import ChairBench
from reviewdesk.ui.chair.ranking.panel import RankingPanel
from reviewdesk.ui.speech import language, say


class RankingPresenter(QObject):
    """Child of its panel."""

    def __init__(self, panel: RankingPanel, bench: ChairBench) -> None:
        super().__init__(panel)
        self._panel, self._bench = panel, bench
        self._found: RankingView | None = None
        self._diagnosis: Diagnosis | None = None
        panel.shown.connect(self._foot)
        panel.cells_wanted.connect(self._cells)
        panel.diagnosing.connect(self._diagnose)
        bench.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Read the ranking anew; before stage two nothing is asked for."""
        if self._bench.view.course.ranked:
            spoken = language()
            self._bench.ask_long(
                say("Building the ranking"), lambda room: ranking_view(room, spoken), self._show
            )

    def _show(self, found: RankingView) -> None:
        if isValid(self._panel) and found is not self._found:
            self._diagnosis, self._found = None, found
            self._panel.show_ranking(found)

    def _cells(self, application: str) -> None:
        view = self._panel.track
        if view is not None:
            self._panel.show_cells(view, application, cell_rows(view, ApplicationId(application)))

    def _foot(self, view: TrackView) -> None:
        if self._known(view) is not None:
            self._told(self._diagnosis, whole=False)
            return
        self._panel.places.foot.show_facts(None, waits=comes_at_once(view))
        if comes_at_once(view) and self._panel.isVisible():
            self._work_out(view, whole=False)

    def _diagnose(self) -> None:
        view = self._panel.track
        if view is None:
            return
        if self._known(view) is not None:
            self._told(self._diagnosis, whole=True)
        else:
            self._work_out(view, whole=True)

    def _known(self, view: TrackView) -> Diagnosis | None:
        found = self._diagnosis
        return found if found is not None and found.view is view else None

    def _work_out(self, view: TrackView, *, whole: bool) -> None:
        def refuse(error: ReviewDeskError) -> None:
            if isValid(self._panel) and error.code == "interrupted":
                self._panel.places.foot.show_facts(None)
            elif error.code != "interrupted":
                self._bench.tasks.failed.emit(error)

        self._bench.tasks.run_long(
            say("Working out the diagnostics"),
            steps(view),
            lambda progress: diagnose(view, progress),
            lambda found: self._keep(found, whole=whole),
            otherwise=refuse,
        )

    def _keep(self, found: Diagnosis, *, whole: bool) -> None:
        if isValid(self._panel) and self._panel.track is found.view:
            self._diagnosis = found
            self._told(found, whole=whole)

    def _told(self, found: Diagnosis | None, *, whole: bool) -> None:
        if found is not None:
            self._panel.show_diagnosis(found, whole=whole)
