"""The doctor: what a machine has, and what is to be mended where something is amiss."""

import os
import time
from dataclasses import replace
from pathlib import Path

import pytest

from reviewdesk.desk.doctor import examine as doctor
from reviewdesk.desk.doctor.examine import examine
from reviewdesk.desk.doctor.finding import Finding, WindowFacts, report
from reviewdesk.resources import resource
from reviewdesk.sealed import known_answers

WINDOW = WindowFacts(
    platform="xcb", version="6.12", screens=((1920, 1080, 100),), printers=("A",), input_method="ibus"
)


def codes(findings: tuple[Finding, ...]) -> dict[str, str]:
    return {one.subject: one.told.code for one in findings}


def test_a_sound_machine_has_nothing_to_mend(tmp_path: Path) -> None:
    found = examine(tmp_path / "new", WINDOW)
    assert [one for one in found if one.state == "bad"] == []
    assert {"program", "primitives", "workspace", "disk", "clock", "fonts", "window", "printers"} <= {
        one.subject for one in found
    }
    for language in ("en", "zh_CN"):
        lines = report(found, language)
        assert len(lines) == len(found)
        assert all("{" not in line and line[0] in "✓!" for line in lines)


def test_what_is_amiss_is_told_with_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(known_answers.KNOWN, "SHA-256", lambda: False)
    monkeypatch.setattr(doctor, "FILES", {"plain": "gone.ttf"})
    monkeypatch.setattr(doctor, "LITTLE", 1 << 62)
    monkeypatch.setattr(doctor, "encrypts", lambda _: False)
    monkeypatch.setattr(doctor, "libreoffice", lambda: "")
    found = examine(tmp_path, "could not connect to display")
    assert codes(found) == {
        "program": "machine-program",
        "libraries": "machine-libraries",
        "primitives": "machine-primitives-wrong",
        "workspace": "machine-workspace-wrong",
        "disk": "machine-disk-little",
        "clock": "machine-clock",
        "fonts": "machine-fonts-missing",
        "window": "machine-window-none",
        "converter": "machine-converter-none",
    }


def test_a_folder_where_nothing_can_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    found = examine(tmp_path / "file", WINDOW)
    assert codes(found)["workspace"] == "machine-unwritable"
    assert str(tmp_path / "file") in report(found, "en")[3]
    assert "disk" not in codes(found)


def test_a_clock_before_the_installation_is_red(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed = resource("profiles").stat().st_mtime
    monkeypatch.setattr(time, "time", lambda: installed - 1)
    assert codes(examine(tmp_path, WINDOW))["clock"] == "machine-clock-back"


def test_a_bare_window_gets_notes(tmp_path: Path) -> None:
    bare = replace(WINDOW, screens=((1024, 600, 100),), printers=(), input_method="")
    found = {one.subject: one for one in examine(tmp_path, bare)}
    assert {name for name, one in found.items() if one.state == "note"} >= {"screen", "printers"}
    assert (found["input"].state == "note") == (os.uname().sysname == "Linux")
