"""Whoever holds the chair's key takes a scan away, puts another there, or changes what is said of one."""

from pathlib import Path
from typing import Any

import pytest

from archives import Archive, Line, refusal, scanned_archive
from reviewdesk.desk.auditor.verdict import DIFFERS, MISSING
from reviewdesk.desk.auditor.verify import verify
from reviewdesk.sealed.archive import withhold

pytestmark = pytest.mark.xdist_group("auditor")
SCAN, JOINT = "private/scans/0001-r2.png", "private/scans/0002.jpg"


@pytest.fixture(scope="session")
def scanned(own_state: None) -> Archive:
    return scanned_archive()


def test_a_scan_struck_from_the_archive_is_missed(scanned: Archive, forged: Path) -> None:
    found = refusal(scanned.forged(forged, {SCAN: None}))
    assert (found.exit_code, found.code, found.data["part"]) == (MISSING, "verify-part-unlisted", SCAN)


def test_a_scan_that_nobody_attached_is_refused(scanned: Archive, forged: Path) -> None:
    found = refusal(scanned.forged(forged, {"private/scans/0003.pdf": b"more"}))
    assert (found.exit_code, found.code) == (DIFFERS, "verify-part-unknown")


@pytest.mark.parametrize("part", [SCAN, JOINT])
def test_another_page_in_its_place_is_not_the_one_that_was_attached(
    scanned: Archive, forged: Path, part: str
) -> None:
    other = JOINT if part == SCAN else SCAN
    for data in (scanned.parts[other], scanned.parts[part] + b" "):
        found = refusal(scanned.forged(forged, {part: data}))
        assert (found.exit_code, found.code, found.data["part"]) == (DIFFERS, "verify-scan", part)


def test_without_the_private_group_the_digests_of_the_scans_are_compared_all_the_same(
    scanned: Archive, forged: Path, tmp_path: Path
) -> None:
    withhold(scanned.path, tmp_path / "without.rdarchive")
    assert verify(tmp_path / "without.rdarchive").scans == 2
    withhold(scanned.forged(forged, {SCAN: scanned.parts[JOINT]}), tmp_path / "other.rdarchive")
    assert refusal(tmp_path / "other.rdarchive").code == "verify-scan"


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("number", 2),
        ("number", True),
        ("sequence", 2),
        ("kind", "gif"),
        ("size", 0),
        ("size", "1"),
        ("digest", "ab"),
        ("seat", "r9"),
        ("replaces", 5),
        ("replaces", "1"),
        ("note", "x"),
    ],
)
def test_what_is_said_of_a_scan_must_be_able_to_stand_where_it_does(
    scanned: Archive, forged: Path, key: str, value: object
) -> None:
    lines = scanned.lines()
    at = next(n for n, line in enumerate(lines) if entry(line)["kind"] == "scan")
    entry(lines[at])["data"][key] = value
    found = refusal(scanned.forged(forged, {"log.jsonl": scanned.rewritten(lines)}))
    assert (found.exit_code, found.code, found.data["index"]) == (DIFFERS, "scan-unlawful", at + 1)


def entry(line: Line) -> dict[str, Any]:
    found = line["entry"]
    assert isinstance(found, dict)
    return found
