"""An archive cut, flipped, thinned or withheld: one of the listed codes, and never a traceback."""

from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from archives import Archive, refusal
from reviewdesk.desk.auditor.form import open_form
from reviewdesk.desk.auditor.verdict import DIFFERS, MISSING, NO_ARCHIVE, Verdict
from reviewdesk.desk.auditor.verify import verify
from reviewdesk.errors import ReviewDeskError
from reviewdesk.sealed.archive import withhold, write_archive
from reviewdesk.sealed.container import open_sealed
from reviewdesk.words import sentence

pytestmark = pytest.mark.xdist_group("auditor")
BLOCK = 512


def members(path: Path) -> list[tuple[str, int, int]]:
    """Return path, start of header block and end of padding of every part."""
    found = open_sealed(path, absent_allowed=True).members
    return [(p, m.offset - BLOCK, m.offset + m.size + -m.size % BLOCK) for p, m in found.items()]


def without(path: Path, target: Path, gone: Callable[[str], bool]) -> Path:
    data = path.read_bytes()
    kept, at = b"", 0
    for part, start, end in members(path):
        if gone(part):
            kept, at = kept + data[at:start], end
    target.write_bytes(kept + data[at:])
    return target


def form(path: Path) -> Verdict:
    with pytest.raises(Verdict) as found:
        open_form(path, lambda _: None)
    assert sentence(found.value, "en")
    return found.value


def test_a_withheld_private_group_is_reported_and_the_rest_holds(signed: Archive, forged: Path) -> None:
    withhold(signed.path, forged)
    private = tuple(part for part in signed.parts if part.startswith("private/"))
    found = verify(forged)
    assert found.withheld == private
    assert found.counts == verify(signed.path).counts


def test_withheld_twice_is_the_same_file(signed: Archive, forged: Path, tmp_path: Path) -> None:
    withhold(signed.path, forged)
    withhold(forged, tmp_path / "again.rdarchive")
    assert (tmp_path / "again.rdarchive").read_bytes() == forged.read_bytes()


def test_a_private_group_partly_there_is_missed(signed: Archive, forged: Path) -> None:
    for part in (p for p in signed.parts if p.startswith("private/")):
        found = refusal(without(signed.path, forged, lambda one, gone=part: one == gone))  # type: ignore[misc]
        assert (found.exit_code, found.data["part"]) == (MISSING, part)


def test_any_other_part_removed_is_missed_by_name(signed: Archive, forged: Path) -> None:
    for part in (p for p in signed.parts if not p.startswith("private/")):
        found = form(without(signed.path, forged, lambda one, gone=part: one == gone))  # type: ignore[misc]
        assert (found.exit_code, found.data["part"]) == (MISSING, part)


def test_reordered_parts_are_refused(signed: Archive, forged: Path) -> None:
    data = signed.path.read_bytes()
    (_, a, b), (_, _, c) = members(signed.path)[3:5]
    forged.write_bytes(data[:a] + data[b:c] + data[a:b] + data[c:])
    assert form(forged).exit_code == DIFFERS


def test_a_file_cut_anywhere_is_no_archive(signed: Archive, forged: Path) -> None:
    data = signed.path.read_bytes()
    edges = {end for _, start, end in members(signed.path) for end in (start, start + BLOCK, end)}
    for length in sorted(edges | {0, 1, 511, 700, len(data) - BLOCK, len(data) - 1}):
        forged.write_bytes(data[:length])
        assert form(forged).exit_code == NO_ARCHIVE, length


def test_a_flip_of_every_byte_of_a_small_archive_and_every_cut_are_refused(
    signed: Archive, forged: Path
) -> None:
    """Every bit is flipped by the faults, in their long form."""
    write_archive(forged, signed.header, {"log.jsonl": b"{}\n", "private/people.json": b"{}"}, _key(signed))
    data = bytearray(forged.read_bytes())
    for at in range(len(data)):
        data[at] ^= 1 << at % 8
        forged.write_bytes(data)
        assert form(forged).exit_code in (DIFFERS, MISSING, NO_ARCHIVE), at
        data[at] ^= 1 << at % 8
    for length in range(0, len(data), 64):
        forged.write_bytes(data[:length])
        assert form(forged).exit_code == NO_ARCHIVE, length


def test_flips_all_over_a_real_archive_are_refused(signed: Archive, forged: Path) -> None:
    data = bytearray(signed.path.read_bytes())
    for at in range(7, len(data), len(data) // 150):
        data[at] ^= 1 << at % 8
        forged.write_bytes(data)
        assert form(forged).exit_code in (DIFFERS, NO_ARCHIVE), at
        data[at] ^= 1 << at % 8


def test_appended_bytes_are_refused(signed: Archive, forged: Path) -> None:
    forged.write_bytes(signed.path.read_bytes() + b"\0" * BLOCK)
    assert form(forged).exit_code == DIFFERS


def test_what_is_no_archive_at_all_is_said(signed: Archive, forged: Path) -> None:
    forged.write_bytes(b"%PDF-1.7 a paper")
    assert form(forged).exit_code == NO_ARCHIVE
    assert form(signed.held.batch).exit_code == NO_ARCHIVE
    with pytest.raises(ReviewDeskError, match="container-unreadable"):
        open_form(forged.with_name("nowhere"), lambda _: None)


def _key(archive: Archive) -> Ed25519PrivateKey:
    return archive.chair.signing_key
