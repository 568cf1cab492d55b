import re
import subprocess
from io import BytesIO
from pathlib import Path
from shutil import which

import pytest
from pyhanko.pdf_utils.generic import DecryptedObjectProxy, NameObject, NumberObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from reviewdesk.domain.names import SeatId
from reviewdesk.errors import ReviewDeskError
from reviewdesk.report.signatures import SignatureReport, check_signatures
from reviewdesk.report.signing import Stamp, approve, certify
from reviewdesk.report.values import Paper
from signing_room import CHAIR, MOMENT, R1, R2, STAMP, SigningRoom, sat


@pytest.fixture(scope="module")
def certified(room: SigningRoom, paper: Paper) -> bytes:
    return certify(paper.data, paper.boxes, room.credentials[CHAIR], Stamp(("组长席", "2014年7月25日")))


@pytest.fixture(scope="module")
def signed(room: SigningRoom, certified: bytes) -> bytes:
    once = approve(certified, R2, room.credentials[R2], STAMP)
    return approve(once, R1, room.credentials[R1], STAMP)


def report(room: SigningRoom, data: bytes) -> SignatureReport:
    return check_signatures(data, room.ca, room.certificates, MOMENT)


def test_members_sign_in_any_order(room: SigningRoom, signed: bytes) -> None:
    found = report(room, signed)
    assert found.sound
    assert found.signers == (CHAIR, R2, R1)
    assert found.open_fields == ("seat-r3", "seat-witness")
    assert found.signatures[0].certifies
    assert found.signatures[0].signed_at


def test_a_stamp_names_what_its_fonts_lack() -> None:
    assert STAMP.missing == set()
    assert Stamp(("张𠮷", "签字 😀")).missing == {"𠮷", "😀"}


def test_a_seat_signs_once_and_only_where_it_has_a_field(room: SigningRoom, signed: bytes) -> None:
    with pytest.raises(ReviewDeskError, match="report-already-signed"):
        approve(signed, R1, room.credentials[R1], STAMP)
    with pytest.raises(ReviewDeskError, match="report-no-field"):
        approve(signed, SeatId("r9"), room.credentials[R1], STAMP)


def test_a_page_edited_after_signing_is_refused(room: SigningRoom, signed: bytes) -> None:
    writer = IncrementalPdfFileWriter(BytesIO(signed))
    page = writer.find_page_for_modification(0)[0].get_object()  # type: ignore[no-untyped-call]
    assert not isinstance(page, DecryptedObjectProxy)
    page[NameObject("/Rotate")] = NumberObject(90)  # type: ignore[no-untyped-call]
    writer.update_container(page)
    edited = BytesIO()
    writer.write(edited)  # type: ignore[no-untyped-call]
    found = report(room, edited.getvalue())
    assert not found.sound
    assert not found.ends_signed
    assert found.signatures[0].changed


def test_a_changed_byte_inside_is_refused(room: SigningRoom, signed: bytes) -> None:
    at = signed.index(b"stream") + 60
    flipped = signed[:at] + bytes([signed[at] ^ 1]) + signed[at + 1 :]
    assert not report(room, flipped).sound


def test_a_removed_last_signature_shows_in_the_signers(room: SigningRoom, certified: bytes) -> None:
    found = report(room, certified)
    assert found.sound
    assert found.signers == (CHAIR,)


def test_bytes_after_the_last_signature_are_refused(room: SigningRoom, signed: bytes) -> None:
    assert not report(room, signed + b"\n% more\n").sound


def test_a_freshly_made_certificate_does_not_count(room: SigningRoom, paper: Paper) -> None:
    strangers = sat((CHAIR, R1))
    data = certify(paper.data, paper.boxes, strangers.credentials[CHAIR], STAMP)
    found = report(room, data)
    assert not found.sound
    assert found.signers == ()
    assert not found.signatures[0].trusted


def test_a_seat_in_the_field_of_another_is_refused(room: SigningRoom, certified: bytes) -> None:
    crossed = approve(certified, R1, room.credentials[R2], STAMP)
    assert not report(room, crossed).sound


def test_a_signature_of_an_unknown_kind_does_not_count(room: SigningRoom, certified: bytes) -> None:
    strange = certified.replace(b"/ETSI.CAdES.detached", b"/ETSI.CAdES.detoched")
    assert not report(room, strange).sound


def test_a_signature_without_digest_does_not_count(room: SigningRoom, certified: bytes) -> None:
    message_digest = re.compile(b"2a864886f70d010904", re.IGNORECASE)
    assert message_digest.search(certified)
    found = report(room, message_digest.sub(b"2a864886f70d01090f", certified))
    assert not found.signatures[0].intact
    assert not found.sound


def test_an_unsigned_paper_has_no_sound_signatures(room: SigningRoom, paper: Paper) -> None:
    found = report(room, paper.data)
    assert not found.sound
    assert not found.ends_signed


@pytest.mark.parametrize("data", [b"", b"no pdf", b"%PDF-1.4\nbroken"])
def test_what_is_no_pdf_is_said_so(room: SigningRoom, data: bytes) -> None:
    with pytest.raises(ReviewDeskError, match="report-pdf-unreadable"):
        report(room, data)


@pytest.mark.skipif(which("pdfsig") is None, reason="poppler-utils is not installed")
def test_pdfsig_sees_every_signature_as_valid(signed: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(signed)
    listing = subprocess.run(
        ["pdfsig", tmp_path / "a.pdf"], capture_output=True, check=False, text=True
    ).stdout
    assert listing.count("Signature is Valid.") == 3
