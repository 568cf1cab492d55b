"""Certificates of one review session, so that a PDF reader can tell whose seat signed a page.

The secretary's P-256 certificate is the authority; nobody outside the review session vouches for it,
and a signature counts only if its certificate's digest stands in `header.seats`.
"""

from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from reviewdesk.domain import canonical
from reviewdesk.domain.names import Digest
from reviewdesk.errors import ReviewDeskError

BEFORE = timedelta(days=30)
AFTER = datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)
MAX_LABEL = 64
"""Bytes of UTF-8."""


def authority(label: str, created: str, key: ec.EllipticCurvePrivateKey) -> bytes:
    """Return the secretary's own certificate (DER): it signs the seats' certificates, one level deep.

    Args:
        label: what a PDF reader shows; cut to 64 bytes of UTF-8.
        created: when the batch is made, "2026-11-23T21:10:06Z".
        key: the secretary's.
    """
    name = _name(label)
    builder = _builder(name, name, created, key.public_key(), key.public_key(), is_authority=True)
    return builder.sign(key, hashes.SHA256()).public_bytes(Encoding.DER)


def seat_certificate(
    label: str,
    created: str,
    public: ec.EllipticCurvePublicKey,
    *,
    issuer: bytes,
    issuer_key: ec.EllipticCurvePrivateKey,
) -> bytes:
    """Return the certificate (DER) of a seat's public key, signed by the review session's authority."""
    issued_by = _loaded(issuer).subject
    builder = _builder(_name(label), issued_by, created, public, issuer_key.public_key(), is_authority=False)
    return builder.sign(issuer_key, hashes.SHA256()).public_bytes(Encoding.DER)


def certificate_digest(certificate: bytes) -> Digest:
    """Return what `header.seats` says of a certificate: SHA-256 of its DER."""
    return canonical.digest(certificate)


def check_certificate(
    certificate: bytes, *, issuer: bytes, digest: Digest, key: ec.EllipticCurvePrivateKey | None = None
) -> None:
    """Refuse a certificate that is not the directory's, not the authority's, or not of this key.

    Raises:
        ReviewDeskError: "certificate-malformed", "certificate-other" or "certificate-not-issued".
    """
    found, signed_by = _loaded(certificate), _loaded(issuer)
    if certificate_digest(certificate) != digest:
        raise ReviewDeskError("certificate-other")
    if key is not None and found.public_key() != key.public_key():
        raise ReviewDeskError("certificate-other")
    try:
        found.verify_directly_issued_by(signed_by)
    except (ValueError, TypeError, InvalidSignature) as error:
        raise ReviewDeskError("certificate-not-issued") from error


def certificate_label(certificate: bytes) -> str:
    """Return the label a certificate bears."""
    return str(_loaded(certificate).subject.get_attributes_for_oid(NameOID.COMMON_NAME)[0].value)


def pem(certificate: bytes) -> bytes:
    """Return a certificate as PEM text, as archives keep it; raises "certificate-malformed"."""
    return _loaded(certificate).public_bytes(Encoding.PEM)


def _loaded(certificate: bytes) -> x509.Certificate:
    try:
        return x509.load_der_x509_certificate(certificate)
    except ValueError as error:
        raise ReviewDeskError("certificate-malformed") from error


def _name(label: str) -> x509.Name:
    shown = label.encode()[:MAX_LABEL].decode(errors="ignore")
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, shown)])


def _builder(
    subject: x509.Name,
    issuer: x509.Name,
    created: str,
    public: ec.EllipticCurvePublicKey,
    signed_by: ec.EllipticCurvePublicKey,
    *,
    is_authority: bool,
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(datetime.fromisoformat(created) - BEFORE)
        .not_valid_after(AFTER)
        .add_extension(x509.BasicConstraints(is_authority, 0 if is_authority else None), critical=True)
        .add_extension(_usage(is_authority), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(signed_by), critical=False)
    )


def _usage(is_authority: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=is_authority,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
