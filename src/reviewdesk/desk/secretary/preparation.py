"""Reads everything the office feeds in, and says all that is wrong with it before a byte is sealed."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from reviewdesk.desk.secretary.waivers import Waived, Waiver, read_waivers, waive
from reviewdesk.domain.application import Application
from reviewdesk.domain.committee import Committee, Role, Seat
from reviewdesk.domain.names import ApplicationId, SeatId
from reviewdesk.domain.plan.reader import read_plan
from reviewdesk.domain.plan.values import Plan
from reviewdesk.errors import Problem
from reviewdesk.intake.admission import committee_findings, register_findings
from reviewdesk.intake.committee import read_committee, read_conflicts
from reviewdesk.intake.dossiers import Dossiers, FoundDocument, check_dossiers, find_dossiers
from reviewdesk.intake.findings import Finding
from reviewdesk.intake.register import read_register
from reviewdesk.intake.texts import text_of
from reviewdesk.sealed.section import DocumentSource

_DOUBLED: tuple[Role, ...] = ("chair", "witness", "reveal")


@dataclass(frozen=True, slots=True, kw_only=True)
class Papers:
    """The files of the office; conflicts and waivers may be left out."""

    plan: Path
    register: Path
    dossiers: Path
    committee: Path
    conflicts: Path | None = None
    waivers: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Preparation:
    """What is to be sealed, without open problems.

    Attributes:
        committee: reserve seats included.
        waived: what stood in the way and was waived.
        notices: what does not stand in the way, but should be read.
    """

    plan: Plan
    applications: tuple[Application, ...]
    committee: Committee
    dossiers: Mapping[ApplicationId, tuple[DocumentSource, ...]] = field(repr=False)
    waived: tuple[Waived, ...]
    notices: tuple[Problem, ...]
    size: int


@dataclass(frozen=True, slots=True)
class CheckedDossiers:
    """The dossiers as they are sealed, what was found in them, and how many bytes they have."""

    sources: Mapping[ApplicationId, tuple[DocumentSource, ...]] = field(repr=False)
    findings: tuple[Finding, ...]
    size: int


def prepare(papers: Papers, advance: Callable[[int], None] = lambda size: None) -> Preparation:
    """Return what is to be sealed, every PDF opened once in a child process.

    Args:
        papers: the files.
        advance: told the size in bytes of each document once it is checked.

    Raises:
        Problems: "plan-problems", "register-problems", "committee-problems", "conflicts-problems",
            "waivers-problems", or "seal-problems" with what was neither mended nor waived.
        ReviewDeskError: when a file itself is refused.
    """
    notes: list[Problem] = []
    plan = read_plan(text_of(papers.plan))
    applications = read_register(papers.register, plan, notes.append)
    committee = _committee(papers, plan, applications)
    waivers = read_waivers(papers.waivers, applications)
    found = check_dossiers(find_dossiers(papers.dossiers, applications, plan), advance)
    return prepared(
        plan, applications, committee, gathered(found, applications, plan), waivers=waivers, notes=notes
    )


def prepared(
    plan: Plan,
    applications: tuple[Application, ...],
    committee: Committee,
    dossiers: CheckedDossiers,
    *,
    waivers: Sequence[Waiver],
    notes: Sequence[Problem] = (),
) -> Preparation:
    """Return what is to be sealed, wherever its parts came from; raises "seal-problems" as `waive`."""
    findings = (
        *register_findings(applications, plan),
        *committee_findings(committee, plan),
        *dossiers.findings,
    )
    return Preparation(
        plan=plan,
        applications=applications,
        committee=replace(committee, seats=with_reserves(committee.seats, plan)),
        dossiers=dossiers.sources,
        waived=waive(findings, waivers),
        notices=(*notes, *(f.problem for f in findings if f.weight == "notice")),
        size=dossiers.size,
    )


def dossier_size(papers: Papers) -> int:
    """Return how many bytes of PDF there are, so that progress has an end."""
    return sum(path.stat().st_size for path in papers.dossiers.rglob("*") if path.is_file())


def with_reserves(seats: tuple[Seat, ...], plan: Plan) -> tuple[Seat, ...]:
    """Return the seats with those that wait in sealed envelopes: chair-2, witness-2, reveal-2, a spare."""
    added = []
    for role in _DOUBLED:
        held = [seat for seat in seats if seat.role == role]
        if len(held) == 1:
            added.append(Seat(id=SeatId(f"{held[0].id}-2"), role=role, chair_eligible=False))
    if all(seat.role != "spare" for seat in seats):
        tracks = tuple(track.id for track in plan.tracks)
        added.append(Seat(id=_unused("spare1", seats), role="spare", tracks=tracks))
    return (*seats, *added)


def name_of(plan: Plan, track: str, document: str, otherwise: str) -> str:
    """Return the plan's name of a document of a track."""
    known = {one.id: one.name for one in plan.track(track).documents}
    return known.get(document, otherwise)


def _committee(papers: Papers, plan: Plan, applications: tuple[Application, ...]) -> Committee:
    committee = read_committee(papers.committee, plan, applications)
    if papers.conflicts is None:
        return committee
    further = read_conflicts(papers.conflicts, committee, applications)
    known = {(c.seat, c.application): c for c in (*committee.conflicts, *further)}
    return replace(committee, conflicts=tuple(known[key] for key in sorted(known)))


def _unused(id_: str, seats: tuple[Seat, ...]) -> SeatId:
    taken = {seat.id for seat in seats}
    while id_ in taken:
        id_ = f"{id_}x"
    return SeatId(id_)


def gathered(found: Dossiers, applications: Iterable[Application], plan: Plan) -> CheckedDossiers:
    """Return dossiers found in a folder, each document under its name in the plan."""

    def source(track: str, document: FoundDocument) -> DocumentSource:
        name = name_of(plan, track, document.id, document.path.stem)
        return DocumentSource(document.id, name, document.path)

    sources = {
        a.id: tuple(source(a.track, document) for document in found.documents.get(a.id, ()))
        for a in applications
    }
    size = sum(document.size for documents in found.documents.values() for document in documents)
    return CheckedDossiers(sources, found.findings, size)
