"""The register: a spreadsheet of applications becomes frozen rows, or a list of every cell that is wrong."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final, TypeVar

from reviewdesk.domain.application import Application, EligibilityVerdict, Verdict
from reviewdesk.domain.names import ApplicantId, ApplicationId
from reviewdesk.domain.plan.values import Plan, Track
from reviewdesk.errors import Problem, Problems, ReviewDeskError
from reviewdesk.intake.cells import exact, heading, id_text, moment, whole, yes_or_no
from reviewdesk.intake.register_columns import (
    ELIGIBILITY,
    ELIGIBILITY_REQUIRED,
    FIXED,
    REQUIRED,
    VERDICTS,
    planned_columns,
    register_columns,
)
from reviewdesk.intake.tables import Row, Sheet, Table, find_table, read_sheets
from reviewdesk.intake.text_tables import Note

MAX_APPLICATIONS: Final = 10_000
Value = TypeVar("Value")
_ID: Final = re.compile(r"\w[\w.-]{0,39}")


def read_register(path: Path, plan: Plan, note: Note = lambda problem: None) -> tuple[Application, ...]:
    """Return the applications of a register, ordered by id.

    Args:
        path: xlsx, xls or csv; eligibility verdicts stand on another sheet.
        plan: names the tracks and the columns of requirements, preferences and objective criteria.
        note: told what was read in another way than its name says.

    Raises:
        Problems: "register-problems" with sheet, row and column of every wrong cell.
        ReviewDeskError: "register-no-table", or a "table-…" code when the file itself is refused.
    """
    sheets = read_sheets(path, note)
    table = find_table(sheets, register_columns(plan), REQUIRED)
    if table is None:
        raise ReviewDeskError("register-no-table", file=path.name)
    found, problems = applications_under(table, verdict_table(sheets, table), plan)
    if not found and not problems:
        raise ReviewDeskError("register-empty", file=path.name, sheet=table.sheet)
    if len(found) > MAX_APPLICATIONS:
        raise ReviewDeskError("register-too-long", file=path.name, limit=MAX_APPLICATIONS)
    if problems:
        raise Problems("register-problems", problems, file=path.name)
    return found


def verdict_table(sheets: Sequence[Sheet], register: Table) -> Table | None:
    """Return the sheet of eligibility verdicts beside a register; raises as `find_table`."""
    others = [sheet for sheet in sheets if sheet.name != register.sheet]
    return find_table(others, ELIGIBILITY, ELIGIBILITY_REQUIRED)


def applications_under(
    table: Table, checks: Table | None, plan: Plan
) -> tuple[tuple[Application, ...], tuple[Problem, ...]]:
    """Return the applications of the rows that have no problem, by id, and the problems of the others."""
    problems: list[Problem] = []
    verdicts = _verdicts(checks, table, plan, problems)
    found = [a for row in table.rows if (a := _application(row, plan, verdicts, problems)) is not None]
    problems += _repeated(table)
    problems += _strangers(verdicts, table)
    return tuple(sorted(found, key=lambda application: application.id)), tuple(problems)


Verdicts = Mapping[str, Sequence[tuple[Row, EligibilityVerdict]]]


def _application(row: Row, plan: Plan, verdicts: Verdicts, problems: list[Problem]) -> Application | None:
    before = len(problems)
    track = _track(row, plan)
    id_ = id_text(row["id"])
    if not _ID.fullmatch(id_):
        problems.append(row.problem("register-id", "id"))
    if not row["applicant"]:
        problems.append(row.problem("register-blank", "applicant"))
    received = _cell(row, "received", moment, "register-date", problems)
    copies = _cell(row, "copies", whole, "register-whole-number", problems)
    order = _cell(row, "order", whole, "register-whole-number", problems)
    if track is None:
        problems.append(row.problem("register-track", "track", known=_names(plan.tracks)))
        return None
    application = Application(
        id=ApplicationId(id_),
        track=track.id,
        applicant=row["applicant"],
        applicant_id=ApplicantId(id_text(row["applicant_id"]) or row["applicant"]),
        county=row["county"],
        city=row["city"],
        region_code=id_text(row["region_code"]),
        contact=row["contact"],
        received=received or "",
        copies=copies,
        order=order or 0,
        declared=_declared(row, track, problems),
        preferences=_preferences(row, track, problems),
        objective=_objective(row, track, problems),
        eligibility=tuple(verdict for _, verdict in verdicts.get(id_, ())),
        further=dict(row.further) | _of_other_tracks(row, track, plan),
    )
    return application if len(problems) == before else None


def _track(row: Row, plan: Plan) -> Track | None:
    written = id_text(row["track"])
    return next((t for t in plan.tracks if written in (t.id, t.name) or row["track"] == t.name), None)


def _cell(
    row: Row, column: str, read: Callable[[str], Value | None], code: str, problems: list[Problem]
) -> Value | None:
    value = read(row[column]) if row[column] else None
    if row[column] and value is None:
        problems.append(row.problem(code, column))
    return value


def _declared(row: Row, track: Track, problems: list[Problem]) -> dict[str, int]:
    read = {r.id: _cell(row, r.id, whole, "register-whole-number", problems) for r in track.requirements}
    return {name: value for name, value in read.items() if value is not None}


def _preferences(row: Row, track: Track, problems: list[Problem]) -> tuple[str, ...]:
    read = {p.id: _cell(row, p.id, yes_or_no, "register-yes-or-no", problems) for p in track.preferences}
    return tuple(name for name, value in read.items() if value)


def _objective(row: Row, track: Track, problems: list[Problem]) -> dict[str, str]:
    found: dict[str, str] = {}
    for criterion in track.criteria:
        if criterion.mode != "objective":
            continue
        number = exact(row[criterion.id])
        if number is None:
            problems.append(row.problem("register-objective", criterion.id, criterion=criterion.name))
        elif number[1] > criterion.max or number[1] % criterion.step:
            limits = {"max": _plain(criterion.max), "step": _plain(criterion.step)}
            problems.append(row.problem("register-objective-range", criterion.id, **limits))
        else:
            found[criterion.id] = number[0]
    return found


def _of_other_tracks(row: Row, track: Track, plan: Plan) -> dict[str, str]:
    """Figures this track does not ask for are kept as further columns."""
    own = {column for column, _ in planned_columns(track)}
    others = {column for other in plan.tracks for column, _ in planned_columns(other)} - own - set(FIXED)
    return {
        row.table.headers[index]: row[column]
        for column, index in row.table.columns.items()
        if column in others and row[column]
    }


def _verdicts(
    table: Table | None, register: Table, plan: Plan, problems: list[Problem]
) -> dict[str, list[tuple[Row, EligibilityVerdict]]]:
    tracks = {id_text(row["id"]): track for row in register.rows if (track := _track(row, plan))}
    found: dict[str, list[tuple[Row, EligibilityVerdict]]] = {}
    for row in table.rows if table else ():
        id_ = id_text(row["application"])
        verdict = _verdict(row, tracks.get(id_), problems)
        if verdict is not None:
            if verdict.item in {earlier.item for _, earlier in found.get(id_, ())}:
                problems.append(row.problem("register-verdict-twice", "item", application=id_))
            found.setdefault(id_, []).append((row, verdict))
    return found


def _verdict(row: Row, track: Track | None, problems: list[Problem]) -> EligibilityVerdict | None:
    items = {word: item.id for item in (track.eligibility if track else ()) for word in (item.id, item.name)}
    item = items.get(row["item"], "" if track else row["item"])
    verdict = _word(row["verdict"])
    if not item:
        known = ", ".join(item.name for item in track.eligibility) if track else ""
        problems.append(row.problem("register-item", "item", known=known))
    if verdict is None:
        problems.append(row.problem("register-verdict", "verdict"))
    elif verdict == "waived" and not row["reason"]:
        problems.append(row.problem("register-waiver-reason", "reason"))
    return EligibilityVerdict(item, verdict, row["reason"]) if item and verdict else None


def _word(written: str) -> Verdict | None:
    plain = heading(written)
    known: tuple[Verdict, ...] = ("pass", "fail", "waived")
    return next((verdict for verdict in known if plain in VERDICTS[verdict]), None)


def _repeated(table: Table) -> Iterable[Problem]:
    """An id stands once; ids that differ in case alone would share a folder on some disks."""
    first: dict[str, int] = {}
    for row in table.rows:
        key = id_text(row["id"]).casefold()
        if key and key in first:
            yield row.problem("register-id-twice", "id", first=first[key])
        first.setdefault(key, row.number)


def _strangers(verdicts: Verdicts, table: Table) -> Iterable[Problem]:
    known = {id_text(row["id"]) for row in table.rows}
    for id_, rows in verdicts.items():
        if id_ not in known:
            yield rows[0][0].problem("register-verdict-stranger", "application", register=table.sheet)


def _names(tracks: Iterable[Track]) -> str:
    return ", ".join(f"{track.name} ({track.id})" for track in tracks)


def _plain(value: object) -> str:
    numerator, _, denominator = str(value).partition("/")
    return numerator if not denominator else format(int(numerator) / int(denominator), ".6g")
