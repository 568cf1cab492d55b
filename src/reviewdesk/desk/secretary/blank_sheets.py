"""Blank sheets at the office, one by one: to be looked at before sealing, with the codes afterwards."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from reviewdesk.desk.outputs import write_paper_over
from reviewdesk.desk.secretary.office import Office
from reviewdesk.desk.secretary.sealing import plan_in_force
from reviewdesk.errors import ReviewDeskError
from reviewdesk.errors.marker import N_
from reviewdesk.intake.committee import completed
from reviewdesk.report.blanks.pack import PACK, TITLES, blank_paper
from reviewdesk.report.blanks.values import Blanks, redacted
from reviewdesk.report.values import Paper

SHEETS: Final[Mapping[str, str]] = {**TITLES, PACK: N_("Emergency pack of blank sheets")}
"""Name of a sheet → its title, in the order of the day."""


def blank_sheet(office: Office, kind: str) -> Paper:
    """Return a sheet as plan, register and committee stand, names hidden where the plan keeps them off paper.

    Raises:
        Problems: "plan-problems".
        ReviewDeskError: "paper-kind-unknown".
    """
    if kind not in SHEETS:
        raise ReviewDeskError("paper-kind-unknown", kind=kind, known=", ".join(SHEETS))
    plan = plan_in_force(office)
    sealed = office.sealed
    blanks = Blanks(
        plan=plan,
        seats=completed(office.committee.seats, plan),
        applications=office.applications,
        fingerprint=sealed.fingerprint if sealed else "",
        session_mark=sealed.session_mark if sealed else "",
    )
    return blank_paper(kind, redacted(blanks))


def write_blank_sheet(office: Office, kind: str, target: Path) -> Paper:
    """Write a sheet, at most over the same one of before.

    Raises:
        Problems: as `blank_sheet`.
        ReviewDeskError: as `blank_sheet`, or as `write_paper_over`.
    """
    made = blank_sheet(office, kind)
    write_paper_over(target, made.data)
    return made
