"""After the review: the steps of provincial staff at the left, the one in hand beside them."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from reviewdesk.desk.auditor.chain import Chain
from reviewdesk.errors.marker import N_
from reviewdesk.ui.dossier.preview import PaperPreview
from reviewdesk.ui.page import Chip, Heading, Key, Status
from reviewdesk.ui.speech import say
from reviewdesk.ui.staff.leave_dialog import LeaveDialog
from reviewdesk.ui.staff.panel import StaffPanel
from reviewdesk.ui.stepped import SteppedPage
from reviewdesk.ui.steps import StepState

STEP_NAMES = {
    "overview": N_("Where it stands"),
    "decision": N_("Decision"),
    "notice": N_("Public notice"),
    "objections": N_("Objections"),
    "promotion": N_("Moving up and re-review"),
    "confirmation": N_("Confirmation"),
    "filing": N_("Archives office"),
    "rehearsal": N_("What if"),
    "comparison": N_("Last year"),
}


class StaffPage(SteppedPage[StaffPanel]):
    """Signals: the person agrees to lose what is half typed, and leaves."""

    left = Signal()

    def __init__(self, panels: Sequence[StaffPanel], chain: Chain) -> None:
        super().__init__(panels)
        self._chain, self._lets_go = chain, False
        self._sheet: PaperPreview | None = None
        for panel in self.panels:
            panel.elsewhere.connect(self.enter)
        self.show_chain(chain)

    @property
    def chain(self) -> Chain:
        """Return what is shown."""
        return self._chain

    def show_chain(self, chain: Chain) -> None:
        """Show how things stand in every step."""
        self._chain = chain
        for panel in self.panels:
            panel.show_chain(chain)
        self.mark()

    def show_sheet(self, sheet: PaperPreview) -> None:
        """Show papers in place of the steps, which stay as they are."""
        self._sheet = sheet
        sheet.changed.connect(self.changed)
        sheet.closed.connect(self.close_sheet)
        self._turn(steps=False)
        body = self.layout()
        assert body is not None
        body.addWidget(sheet)
        sheet.show()
        sheet.first_focus().setFocus()
        self.changed.emit()

    def states(self) -> Sequence[StepState]:
        """Return which steps are done, where something is to do, and what comes first."""
        return [self._state(panel) for panel in self.panels]

    def heading(self) -> Heading:
        """Return where I am and which review session, or what the papers on show offer."""
        if self._sheet is not None:
            return self._sheet.heading()
        chain = self._chain
        return Heading(
            place=say("After the review"),
            subject=chain.course.plan.review_session.title,
            chips=(Chip("", chain.verified.fingerprint),),
            primary=self.go_on,
            leading=self.panel.mark(chain)[0] == "done",
        )

    def status(self) -> Status:
        """Return how many records there are; the archive is never changed."""
        return Status(
            saved=say("Verified: the archive and {count} later records", count=len(self._chain.files)),
            left=say("The archive is never changed."),
            right=say("F1 keys"),
        )

    def keys(self) -> tuple[Key, ...]:
        """Return the keys of the step, or of the papers on show."""
        return super().keys() if self._sheet is None else self._sheet.keys()

    def first_focus(self) -> QWidget | None:
        """Begin in the step, or in the papers on show."""
        return super().first_focus() if self._sheet is None else self._sheet.first_focus()

    def leaving(self) -> bool:
        """Ask first where a form was begun and not signed."""
        begun = [panel.name for panel in self.panels if panel.half_typed]
        if self._lets_go or not begun:
            return True
        dialog = LeaveDialog(begun, self)
        dialog.accepted.connect(self._let_go)
        dialog.open()
        return False

    def _go_on(self) -> None:
        if self._sheet is None:
            super()._go_on()

    def _let_go(self) -> None:
        self._lets_go = True
        self.left.emit()

    def close_sheet(self) -> None:
        """Put the papers away and show the steps again."""
        sheet, self._sheet = self._sheet, None
        if sheet is not None:
            sheet.hide()
            sheet.deleteLater()
        self._turn(steps=True)
        focus = self.first_focus()
        if focus is not None:
            focus.setFocus()
        self.changed.emit()

    def _turn(self, *, steps: bool) -> None:
        body = self.layout()
        assert body is not None
        for at in range(body.count()):
            part = body.itemAt(at).widget()  # type: ignore[union-attr]
            if part is not None and part is not self._sheet:
                part.setVisible(steps)

    def _state(self, panel: StaffPanel) -> StepState:
        mark, count = panel.mark(self._chain)
        before = panel.waits_for(self._chain)
        locked = say("After the step “{name}”.", name=say(STEP_NAMES[before])) if before else ""
        return StepState(mark=mark, count=count, locked=locked)
