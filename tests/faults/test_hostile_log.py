"""A log cut short by whoever holds the chair's key, all else made to fit: `verify` says what is gone."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from archives import Archive, Line, lone_archive, signed_archive
from played import Answer, said
from reviewdesk.cli import auditor
from reviewdesk.cli.main import main
from reviewdesk.desk.auditor import papers
from reviewdesk.domain import canonical
from reviewdesk.words import SENTENCES

TEXTS = "private/texts.json"


def entry(line: Line) -> dict[str, Any]:
    found = line["entry"]
    assert isinstance(found, dict)
    return found


def with_log(archive: Archive, target: Path, lines: Sequence[Line], log: bytes) -> Path:
    """Write the archive with this log, and with the texts that it still speaks of."""
    spoken = {entry(line)["data"].get("text") for line in lines}
    kept = {key: text for key, text in json.loads(archive.parts[TEXTS]).items() if key in spoken}
    return archive.forged(target, {"log.jsonl": log, TEXTS: canonical.encode(kept)})


def cut(archive: Archive, target: Path, length: int) -> Answer:
    lines = archive.lines()[:length]
    log = b"".join(canonical.encode(line) + b"\n" for line in lines)
    return said("verify", with_log(archive, target, lines, log))


def refusal(archive: Archive) -> int:
    """Return how many entries stand before the refusal, which is the last answer of all."""
    lines = archive.lines()
    at = next(n for n, line in enumerate(lines) if entry(line)["data"].get("outcome") == "refused")
    assert len(lines) == at + 2
    return at


def test_a_log_cut_anywhere_before_its_last_answer_is_refused_by_name(tmp_path: Path) -> None:
    archive = signed_archive()
    for length in range(len(archive.lines())):
        found = cut(archive, tmp_path / "a.rdarchive", length)
        if length == refusal(archive):
            continue
        assert found.exit_code in (2, 3), length
        assert found.code in SENTENCES
        named = found.data.keys() & {"index", "seat", "kind", "logged", "file"}
        assert named, (length, found)
        if "index" in found.data:
            assert found.data["index"] in (length, length - 1), length


def test_a_refusal_cut_off_the_end_leaves_its_seat_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    archive, path = signed_archive(), tmp_path / "a.rdarchive"
    whole = said("verify", archive.path)
    assert whole.data["unanswered"] == ["r4", "r5"]
    found = cut(archive, path, refusal(archive))
    assert (found.exit_code, found.data["unanswered"]) == (0, ["r3", "r4", "r5"])
    main(["verify", str(path)])
    assert "No answer in the signing round is on record: r3, r4, r5." in capsys.readouterr().out
    monkeypatch.setattr(auditor, "_lines", lambda _: [])
    main(["verify", str(path)])
    assert "r3" not in capsys.readouterr().out


def test_an_answer_that_a_later_one_follows_cannot_be_left_out(tmp_path: Path) -> None:
    archive = signed_archive()
    answers = [n for n, line in enumerate(archive.lines()) if entry(line)["kind"] == "sign"]
    assert len(answers) == 3
    for at in answers[:-1]:
        lines = archive.lines()
        del lines[at : at + 2]
        path = with_log(archive, tmp_path / "a.rdarchive", lines, archive.rewritten(lines))
        found = said("verify", path)
        assert (found.exit_code, found.code) == (2, "log-attestation")
        assert found.data["index"] == at + 2


def test_nobody_else_can_speak_the_answer_of_a_seat(tmp_path: Path) -> None:
    archive = signed_archive()
    lines = archive.lines()
    entry(lines[refusal(archive)])["data"]["outcome"] = "signed"
    found = said("verify", with_log(archive, tmp_path / "a.rdarchive", lines, archive.rewritten(lines)))
    assert (found.exit_code, found.code) == (2, "log-attestation")


def rerecorded(archive: Archive, **finalised: object) -> dict[str, bytes | None]:
    """Let the chair record another time for the first entry, and freeze a record that fits."""
    lines = archive.lines()
    entry(lines[0])["at"] = "2020-01-01T00:00:00Z"
    at = next(n for n, line in enumerate(lines) if entry(line)["kind"] == "finalise")
    before = json.loads(archive.rewritten(lines).splitlines()[at - 1])["head"]
    record = canonical.encode(json.loads(archive.parts["record.json"]) | {"log_head": before})
    entry(lines[at])["data"] = entry(lines[at])["data"] | {"record": canonical.digest(record)} | finalised
    return {"log.jsonl": archive.rewritten(lines), "record.json": record}


def test_a_log_and_record_made_anew_are_not_those_the_papers_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = lone_archive()
    path = archive.forged(tmp_path / "a.rdarchive", rerecorded(archive))
    found = said("verify", path)
    assert (found.exit_code, found.code, found.data["page"]) == (2, "verify-paper-record", 1)
    assert found.data["theirs"] == canonical.digest(archive.parts["record.json"])
    monkeypatch.setattr(papers, "_check_footers", lambda *_: None)
    assert said("verify", path).exit_code == 0


@pytest.mark.parametrize("lie", [{"result": "0" * 64}, {"sequence": 2}, {"sequence": True}, {"note": ""}])
def test_what_the_chair_finalised_is_what_the_record_says(lie: dict[str, object], tmp_path: Path) -> None:
    archive = lone_archive()
    found = said("verify", archive.forged(tmp_path / "a.rdarchive", rerecorded(archive, **lie)))
    assert found.exit_code == 2
    assert (found.code, found.data.get("field")) in {("verify-record", *lie), ("verify-malformed", None)}
