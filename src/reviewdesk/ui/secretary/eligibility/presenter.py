"""Carries decisions to the desk, and brings back how the checklists stand."""

from PySide6.QtCore import QObject
from shiboken6 import isValid

from reviewdesk.desk.secretary.eligibility import Examined, decide, examined, pass_undecided
from reviewdesk.desk.secretary.office import Office, plan_of
from reviewdesk.domain.application import Verdict
from reviewdesk.ui.secretary.bench import Bench
from reviewdesk.ui.secretary.eligibility.panel import EligibilityPanel


class EligibilityPresenter(QObject):
    """Between the bench and the panel, whose child it is."""

    def __init__(self, panel: EligibilityPanel, bench: Bench) -> None:
        super().__init__(panel)
        self._panel, self._bench = panel, bench
        self._shown: Office | None = None
        bench.changed.connect(self._refresh)
        panel.details.decided.connect(self._decide)
        panel.details.pass_rest.connect(
            lambda id_: bench.change(lambda office: pass_undecided(office, application=id_))
        )
        panel.head.pass_track.connect(
            lambda track: bench.change(lambda office: pass_undecided(office, track=track))
        )
        self._refresh()

    def _decide(self, application: str, item: str, verdict: Verdict, reason: str) -> None:
        self._bench.change(lambda office: decide(office, application, item, verdict, reason))

    def _refresh(self) -> None:
        old, office = self._shown, self._bench.office
        if old is not None and old.applications is office.applications and old.plan_text == office.plan_text:
            return
        self._shown = office
        self._bench.tasks.run(lambda: _examined(office), self._show)

    def _show(self, rows: tuple[Examined, ...]) -> None:
        if isValid(self) and isValid(self._panel):
            self._panel.show_examined(rows)


def _examined(office: Office) -> tuple[Examined, ...]:
    plan, _ = plan_of(office)
    return () if plan is None else examined(office, plan)
