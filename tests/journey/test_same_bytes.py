"""formats.md: the same bytes for any order of input, locale, time zone and hash seed."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import rendered

CHILD = Path(rendered.__file__)
EAST = {"TZ": "Pacific/Auckland", "LC_ALL": "C", "PYTHONHASHSEED": "1", "REVIEWDESK_LANGUAGE": "en"}
WEST = {"TZ": "America/New_York", "LC_ALL": "zh_CN.UTF-8", "PYTHONHASHSEED": "2", "LANG": "de_DE.UTF-8"}


@pytest.fixture(scope="module")
def finalised(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("same-bytes")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("REVIEWDESK_STATE", str(place / "state"))
        played = rendered.play(place / "session", backwards=False)
        played.chair("finalise")
    return played.folder


def child(environment: dict[str, str], *words: object) -> None:
    known = filter(None, (str(CHILD.parent), os.environ.get("PYTHONPATH")))
    done = subprocess.run(
        [sys.executable, CHILD, *map(str, words)],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(known)} | environment,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()[-2000:]


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_whatever_surrounds_it_one_state_gives_one_set_of_bytes(finalised: Path, tmp_path: Path) -> None:
    found = []
    for name, environment, order in (("east", EAST, ""), ("west", WEST, "--backwards")):
        shutil.copytree(finalised, tmp_path / name)
        (tmp_path / f"{name}-out").mkdir()
        child(environment, "render", tmp_path / name, tmp_path / f"{name}-out", order)
        found.append(files(tmp_path / f"{name}-out"))
    east, west = found
    assert east.keys() == west.keys() == {
        "plan.json", "result.json", "record.json", "cells.json", "scores-t.json", "scores-u.json",
        "packet.pdf", "ranking-t.pdf", "ranking-u.pdf", "closed.pdf", "minutes.pdf", "slip.pdf",
        *(f"r1-{track}-1-1-{paper}.pdf" for track in rendered.TRACKS for paper in ("sheet", "receipt")),
    }  # fmt: skip
    assert [name for name in east if east[name] != west[name]] == []
    assert "海星县䶮" in east["cells.json"].decode()


def test_rows_sheets_and_ballots_backwards_elsewhere_give_the_same_result(
    finalised: Path, tmp_path: Path
) -> None:
    child(WEST | {"REVIEWDESK_STATE": str(tmp_path / "state")}, "play", tmp_path / "session")
    mirrored = (tmp_path / "session" / "resolved.json").read_bytes()
    assert mirrored == (finalised / "resolved.json").read_bytes()
    assert b'"ballots":3' in mirrored
