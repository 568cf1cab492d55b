"""Every command of the contract, flag by flag: none missing, none that the contract or the README lacks."""

import re

import pytest

from reviewdesk.cli import main as entry
from reviewdesk.cli.main import main

W = "--workspace DIR [--slip-file F]"
S = "[--witness-slip-file F]"
CHAIN = "FILE [FILE ...]"
SIGNED = "[--fingerprint F] --batch BATCH [--slip-file F] --out DIR"
REGISTRY, PAGED = "[--registry DIR | --database URL]", "[--page N] [--per-page M]"
CELL = f"{W} {S} --seat ID [--track T] [--round N] --reason T"
TABLE = {
    "demo": "[--out DIR]",
    "plan new": "--profile NAME [--out FILE]",
    "plan check": "PLAN",
    "trial": "(--plan PLAN | --archive ARCHIVE) [--scores SCORES] [--set KEY=VALUE] [--fingerprint F] "
    "[--decisions FILE] [--out DIR]",
    "seal": "--plan PATH --register PATH --dossiers PATH --committee PATH [--conflicts FILE] "
    "[--waivers FILE] [--reveal DIR] --slips DIR --out DIR [--slips-as-text]",
    "supplement": "--to BATCH [BATCH ...] [--slip-file F] [--plan PLAN] [--document APPLICATION/ID=FILE] "
    "[--withdraw APPLICATION] [--seat FILE] [--slips DIR] --out DIR [--slips-as-text]",
    "seat": "--out DIR [--slips-as-text]",
    "inspect": "FILE",
    "open": f"{W} --seat ID BATCH [BATCH ...]",
    "declare": f"{W} --batch FILE [FILE ...] (--none | --recusals FILE) [--pledge-agreed]",
    "score": f"{W} --from SHEET",
    "recuse": f"{W} --application A --reason R",
    "skip": f"{W} --application A (--notice N | --take-back)",
    "check": W,
    "cast": f"{W} --track T [--round N] --out DIR [--papers DIR]",
    "reopen-draft": f"{W} --track T --reason T",
    "adopt": f"{W} {S} --motion FILE.toml [--supplement FILE]",
    "elect": f"{W} --motion FILE.toml",
    "adjourn": f"{W} {S} --reason T",
    "resume": f"{W} {S}",
    "collect": f"{W} [--dry-run] BALLOT [BALLOT ...]",
    "typed": f"{W} {S} --seat ID --track T [--round N] CSV CSV",
    "absent": CELL,
    "void": f"{CELL} [--application A] [--vote ID]",
    "reopen": f"{CELL} [--application A]",
    "replace": f"{CELL} --substitute SPARE",
    "examine": f"{W} [--out FILE]",
    "close": f"{W} {S} [--out FILE]",
    "reveal": f"{W} {S} [--reveal-slip-file F] [--ranking]",
    "explain": f"{W} --seat ID [--seat-slip-file F] --application A (--confirm | --text T)",
    "overrule": f"{W} {S} --seat ID --application A --reason T",
    "vote": f"{W} {S} --motion FILE.toml",
    "lot": f"{W} {S} --track T --line TIER --dice DIGITS",
    "correct": f"{W} {S} --kind {{transcription,range,objective,abnormal,eligibility}} [--seat ID] "
    "--application A [--criterion C] [--value V] [--vote ID] --reason T",
    "withdraw": f"{W} {S} --application A --reason T",
    "result": f"{W} [--out FILE]",
    "audit": W,
    "finalise": f"{W} {S}",
    "refinalise": f"{W} {S} --motion FILE",
    "sign": f"{W} {S} --seat ID [--seat-slip-file F] "
    "[--dissent FILE | --refuse FILE | --deemed REASON | --left REASON]",
    "scan": f"{W} (--seat ID | --joint | --replaces N) FILE",
    "unscan": f"{W} --number N --reason T",
    "publish": f"{W} --out DIR",
    "close-down": W,
    "paper": f"{W} --kind NAME --out FILE",
    "verify": "[--fingerprint F] [--authority C] FILE [FILE ...]",
    "decide": f"{SIGNED} --decision FILE {CHAIN}",
    "notice": f"{SIGNED} --published DATE [--supplementary] [--days N] [--kind {{calendar,working}}] "
    "[--first-day {next,same}] [--holiday DATE] [--workday DATE] [--place T] [--contact T] [--phone T] "
    f"[--address T] [--supervision-phone T] {CHAIN}",
    "object": f"{SIGNED} --objection FILE {CHAIN}",
    "promote": f"{SIGNED} [--note T] {CHAIN}",
    "rereview": f"{SIGNED} --objection N --with ARCHIVE --outcome {{upheld,removed}} [--note T] {CHAIN}",
    "confirm": f"{SIGNED} --document T --date DATE [--note T] {CHAIN}",
    "cancel": f"{SIGNED} --application A [--track T] --reason T --document T --date DATE {CHAIN}",
    "course": f"[--fingerprint F] {CHAIN}",
    "compare": "--last ARCHIVE [--fingerprint F] [--last-fingerprint F] [--out FILE] ARCHIVE",
    "file": f"[--published DIR] --out DIR [--retention KIND=TERM] [--fingerprint F] {CHAIN}",
    "registry add": f"{REGISTRY} [--fingerprint F] [--with-private] ARCHIVE [ADDENDUM ...]",
    "registry list": f"{REGISTRY} [--year Y] {PAGED}",
    "registry show": f"{REGISTRY} {PAGED} ARCHIVE",
    "registry search": f"{REGISTRY} [--year Y] [--track T] [--standing S] [--city C] [--csv FILE] "
    f"{PAGED} [TEXT]",
    "registry due": f"{REGISTRY} [--at DATE] [--period P] [--missing | --state "
    f"{{in_time,late,missing,expected}}] {PAGED}",
    "registry report": f"{REGISTRY} --archive A --application ID --period P --received DATE "
    "[--note T] [--correct]",
    "registry evaluate": f"{REGISTRY} --year Y [--track T] [--into T] --profile NAME --out DIR "
    "[--computers {each,one,office}] [--witness {supervisor,member,none}]",
    "doctor": "[--folder DIR]",
}
"""Verb → its usage after `[-h] [--json]`, as formats.md has it, with what the README adds."""


@pytest.mark.parametrize("verb", TABLE)
def test_a_verb_takes_what_the_contract_says_and_json(
    verb: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REVIEWDESK_LANGUAGE", "en")
    with pytest.raises(SystemExit) as left:
        main([*verb.split(), "--help"])
    assert left.value.code == 0
    usage = " ".join(capsys.readouterr().out.split("\n\n")[0].split())
    assert usage == f"usage: reviewdesk {verb} [-h] [--json] {TABLE[verb]}"


BEYOND = {"prepare"}
"""Verbs of the preparation folder, which the contract leaves to us."""


def test_the_contract_has_every_verb_and_every_verb_is_in_the_contract() -> None:
    registered = {verb for verbs in entry.VERBS.values() for verb in verbs.split()}
    assert {verb.split()[0] for verb in TABLE} == registered - BEYOND


@pytest.mark.parametrize("verb", [verb for verb in TABLE if re.search(r"^[^\[(]*(--|[A-Z])", TABLE[verb])])
def test_a_verb_without_what_it_needs_ends_with_64(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(verb.split())
    assert left.value.code == 64
    assert capsys.readouterr().out == ""
