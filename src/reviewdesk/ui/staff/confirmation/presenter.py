"""Carries the confirmation, and the cancellation of a title, to the desk."""

from datetime import date

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from reviewdesk.desk.auditor.chain import Chain
from reviewdesk.desk.spoken_chain import called
from reviewdesk.desk.staff.appending import Draft
from reviewdesk.desk.staff.drafting import CancellationOrder, cancellation, confirmation
from reviewdesk.desk.staff.outlook import too_early
from reviewdesk.domain.addenda.course import Key
from reviewdesk.ui.form_dialog import FormDialog
from reviewdesk.ui.speech import say
from reviewdesk.ui.staff.bench import Making, StaffBench
from reviewdesk.ui.staff.confirmation.panel import ConfirmationPanel
from reviewdesk.ui.staff.fields import Fields
from reviewdesk.ui.staff.objections.presenter import closing
from reviewdesk.ui.staff.signing import Signing


class CancelDialog(FormDialog):
    """Asks why and by which document a title is cancelled."""

    def __init__(self, key: Key, name: str, parent: QWidget) -> None:
        title = say("Cancel a title")
        super().__init__(title, name, verb=say("Sign…"), width=560, parent=parent)
        self._key = key
        self.fields = Fields()
        self.fields.line("document", say("Document number"))
        self.fields.day("date", say("Date"), date.today())
        self.fields.area("reason", say("Reason"), lines=3)
        self.lay_out([self.fields])
        self.fields.parts["document"].setFocus()

    @property
    def order(self) -> CancellationOrder:
        """Return what stands in the fields."""
        return CancellationOrder(**self.fields.values(), track=self._key[0], application=self._key[1])


class ConfirmationPresenter(QObject):
    """Child of its panel."""

    def __init__(self, panel: ConfirmationPanel, bench: StaffBench) -> None:
        super().__init__(panel)
        self._panel, self._bench = panel, bench
        self.signing = Signing(bench, self)
        self.dialog: CancelDialog | None = None
        panel.edited.connect(self._check)
        panel.previewed.connect(lambda: self.signing.preview(self._making(), panel.refuse))
        panel.signed.connect(lambda: self.signing.sign(self._making(), panel, panel.refuse))
        panel.cancelling.connect(self._cancel)

    def _making(self) -> Making:
        values = self._panel.fields.values()

        def make(chain: Chain) -> Draft:
            return confirmation(chain, **values)

        return make

    def _check(self) -> None:
        on = self._panel.fields.values()["on"]
        self._panel.show_obstacle(too_early(self._bench.chain.course, on))

    def _cancel(self, key: Key) -> None:
        dialog = self.dialog = CancelDialog(key, called(self._bench.chain.course, key), self._panel)
        dialog.keeping.connect(
            lambda: self.signing.sign(_cancelling(dialog.order), dialog, dialog.refuse, closing(dialog))
        )
        dialog.open()


def _cancelling(order: CancellationOrder) -> Making:
    def make(chain: Chain) -> Draft:
        return cancellation(chain, order)

    return make
