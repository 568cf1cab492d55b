"""A PostgreSQL of our own for the time of a test run: no port, no disk flushes, gone afterwards."""

import atexit
import contextlib
import ctypes
import itertools
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import psycopg
import pytest

if TYPE_CHECKING:
    from pwd import struct_passwd

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
    process: "subprocess.Popen[bytes]"

    def address(self, database: str, user: str = _ADMIN, password: str = "") -> str:
        """Return the address that a person would type."""
        secret = f":{password}" if password else ""
        return f"postgresql+psycopg://{user}{secret}@/{database}?host={self.folder}"

    def database(self, like: str = "template0") -> str:
        """Make a database, empty or like another one; return its name."""
        name = f"registry{next(_NUMBERS)}"
        self.execute(f"CREATE DATABASE {name} TEMPLATE {like} ENCODING 'UTF8'")
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
    if not hasattr(os, "getuid"):
        pytest.skip("PostgreSQL is started for the tests on Unix only")
    programs = _programs()
    if programs is None:
        pytest.skip("PostgreSQL is not installed (Debian package postgresql)")
    account = _account()
    if os.getuid() == 0 and account is None:
        pytest.skip("PostgreSQL does not run as root, and there is no user postgres here")
    folder = Path(tempfile.mkdtemp(prefix="reviewdesk-pg-"))
    if account is not None:
        os.chown(folder, account.pw_uid, account.pw_gid)
    made = Server(folder, _start(programs, folder, account))
    atexit.register(stop)
    made.execute(f"CREATE ROLE {GUARDED} LOGIN PASSWORD '{PASSWORD}'")
    return made


def stop() -> None:
    """Stop the server of this process, if one was started."""
    if server.cache_info().currsize:
        running = server()
        running.process.send_signal(signal.SIGQUIT)
        running.process.wait()
        shutil.rmtree(running.folder, ignore_errors=True)
        server.cache_clear()


def _start(programs: Path, folder: Path, account: "struct_passwd | None") -> "subprocess.Popen[bytes]":
    data = folder / "data"
    _run([programs / "initdb", "-D", data, "-U", _ADMIN, "-A", "trust", "-E", "UTF8", "-N",
          "--no-locale", "--no-instructions"], folder, account)  # fmt: skip
    (data / "pg_hba.conf").write_text(_HBA, encoding="ascii")
    settings = [word for setting in _SETTINGS for word in ("-c", setting)]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            [programs / "postgres", "-D", data, "-k", folder, *settings],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            preexec_fn=_die_with_parent if sys.platform == "linux" else None,  # noqa: PLW1509
            **_own(folder, account),
        )
    _await(process, folder)
    return process


def _die_with_parent() -> None:
    """Let the server end with a test run that is killed."""
    ctypes.CDLL(None).prctl(1, signal.SIGQUIT)


def _await(process: "subprocess.Popen[bytes]", folder: Path) -> None:
    """Wait until the server answers."""
    until = time.monotonic() + 60
    while True:
        assert process.poll() is None, (folder / "log").read_text(encoding="utf-8")
        with contextlib.suppress(psycopg.OperationalError):
            psycopg.connect(host=str(folder), user=_ADMIN, dbname="postgres").close()
            return
        assert time.monotonic() < until
        time.sleep(0.02)


def _own(folder: Path, account: "struct_passwd | None") -> dict[str, Any]:
    """Return where and as whom a program of the server runs."""
    own: dict[str, Any] = {"cwd": folder, "env": {**os.environ, "LC_ALL": "C", "HOME": str(folder)}}
    if account is not None:
        own |= {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
    return own


def _run(words: list[Any], folder: Path, account: "struct_passwd | None") -> None:
    done = subprocess.run(
        words, stdin=subprocess.DEVNULL, capture_output=True, check=False, **_own(folder, account)
    )
    assert done.returncode == 0, done.stderr


def _programs() -> Path | None:
    """Return the folder of the server's programs: on the path, or where Debian hides them, the newest."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    hidden = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    return max((path.parent for path in hidden), key=lambda path: int(path.parent.name), default=None)


def _account() -> "struct_passwd | None":
    """Return the account to run it as: None is ourselves."""
    if os.getuid() != 0:
        return None
    import pwd

    try:
        return pwd.getpwnam("postgres")
    except KeyError:
        return None
