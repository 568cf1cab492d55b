"""What all verbs of the command line have in common."""

import argparse
import contextlib
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from reviewdesk.cli import main as entry
from reviewdesk.cli.frame import Reply, run_verb
from reviewdesk.cli.main import main
from reviewdesk.errors import Problem, Problems


def test_the_command_line_imports_no_qt() -> None:
    modules = [f"reviewdesk.cli.{name}" for name in entry.VERBS]
    code = f"import sys, {', '.join(modules)}; print([m for m in sys.modules if 'PySide' in m or 'Qt' in m])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def refusal(problem: Problem) -> str:
    def run(args: argparse.Namespace) -> Reply:
        raise Problems("seal-problems", [problem])

    error = io.StringIO()
    with contextlib.redirect_stderr(error):
        assert run_verb(argparse.Namespace(run=run, json=False)) == 1
    return error.getvalue().splitlines()[1]


def test_a_sentence_that_names_its_row_does_not_name_its_line_as_well(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("REVIEWDESK_LANGUAGE", "en")
    named = Problem("sheet-no-application", {"row": 7}, 7)
    assert refusal(named) == "  Row 7 names no application."
    assert refusal(Problem("sheet-column-unknown", {"column": "x"}, 7)).startswith("  line 7: The column x")


def test_what_may_be_waived_says_what_the_waiver_must_call_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REVIEWDESK_LANGUAGE", "en")
    data = {"application": "A1", "file": "x.pdf"}
    code = "dossier-file-unknown"
    assert refusal(Problem(code, data | {"waivable": True})).endswith(f"(may be waived as {code})")
    assert "waived" not in refusal(Problem(code, data | {"waivable": False}))


@pytest.mark.parametrize("words", [["nonsense"], ["plan"], ["verify"], ["seal", "--no-such-option"], []])
def test_misuse_ends_with_64(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    try:
        code: object = main(words)
    except SystemExit as left:
        code = left.code
    assert code == 64
    assert "用法：reviewdesk" in capsys.readouterr().err


def test_misuse_too_answers_as_one_json_object(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["seal", "--json"])
    answer = json.loads(capsys.readouterr().out)
    assert (answer["ok"], answer["code"], answer["data"]) == (False, "misuse", {})
    assert "--plan" in answer["message"]


def test_every_verb_of_the_table_is_registered(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["--help"])
    assert left.value.code == 0
    help_text = capsys.readouterr().out
    assert all(verb in help_text for verbs in entry.VERBS.values() for verb in verbs.split())


@pytest.mark.parametrize(("language", "words"), [("en", "cannot be read"), ("zh", "无法读取")])
def test_a_missing_file_is_a_sentence_and_exit_1(
    language: str,
    words: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("REVIEWDESK_LANGUAGE", language)
    assert main(["plan", "check", str(tmp_path / "none.toml"), "--json"]) == 1
    captured = capsys.readouterr()
    assert words in captured.err
    answer = json.loads(captured.out)
    assert (answer["ok"], answer["code"]) == (False, "file-unreadable")
    assert set(answer) == {"ok", "code", "message", "data"}
