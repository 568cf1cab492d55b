"""One encrypted database, one lock, one folder of blobs: what a seat keeps on its own machine.

Every method of the store is one transaction that is on disk before it returns. A desk verb that
changes several things at once wraps them in `Workspace.transaction`; inner ones join it.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlcipher3
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError, IntegrityError
from sqlalchemy.pool import StaticPool

from reviewdesk.errors import ReviewDeskError
from reviewdesk.store import lock, schema
from reviewdesk.store.blobs import Blobs
from reviewdesk.store.place import DATABASE
from reviewdesk.store.private import private
from reviewdesk.store.room import has_room

_PRAGMAS = (
    "temp_store = MEMORY",
    "journal_mode = WAL",
    "synchronous = FULL",
    "foreign_keys = ON",
    "trusted_schema = OFF",
)


class Workspace:
    """An open workspace; made by `create` and `opened` only."""

    __slots__ = ("_connection", "blobs", "folder")

    def __init__(self, folder: Path, connection: Connection, key: bytes) -> None:
        self.folder = folder
        self.blobs = Blobs(folder / "blobs", key)
        self._connection = connection

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Run the block as one transaction: all of it on disk at the end, or nothing of it.

        Raises:
            ReviewDeskError: "workspace-disk-full", "workspace-damaged", "workspace-unusable".
        """
        if self._connection.in_transaction():
            yield self._connection
            return
        with _translated(self.folder), self._connection.begin():
            yield self._connection


def create(folder: Path, key: bytes) -> None:
    """Make an empty workspace in an existing folder; `key` is 32 random bytes.

    Raises:
        ReviewDeskError: "workspace-disk-full" or "workspace-unusable".
    """
    (folder / "blobs").mkdir(mode=0o700)
    os.close(private(str(folder / DATABASE), os.O_CREAT | os.O_EXCL | os.O_WRONLY))
    with lock.held(folder), _connected(folder, key) as connection, _translated(folder), connection.begin():
        schema.create_tables(connection)


@contextmanager
def opened(folder: Path, key: bytes) -> Iterator[Workspace]:
    """Lock and open a workspace, checked and of today's schema.

    Raises:
        ReviewDeskError: "workspace-missing", "workspace-in-use", "workspace-newer",
            "workspace-damaged", "workspace-disk-full", "workspace-unusable".
    """
    if not (folder / DATABASE).is_file():
        raise ReviewDeskError("workspace-missing", folder=str(folder))
    if not (folder / DATABASE).stat().st_size:
        raise ReviewDeskError("workspace-damaged", folder=str(folder))
    with lock.held(folder), _connected(folder, key) as connection:
        with _translated(folder), connection.begin():
            _check(connection, folder)
            schema.bring_up_to_date(connection)
        yield Workspace(folder, connection, key)


@contextmanager
def _connected(folder: Path, key: bytes) -> Iterator[Connection]:
    engine = _engine(folder / DATABASE, key)
    try:
        with _translated(folder):
            connection = engine.connect()
        with connection:
            yield connection
    finally:
        engine.dispose()


def _engine(path: Path, key: bytes) -> Engine:
    def connect() -> Any:
        connection = sqlcipher3.connect(str(path), isolation_level=None, check_same_thread=False)
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        return connection

    engine = create_engine("sqlite://", module=sqlcipher3, creator=connect, poolclass=StaticPool)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    return engine


def _check(connection: Connection, folder: Path) -> None:
    pages = connection.exec_driver_sql("PRAGMA cipher_integrity_check").all()
    rows = connection.exec_driver_sql("PRAGMA quick_check(1)").scalars().all()
    written = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    if pages or rows != ["ok"] or not written:
        raise ReviewDeskError("workspace-damaged", folder=str(folder))


@contextmanager
def _translated(folder: Path) -> Iterator[None]:
    try:
        yield
    except IntegrityError:
        raise
    except DatabaseError as error:
        reason = str(error.orig)
        raise ReviewDeskError(_code(reason, folder), folder=str(folder), reason=reason) from None


def _code(message: str, folder: Path) -> str:
    if "full" in message or ("I/O" in message and not has_room(folder)):
        return "workspace-disk-full"
    if "not a database" in message or "malformed" in message or "corrupt" in message:
        return "workspace-damaged"
    return "workspace-unusable"
