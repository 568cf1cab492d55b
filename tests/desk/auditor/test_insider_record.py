"""Whoever holds the genuine chair key changes log, result or record and signs the archive again."""

import json
import os
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from archives import Archive, Line, refusal
from reviewdesk.desk.auditor import outcome
from reviewdesk.desk.auditor.verdict import DIFFERS, MISSING
from reviewdesk.desk.auditor.verify import verify
from reviewdesk.domain import canonical

pytestmark = pytest.mark.xdist_group("auditor")
LONG = bool(os.environ.get("REVIEWDESK_LONG"))
NUMBER = re.compile("[0-9]+")
Change = Callable[[list[Line], int], list[Line]]


def changed(lines: list[Line], at: int) -> list[Line]:
    lines[at]["entry"]["at"] = "2026-11-24T00:00:00Z"  # type: ignore[index]
    return lines


def removed(lines: list[Line], at: int) -> list[Line]:
    return lines[:at] + lines[at + 1 :]


def swapped(lines: list[Line], at: int) -> list[Line]:
    lines[at : at + 2] = reversed(lines[at : at + 2])
    return lines


def joined(lines: list[Line]) -> bytes:
    return b"".join(canonical.encode(line) + b"\n" for line in lines)


@pytest.mark.parametrize("change", [changed, removed, swapped])
def test_every_touched_entry_is_named(signed: Archive, forged: Path, change: Change) -> None:
    for at in range(len(signed.lines()) - 1):
        found = refusal(signed.forged(forged, {"log.jsonl": joined(change(signed.lines(), at))}))
        assert (found.exit_code, found.code, found.data["index"]) == (DIFFERS, "log-broken", at + 1)


@pytest.mark.parametrize("change", [changed, removed, swapped])
def test_chained_anew_the_log_lacks_what_others_signed(signed: Archive, forged: Path, change: Change) -> None:
    for at in range(len(signed.lines()) - 1):
        log = signed.rewritten(change(signed.lines(), at))
        found = refusal(signed.forged(forged, {"log.jsonl": log}))
        assert found.exit_code in (DIFFERS, MISSING), (at, found)


def test_a_cut_tail_is_noticed_at_every_entry(signed: Archive, forged: Path) -> None:
    for length in range(len(signed.lines())):
        found = refusal(signed.forged(forged, {"log.jsonl": joined(signed.lines()[:length])}))
        assert found.exit_code in (DIFFERS, MISSING), (length, found)


def test_an_outcome_turned_to_absent_lacks_the_witness(signed: Archive, forged: Path) -> None:
    lines = signed.lines()
    at = next(n for n, line in enumerate(lines) if entry(line)["kind"] == "received")
    data = entry(lines[at])["data"]
    lines[at]["entry"]["kind"] = "absent"  # type: ignore[index]
    changes = dict.fromkeys(
        p for p in signed.parts if p.startswith(f"ballots/{data['seat']}-{data['track']}")
    )
    found = refusal(signed.forged(forged, {**changes, "log.jsonl": signed.rewritten(lines)}))
    assert (found.exit_code, found.code[:4]) == (DIFFERS, "log-")
    assert int(str(found.data["index"])) > at


def test_the_chair_cannot_attest_in_place_of_the_witness(signed: Archive, forged: Path) -> None:
    lines = signed.lines()
    at = next(n for n, line in enumerate(lines) if entry(line)["data"].get("seat") == "witness")
    lines[at]["entry"]["data"]["seat"] = "chair"  # type: ignore[index]
    found = refusal(signed.forged(forged, {"log.jsonl": signed.rewritten(lines)}))
    assert (found.exit_code, found.code, found.data["index"]) == (DIFFERS, "log-attestation", at + 1)


def test_nobody_answers_in_a_members_name(signed: Archive, forged: Path) -> None:
    lines = [line for line in signed.lines()[:-1] if entry(line)["kind"] != "audit"]
    assert entry(lines[-1])["kind"] == "sign"
    found = refusal(signed.forged(forged, {"log.jsonl": joined(lines)}))
    assert (found.exit_code, found.code, found.data["seat"]) == (DIFFERS, "verify-own-word", "r3")


def test_a_refusal_cut_off_the_log_leaves_its_seat_named_without_an_answer(
    signed: Archive, forged: Path
) -> None:
    assert verify(signed.path).unanswered == ("r4", "r5")
    lines = signed.lines()
    at = next(n for n, line in enumerate(lines) if entry(line)["data"].get("outcome") == "refused")
    texts = json.loads(signed.parts["private/texts.json"])
    texts.pop(entry(lines[at])["data"]["text"])
    cut = {"log.jsonl": joined(lines[:at]), "private/texts.json": canonical.encode(texts)}
    assert verify(signed.forged(forged, cut)).unanswered == ("r3", "r4", "r5")


def test_a_changed_result_is_named_by_application_and_field(signed: Archive, forged: Path) -> None:
    result = json.loads(signed.parts["result.json"])
    result["tracks"][0]["ranking"][1]["published"] = "89.99"
    data = canonical.encode(result)
    record = json.loads(signed.parts["record.json"])
    record["result_digest"] = canonical.digest(data)
    changes = {"result.json": data, "record.json": canonical.encode(record)}
    found = refusal(signed.forged(forged, changes))
    assert (found.exit_code, found.code) == (DIFFERS, "verify-result")
    assert str(found.data["where"]).endswith("A2 › published")
    assert (found.data["theirs"], found.data["ours"]) == ('"89.99"', '"77.00"')


def test_a_changed_record_is_named_by_field(signed: Archive, forged: Path) -> None:
    record = json.loads(signed.parts["record.json"])
    record["log_head"] = "0" * 64
    found = refusal(signed.forged(forged, {"record.json": canonical.encode(record)}))
    assert (found.exit_code, found.code, found.data["field"]) == (DIFFERS, "verify-record", "log_head")


def test_a_header_of_another_sequence_than_the_record_is_refused(signed: Archive, forged: Path) -> None:
    later = replace(signed, header=replace(signed.header, sequence=2))
    found = refusal(later.forged(forged, {}))
    assert (found.exit_code, found.code, found.data["part"]) == (DIFFERS, "verify-header", "header.json")


def test_garbage_in_any_document_is_a_verdict(signed: Archive, forged: Path) -> None:
    kinds = {NUMBER.sub("", part): part for part in signed.parts}
    for part in signed.parts if LONG else kinds.values():
        for garbage in (b"", b"[]", b"{}", b"\xff\x00", b'{"a":1e3}', b"[" * 100_000):
            found = refusal(signed.forged(forged, {part: garbage}))
            assert found.exit_code in (DIFFERS, MISSING), part


def test_switched_off_the_recomputation_lets_another_result_reach_the_record(
    signed: Archive, forged: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    result = json.loads(signed.parts["result.json"])
    result["tracks"][0]["ranking"][1]["published"] = "89.99"
    signed.forged(forged, {"result.json": canonical.encode(result)})
    monkeypatch.setattr(outcome, "result_json", lambda _: canonical.encode(result))
    assert refusal(forged).code == "verify-record"


def entry(line: Line) -> dict[str, Any]:
    found = line["entry"]
    assert isinstance(found, dict)
    return found
