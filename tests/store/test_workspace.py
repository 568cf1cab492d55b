import errno
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import sqlcipher3
from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError

from reviewdesk.errors import ReviewDeskError
from reviewdesk.store import schema
from reviewdesk.store.place import DATABASE
from reviewdesk.store.tables import document, fact
from reviewdesk.store.workspace import Workspace, create, opened


def test_what_a_transaction_wrote_is_there_after_reopening(folder: Path, key: bytes) -> None:
    with opened(folder, key) as workspace, workspace.transaction() as connection:
        connection.execute(insert(fact).values(name="seat", value=b"r1"))
    with opened(folder, key) as workspace, workspace.transaction() as connection:
        assert connection.execute(select(fact.c.value)).scalar_one() == b"r1"


def test_an_inner_transaction_joins_the_outer_and_fails_with_it(workspace: Workspace) -> None:
    with pytest.raises(ZeroDivisionError), workspace.transaction():
        with workspace.transaction() as connection:
            connection.execute(insert(fact).values(name="seat", value=b"r1"))
        raise ZeroDivisionError
    with workspace.transaction() as connection:
        assert connection.execute(select(fact)).all() == []


def test_the_connection_is_set_as_the_contract_says(workspace: Workspace) -> None:
    with workspace.transaction() as connection:
        settings = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys", "trusted_schema", "temp_store")
        }
    assert settings == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "temp_store": 2,
    }


def test_a_broken_rule_of_the_schema_is_a_bug_and_not_a_refusal(workspace: Workspace) -> None:
    with pytest.raises(IntegrityError), workspace.transaction() as connection:
        connection.execute(
            insert(document).values(
                application="A1", position=0, id="plan", name="plan", digest="0" * 64, size=1
            )
        )


def test_a_folder_without_a_database_is_not_a_workspace(tmp_path: Path, key: bytes) -> None:
    with pytest.raises(ReviewDeskError, match="workspace-missing"), opened(tmp_path, key):
        pass


def test_a_newer_workspace_is_refused(folder: Path, key: bytes) -> None:
    with opened(folder, key) as workspace, workspace.transaction() as connection:
        connection.exec_driver_sql(f"PRAGMA user_version = {schema.VERSION + 1}")
    with pytest.raises(ReviewDeskError, match="workspace-newer"), opened(folder, key):
        pass


def test_an_older_workspace_is_upgraded_step_by_step(workspace: Workspace) -> None:
    steps = {
        schema.VERSION: ("CREATE TABLE one (a)",),
        schema.VERSION + 1: ("INSERT INTO one VALUES (1)", "INSERT INTO one VALUES (2)"),
    }
    with workspace.transaction() as connection:
        schema.bring_up_to_date(connection, steps, schema.VERSION + 2)
        assert connection.exec_driver_sql("SELECT count(*) FROM one").scalar_one() == 2
        assert connection.exec_driver_sql("PRAGMA user_version").scalar_one() == schema.VERSION + 2


def test_every_flipped_bit_of_the_database_is_noticed(folder: Path, key: bytes) -> None:
    path = folder / DATABASE
    data = path.read_bytes()
    for offset in range(0, len(data), 397):
        path.write_bytes(data[:offset] + bytes([data[offset] ^ 4]) + data[offset + 1 :])
        with pytest.raises(ReviewDeskError, match="workspace-damaged"), opened(folder, key):
            pass


@pytest.mark.parametrize("length", [0, 100, 4096, 4096 * 3])
def test_a_database_cut_short_is_noticed(folder: Path, key: bytes, length: int) -> None:
    path = folder / DATABASE
    path.write_bytes(path.read_bytes()[:length])
    with pytest.raises(ReviewDeskError, match="workspace-damaged"), opened(folder, key):
        pass


def test_the_key_of_another_workspace_opens_nothing(folder: Path) -> None:
    with pytest.raises(ReviewDeskError, match="workspace-damaged"), opened(folder, bytes(32)):
        pass


def test_a_database_that_cannot_be_opened_is_named(folder: Path, key: bytes) -> None:
    other = sqlcipher3.connect(str(folder / DATABASE), isolation_level=None)
    other.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    with opened(folder, key) as workspace:
        with workspace.transaction() as connection:
            connection.exec_driver_sql("PRAGMA busy_timeout = 1")
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(ReviewDeskError, match="workspace-unusable"), workspace.transaction():
            pass
    other.close()


def test_a_full_disk_is_said_and_nothing_is_lost(workspace: Workspace) -> None:
    with workspace.transaction() as connection:
        connection.execute(insert(fact).values(name="seat", value=b"r1"))
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(ReviewDeskError, match="workspace-disk-full"), workspace.transaction() as connection:
        connection.execute(insert(fact).values(name="large", value=os.urandom(100_000)))
    with workspace.transaction() as connection:
        assert connection.execute(select(fact.c.name)).scalars().all() == ["seat"]


@pytest.mark.parametrize(
    ("room", "code"),
    [(1 << 16, "workspace-unusable"), (1 << 12, "workspace-unusable"), (0, "workspace-disk-full")],
)
def test_an_error_of_the_disk_is_a_full_one_only_where_nothing_else_can_be_written(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, room: int, code: str
) -> None:
    def full(**_: object) -> None:
        raise OSError(errno.EDQUOT, "no room")

    if not room:
        monkeypatch.setattr("tempfile.TemporaryFile", full)
    large = insert(fact).values(name="large", value=os.urandom(500_000))
    with pytest.raises(ReviewDeskError, match=code), at_most(room or 1 << 16), workspace.transaction() as one:
        one.execute(large)
    with workspace.transaction() as connection:
        assert connection.execute(select(fact)).all() == []


@contextmanager
def at_most(size: int) -> Iterator[None]:
    """Let no file grow beyond a size: writing then fails as a broken disk does."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)


HOLD = """
import sys
from pathlib import Path
from reviewdesk.store.workspace import opened
with opened(Path(sys.argv[1]), bytes(range(32))):
    print("held", flush=True)
    sys.stdin.read()
"""


def holding(folder: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_the_second_process_is_told_who_and_a_dead_holder_is_taken_over(folder: Path, key: bytes) -> None:
    process = holding(folder)
    with pytest.raises(ReviewDeskError, match="workspace-in-use") as refusal, opened(folder, key):
        pass
    assert f"({process.pid})" in str(refusal.value.data["holder"])
    assert f"({process.pid})" in (folder / "lock").read_text()
    process.send_signal(signal.SIGKILL)
    process.communicate()
    with opened(folder, key):
        assert f"({os.getpid()})" in (folder / "lock").read_text()
    assert (folder / "lock").read_text() == ""


def test_a_holder_without_a_user_name_is_still_named(
    folder: Path, key: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("pwd.getpwuid", {}.__getitem__)
    with opened(folder, key):
        assert (folder / "lock").read_text().startswith("?@")


def test_a_second_workspace_is_not_made_over_the_first(folder: Path, key: bytes) -> None:
    with pytest.raises(FileExistsError):
        create(folder, key)
