"""Problems that may be waived with a reason before sealing, and the file that waives them."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from reviewdesk.domain.application import Application
from reviewdesk.errors import Problem, Problems, ReviewDeskError
from reviewdesk.intake.findings import WAIVABLE, Finding
from reviewdesk.intake.tables import Row, find_table, read_sheets
from reviewdesk.words import sentence

COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "problem": ("code", "问题", "问题代码"),
    "application": ("编号", "申报编号", "申报项目编号"),
    "document": ("材料", "材料编号"),
    "reason": ("理由", "原因"),
}


@dataclass(frozen=True, slots=True)
class Waiver:
    """One line of the file: which problem, about what ("" for any), and why it does not matter."""

    problem: str
    application: str
    document: str
    reason: str

    def covers(self, finding: Finding) -> bool:
        """Whether it waives this finding."""
        return (
            finding.weight == "waivable"
            and self.problem == finding.code
            and self.application in ("", finding.application)
            and self.document in ("", finding.document)
        )


@dataclass(frozen=True, slots=True)
class Waived:
    """A finding that was waived, and the reason given."""

    finding: Finding
    reason: str

    def said(self, language: str) -> str:
        """Return what was waived and why."""
        return f"{sentence(self.finding.problem, language)} — {self.reason}"


def read_waivers(path: Path | None, applications: Iterable[Application]) -> tuple[Waiver, ...]:
    """Return the waivers of a file with the columns problem, application, document, reason.

    Raises:
        Problems: "waivers-problems" when a line has no problem that may be waived, an application that is
            not there, or no reason.
        ReviewDeskError: "waivers-no-table", or a "table-…" code.
    """
    if path is None:
        return ()
    table = find_table(read_sheets(path), COLUMNS, ("problem", "reason"))
    if table is None:
        raise ReviewDeskError("waivers-no-table", file=path.name)
    known = {application.id for application in applications}
    problems = [problem for row in table.rows for problem in _problems(row, known)]
    if problems:
        raise Problems("waivers-problems", problems, file=path.name)
    return tuple(Waiver(r["problem"], r["application"], r["document"], r["reason"]) for r in table.rows)


def waive(findings: Iterable[Finding], waivers: Sequence[Waiver]) -> tuple[Waived, ...]:
    """Return what was waived.

    Raises:
        Problems: "seal-problems" with everything that stands in the way and was not waived.
    """
    waived, standing = [], []
    for finding in findings:
        reason = next((waiver.reason for waiver in waivers if waiver.covers(finding)), None)
        if reason is not None:
            waived.append(Waived(finding, reason))
        elif finding.weight != "notice":
            standing.append(finding)
    if standing:
        raise Problems("seal-problems", [_named(finding) for finding in standing])
    return tuple(waived)


def _problems(row: Row, applications: Container[str]) -> Iterator[Problem]:
    for column in ("problem", "reason"):
        if not row[column]:
            yield row.problem("waivers-blank", column)
    if row["problem"] and row["problem"] not in WAIVABLE:
        yield row.problem("waivers-unknown", "problem", known=", ".join(sorted(WAIVABLE)))
    if row["application"] and row["application"] not in applications:
        yield row.problem("waivers-application", "application")


def _named(finding: Finding) -> Problem:
    """Return the problem with what a waiver of it would have to name."""
    named = {"application": finding.application, "document": finding.document}
    extra = {key: value for key, value in named.items() if value}
    return Problem(finding.code, {**extra, **finding.problem.data, "waivable": finding.weight == "waivable"})
