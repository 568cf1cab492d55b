"""Carries promotions and re-reviews to the desk."""

from pathlib import Path

from PySide6.QtCore import QObject
from shiboken6 import isValid

from reviewdesk.desk.auditor.chain import Chain
from reviewdesk.desk.spoken_chain import objections, outcomes
from reviewdesk.desk.staff.appending import Draft
from reviewdesk.desk.staff.drafting import RereviewOrder, promotion, rereview
from reviewdesk.desk.staff.reviewing_again import prepare_again
from reviewdesk.errors import ReviewDeskError
from reviewdesk.ui.speech import language, say
from reviewdesk.ui.staff.bench import Making, StaffBench
from reviewdesk.ui.staff.objections.presenter import closing
from reviewdesk.ui.staff.preparation_dialog import PreparationDialog
from reviewdesk.ui.staff.promotion.panel import PromotionPanel
from reviewdesk.ui.staff.promotion.rereview_dialog import RereviewDialog
from reviewdesk.ui.staff.signing import Signing


class PromotionPresenter(QObject):
    """Child of its panel."""

    def __init__(self, panel: PromotionPanel, bench: StaffBench) -> None:
        super().__init__(panel)
        self._panel, self._bench = panel, bench
        self.signing = Signing(bench, self)
        self.dialog: RereviewDialog | PreparationDialog | None = None
        panel.promoted.connect(self._promote)
        panel.linking.connect(self._link)
        panel.preparing.connect(self._ask_preparation)

    def _promote(self) -> None:
        panel = self._panel
        self.signing.sign(promotion, panel, panel.refuse, lambda _: panel.clear())

    def _link(self) -> None:
        waiting = [
            (one.number, say("objection {number}", number=one.number) + say(", ") + one.against)
            for one in objections(self._bench.chain, language())
            if one.rereview
        ]
        dialog = RereviewDialog(waiting, outcomes(language()), self._panel)
        self.dialog = dialog
        dialog.keeping.connect(lambda: self._sign(dialog))
        dialog.open()

    def _ask_preparation(self) -> None:
        told = say("The sealed rules and the applications that open objections ask for are taken over.")
        folder = self._bench.chain.archive.parent / say("Re-review")
        dialog = PreparationDialog(say("Prepare the re-review"), told, folder, self._panel)
        self.dialog = dialog
        dialog.keeping.connect(lambda: self._prepare(dialog))
        dialog.open()

    def _prepare(self, dialog: PreparationDialog) -> None:
        try:
            folder, answers = dialog.folder, dialog.answers
        except ReviewDeskError as error:
            dialog.refuse(error)
            return

        def done(made: Path) -> None:
            if isValid(dialog):
                dialog.accept()
            self._panel.say_prepared(say("Prepared in {folder}; open it from the start page.", folder=made))

        self._bench.ask(
            lambda chain: prepare_again(chain, (), folder, answers).folder, done, otherwise=dialog.refuse
        )

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
