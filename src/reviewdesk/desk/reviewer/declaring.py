"""Pledge and recusals: before any dossier opens, and on a row when a conflict is found late."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from reviewdesk.desk.clock import now
from reviewdesk.desk.reviewer import dossiers as bringing
from reviewdesk.desk.reviewer.dossiers import Brought
from reviewdesk.desk.reviewer.table import PLEDGED, Table
from reviewdesk.domain.names import ApplicationId
from reviewdesk.domain.recusal import Recusal, reach
from reviewdesk.errors import Problem, Problems, ReviewDeskError
from reviewdesk.intake.recusal_sheet import read_recusals
from reviewdesk.store import dossiers, drafts, facts


@dataclass(frozen=True, slots=True)
class Declared:
    """What this seat is recused from in its own tracks, and which dossiers came in."""

    recused: tuple[ApplicationId, ...]
    brought: Brought


def declare(
    table: Table,
    files: Sequence[Path],
    recusals: Path | None,
    *,
    pledged: bool,
    progress: Callable[[int], None] = lambda _: None,
) -> Declared:
    """Record pledge and declaration, then bring in the dossiers they allow; may be run again to go on.

    Args:
        table: the reviewer's.
        files: the batch, and supplements that added documents.
        recusals: csv of application and reason; None declares no relation.
        pledged: whether the pledge was agreed to.
        progress: told the number of bytes checked and brought in, `dossiers.amount` in all.

    Raises:
        Problems: "recusal-problems", or "recusal-reasons-problems" with the plan's reasons, and every row
            that names no application or no reason of the plan.
        ReviewDeskError: "reviewer-pledge", or as `bring`.
    """
    named = () if recusals is None else _named(table, recusals)
    return declare_recusals(table, files, named, pledged=pledged, progress=progress)


def declare_recusals(
    table: Table,
    files: Sequence[Path],
    named: Sequence[Recusal],
    *,
    pledged: bool,
    progress: Callable[[int], None] = lambda _: None,
) -> Declared:
    """Do as `declare` for recusals chosen one by one: application and reason.

    Raises:
        ReviewDeskError: "reviewer-pledge", "reviewer-other-application", "recusal-reason", "recusal-cast",
            or as `bring`.
    """
    if not pledged:
        raise ReviewDeskError("reviewer-pledge")
    _need_known(table, named)
    _need_uncast(table, named)
    with table.workspace.transaction():
        before = table.recused()
        drafts.recuse(table.workspace, _known(table), late=False)
        _record(table, named, late=False)
        if not table.pledged:
            facts.remember(table.workspace, PLEDGED, now())
            table.log("declare", {"pledge": True, "recused": sorted(table.recused())})
        elif table.recused() != before:
            table.log("declare", {"pledge": True, "recused": sorted(table.recused())})
    dossiers.drop(table.workspace, table.recused())
    return Declared(_own(table), bringing.bring(table, files, progress))


def recuse(table: Table, application: str, reason: str) -> tuple[ApplicationId, ...]:
    """Recuse from an application while scoring: its marks and its dossier leave; return all it covers.

    Raises:
        ReviewDeskError: "reviewer-not-declared", "reviewer-other-application", "recusal-reason" or
            "recusal-cast".
    """
    table.need_pledge()
    found = table.application(application)
    if not _is_reason(table, reason):
        raise ReviewDeskError("recusal-reason", reason=reason, reasons=_reasons(table))
    if table.is_cast(found.track, table.round(found.track)):
        raise ReviewDeskError("recusal-cast", application=application)
    before = table.recused()
    with table.workspace.transaction():
        _record(table, [Recusal(found.id, reason)], late=True)
        covered = tuple(sorted(table.recused() - before))
        table.log("recuse", {"applications": list(covered)})
    dossiers.drop(table.workspace, covered)
    return covered


def _need_known(table: Table, named: Iterable[Recusal]) -> None:
    ids = {a.id for a in table.lineage.applications}
    for one in named:
        if one.application not in ids:
            raise ReviewDeskError("reviewer-other-application", application=one.application)
        if not _is_reason(table, one.reason):
            raise ReviewDeskError("recusal-reason", reason=one.reason, reasons=_reasons(table))


def _need_uncast(table: Table, named: Iterable[Recusal]) -> None:
    """Refuse a new recusal from a row that already stands in a cast ballot."""
    own, known = {a.id for t in table.tracks for a in table.applications(t.id)}, table.recused()
    for one in named:
        reached = reach(table.plan.recusal, [one.application], table.lineage.applications)
        for found in sorted((reached & own) - known):
            track = table.application(found).track
            if table.is_cast(track, table.round(track)):
                raise ReviewDeskError("recusal-cast", application=found)


def _own(table: Table) -> tuple[ApplicationId, ...]:
    recused = table.recused()
    return tuple(a.id for track in table.tracks for a in table.applications(track.id) if a.id in recused)


def _record(table: Table, named: Iterable[Recusal], *, late: bool) -> None:
    for one in named:
        covered = reach(table.plan.recusal, [one.application], table.lineage.applications)
        rows = [Recusal(application, one.reason) for application in sorted(covered)]
        drafts.recuse(table.workspace, rows, late=late)


def _known(table: Table) -> Iterable[Recusal]:
    for conflict in table.lineage.committee.conflicts:
        if conflict.seat == table.seat:
            covered = reach(table.plan.recusal, [conflict.application], table.lineage.applications)
            yield from (Recusal(a, conflict.reason, known=True) for a in sorted(covered))


def _named(table: Table, path: Path) -> tuple[Recusal, ...]:
    ids = {a.id for a in table.lineage.applications}
    rows = read_recusals(path)
    problems = [
        Problem("recusal-application", {"row": row.number, "application": row.application}, row.number)
        for row in rows
        if row.application not in ids
    ]
    problems += [
        Problem("recusal-row-reason", {"row": row.number, "reason": row.reason}, row.number)
        for row in rows
        if not _is_reason(table, row.reason)
    ]
    if any(problem.code == "recusal-row-reason" for problem in problems):
        raise Problems("recusal-reasons-problems", problems, file=path.name, reasons=_reasons(table))
    if problems:
        raise Problems("recusal-problems", problems, file=path.name)
    return tuple(Recusal(row.application, row.reason) for row in rows)


def _is_reason(table: Table, reason: str) -> bool:
    """Whether it is a reason of the plan, or one of them with words after a colon."""
    return bool(reason) and any(
        reason == known or reason.startswith((f"{known}:", f"{known}："))
        for known in table.plan.recusal.reasons
    )


def _reasons(table: Table) -> str:
    return " / ".join(table.plan.recusal.reasons)
