"""Entering a verified archive: new, already in, brought up to date, or refused; never two of one."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from sqlalchemy import Connection, Row, bindparam, exists, insert, select, update

from reviewdesk.domain.names import Digest
from reviewdesk.domain.registry import Applicant, Entering, PrivateGroup, RegistryArchive, Submitted
from reviewdesk.errors import ReviewDeskError
from reviewdesk.store.registry_database import Registry
from reviewdesk.store.registry_rows import (
    addenda_of,
    applicant_row,
    archive_row,
    entry_row,
    identity,
    listed,
    title_row,
)
from reviewdesk.store.registry_tables import applicant, archive, entry, owing, person, remark, report

_AT_ONCE: Final = 500
"""Values in one question: every database has a limit."""


def enter(registry: Registry, submitted: Submitted, entered: str) -> tuple[Entering, int]:
    """Enter an archive; return what that did, and the number by which the registry knows it.

    Args:
        registry: open.
        submitted: verified.
        entered: when, UTC.

    Raises:
        ReviewDeskError: "registry-other-batch", "registry-other-record", "registry-fewer",
            "registry-other-chain"; nothing was changed then.
    """
    return registry.write(lambda connection: _enter(connection, submitted, entered))


def _enter(connection: Connection, submitted: Submitted, entered: str) -> tuple[Entering, int]:
    new = submitted.archive
    ours = archive.c.review_session == new.review_session
    known = connection.execute(select(archive).where(ours).order_by(archive.c.sequence)).all()
    for row in known:
        if row.batch != new.batch:
            raise ReviewDeskError("registry-other-batch", known=row.fingerprint, found=new.fingerprint)
        if row.sequence == new.sequence:
            return _again(connection, row, submitted), row.number
    newer = any(row.sequence > new.sequence for row in known)
    number = _insert(connection, submitted, entered, superseded=newer)
    if not known or newer:
        return "superseded" if newer else "new", number
    older = [row.number for row in known]
    connection.execute(update(archive).where(archive.c.number.in_(older)).values(superseded=True))
    connection.execute(update(entry).where(entry.c.archive.in_(older)).values(superseded=True))
    _see_what_is_owed(connection, new.review_session)
    return "superseding", number


def _insert(connection: Connection, submitted: Submitted, entered: str, *, superseded: bool) -> int:
    values = {**archive_row(submitted.archive), "entered": entered, "superseded": superseded}
    made = connection.execute(insert(archive).values(values).returning(archive.c.number))
    number = int(made.scalar_one())
    ids = _applicants(connection, {one.applicant for one in submitted.entries})
    rows = [
        {
            **entry_row(one),
            "archive": number,
            "position": position,
            "review_session": submitted.archive.review_session,
            "applicant": ids[identity(one.applicant)],
            "year": submitted.archive.year,
            "superseded": superseded,
        }
        for position, one in enumerate(submitted.entries, start=1)
    ]
    if rows:
        connection.execute(insert(entry), rows)
    if submitted.private is not None:
        _keep_private(connection, number, submitted.private)
    return number


def _applicants(connection: Connection, named: set[Applicant]) -> dict[str, int]:
    """Return the ids of applicants by identity; those not seen before are made."""
    wanted = {identity(one): one for one in named}
    found = _known(connection, sorted(wanted))
    missing = [applicant_row(one) for key, one in sorted(wanted.items()) if key not in found]
    if missing:
        connection.execute(insert(applicant), missing)
        found |= _known(connection, [row["identity"] for row in missing])
    return found


def _known(connection: Connection, identities: Sequence[str]) -> dict[str, int]:
    asked = select(applicant.c.identity, applicant.c.id)
    found: dict[str, int] = {}
    for part in _parts(identities):
        found |= {
            row.identity: row.id for row in connection.execute(asked.where(applicant.c.identity.in_(part)))
        }
    return found


def _parts(values: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(values), _AT_ONCE):
        yield values[start : start + _AT_ONCE]


def _again(connection: Connection, known: Row[Any], submitted: Submitted) -> Entering:
    """Bring an archive that is there up to date with what is new, if anything is."""
    new = submitted.archive
    if known.record != new.record:
        raise ReviewDeskError("registry-other-record", sequence=new.sequence)
    held = addenda_of(known)
    _check_chain(held, new.addenda)
    changes = _changes(known, new, longer=len(new.addenda) > len(held))
    if changes:
        connection.execute(update(archive).where(archive.c.number == known.number).values(changes))
    if "addenda" in changes:
        _follow(connection, known.number, submitted)
    private = submitted.private is not None and not _has_private(connection, known.number)
    if private and submitted.private is not None:
        _keep_private(connection, known.number, submitted.private)
    return "updated" if changes or private else "same"


def _changes(known: Row[Any], new: RegistryArchive, *, longer: bool) -> dict[str, object]:
    """Return the columns that change: a longer chain, a comparison made, a later signature."""
    changes: dict[str, object] = {}
    if longer:
        changes["addenda"] = listed(new.addenda)
    if new.compared and not known.compared:
        changes["compared"] = True
    if new.logged > known.logged:
        changes |= {"logged": new.logged, "digest": new.digest}
    return changes


def _check_chain(held: Sequence[Digest], found: Sequence[Digest]) -> None:
    for number, (ours, theirs) in enumerate(zip(held, found, strict=False), start=1):
        if ours != theirs:
            raise ReviewDeskError("registry-other-chain", number=number)
    if len(found) < len(held):
        raise ReviewDeskError("registry-fewer", known=len(held), found=len(found))


def _follow(connection: Connection, number: int, submitted: Submitted) -> None:
    """Put every title as the later records leave it."""
    rows = [
        {"in_track": one.track.id, "which": one.application, **title_row(one.title)}
        for one in submitted.entries
    ]
    if rows:
        ours = (entry.c.track == bindparam("in_track"), entry.c.application == bindparam("which"))
        connection.execute(update(entry).where(entry.c.archive == number, *ours), rows)
        _see_what_is_owed(connection, submitted.archive.review_session)


def _see_what_is_owed(connection: Connection, review_session: str) -> None:
    """Mark which reports of a review session are still due, so that lists need not ask every title."""
    holder = (
        entry.c.review_session == report.c.review_session,
        entry.c.application == report.c.application,
        owing(report.c.period),
    )
    ours = report.c.review_session == review_session
    connection.execute(update(report).where(ours).values(owed=exists().where(*holder)))


def _has_private(connection: Connection, number: int) -> bool:
    return bool(connection.execute(select(exists().where(person.c.archive == number))).scalar())


def _keep_private(connection: Connection, number: int, private: PrivateGroup) -> None:
    people = [
        {"archive": number, "seat": one.seat, "name": one.name, "organisation": one.organisation}
        for one in private.people
    ]
    remarks = [
        {"archive": number, "position": position, "kind": one.kind, "text": one.text}
        for position, one in enumerate(private.remarks, start=1)
    ]
    for table, rows in ((person, people), (remark, remarks)):
        if rows:
            connection.execute(insert(table), rows)
