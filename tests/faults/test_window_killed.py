"""SIGKILL of the window while somebody types: nothing called saved is lost, and it opens where it was."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import desk_scene
from faults.careless import SETTING
from faults.command import LONG
from reviewdesk.desk.machine import note_stage, seats_here, workspace_folder
from reviewdesk.desk.reviewer.seating import Seating
from reviewdesk.errors import ReviewDeskError
from reviewdesk.store import drafts

KILLS = 500 if LONG else 10
"""A kill costs half a second of processor, nearly all of it the start of the window."""
KEYS = 17
PATIENCE = 30.0
Line = dict[str, Any]


class Windows:
    """A process that opens windows in children of its own."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-B", "-m", "faults.window_child"],
            env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "QT_QPA_PLATFORM": "offscreen"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def asked(self, **words: object) -> int:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(words) + "\n")
        self._process.stdin.flush()
        return int(self._process.stdout.readline())

    def close(self) -> None:
        self._process.communicate()


@dataclass
class Typing:
    """A window in which somebody types, and what it has reported so far."""

    windows: Windows
    process: int
    report: Path
    began: float

    def lines(self, what: str = "") -> list[Line]:
        text = self.report.read_text(encoding="utf-8") if self.report.exists() else ""
        whole = text.rpartition("\n")[0]  # the last line may still be on its way
        told: list[Line] = [json.loads(line) for line in whole.splitlines()]
        return [line for line in told if what in ("", line["what"])]

    def until(self, what: str, count: int = 1) -> list[Line]:
        """Wait until the window has reported something so many times."""
        end = time.monotonic() + PATIENCE
        while len(self.lines(what)) < count:
            assert time.monotonic() < end, self.lines()[-5:]
            time.sleep(0.01)
        return self.lines(what)

    def kill(self) -> None:
        os.kill(self.process, signal.SIGKILL)
        self.windows.asked(gone=self.process)


@pytest.fixture(scope="module")
def windows() -> Iterator[Windows]:
    made = Windows()
    yield made
    made.close()


@pytest.fixture
def sit_down(windows: Windows, tmp_path: Path) -> Iterator[Callable[..., Typing]]:
    """Open a window at the one seat that this machine has."""
    place = tmp_path / "place"
    desk_scene.seated(place).close()
    with_name(place)
    alive: list[Typing] = []

    def begin(keys: int = -1, careless: str = "") -> Typing:
        report = tmp_path / f"report{len(alive)}"
        settings = {"REVIEWDESK_STATE": os.environ["REVIEWDESK_STATE"], SETTING: careless}
        process = windows.asked(
            settings=settings, keys=keys, code=desk_scene.code(), report=str(report), seed=len(alive)
        )
        alive.append(Typing(windows, process, report, time.monotonic()))
        return alive[-1]

    yield begin
    for one in alive:
        try:
            one.kill()
        except (ProcessLookupError, ValueError):
            continue


def with_name(place: Path) -> None:
    """Put a workspace where the program keeps it."""
    with_seat = Seating(place, desk_scene.code())
    target = workspace_folder(with_seat.table.lineage.review_session, "r1")
    note_stage(with_seat.table)
    with_seat.close()
    target.parent.mkdir(parents=True)
    place.rename(target)


def test_a_killed_window_loses_nothing_it_called_saved_and_asks_for_the_code_alone(
    sit_down: Callable[..., Typing], record_property: Callable[[str, object], None]
) -> None:
    chance, seconds = random.Random(1), 0.0
    for number in range(KILLS):
        window = sit_down()
        window.until("at")
        seconds = max(seconds, time.monotonic() - window.began)
        screens = [line["name"] for line in window.lines("screen")]
        assert screens == ["SlipPage", *(["PinPage"] if number == 0 else []), "DeskPage"]
        window.until("saved", 3)
        time.sleep(chance.uniform(0, 0.5))
        window.kill()
        nothing_lost(window.lines())
    record_property("slowest way to the desk, seconds", round(seconds, 1))


def test_a_window_that_says_saved_too_early_is_found_out(sit_down: Callable[..., Typing]) -> None:
    window = sit_down(careless="drafts")
    window.until("saved", 3)
    window.kill()
    with pytest.raises(AssertionError, match=r"== \{\}"):
        nothing_lost(window.lines())


def nothing_lost(told: list[Line]) -> None:
    """Every cell on disk is what was called saved last, or what was about to be typed then."""
    last = max(at for at, line in enumerate(told) if line["what"] == "saved")
    possible = {
        (application, criterion): {value}
        for application, points in told[last]["drafts"].items()
        for criterion, value in points.items()
    }
    before = [at for at, line in enumerate(told[:last]) if line["what"] == "about"][-1:]
    for line in told[before[0] if before else last :]:
        if line["what"] == "about":
            possible.setdefault((line["application"], line["criterion"]), set()).update(line["values"])
    seating = Seating(seats_here()[0].folder, desk_scene.code())
    rows = drafts.rows(seating.table.workspace, 1)
    seating.close()
    found = {(str(id_), str(c)): value for id_, row in rows.items() for c, value in row.points.items()}
    assert found.keys() <= possible.keys()
    assert {cell: found.get(cell) for cell, values in possible.items() if found.get(cell) not in values} == {}


def test_a_killed_window_opens_at_the_same_application_criterion_and_page(
    sit_down: Callable[..., Typing],
) -> None:
    window = sit_down(keys=KEYS)
    left = window.until("typed", KEYS)[-1]["place"]
    time.sleep(1.5)
    window.kill()
    here = sit_down(keys=0).until("at")[0]
    assert {key: here[key] for key in left} == left


@pytest.mark.parametrize("_turn", range(20 if LONG else 1))
def test_a_second_window_is_told_who_sits_there_and_takes_over_from_the_dead(
    sit_down: Callable[..., Typing], _turn: int
) -> None:
    first = sit_down()
    first.until("at")
    second = sit_down()
    refused = second.until("refused")[0]
    assert f"({first.process})" in refused["sentence"]
    assert not second.lines("at")
    with pytest.raises(ReviewDeskError, match="workspace-in-use"):
        Seating(seats_here()[0].folder, desk_scene.code())
    first.kill()
    second.until("at")
    assert [line["name"] for line in second.lines("screen")][-1] == "DeskPage"
