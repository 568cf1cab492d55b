"""Headings and messages of argparse, in the language of the command line."""

import pytest

from reviewdesk.cli import main as entry
from reviewdesk.cli.main import main
from reviewdesk.cli.parser import spoken

ENGLISH = (
    "usage",
    "options",
    "positional",
    "show this",
    "argument",
    "required",
    "expected",
    "choose",
    "allowed",
)
VERBS = [[], *([verb] for verbs in entry.VERBS.values() for verb in verbs.split()), ["plan", "check"]]
MISUSES = (
    (["nonsense"], "invalid choice", "nonsense"),
    (["verify"], "the following arguments are required: FILE", "FILE"),
    (["seal", "--no-such"], "the following arguments are required", "--plan"),
    (["plan", "new", "--profile", "x", "--out", "y", "--odd"], "unrecognized arguments: --odd", "--odd"),
    (["declare", "--workspace", "x", "--batch", "y"], "one of the arguments --none --recusals", "--none"),
    (["skip", "--workspace", "x", "--application", "A", "--notice", "1", "--take-back"],
     "argument --take-back: not allowed with argument --notice", "--take-back"),
    (["skip", "--workspace"], "argument --workspace: expected one argument", "--workspace"),
    (["cast", "--workspace", "x", "--round", "two"], "argument --round: invalid int value: 'two'", "two"),
    (["typed", "--workspace", "x", "--seat", "r1", "--track", "t"], "are required", "CSV"),
    (["check", "--json=1"], "argument --json: ignored explicit argument '1'", "--json"),
)  # fmt: skip


def said(words: list[str], capsys: pytest.CaptureFixture[str]) -> tuple[object, str]:
    try:
        code: object = main(words)
    except SystemExit as left:
        code = left.code
    told = capsys.readouterr()
    return code, told.out + told.err


@pytest.mark.parametrize("verb", VERBS, ids=" ".join)
def test_help_has_no_english_heading_in_a_chinese_command_line(
    verb: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("REVIEWDESK_LANGUAGE", "zh_CN")
    code, text = said([*verb, "--help"], capsys)
    assert code == 0
    assert not [word for word in ENGLISH if word in text]
    assert text.startswith("用法：reviewdesk")


@pytest.mark.parametrize(("words", "english", "named"), MISUSES)
def test_misuse_is_told_in_the_language_of_the_command_line(
    words: list[str],
    english: str,
    named: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("REVIEWDESK_LANGUAGE", "en")
    code, text = said(words, capsys)
    assert (code, english in text) == (64, True), text
    monkeypatch.setenv("REVIEWDESK_LANGUAGE", "zh_CN")
    code, text = said(words, capsys)
    assert code == 64
    assert not [word for word in ENGLISH if word in text.splitlines()[-1]], text
    assert named in text.splitlines()[-1]


def test_what_argparse_may_say_one_day_is_passed_on_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REVIEWDESK_LANGUAGE", "zh_CN")
    assert spoken("something new: x") == "something new: x"
    assert spoken("argument --x: something new") == "参数--x：something new"
