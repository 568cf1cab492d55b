"""The draft: every field on disk before the next key is pressed, with what stood there before."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, and_, delete, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from reviewdesk.domain.draft import Change, DraftRow, Edit
from reviewdesk.domain.names import ApplicationId, CriterionId
from reviewdesk.domain.recusal import Recusal
from reviewdesk.store.tables import change, mark, recusal, skip
from reviewdesk.store.workspace import Workspace


def edit(workspace: Workspace, round_number: int, edits: Sequence[Edit], at: str) -> None:
    """Set fields of one round's draft, all or none; `at` is ISO 8601 for the history."""
    with workspace.transaction() as connection:
        for one in edits:
            before = _value(connection, round_number, one)
            if before != one.value:
                _set(connection, round_number, one)
                connection.execute(
                    insert(change).values(
                        at=at, round=round_number, before=before, after=one.value, **_cell(one)
                    )
                )


def rows(workspace: Workspace, round_number: int) -> Mapping[ApplicationId, DraftRow]:
    """Return what one round's draft holds, by application."""
    with workspace.transaction() as connection:
        found = connection.execute(
            select(mark)
            .where(mark.c.round == round_number)
            .order_by(mark.c.application, mark.c.criterion, mark.c.field)
        ).all()
    fields: dict[ApplicationId, dict[str, dict[CriterionId, str]]] = {}
    for row in found:
        of_row = fields.setdefault(ApplicationId(row.application), {})
        of_row.setdefault(row.field, {})[CriterionId(row.criterion)] = row.value
    return {application: _row(of_row) for application, of_row in fields.items()}


def row(workspace: Workspace, round_number: int, application: ApplicationId) -> DraftRow:
    """Return what one round's draft holds about one application."""
    with workspace.transaction() as connection:
        found = connection.execute(
            select(mark).where(mark.c.round == round_number, mark.c.application == application)
        ).all()
    fields: dict[str, dict[CriterionId, str]] = {}
    for one in found:
        fields.setdefault(one.field, {})[CriterionId(one.criterion)] = one.value
    return _row(fields)


def changes(workspace: Workspace) -> tuple[Change, ...]:
    """Return the history of the draft, oldest first."""
    with workspace.transaction() as connection:
        found = connection.execute(select(change).order_by(change.c.id)).all()
    return tuple(_change(row) for row in found)


def recuse(workspace: Workspace, recusals: Iterable[Recusal], *, late: bool) -> None:
    """Record recusals; whatever was entered for those applications leaves the draft and its history."""
    with workspace.transaction() as connection:
        for one in recusals:
            connection.execute(
                upsert(recusal)
                .values(application=one.application, reason=one.reason, known=one.known, late=late)
                .on_conflict_do_nothing()
            )
            connection.execute(delete(mark).where(mark.c.application == one.application))
            connection.execute(delete(change).where(change.c.application == one.application))


def recusals(workspace: Workspace) -> tuple[Recusal, ...]:
    """Return all recusals by application: known at sealing, declared, and late."""
    with workspace.transaction() as connection:
        found = connection.execute(select(recusal).order_by(recusal.c.application)).all()
    return tuple(Recusal(ApplicationId(row.application), row.reason, row.known) for row in found)


def late_recusals(workspace: Workspace) -> frozenset[ApplicationId]:
    """Return the applications recused from after the dossiers had been opened."""
    with workspace.transaction() as connection:
        found = connection.execute(select(recusal.c.application).where(recusal.c.late)).scalars().all()
    return frozenset(map(ApplicationId, found))


def pass_over(workspace: Workspace, application: ApplicationId, notice: str) -> None:
    """Record that the chair withdrew an application under a notice number; its marks stay."""
    with workspace.transaction() as connection:
        connection.execute(
            upsert(skip)
            .values(application=application, notice=notice)
            .on_conflict_do_update(set_={"notice": notice})
        )


def take_up(workspace: Workspace, application: ApplicationId) -> None:
    """Forget that an application was passed over."""
    with workspace.transaction() as connection:
        connection.execute(delete(skip).where(skip.c.application == application))


def passed_over(workspace: Workspace) -> Mapping[ApplicationId, str]:
    """Return withdrawn applications with their notice numbers."""
    with workspace.transaction() as connection:
        found = connection.execute(select(skip).order_by(skip.c.application)).all()
    return {ApplicationId(row.application): row.notice for row in found}


def _cell(one: Edit) -> dict[str, str]:
    return {"application": one.application, "criterion": one.criterion, "field": one.field}


def _value(connection: Connection, round_number: int, one: Edit) -> str:
    return connection.execute(select(mark.c.value).where(_at(round_number, one))).scalar() or ""


def _at(round_number: int, one: Edit) -> Any:
    return and_(mark.c.round == round_number, *(mark.c[name] == value for name, value in _cell(one).items()))


def _set(connection: Connection, round_number: int, one: Edit) -> None:
    if one.value:
        statement = upsert(mark).values(round=round_number, value=one.value, **_cell(one))
        connection.execute(statement.on_conflict_do_update(set_={"value": one.value}))
    else:
        connection.execute(delete(mark).where(_at(round_number, one)))


def _row(fields: Mapping[str, Mapping[CriterionId, str]]) -> DraftRow:
    whole = {name: "".join(fields.get(name, {}).values()) for name in ("comment", "note")}
    return DraftRow(
        points=fields.get("points", {}),
        reasons=fields.get("reason", {}),
        objections=fields.get("objection", {}),
        comment=whole["comment"],
        note=whole["note"],
    )


def _change(row: Row[Any]) -> Change:
    made = Edit(ApplicationId(row.application), CriterionId(row.criterion), row.field, row.after)
    return Change(id=row.id, at=row.at, round=row.round, edit=made, before=row.before)
