"""A PostgreSQL of our own for the time of a test run: no port, no disk flushes, gone afterwards."""

import atexit
import itertools
import os
import pwd
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import psycopg
import pytest

_ADMIN: Final = "reviewdesk"
GUARDED, PASSWORD = "guarded", "let-me-in"
"""A user who needs a password; everybody else on this machine's socket is believed."""
_HBA: Final = f"local all {GUARDED} scram-sha-256\nlocal all all trust\n"
_SETTINGS: Final = (
    "listen_addresses=",
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "shared_buffers=32MB",
    "max_connections=30",
)
_NUMBERS: Final = itertools.count(1)


@dataclass(frozen=True)
class Server:
    """A running server, reached through a socket in its folder."""

    folder: Path

    def address(self, database: str, user: str = _ADMIN, password: str = "") -> str:
        """Return the address that a person would type."""
        secret = f":{password}" if password else ""
        return f"postgresql+psycopg://{user}{secret}@/{database}?host={self.folder}"

    def database(self) -> str:
        """Make an empty database; return its name."""
        name = f"registry{next(_NUMBERS)}"
        self.execute(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'")
        return name

    def execute(self, statement: str, database: str = "postgres") -> None:
        """Run a statement as the one who looks after the server."""
        with psycopg.connect(
            host=str(self.folder), user=_ADMIN, dbname=database, autocommit=True
        ) as connection:
            connection.execute(statement.encode())


@cache
def server() -> Server:
    """Return the server of this process, started now; skip the test where there can be none."""
    programs = _programs()
    if programs is None:
        pytest.skip("PostgreSQL is not installed (Debian package postgresql)")
    account = _account()
    if os.getuid() == 0 and account is None:
        pytest.skip("PostgreSQL does not run as root, and there is no user postgres here")
    folder = Path(tempfile.mkdtemp(prefix="reviewdesk-pg-"))
    if account is not None:
        os.chown(folder, account.pw_uid, account.pw_gid)
    _start(programs, folder, account)
    made = Server(folder)
    made.execute(f"CREATE ROLE {GUARDED} LOGIN PASSWORD '{PASSWORD}'")
    return made


def _start(programs: Path, folder: Path, account: pwd.struct_passwd | None) -> None:
    data = folder / "data"
    _run([programs / "initdb", "-D", data, "-U", _ADMIN, "-A", "trust", "-E", "UTF8", "-N",
          "--no-locale", "--no-instructions"], folder, account)  # fmt: skip
    (data / "pg_hba.conf").write_text(_HBA, encoding="ascii")
    options = " ".join(["-k", str(folder), *(f'-c "{setting}"' for setting in _SETTINGS)])
    control = [programs / "pg_ctl", "-D", data, "-w", "-l", folder / "log"]
    _run([*control, "-o", options, "start"], folder, account)
    atexit.register(_stop, [*control, "-m", "immediate", "stop"], folder, account)


def _stop(words: list[object], folder: Path, account: pwd.struct_passwd | None) -> None:
    _run(words, folder, account)
    shutil.rmtree(folder, ignore_errors=True)


def _run(words: list[Any], folder: Path, account: pwd.struct_passwd | None) -> None:
    own: dict[str, Any] = {}
    if account is not None:
        own = {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
    done = subprocess.run(
        [str(word) for word in words],
        cwd=folder,
        env={**os.environ, "LC_ALL": "C", "HOME": str(folder)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
        **own,
    )
    assert done.returncode == 0, done.stderr


def _programs() -> Path | None:
    """Return the folder of the server's programs: on the path, or where Debian hides them, the newest."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    hidden = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    return max((path.parent for path in hidden), key=lambda path: int(path.parent.name), default=None)


def _account() -> pwd.struct_passwd | None:
    """Return the account to run it as: None is ourselves."""
    if os.getuid() != 0:
        return None
    try:
        return pwd.getpwnam("postgres")
    except KeyError:
        return None
