"""A published paper flipped, edited after signing, thinned or mixed: a listed code, never a traceback."""

import random
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from archives import Archive, lone_archive, signed_archive
from faults.command import LONG, program
from faults.papers import EDITS, edited, rewritten_by_hand
from played import said
from reviewdesk.domain.names import SeatId
from reviewdesk.errors import ReviewDeskError
from reviewdesk.report import signatures
from reviewdesk.report.signatures import check_signatures
from reviewdesk.report.signing import Credential, Stamp, approve
from reviewdesk.sealed.people import certificate_der
from reviewdesk.words import SENTENCES

PAPER = "report/ranking-t.pdf"
SHARES = 16 if LONG else 4
"""Of 100 flips each; in the long form one bit of every byte: all bits of a paper would take hours."""
_OTHERS = bytes.maketrans(b"0123456789ABCDEF", b"1032547698abcdef")
REFUSED = {"verify-paper-signature", "verify-paper-signers", "report-pdf-unreadable"}


def held(archive: Archive, paper: bytes) -> bool:
    """Whether a paper alone, without the archive around it, is accepted; a refusal has a listed code."""
    lineage = archive.held.lineage("chair")
    certificates = {seat: keys.certificate for seat, keys in lineage.seats.items() if keys.certificate}
    authority, moment = archive.parts["keys/secretary.pem"], datetime.fromisoformat(lineage.created)
    try:
        return check_signatures(paper, authority, certificates, moment).sound
    except ReviewDeskError as refusal:
        assert refusal.code == "report-pdf-unreadable"
        return False


def verdict(archive: Archive, target: Path, paper: bytes) -> str:
    """Let the chair sign an archive with this paper in it, and return the code `verify` refuses it with."""
    found = said("verify", archive.forged(target, {PAPER: paper}))
    assert found.exit_code == 2
    assert found.message in found.complaint
    assert "Traceback" not in found.complaint
    assert found.code in SENTENCES
    assert PAPER in found.message
    return found.code


def flips(paper: bytes, share: int) -> Iterator[tuple[int, int]]:
    """Yield places and bits all over a paper, most of them where a reader could pass over them."""
    last, drawn = paper.rindex(b"/Contents <"), random.Random(2 + share)
    signed, end = last + 2_500, paper.index(b">", last)
    if LONG:
        yield from ((at, drawn.randrange(8)) for at in range(share, len(paper), SHARES))
        return
    for low, high, count in ((0, last, 33), (last, signed, 20), (signed, end, 20), (end, len(paper), 27)):
        for _ in range(count):
            yield drawn.randrange(low, high), drawn.randrange(8)


def flipped(paper: bytes, at: int, bit: int) -> bytes:
    return paper[:at] + bytes([paper[at] ^ 1 << bit]) + paper[at + 1 :]


@pytest.mark.parametrize("share", range(SHARES))
def test_every_flipped_bit_of_a_paper_is_refused(share: int) -> None:
    archive = lone_archive()
    paper = archive.parts[PAPER]
    assert held(archive, paper)
    for at, bit in flips(paper, share):
        assert not held(archive, flipped(paper, at, bit)), (at, bit)


def test_a_name_that_became_a_point_is_no_traceback(tmp_path: Path) -> None:
    """One bit makes /Sig of .Sig, which a reader takes for the beginning of a number."""
    archive = lone_archive()
    paper = archive.parts[PAPER]
    last = paper.rindex(b"/FT /Sig") + len(b"/FT ")
    broken = flipped(paper, last, 0)
    assert broken[last:].startswith(b".Sig")
    assert not held(archive, broken)
    found = said("verify", archive.forged(tmp_path / "a.rdarchive", {PAPER: broken}))
    assert (found.exit_code, found.code, found.data["part"]) == (2, "report-pdf-unreadable", PAPER)


def respelled(archive: Archive, part: str) -> bytes:
    """Change bytes that a signature leaves out and a reader passes over."""
    paper, authority = archive.parts[PAPER], certificate_der(archive.parts["keys/secretary.pem"].decode())
    start = paper.rindex(b"/Contents <") + len(b"/Contents <")
    end = paper.index(b">", start)
    at = {
        "padding": end - 2,
        "authority": paper.index(authority.hex().upper().encode(), start, end) + 40,
        "letters": next(n for n in range(start, end) if paper[n : n + 1] in b"ABCDEF"),
    }[part]
    return paper[:at] + paper[at : at + 1].translate(_OTHERS) + paper[at + 1 :]


@pytest.mark.parametrize("part", ["padding", "authority", "letters"])
def test_bytes_that_no_signature_covers_have_one_spelling(
    part: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = lone_archive()
    paper = respelled(archive, part)
    assert not held(archive, paper)
    assert verdict(archive, tmp_path / "a.rdarchive", paper) == "verify-paper-signature"
    monkeypatch.setattr(signatures, "is_own_form", lambda *_: True)
    assert held(archive, paper)


@pytest.mark.parametrize("edit", EDITS)
def test_a_paper_edited_after_signing_is_refused(edit: str, tmp_path: Path) -> None:
    archive = signed_archive()
    paper = edited(archive.parts[PAPER], EDITS[edit])
    assert not held(archive, paper)
    assert verdict(archive, tmp_path / "a.rdarchive", paper) in REFUSED


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_that_a_later_signature_covers_is_refused_all_the_same(edit: str) -> None:
    archive = lone_archive()
    paper = edited(archive.parts[PAPER], EDITS[edit])
    seat = SeatId("r4")
    own = Credential(
        archive.held.secret(seat).p256_private.encode(),
        archive.parts[f"keys/{seat}.pem"],
        archive.parts["keys/secretary.pem"],
    )
    assert held(archive, approve(archive.parts[PAPER], seat, own, Stamp(("评委",))))
    assert not held(archive, approve(paper, seat, own, Stamp(("评委",))))


def test_a_revision_written_by_hand_is_refused(tmp_path: Path) -> None:
    archive = signed_archive()
    paper = rewritten_by_hand(archive.parts[PAPER])
    assert verdict(archive, tmp_path / "a.rdarchive", paper) in REFUSED


def test_pages_that_change_places_inside_are_refused(tmp_path: Path) -> None:
    archive = signed_archive()
    paper = archive.parts[PAPER].replace(b"[ 2 0 R 3 0 R", b"[ 3 0 R 2 0 R", 1)
    assert paper != archive.parts[PAPER]
    assert verdict(archive, tmp_path / "a.rdarchive", paper) in REFUSED


def test_every_signature_that_is_cut_off_is_missed(tmp_path: Path) -> None:
    archive = signed_archive()
    paper = archive.parts[PAPER]
    ends = [at + 6 for at in range(len(paper)) if paper.startswith(b"%%EOF\n", at)]
    assert len(ends) == 5
    for end in ends[:-1]:
        code = verdict(archive, tmp_path / "a.rdarchive", paper[:end])
        assert code == ("verify-paper-signers" if end >= ends[2] else "verify-paper-signature")


def test_a_paper_cut_anywhere_is_refused() -> None:
    archive = lone_archive()
    paper = archive.parts[PAPER]
    for length in (0, 1, 9, 1_000, *range(5_000, len(paper), len(paper) // 12), len(paper) - 1):
        assert not held(archive, paper[:length]), length


def test_a_process_of_its_own_says_one_sentence_of_a_paper_no_library_can_read(tmp_path: Path) -> None:
    archive = signed_archive()
    paper = edited(archive.parts[PAPER], EDITS["page_rewritten"])
    found = program(["verify", str(archive.forged(tmp_path / "a.rdarchive", {PAPER: paper}))])
    assert found.returncode == 2
    assert found.stdout == ""
    assert len(found.stderr.splitlines()) == 1, found.stderr
    assert PAPER in found.stderr


def test_a_paper_alone_is_looked_into_but_cannot_say_whose_it_is(tmp_path: Path) -> None:
    (tmp_path / "ranking-t.pdf").write_bytes(lone_archive().parts[PAPER])
    found = said("verify", tmp_path / "ranking-t.pdf")
    assert (found.exit_code, found.code) == (3, "paper-unchecked")
