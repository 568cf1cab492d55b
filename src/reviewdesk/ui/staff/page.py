"""After the review: the steps of provincial staff at the left, the one in hand beside them."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from reviewdesk.desk.auditor.chain import Chain
from reviewdesk.ui.dossier.preview import PaperPreview
from reviewdesk.ui.page import Chip, Heading, Key, Status
from reviewdesk.ui.speech import say
from reviewdesk.ui.staff.fields import Values
from reviewdesk.ui.staff.leave_dialog import LeaveDialog
from reviewdesk.ui.staff.panel import StaffPanel
from reviewdesk.ui.stepped import Step, SteppedPage
from reviewdesk.ui.steps import StepState


class StaffPage(SteppedPage[StaffPanel]):
    """Signals: the person agrees to lose what is half typed, and leaves; papers of a record; the folder."""

    left = Signal()
    papers = Signal(int)
    folder = Signal()

    def __init__(
        self,
        steps: Sequence[Step[StaffPanel]],
        chain: Chain,
        kept: Mapping[str, Values] = MappingProxyType({}),
    ) -> None:
        """Lay out the steps.

        Args:
            steps: in their order.
            chain: what they show.
            kept: step → what was typed there before the page was made anew.
        """
        super().__init__(steps)
        self._chain, self._kept, self._agreed = chain, kept, False
        self._sheet: PaperPreview | None = None
        self.mark()

    @property
    def chain(self) -> Chain:
        """Return what is shown."""
        return self._chain

    @property
    def kept(self) -> dict[str, Values]:
        """Return what was typed in each step and not signed."""
        return {**self._kept, **{panel.step: panel.kept() for panel in self.made}}

    def fill(self, panel: StaffPanel) -> None:
        """Show the chain in a new step, with what was typed there before."""
        panel.elsewhere.connect(self.enter)
        panel.papers.connect(self.papers)
        panel.folder.connect(self.folder)
        panel.show_chain(self._chain)
        if values := self._kept.get(panel.step):
            panel.put_back(values)

    def show_chain(self, chain: Chain) -> None:
        """Show how things stand in every step."""
        self._chain = chain
        for panel in self.made:
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
        return [self._state(kind) for kind in self.kinds]

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
            leading=self.kinds[self.place].mark(chain)[0] == "done",
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
        begun = [say(panel.name) for panel in self.made if panel.half_typed]
        if self._agreed or not begun:
            return True
        dialog = LeaveDialog(begun, self)
        dialog.accepted.connect(self._let_go)
        dialog.open()
        return False

    def _go_on(self) -> None:
        if self._sheet is None:
            super()._go_on()

    def _let_go(self) -> None:
        self._agreed = True
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

    def _state(self, kind: type[StaffPanel]) -> StepState:
        mark, count = kind.mark(self._chain)
        before = kind.waits_for(self._chain)
        names = {one.step: say(one.name) for one in self.kinds}
        locked = say("After the step “{name}”.", name=names[before]) if before else ""
        return StepState(mark=mark, count=count, locked=locked)
