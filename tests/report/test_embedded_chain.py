"""The certificates on a paper: whose they say they are, and when there are none of ours."""

from io import BytesIO

import pytest
from asn1crypto import pem
from asn1crypto.keys import PrivateKeyInfo
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, SimpleSigner, sign_pdf
from pyhanko_certvalidator.registry import SimpleCertificateStore
from pypdf import PdfReader, PdfWriter

from reviewdesk.domain import canonical
from reviewdesk.errors import ReviewDeskError
from reviewdesk.report.embedded_chain import embedded_chain
from reviewdesk.report.signatures import check_signatures
from reviewdesk.report.signing import Credential, approve, certificate, certify
from reviewdesk.report.values import Paper
from signing_room import CHAIR, MOMENT, R1, R2, STAMP, SigningRoom, sat


@pytest.fixture(scope="module")
def signed(room: SigningRoom, paper: Paper) -> bytes:
    certified = certify(paper.data, paper.boxes, room.credentials[CHAIR], STAMP)
    return approve(certified, R1, room.credentials[R1], STAMP)


def test_a_paper_tells_its_authority_and_the_seats_on_it(room: SigningRoom, signed: bytes) -> None:
    found = embedded_chain(signed)
    assert found.authority == canonical.digest(certificate(room.ca).dump())
    assert found.certificates == {seat: room.certificates[seat] for seat in (CHAIR, R1)}
    assert check_signatures(signed, found.ca_pem, found.certificates, found.moment).sound


def test_a_second_certificate_under_the_name_of_a_seat_does_not_count(
    room: SigningRoom, paper: Paper
) -> None:
    certified = certify(paper.data, paper.boxes, room.credentials[CHAIR], STAMP)
    twice = approve(certified, R1, sat((CHAIR,)).credentials[CHAIR], STAMP)
    found = embedded_chain(twice)
    assert found.certificates == {CHAIR: room.certificates[CHAIR]}
    report = check_signatures(twice, found.ca_pem, found.certificates, MOMENT)
    assert [one.seat for one in report.signatures] == [CHAIR, None]
    assert [one.holder for one in report.signatures] == ["chair", "chair"]
    assert not report.sound


def test_an_unsigned_pdf_is_said_to_be_so(paper: Paper) -> None:
    with pytest.raises(ReviewDeskError, match="report-pdf-unsigned"):
        embedded_chain(paper.data)


def signed_by_a_stranger(paper: bytes, credential: Credential, *known: bytes) -> bytes:
    """Sign as any program does, with these certificates beside the signer's."""
    store = SimpleCertificateStore()  # type: ignore[no-untyped-call]
    for one in known:
        store.register(certificate(one))
    _, _, key = pem.unarmor(credential.key_pem)
    signer = SimpleSigner(certificate(credential.certificate_pem), PrivateKeyInfo.load(key), store)
    metadata = PdfSignatureMetadata(field_name="Signature1", subfilter=SigSeedSubFilter.PADES)
    return bytes(sign_pdf(IncrementalPdfFileWriter(BytesIO(paper)), metadata, signer).getvalue())


def test_a_pdf_that_brings_no_authority_of_its_signer_is_none_of_ours(
    room: SigningRoom, paper: Paper
) -> None:
    for known in ((), (room.credentials[R2].certificate_pem,)):
        strange = signed_by_a_stranger(paper.data, room.credentials[R1], *known)
        with pytest.raises(ReviewDeskError, match="report-pdf-strange"):
            embedded_chain(strange)


def test_an_authority_of_the_same_name_that_did_not_issue_is_not_trusted(
    room: SigningRoom, paper: Paper
) -> None:
    strange = signed_by_a_stranger(paper.data, room.credentials[R1], sat((CHAIR,)).ca)
    found = embedded_chain(strange)
    report = check_signatures(strange, found.ca_pem, found.certificates, found.moment)
    assert [one.trusted for one in report.signatures] == [False]


def test_an_encrypted_pdf_is_said_to_be_so(room: SigningRoom, signed: bytes) -> None:
    writer, target = PdfWriter(PdfReader(BytesIO(signed))), BytesIO()
    writer.encrypt("secret", algorithm="AES-256")
    writer.write(target)
    with pytest.raises(ReviewDeskError, match="report-pdf-encrypted"):
        embedded_chain(target.getvalue())
    with pytest.raises(ReviewDeskError, match="report-pdf-encrypted"):
        check_signatures(target.getvalue(), room.ca, room.certificates, MOMENT)


@pytest.mark.parametrize("data", [b"", b"no pdf", b"%PDF-1.4\nbroken"])
def test_what_is_no_pdf_is_said_so(data: bytes) -> None:
    with pytest.raises(ReviewDeskError, match="report-pdf-unreadable"):
        embedded_chain(data)
