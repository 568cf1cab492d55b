"""A preparation folder: what the office gathers before sealing, every change whole on disk at once."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from reviewdesk.desk.plans import new_plan
from reviewdesk.desk.secretary import office_files
from reviewdesk.desk.secretary.arrangement import Answers, arranged
from reviewdesk.desk.secretary.gathered import Gathered
from reviewdesk.desk.secretary.sealed_state import Sealed
from reviewdesk.desk.secretary.waivers import Waiver
from reviewdesk.domain.application import Application
from reviewdesk.domain.committee import Committee
from reviewdesk.domain.likeness import Decided
from reviewdesk.domain.plan.reader import read_plan
from reviewdesk.domain.plan.values import Plan
from reviewdesk.domain.suggestions import Suggestion
from reviewdesk.errors import Problem, Problems, ReviewDeskError
from reviewdesk.intake.texts import text_of
from reviewdesk.sealed.atomic import write_atomically
from reviewdesk.store.lock import held

PLAN: Final = "plan.toml"
MARK: Final = "preparation.json"
"""A folder with this file in it is a preparation folder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A preparation as it stands. Verbs return a new one; `keep` puts it on disk.

    Attributes:
        plan_text: plan.toml, comments and all.
        applications: the register as it was taken in, by id.
        headers: header as people write it → the column it was said to mean; remembered for the next file.
        committee: seats and known conflicts, without the seats that sealing adds.
        waivers: problems waived, with reason.
        names: look-alike names of applicants that a person has decided on.
        unrelated: suggested conflicts that a person has said are none.
        dossiers: where their files lie, and what was found in them.
        sealed: what was sealed; from then on only it and the plan's text, for a supplement, change.
    """

    folder: Path
    plan_text: str
    applications: tuple[Application, ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)
    committee: Committee = field(default_factory=lambda: Committee(()))
    waivers: tuple[Waiver, ...] = ()
    names: tuple[Decided, ...] = ()
    unrelated: tuple[Suggestion, ...] = ()
    dossiers: Gathered = field(default_factory=Gathered)
    sealed: Sealed | None = None


def begin(folder: Path, profile: str | Path, answers: Answers) -> Office:
    """Make a preparation folder, arranged as the two questions were answered.

    Args:
        folder: new or empty.
        profile: name of a profile, or a plan file that the person chose.
        answers: to the two questions.

    Raises:
        ReviewDeskError: "preparation-exists" where the folder holds anything, "plan-unknown-profile",
            "plan-not-editable", or as `text_of` for a file.
    """
    _need_empty(folder)
    return begin_with(folder, text_of(profile) if isinstance(profile, Path) else new_plan(profile), answers)


def begin_with(folder: Path, text: str, answers: Answers) -> Office:
    """Make a preparation folder from the text of a plan; raises as `begin`."""
    _need_empty(folder)
    office = Office(folder=folder, plan_text=arranged(text, answers))
    folder.mkdir(parents=True, exist_ok=True)
    write_atomically(folder / PLAN, office.plan_text.encode())
    for name, data in office_files.encoded(_parts(office)).items():
        write_atomically(folder / name, data)
    return office


def _need_empty(folder: Path) -> None:
    if folder.exists() and any(folder.iterdir()):
        raise ReviewDeskError("preparation-exists", folder=str(folder))


def is_preparation(folder: Path) -> bool:
    """Whether a folder is one that `begin` made."""
    return (folder / MARK).is_file()


@contextmanager
def at_work(folder: Path) -> Iterator[Office]:
    """Hold a preparation folder, so that two windows never write into it, and give what is in it.

    Raises:
        ReviewDeskError: "preparation-none", "preparation-damaged", "workspace-in-use" with the holder.
    """
    if not is_preparation(folder):
        raise ReviewDeskError("preparation-none", folder=str(folder))
    with held(folder):
        yield reopen(folder)


def reopen(folder: Path) -> Office:
    """Return a preparation as it was kept; raises as `at_work`, and as `text_of` for the plan."""
    found = office_files.decoded({name: _read(folder, name) for name in office_files.NAMES})
    return Office(
        folder=folder,
        plan_text=text_of(folder / PLAN),
        applications=found.applications,
        headers=found.headers,
        committee=found.committee,
        waivers=found.waivers,
        names=found.names,
        unrelated=found.unrelated,
        dossiers=found.dossiers,
        sealed=found.sealed,
    )


def keep(after: Office, before: Office | None = None) -> Office:
    """Put on disk what a verb changed, each file whole or not at all; return it.

    Args:
        after: as it is to be.
        before: as it stands on disk, so that only what differs is written.

    Raises:
        ReviewDeskError: "office-sealed" where more differs than may after sealing.
    """
    if before is not None and before.sealed is not None:
        _check_sealed(after, before)
    if before is None or after.plan_text != before.plan_text:
        write_atomically(after.folder / PLAN, after.plan_text.encode())
    old, new = (None if before is None else _parts(before)), _parts(after)
    if old is not None:
        old, new = _without_the_same(old, new)
    known = {} if old is None else office_files.encoded(old)
    for name, data in office_files.encoded(new).items():
        if known.get(name) != data:
            write_atomically(after.folder / name, data)
    return after


def plan_of(office: Office) -> tuple[Plan | None, tuple[Problem, ...]]:
    """Return the plan, or None and everything wrong with it."""
    try:
        return read_plan(office.plan_text), ()
    except Problems as problems:
        return None, problems.problems


def planned(office: Office) -> Plan:
    """Return the plan; raises "plan-problems" with everything wrong with it."""
    return read_plan(office.plan_text)


def titled(office: Office) -> str:
    """Return the review session's title, or the folder's name while the plan has none that can be read."""
    plan, _ = plan_of(office)
    return office.folder.name if plan is None else plan.review_session.title


def _check_sealed(after: Office, before: Office) -> None:
    amended = replace(before, plan_text=after.plan_text, sealed=after.sealed)
    if after.sealed is None or after != amended:
        raise ReviewDeskError("office-sealed")


def _parts(office: Office) -> office_files.Parts:
    return office_files.Parts(
        applications=office.applications,
        headers=office.headers,
        committee=office.committee,
        waivers=office.waivers,
        names=office.names,
        unrelated=office.unrelated,
        dossiers=office.dossiers,
        sealed=office.sealed,
    )


def _without_the_same(
    old: office_files.Parts, new: office_files.Parts
) -> tuple[office_files.Parts, office_files.Parts]:
    """Leave out of both what is the same object: spelling thousands of rows takes seconds."""
    if old.applications is new.applications:
        old, new = replace(old, applications=()), replace(new, applications=())
    if old.dossiers is new.dossiers:
        old, new = replace(old, dossiers=Gathered()), replace(new, dossiers=Gathered())
    return old, new


def _read(folder: Path, name: str) -> bytes:
    try:
        return (folder / name).read_bytes()
    except FileNotFoundError as error:
        raise ReviewDeskError("preparation-damaged", folder=str(folder), file=name) from error
