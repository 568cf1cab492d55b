"""Which tables exist, and how an older workspace becomes one of today (SQLite's user_version)."""

from collections.abc import Mapping
from types import ModuleType
from typing import Final

from sqlalchemy import Connection

from reviewdesk.errors import ReviewDeskError
from reviewdesk.store import chair_tables, tables
from reviewdesk.store.metadata import metadata

TABLES: Final[tuple[ModuleType, ...]] = (tables, chair_tables)
"""Importing a module of tables is what puts them into `metadata`."""

VERSION: Final = 1

UPGRADES: Final[Mapping[int, tuple[str, ...]]] = {}
"""Version n → the statements that make it version n + 1."""


def create_tables(connection: Connection) -> None:
    """Make every table of today in an empty database."""
    metadata.create_all(connection)
    _mark(connection, VERSION)


def bring_up_to_date(
    connection: Connection, upgrades: Mapping[int, tuple[str, ...]] = UPGRADES, version: int = VERSION
) -> None:
    """Run the upgrades that an older database lacks.

    Raises:
        ReviewDeskError: "workspace-newer" when a later ReviewDesk wrote it.
    """
    found = int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
    if found > version:
        raise ReviewDeskError("workspace-newer", found=found, known=version)
    for step in range(found, version):
        for statement in upgrades[step]:
            connection.exec_driver_sql(statement)
        _mark(connection, step + 1)


def _mark(connection: Connection, version: int) -> None:
    connection.exec_driver_sql(f"PRAGMA user_version = {version}")
