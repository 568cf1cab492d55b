"""What changed after sealing: plan, a seat, an added document, a withdrawal; dossiers are not touched."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from reviewdesk.desk.clock import now
from reviewdesk.desk.secretary import leftovers
from reviewdesk.desk.secretary.leftovers import Output
from reviewdesk.desk.secretary.papers import (
    SlipOrder,
    Written,
    check_slips_folder,
    slip_names,
    write_slips,
)
from reviewdesk.desk.secretary.preparation import name_of
from reviewdesk.domain.amendment import fixed_by_notice
from reviewdesk.domain.committee import Committee, Seat
from reviewdesk.domain.names import ApplicationId, Digest
from reviewdesk.domain.plan.reader import read_plan
from reviewdesk.domain.plan.values import Plan
from reviewdesk.errors import Problem, Problems, ReviewDeskError
from reviewdesk.intake.committee import read_seats
from reviewdesk.intake.pdf_check import PdfCheck
from reviewdesk.intake.texts import text_of
from reviewdesk.sealed.atomic import all_or_none
from reviewdesk.sealed.codes import parse_slip
from reviewdesk.sealed.lineage import Lineage
from reviewdesk.sealed.opening import open_batch
from reviewdesk.sealed.section import DocumentSource
from reviewdesk.sealed.supplement import Change, check_change, seal_supplement


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplementOrder:
    """What `supplement` is asked to do.

    Attributes:
        batch: the batch.
        supplements: those made so far, in order.
        documents: "APPLICATION/ID=FILE", one each.
        withdraw: application ids.
        seat: file of new seats, shaped like a committee file.
        seats: new seats that were typed.
        slips: takes the slips of new seats; outside `out`.
    """

    batch: Path
    supplements: tuple[Path, ...] = ()
    slip: str
    out: Path
    plan: Path | None = None
    documents: tuple[str, ...] = ()
    withdraw: tuple[str, ...] = ()
    seat: Path | None = None
    seats: tuple[Seat, ...] = ()
    slips: Path | None = None
    slips_as_text: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedSupplement:
    """What was sealed and written."""

    path: Path
    number: int
    digest: Digest
    plan_digest: Digest
    slips: tuple[Path, ...]
    missing: tuple[str, ...]


def supplement(
    order: SupplementOrder,
    advance: Callable[[int], None] = lambda size: None,
    finish: Callable[[SealedSupplement], None] = lambda made: None,
) -> SealedSupplement:
    """Seal the next supplement of a batch with the secretary's slip.

    Args:
        order: what changed.
        advance: told the bytes that were read and written.
        finish: done last; where it fails, nothing was sealed.

    Raises:
        Problems: "plan-problems", "committee-problems", "supplement-problems" for PDFs nobody can read,
            or "supplement-fixed" for what the notice fixes.
        ReviewDeskError: "supplement-slips", "supplement-document", "seal-exists", "seal-running",
            "seal-slips-inside", or as `open_batch` and `seal_supplement`.
    """
    amended = None if order.plan is None else read_plan(text_of(order.plan))
    opened = open_batch(order.batch, order.supplements, None, parse_slip(order.slip), progress=advance)
    lineage = opened.lineage
    if amended is not None:
        _check_amended(lineage.plan, amended)
    in_force = amended or lineage.plan
    change = Change(
        created=now(),
        plan=amended,
        withdrawn=tuple(ApplicationId(one) for one in dict.fromkeys(order.withdraw)),
        documents=_documents(order.documents, lineage, in_force),
        seats=Committee((*order.seats, *_listed_seats(order, in_force))),
    )
    check_change(lineage, opened.secret, change)
    leftovers.clear("supplement", order.out, order.slips)
    _check_slips(order, change)
    target = order.out / f"supplement-{lineage.sequence}.rdsupplement"
    if target.exists():
        raise ReviewDeskError("seal-exists", path=str(target))
    names = slip_names(seat.id for seat in change.seats.seats)
    output = Output(
        job="supplement", out=order.out, files=(target.name,), slips=order.slips, slip_files=names
    )
    with leftovers.unfinished(output) as making, all_or_none() as written:
        new = seal_supplement(target, lineage, opened.secret, change, advance, making=making)
        written.append(target)
        slips = Written(())
        if order.slips is not None:
            wanted = SlipOrder(
                plan=in_force,
                review_session=lineage.review_session,
                seats=change.seats.seats,
                codes=new.codes,
                reveal_marks={},
            )
            slips = write_slips(order.slips, wanted, as_text=order.slips_as_text)
            written.extend(slips.files)
        made = SealedSupplement(
            path=target,
            number=lineage.sequence,
            digest=new.digest,
            plan_digest=new.plan_digest,
            slips=slips.files,
            missing=slips.missing,
        )
        finish(made)
        return made


def _listed_seats(order: SupplementOrder, plan: Plan) -> tuple[Seat, ...]:
    return () if order.seat is None else read_seats(order.seat, plan)


def _check_amended(before: Plan, after: Plan) -> None:
    fixed = fixed_by_notice(before, after)
    if fixed:
        problems = [Problem("supplement-fixed-key", {"key": key}) for key in fixed]
        raise Problems("supplement-fixed", problems)


def _check_slips(order: SupplementOrder, change: Change) -> None:
    if not change.seats.seats:
        return
    if order.slips is None:
        raise ReviewDeskError("supplement-slips")
    check_slips_folder(order.slips, order.out, [seat.id for seat in change.seats.seats])


def _documents(
    written: Sequence[str], lineage: Lineage, plan: Plan
) -> dict[ApplicationId, tuple[DocumentSource, ...]]:
    tracks = {application.id: application.track for application in lineage.applications}
    found: dict[ApplicationId, tuple[DocumentSource, ...]] = {}
    for application, document, path in map(_parsed, written):
        if application not in tracks:
            raise ReviewDeskError("supplement-application", application=application)
        name = name_of(plan, tracks[application], document, path.stem)
        found[application] = (*found.get(application, ()), DocumentSource(document, name, path))
    problems = list(_unreadable(found))
    if problems:
        raise Problems("supplement-problems", problems)
    return found


def _parsed(text: str) -> tuple[ApplicationId, str, Path]:
    named, equals, path = text.partition("=")
    application, slash, document = named.partition("/")
    if not (equals and slash and application and document and Path(path).is_file()):
        raise ReviewDeskError("supplement-document", text=text)
    return ApplicationId(application), document, Path(path)


def _unreadable(found: dict[ApplicationId, tuple[DocumentSource, ...]]) -> Iterator[Problem]:
    if not found:
        return
    with PdfCheck() as check:
        for application, sources in found.items():
            for source in sources:
                findings = check.findings(source.path, application=application, document=source.id)
                yield from (finding.problem for finding in findings if finding.weight != "notice")
