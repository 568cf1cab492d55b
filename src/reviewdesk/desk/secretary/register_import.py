"""Taking a register in: look, correct what columns mean, see what would change, and only then change it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from reviewdesk.desk.secretary.office import Office, planned
from reviewdesk.domain.application import Application, EligibilityVerdict
from reviewdesk.domain.committee import Committee
from reviewdesk.domain.likeness import as_decided
from reviewdesk.domain.names import ApplicationId
from reviewdesk.domain.plan.values import Plan
from reviewdesk.errors import Problems, ReviewDeskError
from reviewdesk.intake.cells import heading
from reviewdesk.intake.register_columns import planned_columns, register_columns
from reviewdesk.intake.register_look import (
    FURTHER,
    LEFT_OUT,
    Reading,
    RegisterLook,
    looked,
    opened,
    usual_meanings,
)

_PLAIN: Final = ("applicant", "county", "city", "region_code", "contact", "received", "copies", "order")
KEPT, UNWANTED = FURTHER, LEFT_OUT


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field that differs: its column, the name the plan or the file gives it, and its text."""

    column: str
    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Changed:
    """One application that is there already and differs."""

    application: Application
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What taking a register in would change, by id.

    Attributes:
        new, changed, same: what the file has.
        gone: what it has no longer.
    """

    new: tuple[Application, ...]
    changed: tuple[Changed, ...]
    gone: tuple[Application, ...]
    same: tuple[Application, ...]


def look(path: Path, office: Office, waiting: Callable[[], None] = lambda: None) -> RegisterLook:
    """Return what a file seems to say; nothing is taken in.

    Args:
        path: the file.
        office: its plan and what it remembers of headers.
        waiting: called again and again while the file is read; what it raises ends the reading.

    Raises:
        Problems: "plan-problems": without a plan nobody knows which columns there are.
        ReviewDeskError: a "table-…" code when the file itself is refused.
    """
    plan = planned(office)
    return looked(opened(path, waiting), plan, office.headers)


def corrected(found: RegisterLook, office: Office, reading: Reading) -> RegisterLook:
    """Return what the file says once a person has corrected sheet, header or the meaning of columns."""
    return looked(found.source, planned(office), office.headers, reading)


def mapped(found: RegisterLook, office: Office, said: Mapping[str, str]) -> RegisterLook:
    """Return what the file says with columns mapped by their headers.

    Args:
        found: the look before.
        office: its plan has the columns.
        said: header as in the file → column of a register, `KEPT` or `UNWANTED`.

    Raises:
        ReviewDeskError: "register-map-unknown" or "register-map-meaning".
    """
    known = meanings(office)
    places = {heading(column.header): column.index for column in reversed(found.columns) if column.header}
    chosen: dict[int, str] = {}
    for header, meaning in said.items():
        if heading(header) not in places:
            headers = ", ".join(column.header for column in found.columns if column.header)
            raise ReviewDeskError(
                "register-map-unknown", file=found.source.path.name, header=header, known=headers
            )
        if meaning not in (*known, KEPT, UNWANTED):
            raise ReviewDeskError("register-map-meaning", meaning=meaning, known=", ".join(known))
        chosen[places[heading(header)]] = meaning
    return corrected(found, office, replace(found.reading, meanings={**found.reading.meanings, **chosen}))


def meanings(office: Office) -> dict[str, str]:
    """Return every column that a register of the plan may have → its name in the plan, "" for fixed ones."""
    plan = planned(office)
    named = _names(plan)
    return {column: named.get(column, "") for column in register_columns(plan)}


def compare(found: RegisterLook, office: Office) -> Changes:
    """Return what taking the register in would change.

    Columns that the file does not have, and verdicts that it does not speak of, stay as they are.

    Raises:
        Problems: "register-problems" where the look has any.
    """
    if found.problems:
        raise Problems("register-problems", found.problems, file=found.source.path.name)
    plan = planned(office)
    before = {one.id: one for one in office.applications}
    settled = {one.id: one for one in as_decided(_merged(found, before, plan), office.names)}
    names = _names(plan)
    fields = {
        one.id: tuple(_differences(before[one.id], one, names))
        for one in settled.values()
        if one.id in before
    }
    return Changes(
        new=tuple(one for one in settled.values() if one.id not in before),
        changed=tuple(Changed(settled[id_], differing) for id_, differing in fields.items() if differing),
        gone=tuple(one for one in before.values() if one.id not in settled),
        same=tuple(before[id_] for id_, differing in fields.items() if not differing),
    )


def take_in(office: Office, found: RegisterLook, *, remove_gone: bool) -> Office:
    """Return the office with the register taken in, and what its headers were said to mean remembered.

    Args:
        office: before.
        found: the last look at the file.
        remove_gone: whether applications that the file has no longer go; otherwise they stay.

    Raises:
        Problems: as `compare`.
    """
    found = corrected(found, office, found.reading)
    changes = compare(found, office)
    stays = () if remove_gone else changes.gone
    taken = (*changes.new, *(one.application for one in changes.changed), *changes.same, *stays)
    applications = tuple(sorted(as_decided(taken, office.names), key=lambda one: one.id))
    return replace(
        office,
        applications=applications,
        headers=_remembered(found, office),
        committee=without_strangers(office.committee, applications),
    )


def clock_text(moment: str) -> str:
    """Return a moment as people write it: 2014-07-08 09:30."""
    return moment.replace("T", " ").removesuffix(":00") if "T" in moment else moment


def without_strangers(committee: Committee, applications: Iterable[Application]) -> Committee:
    """Return a committee without conflicts about applications that are not there."""
    known = {one.id for one in applications}
    return replace(committee, conflicts=tuple(c for c in committee.conflicts if c.application in known))


def _merged(
    found: RegisterLook, before: Mapping[ApplicationId, Application], plan: Plan
) -> tuple[Application, ...]:
    return tuple(
        _over(before[one.id], one, found, plan) if one.id in before else one for one in found.applications
    )


def _over(old: Application, new: Application, found: RegisterLook, plan: Plan) -> Application:
    """Return the new row, completed by what the old one has and the file does not speak of."""
    spoken = found.spoken
    kept = {name: getattr(old, name) for name in _PLAIN if name not in spoken}
    if "applicant_id" not in spoken and new.applicant == old.applicant:
        kept["applicant_id"] = old.applicant_id
    track = plan.track(new.track)
    own = {column for column, _ in planned_columns(track)}
    figures = {name: value for name, value in old.declared.items() if name in own - spoken}
    objective = {name: value for name, value in old.objective.items() if name in own - spoken}
    held = {name for name in old.preferences if name in own - spoken} | {*new.preferences}
    headers = {column.header for column in found.columns}
    further = {name: text for name, text in old.further.items() if name not in headers}
    verdicts = {one.item: one for one in (*old.eligibility, *new.eligibility)}
    return replace(
        new,
        declared={**figures, **new.declared},
        objective={**objective, **new.objective},
        preferences=tuple(preference.id for preference in track.preferences if preference.id in held),
        further={**new.further, **further},
        eligibility=tuple(verdicts[item.id] for item in track.eligibility if item.id in verdicts),
        **kept,
    )


def _differences(old: Application, new: Application, names: Mapping[str, str]) -> Iterator[FieldChange]:
    for name in ("track", "applicant_id", *_PLAIN):
        before, after = (_text(getattr(one, name)) for one in (old, new))
        if name == "received":
            before, after = clock_text(before), clock_text(after)
        yield from _difference(name, "", before, after)
    for one, other in ((old.declared, new.declared), (old.objective, new.objective)):
        for name in sorted({*one, *other}):
            yield from _difference(name, names.get(name, name), _text(one.get(name)), _text(other.get(name)))
    for name in sorted({*old.preferences} ^ {*new.preferences}):
        yield FieldChange(
            name, names.get(name, name), *(("yes", "no") if name in old.preferences else ("no", "yes"))
        )
    for name in [*old.further, *(name for name in new.further if name not in old.further)]:
        yield from _difference(name, name, old.further.get(name, ""), new.further.get(name, ""))
    then, now = ({verdict.item: verdict for verdict in one.eligibility} for one in (old, new))
    for item in sorted({*then, *now}):
        yield from _difference(item, names.get(item, item), _verdict(then.get(item)), _verdict(now.get(item)))


def _difference(column: str, name: str, before: str, after: str) -> Iterator[FieldChange]:
    if before != after:
        yield FieldChange(column, name, before, after)


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _verdict(verdict: EligibilityVerdict | None) -> str:
    return "" if verdict is None else " ".join(filter(None, (verdict.verdict, verdict.reason)))


def _names(plan: Plan) -> dict[str, str]:
    columns = {column: name for track in plan.tracks for column, name in planned_columns(track)}
    items = {item.id: item.name for track in plan.tracks for item in track.eligibility}
    return items | columns


def _remembered(found: RegisterLook, office: Office) -> dict[str, str]:
    """Return the headers of earlier files and of this one, where a person says other than the names do."""
    usual = usual_meanings(found, planned(office))
    said = {heading(header): (header, meaning) for header, meaning in office.headers.items()}
    for column in found.columns:
        if column.header:
            said.pop(heading(column.header), None)
            if column.meaning != usual[column.index]:
                said[heading(column.header)] = (column.header, column.meaning)
    return dict(said.values())
