"""From an order to a signed record: drafted, shown in a line, signed with the slip once in a sitting."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from reviewdesk.desk.spoken_chain import records
from reviewdesk.desk.spoken_course import due
from reviewdesk.desk.staff.appending import Appended, Draft
from reviewdesk.errors import ReviewDeskError
from reviewdesk.ui.speech import language, say
from reviewdesk.ui.staff.bench import Keys, Making, StaffBench
from reviewdesk.ui.staff.sign_dialog import Asked, SignDialog

Refused = Callable[[ReviewDeskError], None]


class Signing(QObject):
    """Carries drafts to the bench, asking before each is signed."""

    def __init__(self, bench: StaffBench, parent: QObject) -> None:
        super().__init__(parent)
        self._bench = bench
        self.dialog: SignDialog | None = None

    def preview(self, making: Making, refused: Refused) -> None:
        """Show the papers of what would be signed."""
        self._bench.ask(
            making, lambda draft: self._bench.preview(draft.papers, draft.missing), otherwise=refused
        )

    def sign(
        self,
        making: Making,
        over: QWidget,
        refused: Refused,
        done: Callable[[Appended], None] = lambda _: None,
        *,
        busy: str = "",
    ) -> None:
        """Draft, ask, sign.

        Args:
            making: makes the draft.
            over: where the dialog opens.
            refused: says why there is no draft.
            done: comes once the record is kept.
            busy: what is being done while it is drafted, where that may take long.
        """
        self._bench.ask(making, lambda draft: self._ask(draft, over, done), otherwise=refused, busy=busy)

    def _ask(self, draft: Draft, over: QWidget, done: Callable[[Appended], None]) -> None:
        asked = self.dialog is not None and isValid(self.dialog) and self.dialog.isVisible()
        if asked or not isValid(over):
            return
        bench, made = self._bench, draft.addendum
        row = records(draft.course, language())[-1]
        dialog = SignDialog(
            Asked(
                what=say("{number}. {what}: {how}", number=made.number, what=row.what, how=row.how),
                lines=tuple(due(draft.course, language())),
                folder=bench.folder,
                batch=bench.package,
                armed=bench.armed,
                begun=bool(bench.chain.files) and bench.armed,
            ),
            over,
        )
        self.dialog = dialog
        dialog.keeping.connect(lambda: self._sign(draft, dialog, done))
        dialog.open()

    def _sign(self, draft: Draft, dialog: SignDialog, done: Callable[[Appended], None]) -> None:
        try:
            keys = _keys(dialog)
        except ReviewDeskError as error:
            dialog.refuse(error)
            return
        folder = dialog.folder.path or self._bench.folder
        dialog.hold(True)
        dialog.keep.setEnabled(False)

        def kept(found: Appended) -> None:
            if isValid(dialog):
                dialog.hold(False)
                dialog.accept()
            done(found)

        def refused(error: ReviewDeskError) -> None:
            if isValid(dialog):
                dialog.hold(False)
                dialog.keep.setEnabled(True)
                dialog.refuse(error)

        self._bench.sign(draft, keys, folder, kept, otherwise=refused)


def _keys(dialog: SignDialog) -> Keys | None:
    if dialog.keys is None:
        return None
    batch, slip = dialog.keys
    if batch is None:
        raise ReviewDeskError("staff-package")
    if not slip:
        raise ReviewDeskError("staff-slip")
    return batch, slip
