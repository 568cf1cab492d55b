"""The registry's database: a file of one's own, or a PostgreSQL that several offices share.

Every piece of work is one transaction. Where others were quicker it is done again from its beginning,
so that work must do nothing but read and write the database.
"""

import os
import random
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any, Final, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event, insert, inspect, select
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from reviewdesk.errors import ReviewDeskError
from reviewdesk.store.private import private
from reviewdesk.store.registry_refusals import is_passing, refusal
from reviewdesk.store.registry_tables import VERSION, registry_metadata, version

FILE: Final = "registry.db"
Place = Path | str
"""The folder of a registry of one's own, or the address of a shared database."""
Result = TypeVar("Result")
_DRIVER: Final = "postgresql+psycopg"
_SECRET: Final = re.compile(r"(://[^:@/]*:)[^@]*@")
_SECONDS: Final = 15
"""How long a writer waits for another one, or for a server to answer."""
_PATIENCE: Final = 60.0
_PAUSE: Final = 0.02
_PRAGMAS: Final = ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "trusted_schema = OFF")


class Registry:
    """An open registry; made by `opened` only."""

    __slots__ = ("_engine", "_folder", "place")

    def __init__(self, engine: Engine, place: str, folder: Path | None) -> None:
        self._engine = engine
        self._folder = folder
        self.place = place

    def read(self, work: Callable[[Connection], Result]) -> Result:
        """Return what reading in one transaction gives.

        Raises:
            ReviewDeskError: a "registry-…" code.
        """
        return self._run(work, writing=False)

    def write(self, work: Callable[[Connection], Result]) -> Result:
        """Do all of some work, or nothing of it; it may be begun several times.

        Raises:
            ReviewDeskError: as `read`.
        """
        return self._run(work, writing=True)

    def _run(self, work: Callable[[Connection], Result], *, writing: bool) -> Result:
        until = time.monotonic() + _PATIENCE
        for attempt in count(1):
            try:
                with self._engine.connect() as connection:
                    prepared = connection.execution_options(reviewdesk_writing=writing)
                    with prepared.begin():
                        return work(prepared)
            except DBAPIError as error:
                if not is_passing(error):
                    raise refusal(error, self.place, self._folder) from None
                if time.monotonic() > until:
                    raise ReviewDeskError("registry-busy", place=self.place) from error
            time.sleep(random.uniform(0, _PAUSE) * min(attempt, 20))
        raise AssertionError  # pragma: no cover - the loop has no end of its own


@contextmanager
def opened(place: Place, *, create: bool = False) -> Iterator[Registry]:
    """Open a registry of today's schema.

    Args:
        place: folder or address.
        create: make one where there is none.

    Raises:
        ReviewDeskError: "registry-none", "registry-newer", "registry-url", "registry-driver",
            "registry-no-server", "registry-password", "registry-no-database", "registry-forbidden",
            "registry-damaged", "registry-disk-full", "registry-unusable" or "registry-busy".
    """
    folder = place if isinstance(place, Path) else None
    engine, name = _file(place, create=create) if isinstance(place, Path) else _shared(place)
    try:
        registry = Registry(engine, name, folder)
        found = registry.write(_made) if create else registry.read(_version)
        if found is None:
            raise ReviewDeskError("registry-none", place=name)
        if found > VERSION:
            raise ReviewDeskError("registry-newer", place=name, found=found, known=VERSION)
        yield registry
    finally:
        engine.dispose()


def _made(connection: Connection) -> int | None:
    if (found := _version(connection)) is not None:
        return found
    registry_metadata.create_all(connection)
    connection.execute(insert(version).values(id=1, version=VERSION))
    return VERSION


def _version(connection: Connection) -> int | None:
    if not inspect(connection).has_table(version.name):
        return None
    return connection.execute(select(version.c.version)).scalar()


def _file(folder: Path, *, create: bool) -> tuple[Engine, str]:
    path = folder / FILE
    if create:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(private(str(path), os.O_CREAT | os.O_WRONLY))
    elif not path.is_file():
        raise ReviewDeskError("registry-none", place=str(folder))
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        pool_size=1,
        connect_args={"timeout": _SECONDS, "isolation_level": None},
    )
    event.listen(engine, "connect", _prepare_file)
    event.listen(engine, "begin", _begin_file)
    return engine, str(path)


def _prepare_file(connection: Any, record: object) -> None:
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin_file(connection: Connection) -> None:
    writing = connection.get_execution_options()["reviewdesk_writing"]
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _shared(address: str) -> tuple[Engine, str]:
    try:
        url = make_url(address)
    except (ArgumentError, ValueError):
        raise ReviewDeskError("registry-url", url=_SECRET.sub(r"\1***@", address)) from None
    name = url.render_as_string(hide_password=True)
    if url.drivername not in (_DRIVER, "postgresql") or not url.database:
        raise ReviewDeskError("registry-url", url=name)
    try:
        engine = create_engine(
            url.set(drivername=_DRIVER),
            pool_size=1,
            isolation_level="SERIALIZABLE",
            connect_args={"connect_timeout": _SECONDS, "application_name": "ReviewDesk"},
        )
    except (ModuleNotFoundError, NoSuchModuleError):
        raise ReviewDeskError("registry-driver") from None
    return engine, name
