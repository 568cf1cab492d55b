"""Certificates: one authority per review session, seats below it, valid for any PDF reader."""

from datetime import UTC, datetime

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from reviewdesk.domain.names import Digest, SeatId
from reviewdesk.errors import ReviewDeskError
from reviewdesk.sealed import certificates
from sealed.key_table import CREATED, Table, draw_table


def test_a_seats_certificate_is_issued_by_the_secretary_and_bears_its_label(table: Table) -> None:
    for seat, certificate in table.certificates.items():
        certificates.check_certificate(
            certificate,
            issuer=table.certificates[SeatId("secretary")],
            digest=table.seats[seat].certificate or Digest(""),
            key=table.secrets[seat].certificate_key,
        )
    assert certificates.certificate_label(table.certificates[SeatId("r1")]) == "评审席 r1"
    assert certificates.pem(table.certificates[SeatId("r1")]).startswith(b"-----BEGIN CERTIFICATE-----")


def test_validity_and_use_are_as_documented(table: Table) -> None:
    issuer = x509.load_der_x509_certificate(table.certificates[SeatId("secretary")])
    seat = x509.load_der_x509_certificate(table.certificates[SeatId("r1")])
    for found in (issuer, seat):
        assert found.not_valid_before_utc == datetime(2026, 10, 24, 21, 10, 6, tzinfo=UTC)
        assert found.not_valid_after_utc == datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)
        usage = found.extensions.get_extension_for_class(x509.KeyUsage).value
        assert usage.digital_signature and usage.content_commitment
        assert usage.key_cert_sign == (found is issuer)
    limits = issuer.extensions.get_extension_for_class(x509.BasicConstraints).value
    assert (limits.ca, limits.path_length) == (True, 0)
    assert not seat.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    assert issuer.public_bytes(Encoding.DER).count(b"99991231235959Z") == 1


def test_another_sessions_certificate_is_refused(table: Table) -> None:
    stranger, r1 = draw_table(), SeatId("r1")
    issuer = table.certificates[SeatId("secretary")]
    digest = table.seats[r1].certificate or Digest("")
    assert _refusal(stranger.certificates[r1], issuer, digest) == "certificate-other"
    foreign = stranger.certificates[r1]
    assert _refusal(foreign, issuer, certificates.certificate_digest(foreign)) == "certificate-not-issued"
    assert _refusal(b"junk", issuer, digest) == "certificate-malformed"
    with pytest.raises(ReviewDeskError, match="certificate-other"):
        certificates.check_certificate(
            table.certificates[r1],
            issuer=issuer,
            digest=digest,
            key=table.secret("r2").certificate_key,
        )


def test_a_long_label_is_cut_to_what_a_certificate_holds(table: Table) -> None:
    key = table.secret("secretary").certificate_key
    assert certificates.certificate_label(certificates.authority("席" * 80, CREATED, key)) == "席" * 21


def _refusal(certificate: bytes, issuer: bytes, digest: Digest) -> str:
    with pytest.raises(ReviewDeskError) as refused:
        certificates.check_certificate(certificate, issuer=issuer, digest=digest)
    return refused.value.code
