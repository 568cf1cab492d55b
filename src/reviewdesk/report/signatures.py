"""Reads the signatures of a paper back: whose they are, whether they hold, what else was changed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from asn1crypto.x509 import Certificate
from pyhanko.sign.fields import MDPPerm, enumerate_sig_fields
from pyhanko.sign.general import UnacceptableSignerError
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature, read_certification_data
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from reviewdesk.domain import canonical
from reviewdesk.domain.names import Digest, SeatId
from reviewdesk.report.embedded_chain import holder
from reviewdesk.report.later_changes import Changes, changes_since
from reviewdesk.report.signature_form import is_own_form
from reviewdesk.report.signature_page import field_name
from reviewdesk.report.signed_reader import reading
from reviewdesk.report.signing import certificate

Reach = Literal["file", "revision", "part"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatSignature:
    """One signature as found.

    Attributes:
        seat: whose certificate it is by the directory; None when the directory has no such certificate.
        holder: whom the certificate itself names, or "".
        field: the name of the field it fills.
        certifies: it certifies the paper and lets only signatures follow.
        intact: the bytes it covers are as signed.
        trusted: its certificate comes from the review session's authority.
        whole: it covers the file up to its own revision, and its own bytes are those that signing writes.
        reach: it covers the file, the file as it was when it was made, or only a part of that.
        changed: something other than further signatures was changed after it.
        after: what that was, and who signed later.
        signed_at: the time it claims, ISO 8601, or "".
    """

    seat: SeatId | None
    holder: str
    field: str
    certifies: bool
    intact: bool
    trusted: bool
    whole: bool
    reach: Reach
    changed: bool
    after: Changes
    signed_at: str

    @property
    def sound(self) -> bool:
        """Whether it holds, in its seat's own field, with nothing but signatures after it."""
        own = self.seat is not None and self.field == field_name(self.seat)
        return own and self.intact and self.trusted and self.whole and not self.changed


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureReport:
    """All signatures of a paper in the order made.

    Attributes:
        open_fields: fields for signatures that nobody filled.
        ends_signed: the last signature covers the last byte.
        appended: how many bytes follow what the last signature covers.
    """

    signatures: tuple[SeatSignature, ...]
    open_fields: tuple[str, ...]
    ends_signed: bool
    appended: int

    @property
    def sound(self) -> bool:
        """Whether the first certifies, only the first does, all hold, and the file ends with the last."""
        certified = [signature.certifies for signature in self.signatures]
        return (
            certified == [True, *(False for _ in certified[1:])]
            and all(signature.sound for signature in self.signatures)
            and len(set(self.signers)) == len(self.signatures)
            and self.ends_signed
        )

    @property
    def signers(self) -> tuple[SeatId, ...]:
        """Seats that signed, in order; compare with the log: a missing last one was cut off."""
        return tuple(signature.seat for signature in self.signatures if signature.seat is not None)


def check_signatures(
    paper: bytes,
    ca_pem: bytes,
    certificates: Mapping[SeatId, Digest],
    moment: datetime,
    advance: Callable[[int], None] = lambda _: None,
) -> SignatureReport:
    """Return what the signatures of a paper say; nothing is fetched from anywhere.

    Args:
        paper: the PDF.
        ca_pem: the authority of the review session.
        certificates: seat → SHA-256 of its certificate (DER), the directory of the batch.
        moment: at which certificates are judged: the batch's created.
        advance: called with 0 before each signature, as many take long; may raise to stop.

    Raises:
        ReviewDeskError: as `reading`.
    """
    seats = {digest: seat for seat, digest in certificates.items()}
    authority = certificate(ca_pem)
    context = ValidationContext(
        trust_roots=[authority], moment=moment, allow_fetching=False, revocation_mode="soft-fail"
    )
    with reading(paper) as reader:
        fields = list(enumerate_sig_fields(reader))
        embedded = list(reader.embedded_regular_signatures)
        found = []
        for signature in embedded:
            advance(0)
            found.append(_found(signature, seats, context, authority))
        return SignatureReport(
            signatures=tuple(found),
            open_fields=tuple(name for name, value, _ in fields if value is None),
            ends_signed=bool(embedded) and embedded[-1].coverage == SignatureCoverageLevel.ENTIRE_FILE,
            appended=len(paper) - max((_end(signature) for signature in embedded), default=0),
        )


def _found(
    signature: EmbeddedPdfSignature,
    seats: Mapping[Digest, SeatId],
    context: ValidationContext,
    authority: Certificate,
) -> SeatSignature:
    try:
        status = validate_pdf_signature(signature, context)
    except (SignatureValidationError, UnacceptableSignerError):
        return _broken(signature)
    signer = canonical.digest(status.signing_cert.dump())
    reach = _reach(status.coverage)
    claimed = status.signer_reported_dt
    return SeatSignature(
        seat=seats.get(signer),
        holder=holder(status.signing_cert),
        field=signature.field_name,
        certifies=_certifies(signature),
        intact=bool(status.valid and status.intact),
        trusted=bool(status.trusted),
        whole=reach != "part"
        and is_own_form(_gap(signature), signature.signed_data, status.signing_cert, authority),
        reach=reach,
        changed=not status.docmdp_ok,
        after=changes_since(signature.reader, signature.signed_revision),
        signed_at=claimed.isoformat() if claimed else "",
    )


def _reach(coverage: SignatureCoverageLevel | None) -> Reach:
    if coverage == SignatureCoverageLevel.ENTIRE_FILE:
        return "file"
    return "revision" if coverage == SignatureCoverageLevel.ENTIRE_REVISION else "part"


def _end(signature: EmbeddedPdfSignature) -> int:
    _, _, start, length = signature.byte_range
    return int(start) + int(length)


def _gap(signature: EmbeddedPdfSignature) -> bytes:
    _, start, end, _ = signature.byte_range
    signature.reader.stream.seek(int(start))
    return bytes(signature.reader.stream.read(int(end) - int(start)))


def _certifies(signature: EmbeddedPdfSignature) -> bool:
    certification = read_certification_data(signature.reader)
    return (
        certification is not None
        and certification.permission == MDPPerm.FILL_FORMS
        and certification.author_sig.get_object()["/Contents"] == signature.pkcs7_content
    )


def _broken(signature: EmbeddedPdfSignature) -> SeatSignature:
    return SeatSignature(
        seat=None,
        holder="",
        field=signature.field_name,
        certifies=False,
        intact=False,
        trusted=False,
        whole=False,
        reach="part",
        changed=True,
        after=Changes(),
        signed_at="",
    )
