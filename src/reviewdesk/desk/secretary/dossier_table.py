"""The dossiers as one table: applications by documents of their track, each cell with its state and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from reviewdesk.desk.secretary.checking import bytes_of, unchecked
from reviewdesk.desk.secretary.converting import convertible, wants_copy
from reviewdesk.desk.secretary.dossier_findings import PlacedAt, document_findings, loose_files, placed_at
from reviewdesk.desk.secretary.dossiers import columns
from reviewdesk.desk.secretary.gathered import Checked, Gathered, Loose, Placed
from reviewdesk.desk.secretary.office import Office, plan_of
from reviewdesk.domain.application import Application
from reviewdesk.domain.plan.values import Document, Plan, Track
from reviewdesk.errors import Problem
from reviewdesk.intake.admission import late
from reviewdesk.intake.findings import Finding

CellState = Literal["good", "missing", "absent", "problem", "waived", "unchecked"]
"""absent: not there and not required; waived: all that is wrong with it was waived."""
_UNCHECKED = ("dossier-unchecked", "dossier-changed")


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that is wrong, whether a reason would do instead, and the reason if one was given."""

    problem: Problem
    waivable: bool
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One document of one application.

    Attributes:
        checked: what was found inside the file, if it was looked into as it is now.
        convertible: whether a PDF of it can be made on this computer.
    """

    document: Document
    state: CellState
    placed: Placed | None
    checked: Checked | None
    said: tuple[Said, ...]
    convertible: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierRow:
    """One application: its documents, and whether what came on paper was late or too little."""

    application: Application
    cells: tuple[Cell, ...]
    late: bool
    copies_short: bool

    @property
    def open(self) -> bool:
        """Whether anything is still to do in it."""
        return any(cell.state in ("missing", "problem", "unchecked") for cell in self.cells)


@dataclass(frozen=True, slots=True)
class TrackTable:
    """The applications of one track, in the order of lists."""

    track: Track
    rows: tuple[DossierRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierTable:
    """Everything the screen of the dossiers shows.

    Attributes:
        loose: files that are no document, those set aside among them.
        columns: the register's columns that may name files; `column` is the one that does.
        unchecked: PDFs not looked into as they are now; `unchecked_size` is the work they make.
        convertible: documents of which a PDF can be made here.
        deadline, copies: what the plan asks of what comes on paper.
    """

    tracks: tuple[TrackTable, ...]
    loose: tuple[Loose, ...]
    folders: tuple[str, ...]
    column: str
    columns: tuple[str, ...]
    unchecked: int
    unchecked_size: int
    convertible: int
    deadline: str
    copies: int

    @property
    def empty(self) -> bool:
        """Whether nothing was gathered yet."""
        placed = (cell.placed for table in self.tracks for row in table.rows for cell in row.cells)
        return not (self.folders or self.loose or any(placed))


def dossier_table(office: Office) -> DossierTable | None:
    """Return the table, or None where the plan has problems; files are looked at from outside alone."""
    plan, _ = plan_of(office)
    if plan is None:
        return None
    gathered, review = office.dossiers, plan.review_session
    at = placed_at(gathered)
    tracks = tuple(
        TrackTable(track, tuple(_row(office, a, track, plan, at) for a in _of(office, track)))
        for track in plan.tracks
    )
    waiting = unchecked(office)
    return DossierTable(
        tracks=tracks,
        loose=loose_files(office, plan),
        folders=tuple(map(str, gathered.folders)),
        column=gathered.column,
        columns=columns(office),
        unchecked=len(waiting),
        unchecked_size=bytes_of(waiting),
        convertible=len(convertible(office)),
        deadline="" if review.deadline is None else review.deadline.strftime("%Y-%m-%d %H:%M"),
        copies=review.copies,
    )


def _of(office: Office, track: Track) -> Sequence[Application]:
    own = (a for a in office.applications if a.track == track.id)
    return sorted(own, key=lambda a: (a.order, a.id))


def _row(office: Office, application: Application, track: Track, plan: Plan, at: PlacedAt) -> DossierRow:
    copies = application.copies
    return DossierRow(
        application=application,
        cells=tuple(_cell(office, application, document, at) for document in track.documents),
        late=late(application.received, plan),
        copies_short=copies is not None and copies < plan.review_session.copies,
    )


def _cell(office: Office, application: Application, document: Document, at: PlacedAt) -> Cell:
    placed = at.get((application.id, document.id))
    checked = _checked(office.dossiers, placed)
    findings = document_findings(application, document, placed, checked)
    said = tuple(_said(office, finding) for finding in findings)
    outside = any(one.code.startswith("dossier-") for one in findings)
    return Cell(
        document=document,
        state=_state(placed, findings, said),
        placed=placed,
        checked=None if outside else checked,
        said=said,
        convertible=placed is not None and wants_copy(placed),
    )


def _checked(gathered: Gathered, placed: Placed | None) -> Checked | None:
    return None if placed is None else gathered.checked.get(placed.path)


def _said(office: Office, finding: Finding) -> Said:
    reason = next((waiver.reason for waiver in office.waivers if waiver.covers(finding)), "")
    return Said(finding.problem, finding.weight == "waivable", reason)


def _state(placed: Placed | None, findings: Sequence[Finding], said: Sequence[Said]) -> CellState:
    if not findings:
        return "absent" if placed is None else "good"
    if any(finding.code in _UNCHECKED for finding in findings):
        return "unchecked"
    if all(one.reason for one in said):
        return "waived"
    return "missing" if placed is None else "problem"
