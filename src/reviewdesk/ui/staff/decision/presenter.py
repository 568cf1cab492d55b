"""Carries the decision to the desk: checked while it is entered, shown, signed."""

from PySide6.QtCore import QObject

from reviewdesk.desk.auditor.chain import Chain
from reviewdesk.desk.staff.appending import Draft
from reviewdesk.desk.staff.drafting import decision
from reviewdesk.desk.staff.outlook import decision_outlook
from reviewdesk.ui.staff.bench import Making, StaffBench
from reviewdesk.ui.staff.decision.panel import DecisionPanel
from reviewdesk.ui.staff.signing import Signing


class DecisionPresenter(QObject):
    """Child of its panel."""

    def __init__(self, panel: DecisionPanel, bench: StaffBench) -> None:
        super().__init__(panel)
        self._panel, self._bench = panel, bench
        self.signing = Signing(bench, self)
        panel.edited.connect(self._check)
        panel.previewed.connect(lambda: self.signing.preview(self._making(), panel.refuse))
        panel.signed.connect(lambda: self.signing.sign(self._making(), panel, panel.refuse))

    def _making(self) -> Making:
        order = self._panel.order

        def make(chain: Chain) -> Draft:
            return decision(chain, order)

        return make

    def _check(self) -> None:
        """Counting is quick and touches no disk."""
        outlook = decision_outlook(self._bench.chain.course, self._panel.changes.ordered())
        self._panel.show_outlook(outlook)
