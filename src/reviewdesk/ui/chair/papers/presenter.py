"""Brings single papers from the desk to the preview."""

from PySide6.QtCore import QObject

from reviewdesk.desk.chair.single_papers import SinglePaper, offered, single_paper, title_of
from reviewdesk.ui.chair.bench import ChairBench
from reviewdesk.ui.chair.papers.panel import PapersPanel
from reviewdesk.ui.dossier.preview import Paper
from reviewdesk.ui.speech import say


class PapersPresenter(QObject):
    """Child of its panel."""

    def __init__(self, panel: PapersPanel, bench: ChairBench) -> None:
        super().__init__(panel)
        self._panel, self._bench = panel, bench
        panel.wanted.connect(self._make)
        bench.changed.connect(self._list)
        self._list()

    def _list(self) -> None:
        self._panel.show_papers(offered(ranked=self._bench.view.course.ranked))

    def _make(self, kind: str) -> None:
        self._bench.ask_long(say("Setting the paper"), lambda room: single_paper(room, kind), self._show)

    def _show(self, found: SinglePaper) -> None:
        title = say(title_of(found.kind))
        self._bench.papers.emit((Paper(title, f"{title}.pdf", found.data, found.missing),))
