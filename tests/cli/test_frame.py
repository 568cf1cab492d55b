"""What all verbs of the command line have in common."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from reviewdesk.cli import main as entry
from reviewdesk.cli.main import main


def test_the_command_line_imports_no_qt() -> None:
    modules = [f"reviewdesk.cli.{name}" for name in entry.VERBS]
    code = f"import sys, {', '.join(modules)}; print([m for m in sys.modules if 'PySide' in m or 'Qt' in m])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("words", [["nonsense"], ["plan"], ["verify"], ["seal", "--no-such-option"], []])
def test_misuse_ends_with_64(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    try:
        code: object = main(words)
    except SystemExit as left:
        code = left.code
    assert code == 64
    assert "usage" in capsys.readouterr().err


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
