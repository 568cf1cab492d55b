"""The certificates a paper brings with it: all there is to check it with where no archive is at hand.

They prove nothing by themselves, as anybody can make some: the authority's digest is to be compared with the
one that was handed over.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from asn1crypto import pem
from asn1crypto.x509 import Certificate
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

from reviewdesk.domain import canonical
from reviewdesk.domain.names import Digest, SeatId
from reviewdesk.errors import ReviewDeskError
from reviewdesk.report.signed_reader import reading


@dataclass(frozen=True, slots=True)
class EmbeddedChain:
    """An authority, the seats it vouches for on one paper, and a moment at which all are valid."""

    ca_pem: bytes
    certificates: Mapping[SeatId, Digest]
    moment: datetime

    @property
    def authority(self) -> Digest:
        """SHA-256 of the authority's certificate."""
        _, _, data = pem.unarmor(self.ca_pem)
        return canonical.digest(data)


def embedded_chain(paper: bytes) -> EmbeddedChain:
    """Return the certificates on a paper.

    Raises:
        ReviewDeskError: "report-pdf-unsigned" without a signature, "report-pdf-strange" when the first is not
            made with a seat's certificate and its authority's; or as `reading`.
    """
    with reading(paper) as reader:
        embedded = list(reader.embedded_regular_signatures)
        if not embedded:
            raise ReviewDeskError("report-pdf-unsigned")
        authority = _authority(embedded[0])
        signers = [signature.signer_cert for signature in embedded]
        seats: dict[SeatId, Digest] = {}
        for signer in signers:
            seats.setdefault(SeatId(holder(signer)), canonical.digest(signer.dump()))
        return EmbeddedChain(
            pem.armor("CERTIFICATE", authority.dump()),
            seats,
            max(one.not_valid_before for one in (authority, *signers)),
        )


def holder(found: Certificate) -> str:
    """Return whom a certificate names: of ours, the seat."""
    return str(found.subject.native.get("common_name", ""))


def _authority(signature: EmbeddedPdfSignature) -> Certificate:
    for found in signature.other_embedded_certs:
        if found.ca and found.subject == signature.signer_cert.issuer:
            return found
    raise ReviewDeskError("report-pdf-strange")
