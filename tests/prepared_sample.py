"""The sample session as a preparation folder, filled as the office would fill it."""

from pathlib import Path
from shutil import copytree

from reviewdesk.desk.secretary.arrangement import Answers
from reviewdesk.desk.secretary.checking import check
from reviewdesk.desk.secretary.dossiers import gather
from reviewdesk.desk.secretary.office import Office, begin, keep
from reviewdesk.domain.plan.reader import read_plan
from reviewdesk.intake.committee import read_committee, read_conflicts
from reviewdesk.intake.register import read_register
from reviewdesk.resources import resource


def sample_office(folder: Path) -> Office:
    """Begin a preparation and bring in register, dossiers and committee of the sample."""
    sample = resource("sample")
    begun = begin(folder, "zhejiang-2014", Answers("each", "supervisor"))
    text = (sample / "plan.toml").read_text(encoding="utf-8")
    plan = read_plan(text)
    applications = read_register(sample / "register.xlsx", plan, lambda note: None)
    committee = read_committee(sample / "committee.toml", plan, applications)
    conflicts = read_conflicts(sample / "conflicts.csv", committee, applications)
    copytree(sample / "dossiers", folder / "dossiers")
    made = keep(
        Office(
            folder=folder,
            plan_text=text,
            applications=applications,
            committee=type(committee)(committee.seats, conflicts),
        ),
        begun,
    )
    return keep(check(gather(made, [folder / "dossiers"])), made)
