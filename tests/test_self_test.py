"""`reviewdesk --self-test`, which a build runs on itself: it passes on a whole installation, and can fail."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from reviewdesk import self_test
from reviewdesk.resources import resource


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "reviewdesk", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_a_whole_installation_passes_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    done = run("--self-test")
    assert (done.returncode, done.stdout.count("OK"), done.stderr) == (0, 2, "")
    assert list(tmp_path.iterdir()) == []


def test_the_first_command_that_refuses_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spoilt = shutil.copytree(resource(self_test.STORY), tmp_path / "spoilt")
    (spoilt / "plan.toml").write_text("schema = 1\n", encoding="utf-8")
    monkeypatch.setattr(self_test, "resource", lambda _: spoilt)
    (tmp_path / "played").mkdir()
    told = self_test.session(tmp_path / "played")
    assert told.startswith("reviewdesk seal --plan self_test/plan.toml")
    assert len(told.splitlines()) > 1


def test_a_built_program_stands_in_for_its_children() -> None:
    done = run("-m", "reviewdesk", "plan", "check", str(resource("self_test", "plan.toml")))
    assert done.returncode == 0
    child = run("-m", "reviewdesk.intake.image_child")
    assert (child.returncode, child.stderr) == (0, "")


def test_a_module_that_is_not_ours_to_run_is_misuse() -> None:
    for module in ("reviewdesk.none", "reviewdesk..none", "reviewdesk.cli", "json"):
        done = run("-m", module)
        assert (done.returncode, "Traceback" in done.stderr) == (64, False), module
