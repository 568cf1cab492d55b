"""Carries promotions and re-reviews to the desk."""

from PySide6.QtCore import QObject

from reviewdesk.desk.auditor.chain import Chain
from reviewdesk.desk.spoken_chain import objections, outcomes
from reviewdesk.desk.staff.appending import Draft
from reviewdesk.desk.staff.drafting import RereviewOrder, promotion, rereview
from reviewdesk.errors import ReviewDeskError
from reviewdesk.ui.speech import language, say
from reviewdesk.ui.staff.bench import Making, StaffBench
from reviewdesk.ui.staff.objections.presenter import closing
from reviewdesk.ui.staff.promotion.panel import PromotionPanel
from reviewdesk.ui.staff.promotion.rereview_dialog import RereviewDialog
from reviewdesk.ui.staff.signing import Signing


class PromotionPresenter(QObject):
    """Child of its panel."""

    def __init__(self, panel: PromotionPanel, bench: StaffBench) -> None:
        super().__init__(panel)
        self._panel, self._bench = panel, bench
        self.signing = Signing(bench, self)
        self.dialog: RereviewDialog | None = None
        panel.promoted.connect(self._promote)
        panel.linking.connect(self._link)

    def _promote(self) -> None:
        panel = self._panel
        self.signing.sign(promotion, panel, panel.refuse, lambda _: panel.clear())

    def _link(self) -> None:
        waiting = [
            (one.number, say("objection {number}", number=one.number) + say(", ") + one.against)
            for one in objections(self._bench.chain, language())
            if one.rereview
        ]
        dialog = self.dialog = RereviewDialog(waiting, outcomes(language()), self._panel)
        dialog.keeping.connect(lambda: self._sign(dialog))
        dialog.open()

    def _sign(self, dialog: RereviewDialog) -> None:
        try:
            order = dialog.order
        except ReviewDeskError as error:
            dialog.refuse(error)
            return
        self.signing.sign(_making(order), dialog, dialog.refuse, closing(dialog), busy=say("Verifying"))


def _making(order: RereviewOrder) -> Making:
    def make(chain: Chain) -> Draft:
        return rereview(chain, order)

    return make
