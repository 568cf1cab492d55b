"""Carries self-audit and finalising to the desk; an error found afterwards leads back to the changes."""

from PySide6.QtCore import QObject
from shiboken6 import isValid

from reviewdesk.desk.chair.finalising import papers_steps
from reviewdesk.desk.chair.self_audit import AuditView, audit_view, audited_finalise
from reviewdesk.ui.chair.act_dialog import Asked
from reviewdesk.ui.chair.acting import propose_long, witness_codes, witness_of
from reviewdesk.ui.chair.bench import ChairBench
from reviewdesk.ui.chair.ending.audit_panel import AuditPanel
from reviewdesk.ui.dossier.preview import Paper
from reviewdesk.ui.speech import say


class AuditPresenter(QObject):
    """Child of its panel."""

    def __init__(self, panel: AuditPanel, bench: ChairBench) -> None:
        super().__init__(panel)
        self._panel, self._bench = panel, bench
        self._found: AuditView | None = None
        panel.final.connect(self._finalise)
        panel.papers.connect(lambda: bench.ask(audit_view, self._preview))
        panel.again.connect(lambda: panel.elsewhere.emit("settle"))
        bench.changed.connect(self._look)
        self._look()

    def _look(self) -> None:
        if self._bench.view.course.ranked:
            self._bench.ask_long(say("Checking before the signatures"), audit_view, self._show)

    def _show(self, found: AuditView) -> None:
        if isValid(self) and found != self._found:
            self._found = found
            self._panel.show_audit(found)

    def _finalise(self) -> None:
        plan = self._bench.view.plan
        effects = (
            say("Record and result are frozen; from now on no decision changes them."),
            say(
                "The sign packet and the rankings are printed and certified; rankings: {count}",
                count=len(plan.tracks),
            ),
            say(
                "The signing round begins. An error found later means finalising again under the next number."
            ),
        )
        asked = Asked(title=say("Finalise"), effects=effects, codes=witness_codes(plan), danger=True)
        propose_long(
            self._bench,
            self._panel.window(),
            asked,
            lambda room, given, progress: audited_finalise(room, witness_of(given), progress),
            what=say("Printing the papers"),
            total=papers_steps(plan, self._bench.view.roll),
        )

    def _preview(self, found: AuditView) -> None:
        papers = tuple(Paper(one.track, one.name, one.data, one.missing) for one in found.papers)
        if papers:
            self._bench.papers.emit(papers)
