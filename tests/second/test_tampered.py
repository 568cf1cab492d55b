"""Whoever holds the genuine chair key signs a lie again: the second verifier refuses it, as ours does."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import verify_archive
from verify_archive import DIFFERS, MISSING, NO_ARCHIVE

from archives import Archive, Line, refusal, typed_archive
from reviewdesk.desk.auditor.verify import verify
from reviewdesk.domain import canonical
from reviewdesk.sealed.archive import withhold, write_archive
from second_refusals import both, refused

SCORES = "ballots/r2-t-1-1/scores.json"
PAPER = "report/ranking-t.pdf"


def edited(archive: Archive, part: str, edit: Callable[[Any], object]) -> bytes:
    document = json.loads(archive.parts[part])
    edit(document)
    return canonical.encode(document)


def entry(line: Mapping[str, object]) -> dict[str, Any]:
    found = line["entry"]
    assert isinstance(found, dict)
    return found


def test_the_genuine_archives_hold(signed: Archive, lone: Archive, tmp_path: Path) -> None:
    for archive in (signed, lone, typed_archive()):
        assert verify_archive.verify(archive.path).counts == verify(archive.path).counts
        again = archive.forged(tmp_path / "again.rdarchive", {})
        assert verify_archive.verify(again).fingerprint == verify(again).fingerprint


def test_both_tell_who_signed_and_whose_answer_is_missing(signed: Archive) -> None:
    ours = verify(signed.path)
    second = verify_archive.verify(signed.path)
    assert second.unanswered == list(ours.unanswered) == ["r4", "r5"]
    told = {path.rpartition("/")[2]: seats for path, seats in ours.signers.items()}
    assert {paper: tuple(seats) for paper, seats in second.signers.items()} == told


def test_without_its_private_group_it_holds_and_says_so(signed: Archive, tmp_path: Path) -> None:
    withhold(signed.path, tmp_path / "withheld.rdarchive")
    found = verify_archive.verify(tmp_path / "withheld.rdarchive")
    assert found.withheld == tuple(part for part in signed.parts if part.startswith("private/"))


def test_a_dropped_ballot_is_missed(signed: Archive, tmp_path: Path) -> None:
    gone = dict.fromkeys(path for path in signed.parts if path.startswith("ballots/r2-t-1-1/"))
    assert both(signed, tmp_path, gone) == MISSING


def test_an_outcome_turned_to_absent_is_refused(signed: Archive, tmp_path: Path) -> None:
    lines = signed.lines()
    at = next(n for n, line in enumerate(lines) if entry(line)["kind"] == "received")
    data = entry(lines[at])["data"]
    entry(lines[at])["kind"] = "absent"
    gone = dict.fromkeys(p for p in signed.parts if p.startswith(f"ballots/{data['seat']}-{data['track']}"))
    assert both(signed, tmp_path, {**gone, "log.jsonl": signed.rewritten(lines)}) == DIFFERS


def test_a_changed_score_is_refused(signed: Archive, tmp_path: Path) -> None:
    lie = edited(signed, SCORES, lambda document: document["scores"].update(A1=["90"]))
    assert both(signed, tmp_path, {SCORES: lie}) == DIFFERS


def test_a_changed_result_is_refused_by_application_and_field(signed: Archive, tmp_path: Path) -> None:
    result = edited(signed, "result.json", lambda r: r["tracks"][0]["ranking"][1].update(published="89.99"))
    digest = canonical.digest(result)
    record = edited(signed, "record.json", lambda r: r.update(result_digest=digest))
    changes = {"result.json": result, "record.json": record}
    assert both(signed, tmp_path, changes) == DIFFERS
    said = refused(tmp_path / "forged.rdarchive").english
    assert 'A2 › published: "89.99" ≠ "77.00"' in said


def test_where_the_chair_attests_alone_a_consistent_lie_in_log_record_and_result_is_refused(
    lone: Archive, tmp_path: Path
) -> None:
    result = edited(lone, "result.json", lambda r: r["tracks"][0]["ranking"][1].update(place=1))
    record = edited(lone, "record.json", lambda r: r.update(result_digest=canonical.digest(result)))
    lines = lone.lines()
    final = next(line for line in lines if entry(line)["kind"] == "finalise")
    entry(final)["data"] |= {"record": canonical.digest(record), "result": canonical.digest(result)}
    changes = {"result.json": result, "record.json": record, "log.jsonl": lone.rewritten(lines)}
    assert both(lone, tmp_path, changes) == DIFFERS


def test_another_aggregate_fixed_at_the_close_is_refused(lone: Archive, tmp_path: Path) -> None:
    lines = lone.lines()
    close = next(line for line in lines if entry(line)["kind"] == "close")
    entry(close)["data"]["applied"]["t"] = "mean"
    assert both(lone, tmp_path, {"log.jsonl": lone.rewritten(lines)}) == DIFFERS


def changed(lines: list[dict[str, Any]], at: int) -> list[dict[str, Any]]:
    lines[at]["entry"]["at"] = "2026-11-24T00:00:00Z"
    return lines


def removed(lines: list[dict[str, Any]], at: int) -> list[dict[str, Any]]:
    return lines[:at] + lines[at + 1 :]


def swapped(lines: list[dict[str, Any]], at: int) -> list[dict[str, Any]]:
    lines[at : at + 2] = reversed(lines[at : at + 2])
    return lines


def cut(lines: list[dict[str, Any]], at: int) -> list[dict[str, Any]]:
    return lines[:at]


@pytest.mark.parametrize("change", [changed, removed, swapped, cut])
@pytest.mark.parametrize("anew", [False, True])
def test_every_touched_entry_of_the_log_is_refused(
    signed: Archive, tmp_path: Path, change: Callable[..., list[dict[str, Any]]], anew: bool
) -> None:
    ends = len(signed.lines()) - (1 if change is swapped else 0)
    last = max(n for n, line in enumerate(signed.lines()) if entry(line)["kind"] == "sign")
    for at in range(0, min(ends, last), 3):
        lines = change(signed.lines(), at)
        plain = b"".join(canonical.encode(line) + b"\n" for line in lines)
        data = signed.rewritten(lines) if anew else plain
        path = signed.forged(tmp_path / "forged.rdarchive", {"log.jsonl": data})
        assert refused(path).code in (DIFFERS, MISSING), (at, anew)


def test_the_chair_cannot_attest_for_the_witness(signed: Archive, tmp_path: Path) -> None:
    lines = signed.lines()
    at = next(n for n, line in enumerate(lines) if entry(line)["data"].get("seat") == "witness")
    entry(lines[at])["data"]["seat"] = "chair"
    assert both(signed, tmp_path, {"log.jsonl": signed.rewritten(lines)}) == DIFFERS


def test_nobody_answers_in_a_members_name(signed: Archive, tmp_path: Path) -> None:
    lines = [line for line in signed.lines()[:-1] if entry(line)["kind"] != "audit"]
    plain = b"".join(canonical.encode(line) + b"\n" for line in lines)
    assert both(signed, tmp_path, {"log.jsonl": plain}) == DIFFERS


@pytest.mark.parametrize("part", ["batch/plan.json", "batch/list.json", "batch/manifest.json"])
def test_changed_rules_and_lists_are_refused(signed: Archive, tmp_path: Path, part: str) -> None:
    lie = signed.parts[part].replace(b"A1", b"A9").replace(b'"quota":2', b'"quota":1')
    assert both(signed, tmp_path, {part: lie}) == DIFFERS


def test_another_certificate_is_refused(signed: Archive, tmp_path: Path) -> None:
    assert both(signed, tmp_path, {"keys/r4.pem": signed.parts["keys/r5.pem"]}) == DIFFERS
    assert both(signed, tmp_path, {"keys/r4.pem": None}) == MISSING


def test_a_part_struck_from_header_and_archive_is_missed(signed: Archive, tmp_path: Path) -> None:
    for part in signed.parts:
        if not part.startswith("ballots/"):
            assert both(signed, tmp_path, {part: None}) == MISSING, part


@pytest.mark.parametrize("part", ["note.txt", "batch/more.json", "keys/r9.pem", "typed/r5-u-1.json"])
def test_a_part_no_archive_has_is_refused(signed: Archive, tmp_path: Path, part: str) -> None:
    assert both(signed, tmp_path, {part: b"more"}) == DIFFERS


def test_names_reasons_and_statements_are_those_recorded(signed: Archive, tmp_path: Path) -> None:
    for part in ("private/people.json", "private/texts.json", "private/statements/r2-t-1-1.json"):
        lie = edited(signed, part, lambda document: document.update(more="x"))
        assert both(signed, tmp_path, {part: lie}) == DIFFERS, part


def test_a_typed_sheet_is_the_one_attested(tmp_path: Path) -> None:
    archive, sheet = typed_archive(), "typed/r1-t-1.json"
    lie = edited(archive, sheet, lambda document: document["scores"].update(A1=["90"]))
    assert both(archive, tmp_path, {sheet: lie}) == DIFFERS
    assert both(archive, tmp_path, {sheet: None}) == MISSING


def scanned(lone: Archive, target: Path, **scans: bytes) -> Path:
    """Return an archive whose log holds one scan of an inked page, with these scans beside it."""
    data = {"seat": "r1", "number": 1, "kind": "pdf", "size": 6, "sequence": 1, "replaces": None}
    data["digest"] = canonical.digest(b"a scan")
    scan: Line = {"entry": {"at": "2026-11-24T00:00:00Z", "kind": "scan", "data": data}}
    lines = [*lone.lines(), scan]
    parts = {f"private/scans/{name.removeprefix('n')}-r1.pdf": held for name, held in scans.items()}
    return lone.forged(target / "scanned.rdarchive", {**parts, "log.jsonl": lone.rewritten(lines)})


def test_scans_of_inked_pages_are_those_the_log_holds(lone: Archive, tmp_path: Path) -> None:
    assert verify_archive.verify(scanned(lone, tmp_path, n0001=b"a scan"))
    assert refused(scanned(lone, tmp_path)).code == MISSING
    assert refused(scanned(lone, tmp_path, n0001=b"another")).code == DIFFERS
    assert refused(scanned(lone, tmp_path, n0001=b"a scan", n0002=b"more")).code == DIFFERS


def test_another_seat_cannot_sign_the_archive(signed: Archive, tmp_path: Path) -> None:
    target = tmp_path / "forged.rdarchive"
    write_archive(target, signed.header, signed.parts, signed.held.secret("r1").signing_key)
    assert refused(target).code == refusal(target).exit_code == DIFFERS


def test_a_file_cut_anywhere_is_no_archive_and_a_flipped_bit_is_refused(
    signed: Archive, tmp_path: Path
) -> None:
    data, path = bytearray(signed.path.read_bytes()), tmp_path / "forged.rdarchive"
    for length in (0, 1, 511, 700, len(data) // 2, len(data) - 512, len(data) - 1):
        path.write_bytes(data[:length])
        assert refused(path).code == NO_ARCHIVE, length
    for at in range(7, len(data), len(data) // 40):
        data[at] ^= 1 << at % 8
        path.write_bytes(data)
        assert refused(path).code in (DIFFERS, MISSING, NO_ARCHIVE), at
        data[at] ^= 1 << at % 8
    path.write_bytes(bytes(data) + b"\0" * 512)
    assert refused(path).code == refusal(path).exit_code == DIFFERS


def test_garbage_in_any_document_is_refused_with_a_sentence(signed: Archive, tmp_path: Path) -> None:
    for part in signed.parts:
        for garbage in (b"", b'{"a":1e3}', b"[" * 100_000) if part.count("/") < 2 else (b"[]",):
            path = signed.forged(tmp_path / "forged.rdarchive", {part: garbage})
            assert refused(path).code in (DIFFERS, MISSING), part


def test_another_fingerprint_is_refused(signed: Archive) -> None:
    assert refused(signed.path, "0000-0000-0000-0000").code == DIFFERS
