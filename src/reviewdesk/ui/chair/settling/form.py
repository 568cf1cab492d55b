"""What every form of a decision is: fields, the vote it needs, and the proposal they come to."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from reviewdesk.desk.chair.settlement import Outlook, Proposal
from reviewdesk.desk.chair.view import ChairView
from reviewdesk.domain.sheet import Sheet


class DecisionForm(QWidget):
    """Signals: something was typed, so that what was counted before no longer holds."""

    edited = Signal()

    @property
    def reasoned(self) -> bool:
        """Whether a reason is asked for."""
        return True

    def problem(self) -> str:
        """Return the first thing that is missing, "" where nothing is."""
        raise NotImplementedError

    def proposal(self) -> Proposal:
        """Return what is proposed; only once nothing is missing."""
        raise NotImplementedError

    def show_outlook(self, outlook: Outlook) -> bool:
        """Take what was counted; return whether it is now to be recorded, or another round follows."""
        return True

    def first_focus(self) -> QWidget:
        """Return where typing begins."""
        return self


def voters(view: ChairView, sheet: Sheet) -> Mapping[str, str]:
    """Return the panel of a track: seat → the member's name."""
    names = {seat.id: seat.name or seat.id for seat in view.seats}
    return {seat: names.get(seat, seat) for seat in sheet.panel}


def applicants(view: ChairView) -> dict[str, str]:
    """Return application → how it is called on screens."""
    return {one.id: f"{one.id} {one.applicant}" for one in view.applications}
