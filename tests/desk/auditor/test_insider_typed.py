"""Whoever holds the genuine chair key changes a sheet that was typed, where nobody else attests."""

import json
from pathlib import Path
from typing import Any

import pytest

from archives import Archive, refusal, typed_archive
from reviewdesk.desk.auditor.verdict import DIFFERS, MISSING
from reviewdesk.desk.auditor.verify import verify
from reviewdesk.domain import canonical

pytestmark = pytest.mark.xdist_group("auditor")
SHEET = "typed/r1-t-1.json"


@pytest.fixture(scope="module")
def archive(own_state: None) -> Archive:
    return typed_archive()


def changed(archive: Archive, **keys: object) -> bytes:
    return canonical.encode(json.loads(archive.parts[SHEET]) | keys)


def attested(archive: Archive, document: bytes) -> bytes:
    """Return the log as if this document had been typed and closed."""
    lines: list[dict[str, Any]] = archive.lines()
    was, now = canonical.digest(archive.parts[SHEET]), canonical.digest(document)
    return archive.rewritten([json.loads(json.dumps(line).replace(was, now)) for line in lines])


def test_a_typed_sheet_holds_and_is_counted_apart(archive: Archive) -> None:
    assert verify(archive.path).counts == {"counted": 9, "typed": 1, "unused": 2}


def test_a_typed_sheet_that_is_not_there_is_missed(archive: Archive, forged: Path) -> None:
    found = refusal(archive.forged(forged, {SHEET: None}))
    assert (found.exit_code, found.code, found.data["part"]) == (MISSING, "verify-part-missing", SHEET)


def test_a_typed_sheet_with_other_marks_is_not_the_one_attested(archive: Archive, forged: Path) -> None:
    other = changed(archive, scores={"A1": ["90"], "A2": ["70"], "A3": ["60"]})
    found = refusal(archive.forged(forged, {SHEET: other}))
    assert (found.exit_code, found.code, found.data["part"]) == (DIFFERS, "verify-typed", SHEET)


def test_a_typed_sheet_of_another_seat_is_misfiled_though_attested(archive: Archive, forged: Path) -> None:
    identity = json.loads(archive.parts[SHEET])["identity"]
    other = changed(archive, identity=identity | {"seat": "r2"})
    found = refusal(archive.forged(forged, {SHEET: other, "log.jsonl": attested(archive, other)}))
    assert (found.exit_code, found.code, found.data["part"]) == (DIFFERS, "verify-misfiled", SHEET)
