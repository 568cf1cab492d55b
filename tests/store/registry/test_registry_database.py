"""Opening a registry: made where it is asked for, and every refusal one sentence."""

import errno
import stat
import sys
import tempfile
from pathlib import Path

import pytest
from sqlalchemy import Connection, insert, select, update
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError

from postgres_server import GUARDED, PASSWORD, server
from registry_scene import WHEN, submitted
from reviewdesk.domain.registry import Cut
from reviewdesk.errors import ReviewDeskError
from reviewdesk.store import registry_database
from reviewdesk.store.registry_database import FILE, Place, Registry, opened
from reviewdesk.store.registry_entering import enter
from reviewdesk.store.registry_refusals import is_passing, refusal
from reviewdesk.store.registry_searching import archives
from reviewdesk.store.registry_tables import VERSION, version
from reviewdesk.words import sentence


def refused(place: Place, *, create: bool = True) -> ReviewDeskError:
    with pytest.raises(ReviewDeskError) as caught, opened(place, create=create):
        pass
    assert "\n" not in sentence(caught.value, "en")
    return caught.value


def test_a_registry_is_made_once_and_opened_again(place: Place) -> None:
    assert refused(place, create=False).code == "registry-none"
    for _ in range(2):
        with opened(place, create=True) as registry:
            enter(registry, submitted(), WHEN)
    with opened(place) as registry:
        assert archives(registry, None, Cut()).total == 1


def test_a_registry_of_a_newer_program_is_refused(place: Place) -> None:
    with opened(place, create=True) as registry:
        registry.write(lambda connection: connection.execute(update(version).values(version=VERSION + 1)))
    for create in (False, True):
        found = refused(place, create=create)
        assert found.code == "registry-newer"
        assert (found.data["found"], found.data["known"]) == (VERSION + 1, VERSION)


def test_work_that_fails_leaves_nothing(registry: Registry) -> None:
    def work(connection: Connection) -> None:
        connection.execute(insert(version).values(id=2, version=9))
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        registry.write(work)
    assert registry.read(lambda connection: connection.execute(select(version.c.id)).scalars().all()) == [1]


def test_what_never_succeeds_is_given_up(registry: Registry, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry_database, "_PATIENCE", 0.05)
    with pytest.raises(ReviewDeskError, match="registry-busy"):
        registry.write(lambda connection: connection.execute(insert(version).values(id=1, version=9)))


def test_the_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "registry"
    with opened(folder, create=True):
        pass
    assert stat.S_IMODE((folder / FILE).stat().st_mode) == 0o600


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"no database at all, but long enough to look like one" * 40)
    for create in (False, True):
        assert refused(tmp_path, create=create).code == "registry-damaged"


def test_an_empty_file_is_no_registry_yet(tmp_path: Path) -> None:
    (tmp_path / FILE).touch()
    assert refused(tmp_path, create=False).code == "registry-none"


@pytest.mark.parametrize(
    "address",
    ["", "hello", "sqlite:///x.db", "mysql://u@h/db", "postgresql+psycopg://u@h", "postgresql+asyncpg://h/d"],
)
def test_what_is_no_address_of_a_shared_database_is_named(address: str) -> None:
    assert refused(address).code == "registry-url"


def test_no_server_is_one_sentence(tmp_path: Path) -> None:
    found = refused(f"postgresql+psycopg://u:secret@/db?host={tmp_path}")
    assert found.code == "registry-no-server"
    assert "secret" not in sentence(found, "en")
    assert refused("postgresql://u@127.0.0.1:1/db").code == "registry-no-server"


def test_a_wrong_password_or_database_is_one_sentence() -> None:
    running = server()
    for password in ("", "wrong"):
        found = refused(running.address("postgres", GUARDED, password))
        assert found.code == "registry-password"
    assert "wrong" not in sentence(found, "en")
    assert refused(running.address("nowhere")).code == "registry-no-database"
    assert refused(running.address("postgres", "nobody")).code == "registry-no-database"


def test_a_user_who_may_not_write_is_told_so() -> None:
    running = server()
    database = running.database()
    with opened(running.address(database), create=True) as registry:
        enter(registry, submitted(), WHEN)
    running.execute(f"GRANT SELECT ON ALL TABLES IN SCHEMA public TO {GUARDED}", database)
    with opened(running.address(database, GUARDED, PASSWORD)) as registry:
        assert archives(registry, None, Cut()).total == 1
        with pytest.raises(ReviewDeskError, match="registry-forbidden"):
            enter(registry, submitted("二"), WHEN)


def test_without_the_driver_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    found = refused("postgresql+psycopg://u@h/db")
    assert found.code == "registry-driver"
    assert "reviewdesk[postgres]" in sentence(found, "zh_CN")


class SaidError(Exception):
    """What a driver raises."""

    def __init__(self, words: str, state: str | None = None) -> None:
        super().__init__(words)
        self.sqlstate = state


def raised(words: str, state: str | None = None, kind: type[DBAPIError] = OperationalError) -> DBAPIError:
    return kind("select 1", {}, SaidError(words, state))


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (raised("database or disk is full"), "registry-disk-full"),
        (raised("database disk image is malformed"), "registry-damaged"),
        (raised("attempt to write a readonly database"), "registry-forbidden"),
        (raised("磁盘已满", "53100"), "registry-disk-full"),
        (raised("口令错误", "28P01"), "registry-password"),
        (raised("connection timeout expired"), "registry-no-server"),
        (raised("something else\nand more"), "registry-unusable"),
    ],
)
def test_what_a_driver_says_becomes_a_sentence(error: DBAPIError, code: str) -> None:
    found = refusal(error, "here")
    assert found.code == code
    assert "\n" not in sentence(found, "en")


@pytest.mark.parametrize(
    ("reason", "code"), [(errno.ENOSPC, "registry-disk-full"), (errno.EACCES, "registry-unusable")]
)
def test_an_error_on_a_disk_without_room_is_a_full_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reason: int, code: str
) -> None:
    assert refusal(raised("disk I/O error"), "here", tmp_path).code == "registry-unusable"

    def refused_file(dir: Path) -> None:
        raise OSError(reason, "no", str(dir))

    monkeypatch.setattr(tempfile, "TemporaryFile", refused_file)
    assert refusal(raised("disk I/O error"), "here", tmp_path).code == code


def test_only_what_others_cause_is_tried_again() -> None:
    assert is_passing(raised("could not serialize", "40001"))
    assert is_passing(raised("deadlock", "40P01"))
    assert is_passing(raised("relation exists", "42P07"))
    assert is_passing(raised("database is locked"))
    assert is_passing(raised("UNIQUE constraint failed", kind=IntegrityError))
    assert not is_passing(raised("disk full", "53100"))
