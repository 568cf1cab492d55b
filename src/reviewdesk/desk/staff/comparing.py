"""This year's archive beside last year's, for staff: it takes archives alone and writes a workbook alone."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from reviewdesk.desk.auditor.papers import WORKBOOK
from reviewdesk.desk.auditor.verdict import Verdict
from reviewdesk.desk.auditor.verify import Held, read_verified
from reviewdesk.desk.outputs import need_free
from reviewdesk.domain.application import Application
from reviewdesk.domain.comparison import Comparison, Year, comparison
from reviewdesk.domain.names import ApplicationId
from reviewdesk.domain.plan.values import Medium
from reviewdesk.domain.redaction import by_id, redacted_applications
from reviewdesk.errors import Problem, Problems, ReviewDeskError
from reviewdesk.report.book_comparison import ComparisonBook, compared_workbook
from reviewdesk.sealed.atomic import write_atomically
from reviewdesk.words import translator

_HIDING: Final[Medium] = "screen"
Advance = Callable[[int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class YearsCompared:
    """Two verified archives and what is the same in both."""

    held: Held = field(repr=False)
    held_last: Held = field(repr=False)
    this: Year = field(repr=False)
    last: Year = field(repr=False)
    comparison: Comparison = field(repr=False)

    def book(self, medium: Medium) -> ComparisonBook:
        """Return both years as a medium may show them: whom one hides there, the other must not name."""
        say = translator(self.this.plan.review_session.language)
        hidden = any(medium in year.plan.redaction.applicants for year in (self.this, self.last))
        return ComparisonBook(
            this=self.this,
            last=self.last,
            comparison=self.comparison,
            names=_named(self.this, hidden, say("Applicant ")),
            last_names=_named(self.last, hidden, say("Applicant last year ")),
        )


def compare(
    archive: Path,
    last: Path,
    fingerprint: str | None = None,
    last_fingerprint: str | None = None,
    advance: Advance = lambda _: None,
) -> YearsCompared:
    """Return this year beside last year, once both archives are verified.

    Args:
        archive: of this year's review session.
        last: of the one before.
        fingerprint: from this year's signed paper, to be compared.
        last_fingerprint: the same of last year's.
        advance: told the bytes read of both; may raise to stop.

    Raises:
        Problems: "compare-unsound" with what verifying an archive found.
        ReviewDeskError: "compare-same", "compare-order".
    """
    now, then = _verified(archive, fingerprint, advance), _verified(last, last_fingerprint, advance)
    ours, theirs = now.sitting.lineage, then.sitting.lineage
    if ours.review_session == theirs.review_session:
        raise ReviewDeskError("compare-same")
    if theirs.created > ours.created:
        raise ReviewDeskError("compare-order", file=archive.name, last=last.name)
    this, before = _year(now), _year(then)
    found = comparison(this, before)
    return YearsCompared(held=now, held_last=then, this=this, last=before, comparison=found)


def write_comparison(found: YearsCompared, target: Path) -> None:
    """Write a copy of this year's workbook with last year beside it.

    Raises:
        ReviewDeskError: "compare-not-xlsx" for another kind of file, "output-exists".
    """
    if target.suffix.lower() != ".xlsx":
        raise ReviewDeskError("compare-not-xlsx", file=target.name)
    need_free(target)
    data = compared_workbook(found.held.archive.read_part(WORKBOOK), found.book("workbook"))
    target.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(target, data)


def _verified(path: Path, fingerprint: str | None, advance: Advance) -> Held:
    try:
        return read_verified(path, fingerprint, advance)
    except Verdict as found:
        raise Problems("compare-unsound", [Problem(found.code, found.data)], file=path.name) from found


def _year(held: Held) -> Year:
    lineage = held.sitting.lineage
    return Year(lineage.plan, lineage.applications, held.verified.result)


def _named(year: Year, hidden: bool, word: str) -> dict[ApplicationId, Application]:
    redaction = replace(year.plan.redaction, applicants=(_HIDING,) if hidden else ())
    return dict(by_id(redacted_applications(redaction, _HIDING, year.applications, word)))
