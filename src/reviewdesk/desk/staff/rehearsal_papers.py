"""The papers of a rehearsal, each of which says on every page that it is none of a result."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from reviewdesk.desk.outputs import need_free, need_paper, need_result
from reviewdesk.desk.staff.rehearsing import Rehearsed
from reviewdesk.domain.application import Application
from reviewdesk.domain.names import ApplicationId
from reviewdesk.domain.plan.values import Medium
from reviewdesk.domain.redaction import by_id, in_force, redacted_applications
from reviewdesk.domain.result import result_json
from reviewdesk.report.book_values import Workbook
from reviewdesk.report.ranking_pdf import ranking_pdf
from reviewdesk.report.values import Paper, RankingPaper
from reviewdesk.report.what_if import ChangesPaper, changes_leaf, changes_pdf
from reviewdesk.report.workbook import workbook
from reviewdesk.sealed.atomic import write_atomically
from reviewdesk.words import sentence, translator

RESULT = "result.json"


@dataclass(frozen=True, slots=True)
class WrittenRehearsal:
    """The files of a rehearsal, and the characters that none of its papers could print."""

    paths: tuple[Path, ...]
    missing: tuple[str, ...]


def write_rehearsal(
    found: Rehearsed, folder: Path, advance: Callable[[int], None] = lambda _: None
) -> WrittenRehearsal:
    """Write result.json, a paper of what changes, a ranking of each track and a workbook into a folder.

    Args:
        found: the rehearsal.
        folder: made if need be; it may hold another rehearsal of the same review session.
        advance: hears of the workbook's rows; may raise to stop.

    Raises:
        ReviewDeskError: "output-exists" or "output-foreign" where anything else would be written over.
    """
    papers = dict(_papers(found, advance))
    result = folder / RESULT
    need_result(result, "trial")
    again = result.exists()
    for name, paper in papers.items():
        if not again:
            need_free(folder / name)
        elif name.endswith(".pdf"):
            need_paper(folder / name, paper.data)
    folder.mkdir(parents=True, exist_ok=True)
    write_atomically(result, result_json(found.result))
    for name, paper in papers.items():
        write_atomically(folder / name, paper.data)
    missing = dict.fromkeys(sign for paper in papers.values() for sign in paper.missing)
    return WrittenRehearsal((result, *(folder / name for name in papers)), tuple(missing))


def _papers(found: Rehearsed, advance: Callable[[int], None]) -> Iterator[tuple[str, Paper]]:
    lineage, changed = found.held.sitting.lineage, _changes_paper(found, "pdf")
    yield "rehearsal-changes.pdf", changes_pdf(changed)
    for track in found.result.tracks:
        paper = RankingPaper(
            plan=found.plan,
            track=track.id,
            result=found.result,
            applications=changed.applications,
            seats=lineage.committee.seats,
            fingerprint=found.held.verified.fingerprint,
        )
        yield f"rehearsal-ranking-{track.id}.pdf", ranking_pdf(paper)
    book = Workbook(
        plan=found.plan,
        result=found.result,
        applications=_applications(found, "workbook"),
        seats=lineage.committee.seats,
        ballots=found.held.ballots,
        marks=found.anew.position.sheets,
        ahead=(changes_leaf(_changes_paper(found, "workbook")),),
    )
    yield "rehearsal-workbook.xlsx", workbook(book, advance)


def _changes_paper(found: Rehearsed, medium: Medium) -> ChangesPaper:
    language = found.plans[0].review_session.language
    return ChangesPaper(
        plans=found.plans,
        settings=found.settings,
        changes=found.changes,
        unfit=found.anew.unfit,
        applications=_applications(found, medium),
        notes=tuple(sentence(note, language) for note in found.notes),
        fingerprint=found.held.verified.fingerprint,
    )


def _applications(found: Rehearsed, medium: Medium) -> dict[ApplicationId, Application]:
    """Return the applications as the plan lets a medium show them."""
    lineage = found.held.sitting.lineage
    say = translator(lineage.plan.review_session.language)
    shown = redacted_applications(in_force(lineage.plan), medium, lineage.applications, say("Applicant "))
    return dict(by_id(shown))
