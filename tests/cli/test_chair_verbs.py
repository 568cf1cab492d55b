import json
from pathlib import Path

import pytest

from chair_session import SEATS, Session, all_ballots, cast, copy_of, motion, opened, session
from reviewdesk.cli.main import main

SPOKEN = {"examine": "absent", "result": "the mean after dropping"}


@pytest.fixture(scope="module")
def held() -> Session:
    return session("none")


@pytest.fixture
def slips(held: Session, tmp_path: Path) -> Path:
    folder = tmp_path / "slips"
    folder.mkdir()
    for seat in ("chair", *SEATS):
        (folder / f"{seat}.txt").write_text(held.code(seat), encoding="utf-8")
    return folder


@pytest.fixture
def desk(tmp_path: Path, slips: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.setenv("REVIEWDESK_STATE", str(tmp_path / "state"))
    monkeypatch.setenv("REVIEWDESK_LANGUAGE", "en")
    folder = copy_of(opened("none"), tmp_path / "chair")
    return ["--workspace", str(folder), "--slip-file", str(slips / "chair.txt")]


def told(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, dict[str, object]]:
    code = main([*words, "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_a_whole_chairs_desk_from_the_command_line(
    held: Session, slips: Path, desk: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    elected = motion(tmp_path, 'seat = "r3"\n[[round]]\ncounts = {r3 = 5}\n')
    steps = [
        ["elect", *desk, "--motion", str(elected)],
        ["adjourn", *desk, "--reason", "休会"],
        ["resume", *desk],
        ["collect", *desk, *map(str, all_ballots(held, tmp_path / "b")[:-1])],
        ["absent", *desk, "--seat", "r5", "--track", "u", "--reason", "离会"],
        ["examine", *desk, "--out", str(tmp_path / "roll.pdf")],
        ["paper", *desk, "--kind", "sign-in", "--out", str(tmp_path / "sign-in.pdf")],
        ["close", *desk, "--out", str(tmp_path / "closed.pdf")],
        ["reveal", *desk],
        ["reveal", "--ranking", *desk],
        ["withdraw", *desk, "--application", "A1", "--reason", "书面撤回"],
        ["result", *desk, "--out", str(tmp_path / "result.json")],
        ["audit", *desk],
        ["finalise", *desk],
        ["paper", *desk, "--kind", "brief", "--out", str(tmp_path / "brief.pdf")],
        ["sign", *desk, "--seat", "r1", "--seat-slip-file", str(slips / "r1.txt")],
        ["sign", *desk, "--seat", "r2", "--left", "提前离会"],
        ["publish", *desk, "--out", str(tmp_path / "published")],
        ["close-down", *desk],
    ]
    for step in steps:
        code, answer = told(capsys, *step)
        assert (code, answer["ok"]) == (0, True), (step, answer)
        if step[0] == "withdraw":
            moved = answer["data"]
            assert isinstance(moved, dict) and moved["after"]["t"]["A1"]["standing"] == "withdrawn"
        if step[0] in ("examine", "result"):
            assert main(step) == 0
            said = capsys.readouterr().out
            assert SPOKEN[step[0]] in said
            assert "not_listed" not in said
    assert json.loads((tmp_path / "result.json").read_bytes())["state"] == "resolved"
    assert (tmp_path / "roll.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "sign-in.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "brief.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "closed.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "published" / "archive.rdarchive").is_file()
    assert not (tmp_path / "chair").exists()


def test_no_list_and_no_result_goes_over_another_file(
    held: Session, desk: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("此件保留", encoding="utf-8")
    assert told(capsys, "collect", *desk, *map(str, all_ballots(held, tmp_path / "b")))[0] == 0
    refused = {"examine": "output-foreign", "close": "output-exists", "result": "output-foreign"}
    for verb, code in refused.items():
        found = told(capsys, verb, *desk, "--out", str(letter))
        assert (found[0], found[1]["code"]) == (1, code)
        for step in {"close": (["close"], ["reveal"], ["reveal", "--ranking"])}.get(verb, ()):
            assert told(capsys, *step, *desk)[0] == 0
    assert letter.read_text(encoding="utf-8") == "此件保留"


def test_a_refused_ballot_exits_1_with_its_sentence_and_the_good_ones_are_in(
    held: Session, desk: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = cast(held, "r1", "t", tmp_path / "b")
    stray = motion(tmp_path, "not a ballot", "stray.rdballot")
    assert main(["collect", *desk, str(stray), str(good)]) == 1
    assert "stray.rdballot" in capsys.readouterr().err
    code, answer = told(capsys, "examine", *desk)
    assert code == 0
    data = answer["data"]
    assert isinstance(data, dict)
    assert [line["seat"] for line in data["roll"] if line["state"] == "counted"] == ["r1"]
    assert main(["collect", *desk, str(good), str(good)]) == 0
    assert capsys.readouterr().out.startswith("Ballots in: 1; still expected: 9.")


def test_a_verb_out_of_order_exits_1_and_says_what_comes_first(
    desk: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["reveal", *desk]) == 1
    assert "Close it first" in capsys.readouterr().err
    assert main(["finalise", *desk]) == 1
