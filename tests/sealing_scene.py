"""A preparation with everything in it, filled, sealed and rehearsed once per process, to be copied."""

import tempfile
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pdf_samples
import sitting
from reviewdesk.desk.secretary.checking import check
from reviewdesk.desk.secretary.dossiers import gather
from reviewdesk.desk.secretary.drill import drill
from reviewdesk.desk.secretary.office import Office, keep
from reviewdesk.desk.secretary.seal import SealedSession, SealOrder
from reviewdesk.desk.secretary.sealing import Outlook, outlook, seal_office
from reviewdesk.domain.application import Application
from reviewdesk.domain.committee import Committee, Conflict, Seat
from reviewdesk.domain.names import ApplicationId, SeatId

CHECKLIST = '[[track.eligibility]]\nid = "item"\nname = "条件"\n'
DEADLINE = "deadline = 2029-01-01T00:00:00+08:00\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedOnce:
    """A preparation that was sealed beside its slips, and what was seen and told of it.

    Attributes:
        folder: of the preparation ("office", its package inside) and of the slips.
        told: of the work done, step by step.
    """

    folder: Path
    foreseen: Outlook
    told: tuple[int, ...]
    after: Office
    session: SealedSession


@cache
def sealed_once() -> SealedOnce:
    """Seal a preparation once per process; whoever changes it does so in a copy of the folder."""
    folder, told = Path(tempfile.mkdtemp(prefix="office-")), list[int]()
    before = filled(folder / "office")
    foreseen = outlook(before)
    given = SealOrder(out=folder / "office" / "sealed", slips=folder / "sealed-slips", slips_as_text=True)
    after, session = seal_office(before, given, sealed=told.append)
    return SealedOnce(folder=folder, foreseen=foreseen, told=tuple(told), after=after, session=session)


@cache
def rehearsed_once() -> tuple[Path, SealedSession]:
    """Return the folder of a drill's slips, and the drill of a small preparation."""
    folder = Path(tempfile.mkdtemp(prefix="drill-"))
    return folder, drill(filled_small(folder / "office"), folder / "drill", folder / "drill-slips")


def filled_small(folder: Path, *, late: str = "") -> Office:
    """The same with as few seats as there can be, for every seat sealed costs time."""
    return filled(folder, late=late, witness="none", reviewers=1)


def filled(folder: Path, *, late: str = "", witness: str = "supervisor", reviewers: int = 2) -> Office:
    """A preparation with everything in it, kept; one application came late where one is named."""
    folder.mkdir()
    for application in ("A1", "A2", "B1", "B2"):
        (folder / "dossiers" / application).mkdir(parents=True)
        (folder / "dossiers" / application / "plan.pdf").write_bytes(pdf_samples.good())
    seats = tuple(
        Seat(id=SeatId(f"r{n}"), role="reviewer", tracks=(sitting.T, sitting.U))
        for n in range(1, reviewers + 1)
    )
    named = f'witness = "{witness}"\n'
    made = keep(
        Office(
            folder=folder,
            plan_text=sitting.PLAN_TEXT.format(witness=witness).replace(named, named + DEADLINE) + CHECKLIST,
            applications=tuple(arrived(one, late) for one in sitting.APPLICATIONS),
            committee=Committee(seats, (Conflict(ApplicationId("A2"), SeatId("r1"), "近亲属"),)),
        )
    )
    return keep(check(gather(made, [folder / "dossiers"])), made)


def arrived(application: Application, late: str) -> Application:
    received = "2030-01-01" if application.id == late else "2028-01-01"
    return replace(application, received=received, objective={"o": "5"})


def order(tmp_path: Path, name: str = "sealed") -> SealOrder:
    return SealOrder(out=tmp_path / name, slips=tmp_path / f"{name}-slips", slips_as_text=True)


def slip(tmp_path: Path, seat: str, name: str = "sealed") -> str:
    return (tmp_path / f"{name}-slips" / f"{seat}.txt").read_text(encoding="utf-8")
