import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from desk_round import Round, sealed_round
from reviewdesk.desk.reviewer.declaring import declare
from reviewdesk.desk.reviewer.opening import open_desk
from reviewdesk.desk.reviewer.table import Table, at_table

Sheet = Callable[[str], Path]


@pytest.fixture(autouse=True)
def memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("REVIEWDESK_STATE", str(tmp_path / "state"))
    return tmp_path / "state"


@pytest.fixture(scope="session")
def held() -> Round:
    return sealed_round()


@pytest.fixture(scope="session")
def declared_desk(held: Round, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("r1") / "desk"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("REVIEWDESK_STATE", str(folder.parent / "state"))
        open_desk(folder, [held.batch], "r1", held.code("r1"))
        with at_table(folder, held.code("r1")) as table:
            declare(table, [held.batch], None, pledged=True)
    return folder


@pytest.fixture
def desk(declared_desk: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(declared_desk, tmp_path / "desk"))


@pytest.fixture
def seated(desk: Path, held: Round) -> Callable[[], AbstractContextManager[Table]]:
    return lambda: at_table(desk, held.code("r1"))


@pytest.fixture
def table(desk: Path, held: Round) -> Iterator[Table]:
    with at_table(desk, held.code("r1")) as found:
        yield found


@pytest.fixture
def sheet(tmp_path: Path) -> Sheet:
    def write(text: str) -> Path:
        path = tmp_path / "sheet.csv"
        path.write_text(text, encoding="utf-8")
        return path

    return write
