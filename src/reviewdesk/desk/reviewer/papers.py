"""The papers a reviewer signs and keeps: personal score sheet and receipt of one ballot."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from reviewdesk.desk.reviewer.casting import Cast
from reviewdesk.desk.reviewer.table import Table
from reviewdesk.desk.secretary.papers import local_time
from reviewdesk.desk.sheet_paper import BoundSheet, sheet_paper
from reviewdesk.domain.plan.values import Track
from reviewdesk.report.sheets import personal_sheet, receipt
from reviewdesk.report.values import Paper, PersonalSheet, Receipt
from reviewdesk.sealed.atomic import write_atomically
from reviewdesk.sealed.scores import counts
from reviewdesk.store import drafts


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPaper:
    """A paper of this seat: what it is, name of its file, the PDF, and characters no bundled font has."""

    kind: Literal["sheet", "receipt"]
    name: str
    data: bytes
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Papers:
    """Files written, and characters no bundled font has."""

    files: tuple[Path, ...]
    missing: tuple[str, ...]


def papers(table: Table, done: Cast) -> tuple[OwnPaper, ...]:
    """Return the personal score sheet and the receipt of a ballot, to be looked at and printed."""
    track = table.track(done.ballot.track)
    made: dict[Literal["sheet", "receipt"], Paper] = {
        "sheet": personal_sheet(_sheet(table, track, done)),
        "receipt": receipt(_receipt(table, track, done)),
    }
    return tuple(
        OwnPaper(kind=kind, name=f"{done.name}-{kind}.pdf", data=paper.data, missing=paper.missing)
        for kind, paper in made.items()
    )


def write_papers(table: Table, done: Cast, folder: Path) -> Papers:
    """Write the personal score sheet and the receipt of a ballot into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    made = papers(table, done)
    for paper in made:
        write_atomically(folder / paper.name, paper.data)
    missing = sorted({character for paper in made for character in paper.missing})
    return Papers(tuple(folder / paper.name for paper in made), tuple(missing))


def _sheet(table: Table, track: Track, done: Cast) -> PersonalSheet:
    person = next(seat for seat in table.lineage.committee.seats if seat.id == table.seat)
    applications = table.applications(track.id)
    here = {a.id for a in applications}
    bound = BoundSheet(
        digest=done.digest,
        at=local_time(done.at, table.plan),
        sequence=done.sequence,
        recusals=tuple(
            (r.application, r.reason) for r in drafts.recusals(table.workspace) if r.application in here
        ),
    )
    return sheet_paper(table.plan, person, done.ballot, applications, bound)


def _receipt(table: Table, track: Track, done: Cast) -> Receipt:
    person = next(seat for seat in table.lineage.committee.seats if seat.id == table.seat)
    return Receipt(
        title=table.plan.review_session.title,
        track=track.name,
        seat=table.seat,
        code=done.receipt,
        digest=done.digest,
        name=person.name,
        cast_at=local_time(done.at, table.plan),
        round=done.ballot.round,
        sequence=done.sequence,
        counts=counts(done.ballot),
        language=table.plan.review_session.language,
    )
