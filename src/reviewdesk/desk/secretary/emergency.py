"""The emergency pack: blank sheets that are printed with the slips, for the day when computers fail."""

from pathlib import Path
from typing import Final

from reviewdesk.desk.secretary.preparation import Preparation
from reviewdesk.errors import ReviewDeskError
from reviewdesk.report.blanks.pack import PACK, blank_paper
from reviewdesk.report.blanks.values import Blanks, redacted
from reviewdesk.report.values import Paper
from reviewdesk.sealed.batch import NewBatch
from reviewdesk.sealed.codes import fingerprint, session_mark

EMERGENCY: Final = "emergency-pack.pdf"
"""Lies with the slips: it names applicants, so it does not travel with the batch."""


def emergency_pack(ready: Preparation, new: NewBatch) -> Paper:
    """Return the pack of a review session, names hidden where the plan keeps them off paper."""
    blanks = Blanks(
        plan=ready.plan,
        seats=ready.committee.seats,
        applications=ready.applications,
        fingerprint=fingerprint(new.digest),
        session_mark=session_mark(new.review_session),
    )
    return blank_paper(PACK, redacted(blanks))


def check_no_pack(slips: Path) -> None:
    """Refuse a folder of slips that holds the pack of another review session.

    Raises:
        ReviewDeskError: "seal-exists".
    """
    if (slips / EMERGENCY).exists():
        raise ReviewDeskError("seal-exists", path=str(slips / EMERGENCY))
