"""Carries the notice to the desk: its days while it is entered, its papers, its signature."""

from PySide6.QtCore import QObject

from reviewdesk.desk.auditor.chain import Chain
from reviewdesk.desk.staff.appending import Appended, Draft
from reviewdesk.desk.staff.drafting import notice
from reviewdesk.desk.staff.outlook import lies_open
from reviewdesk.ui.staff.bench import Making, StaffBench
from reviewdesk.ui.staff.notice.panel import NoticePanel
from reviewdesk.ui.staff.signing import Signing


class NoticePresenter(QObject):
    """Child of its panel."""

    def __init__(self, panel: NoticePanel, bench: StaffBench) -> None:
        super().__init__(panel)
        self._panel, self._bench = panel, bench
        self.signing = Signing(bench, self)
        panel.edited.connect(self._count)
        panel.previewed.connect(lambda: self.signing.preview(self._making(), panel.refuse))
        panel.signed.connect(lambda: self.signing.sign(self._making(), panel, panel.refuse, self._signed))

    def _making(self) -> Making:
        order = self._panel.order

        def make(chain: Chain) -> Draft:
            return notice(chain, order)

        return make

    def _count(self) -> None:
        self._panel.show_period(lies_open(self._bench.chain.course, self._panel.order))

    def _signed(self, _: Appended) -> None:
        self._panel.done()
