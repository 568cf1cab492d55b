"""A log cut short by whoever holds the chair's key, all else made to fit: `verify` says what is gone."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from archives import Archive, Line, lone_archive, signed_archive
from played import Answer, said
from reviewdesk.cli import auditor
from reviewdesk.cli.main import main
from reviewdesk.desk.auditor import papers
from reviewdesk.domain import canonical
from reviewdesk.sealed.archive import withhold
from reviewdesk.words import SENTENCES

Change = Callable[[list[Line]], object]
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


def data(lines: list[Line], kind: str) -> dict[str, Any]:
    """Return the data of the first entry of a kind, to be changed."""
    return next(entry(line)["data"] for line in lines if entry(line)["kind"] == kind)


def rerecorded(archive: Archive, change: Change) -> dict[str, bytes | None]:
    """Let the chair change the log, and freeze a record that fits."""
    lines = archive.lines()
    at = next(n for n, line in enumerate(lines) if entry(line)["kind"] == "finalise")
    change(lines)
    before = json.loads(archive.rewritten(lines).splitlines()[at - 1])["head"]
    record = canonical.encode(json.loads(archive.parts["record.json"]) | {"log_head": before})
    data(lines, "finalise")["record"] = canonical.digest(record)
    return {"log.jsonl": archive.rewritten(lines), "record.json": record}


def at_another_time(lines: list[Line]) -> None:
    entry(lines[0])["at"] = "2020-01-01T00:00:00Z"


def test_a_log_and_record_made_anew_are_not_those_the_papers_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = lone_archive()
    path = archive.forged(tmp_path / "a.rdarchive", rerecorded(archive, at_another_time))
    found = said("verify", path)
    assert (found.exit_code, found.code, found.data["page"]) == (2, "verify-paper-record", 1)
    assert found.data["theirs"] == canonical.digest(archive.parts["record.json"])
    monkeypatch.setattr(papers, "_check_footers", lambda *_: None)
    assert said("verify", path).exit_code == 0


@pytest.mark.parametrize("lie", [{"result": "0" * 64}, {"sequence": 2}, {"sequence": True}, {"note": ""}])
def test_what_the_chair_finalised_is_what_the_record_says(lie: dict[str, object], tmp_path: Path) -> None:
    archive = lone_archive()
    forged = rerecorded(archive, lambda lines: data(lines, "finalise").update(lie))
    found = said("verify", archive.forged(tmp_path / "a.rdarchive", forged))
    assert found.exit_code == 2
    assert (found.code, found.data.get("field")) in {("verify-record", *lie), ("verify-malformed", None)}


LIES: dict[str, tuple[Change, str]] = {
    "another aggregate": (lambda lines: data(lines, "close")["applied"].update(t="mean"), "verify-aggregate"),
    "no aggregate": (lambda lines: data(lines, "close")["applied"].clear(), "verify-aggregate"),
    "a track more": (lambda lines: data(lines, "close")["applied"].update(v="mean"), "verify-aggregate"),
    "another plan": (lambda lines: data(lines, "close").update(plan="0" * 64), "verify-roll"),
    "another lineage": (lambda lines: data(lines, "close").update(lineage="0" * 64), "verify-roll"),
    "a row left out": (
        lambda lines: data(lines, "received").update(states={"A1": "recused"}),
        "verify-states",
    ),
    "no rows known": (lambda lines: data(lines, "received").update(states=None), "verify-malformed"),
    "a batch never opened": (lambda lines: data(lines, "open").update(lineage="0" * 64), "verify-entry"),
    "a supplement more": (lambda lines: data(lines, "open").update(sequence=2), "verify-entry"),
    "no number": (lambda lines: data(lines, "open").update(sequence=0), "verify-entry"),
    "a truth for a number": (lambda lines: data(lines, "open").update(sequence=True), "verify-entry"),
    "opened without a batch": (lambda lines: data(lines, "open").clear(), "verify-malformed"),
    "opened twice": (lambda lines: lines.insert(1, lines[0]), "verify-entry"),
    "never opened": (lambda lines: lines.pop(0), "verify-unopened"),
    "an unreadable ballot": (
        lambda lines: data(lines, "reveal").update(unreadable=[["r1", "t", 1, "0" * 64]]),
        "verify-entry",
    ),
    "unreadable for a reason": (lambda lines: data(lines, "reveal").update(unreadable=None), "verify-entry"),
    "another number": (lambda lines: data(lines, "received").update(sequence=2), "verify-misfiled"),
}


@pytest.mark.parametrize("lie", LIES)
def test_the_log_cannot_fix_what_the_ballots_do_not_lead_to(lie: str, tmp_path: Path) -> None:
    archive = lone_archive()
    change, code = LIES[lie]
    found = said("verify", archive.forged(tmp_path / "a.rdarchive", rerecorded(archive, change)))
    assert (found.exit_code, found.code) == (2, code)


def test_what_an_entry_says_against_the_batch_is_named_by_entry_and_key(tmp_path: Path) -> None:
    archive = lone_archive()
    forged = rerecorded(archive, LIES["an unreadable ballot"][0])
    found = said("verify", archive.forged(tmp_path / "a.rdarchive", forged))
    assert (found.data["kind"], found.data["key"], found.data["ours"]) == ("reveal", "unreadable", "[]")
    assert "r1" in str(found.data["theirs"])


def test_switched_off_the_check_of_openings_lets_an_unopened_batch_reach_the_papers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive, path = lone_archive(), tmp_path / "a.rdarchive"
    archive.forged(path, rerecorded(archive, LIES["a batch never opened"][0]))
    monkeypatch.setattr("reviewdesk.desk.auditor.verify.check_stated", lambda *_: None)
    assert said("verify", path).code == "verify-paper-record"


def test_switched_off_the_check_of_the_close_lets_another_aggregate_make_the_ranking(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive, path = lone_archive(), tmp_path / "a.rdarchive"
    archive.forged(path, rerecorded(archive, LIES["another aggregate"][0]))
    monkeypatch.setattr("reviewdesk.desk.auditor.verify.check_close", lambda *_: None)
    found = said("verify", path)
    assert (found.code, found.data["ours"]) == ("verify-result", '"mean"')


def test_without_names_and_statements_the_ballots_themselves_say_which_rows_they_leave_out(
    tmp_path: Path,
) -> None:
    archive, path = lone_archive(), tmp_path / "a.rdarchive"
    withhold(archive.path, path)
    assert said("verify", path).exit_code == 0
    whole = archive.forged(tmp_path / "b.rdarchive", rerecorded(archive, LIES["a row left out"][0]))
    withhold(whole, path)
    assert said("verify", path).code == "verify-states"
