"""A preparation folder on its way out: sealed, cancelled, killed and begun again; by verbs and commands."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from reviewdesk.cli.main import main
from reviewdesk.desk.secretary.leftovers import PLACE
from reviewdesk.desk.secretary.office import Office, at_work, reopen
from reviewdesk.desk.secretary.seal import ENVELOPES, FILES, SealOrder
from reviewdesk.desk.secretary.sealing import proposed_folder, seal_office
from reviewdesk.desk.secretary.supplementing import Amendment, amend_office
from reviewdesk.errors import ReviewDeskError
from sealing_scene import filled_small, order


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    filled_small(tmp_path / "office")
    with at_work(tmp_path / "office") as found:
        yield found


def test_an_unsealed_preparation_has_no_supplements(office: Office) -> None:
    with pytest.raises(ReviewDeskError, match="office-not-sealed"):
        amend_office(office, Amendment(slip="x"))


@pytest.mark.parametrize("at", ["0", "4", "first slip", "last paper"])
def test_a_cancelled_sealing_leaves_nothing(office: Office, tmp_path: Path, at: str) -> None:
    told: list[int] = []
    wanted = SealOrder(out=tmp_path / "new" / "sealed", slips=tmp_path / "stick" / "slips")
    moments = {"first slip": wanted.slips / "chair.pdf", "last paper": wanted.out / ENVELOPES}

    def cancelling(size: int) -> None:
        told.append(size)
        if moments[at].is_file() if at in moments else len(told) > int(at):
            raise ReviewDeskError("interrupted")

    before = set(tmp_path.iterdir())
    with pytest.raises(ReviewDeskError, match="interrupted"):
        seal_office(office, wanted, checked=cancelling)
    assert (set(tmp_path.iterdir()), reopen(office.folder).sealed) == (before, None)


def test_what_cannot_be_remembered_was_not_sealed(office: Office, tmp_path: Path) -> None:
    (office.folder / "sealed.json").unlink()
    (office.folder / "sealed.json").mkdir()
    with pytest.raises(ReviewDeskError, match="file-not-written"):
        seal_office(office, order(tmp_path))
    assert not (tmp_path / "sealed").exists()
    assert not (tmp_path / "sealed-slips").exists()


def test_what_was_sealed_is_never_proposed_again_but_a_killed_runs_folder_is(office: Office) -> None:
    first = proposed_folder(office, date(2026, 11, 28))
    first.mkdir()
    assert proposed_folder(office, date(2026, 11, 28)) == first
    (first / FILES[0]).touch()
    second = proposed_folder(office, date(2026, 11, 28))
    assert (first.name, second.name) == ("sealed-2026-11-28", "sealed-2026-11-28-2")


def test_what_a_killed_run_left_goes_with_the_next(office: Office, tmp_path: Path) -> None:
    for folder in (office.folder / "sealed-2026-11-27", tmp_path / "sealed"):
        (folder / PLACE / "tmp1").mkdir(parents=True)
        (folder / PLACE / "tmp1" / "s00001.age").write_bytes(b"x")
    seal_office(office, order(tmp_path))
    assert not list(tmp_path.rglob("*.age"))
    assert not list(tmp_path.rglob(PLACE))


def test_a_killed_sealing_leaves_nothing_sealed_and_can_be_begun_again(tmp_path: Path) -> None:
    folder = filled_small(tmp_path / "office").folder
    places = ("--out", str(tmp_path / "sealed"), "--slips", str(tmp_path / "sealed-slips"))
    words = [sys.executable, "-m", "reviewdesk", "prepare", "seal", str(folder), *places]
    with subprocess.Popen(words) as sealing:
        while not (tmp_path / "sealed").is_dir():
            assert sealing.poll() is None
            time.sleep(0.02)
        sealing.kill()
    assert not any((tmp_path / "sealed" / name).exists() for name in FILES)
    assert not (tmp_path / "sealed-slips").exists()
    with at_work(folder) as office:
        assert office.sealed is None
        seal_office(office, order(tmp_path))
    assert {path.name for path in (tmp_path / "sealed").iterdir()} == set(FILES)


def test_the_command_line_does_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = filled_small(tmp_path / "office", late="A1").folder

    def told(*words: str) -> tuple[int, dict[str, object]]:
        code = main(["prepare", *words, "--json"])
        found: dict[str, object] = json.loads(capsys.readouterr().out)
        return code, found

    named = ("waive", str(folder), "--problem", "admission-late", "--application", "A1")
    places = ("--out", str(tmp_path / "sealed"), "--slips", str(tmp_path / "slips"))
    assert told("seal", str(folder), *places)[1]["code"] == "office-problems"
    assert told(*named, "--reason", "主办方同意")[0] == 0
    code, found = told("todo", str(folder))
    data = found["data"]
    assert isinstance(data, dict)
    assert (code, data["red"]) == (0, 0)
    assert told("seal", str(folder), *places)[0] == 0
    assert told("seal", str(folder), *places)[1]["code"] == "office-sealed"
    drilled = ("--out", str(tmp_path / "drill"), "--slips", str(tmp_path / "drill-slips"))
    assert told("drill", str(folder), *drilled)[0] == 0
    assert main(["inspect", str(tmp_path / "drill" / "batch.rdbatch")]) == 0
    assert "这是演练" in capsys.readouterr().out
    assert main(["prepare", "todo", str(folder)]) == 0
    assert "0" in capsys.readouterr().out.splitlines()[0]
