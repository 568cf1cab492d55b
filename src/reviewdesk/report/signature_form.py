"""A signature cannot cover its own bytes, so they have one spelling: the one that signing writes.

Behind the signed values a PDF leaves thousands of bytes free, and a reader passes over most of what
stands there. They are rebuilt from the signed values and compared, and what is left over must be zeros.
"""

from typing import Final

from asn1crypto import cms, x509

_DIGEST: Final = {"algorithm": "sha256"}
_SIGNATURE: Final = {"algorithm": "sha256_ecdsa"}


def is_own_form(gap: bytes, signed: cms.SignedData, signer: x509.Certificate, ca: x509.Certificate) -> bool:
    """Whether the bytes that a signature leaves out are those that `signing` writes.

    Args:
        gap: the bytes of the paper between the two ranges the signature covers.
        signed: what was read from them.
        signer: whose certificate the signature was found to be under.
        ca: the authority of the review session.
    """
    written = _rebuilt(signed["signer_infos"][0], signer, ca).hex().upper().encode()
    return gap == b"<" + written.ljust(len(gap) - 2, b"0") + b">"


def _rebuilt(found: cms.SignerInfo, signer: x509.Certificate, ca: x509.Certificate) -> bytes:
    named = cms.IssuerAndSerialNumber({"issuer": signer.issuer, "serial_number": signer.serial_number})
    info = cms.SignerInfo(
        {
            "version": "v1",
            "sid": cms.SignerIdentifier({"issuer_and_serial_number": named}),
            "digest_algorithm": _DIGEST,
            "signed_attrs": found["signed_attrs"],
            "signature_algorithm": _SIGNATURE,
            "signature": found["signature"].native,
        }
    )
    content = cms.SignedData(
        {
            "version": "v1",
            "digest_algorithms": [_DIGEST],
            "encap_content_info": {"content_type": "data"},
            "certificates": [signer, ca],
            "signer_infos": [info],
        }
    )
    data: bytes = cms.ContentInfo({"content_type": "signed_data", "content": content}).dump()
    return data
