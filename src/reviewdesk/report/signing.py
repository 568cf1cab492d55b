"""Signatures on papers (PAdES): the chair seat certifies, members approve, nothing else may change."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Final

from asn1crypto import pem, x509
from asn1crypto.keys import PrivateKeyInfo
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import AxisAlignment, Margins, SimpleBoxLayoutRule
from pyhanko.sign.fields import (
    MDPPerm,
    SigFieldSpec,
    SigSeedSubFilter,
    append_signature_field,
    enumerate_sig_fields,
)
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator.registry import SimpleCertificateStore
from reportlab.pdfgen.canvas import Canvas

from reviewdesk.domain.names import SeatId
from reviewdesk.errors import ReviewDeskError
from reviewdesk.report.fonts import Face, font, printable, width
from reviewdesk.report.signature_page import field_name
from reviewdesk.report.values import SignatureBox

_FILLED: Final = SimpleBoxLayoutRule(
    x_align=AxisAlignment.ALIGN_MID, y_align=AxisAlignment.ALIGN_MID, margins=Margins()
)
ROOM: Final = 16_384
"""Bytes kept for one signature with its certificates."""


@dataclass(frozen=True, slots=True)
class Credential:
    """What a seat signs papers with, all PEM: P-256 key, its certificate, the session's authority."""

    key_pem: bytes
    certificate_pem: bytes
    ca_pem: bytes


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a signature shows on the page: a few short lines, the first one large."""

    lines: tuple[str, ...]

    @property
    def missing(self) -> frozenset[str]:
        """Characters no bundled font has, printed as 〓."""
        missing: set[str] = set()
        for number, line in enumerate(self.lines):
            printable(line, _face(number), missing)
        return frozenset(missing)


def certify(paper: bytes, boxes: Sequence[SignatureBox], credential: Credential, stamp: Stamp) -> bytes:
    """Return the paper with all its signature fields, certified in the first: only signatures may follow."""
    writer = IncrementalPdfFileWriter(BytesIO(paper))
    for box in boxes:
        append_signature_field(writer, SigFieldSpec(box.field, on_page=box.page, box=box.rectangle))
    prepared = BytesIO()
    writer.write(prepared)  # type: ignore[no-untyped-call]
    return _signed(prepared.getvalue(), boxes[0].field, credential, stamp, certifies=True)


def approve(paper: bytes, seat: SeatId, credential: Credential, stamp: Stamp) -> bytes:
    """Return the paper with one seat's signature added.

    Raises:
        ReviewDeskError: "report-no-field" when the paper has none for the seat,
            "report-already-signed" when it is filled.
    """
    writer = IncrementalPdfFileWriter(BytesIO(paper))
    filled = {name: value is not None for name, value, _ in enumerate_sig_fields(writer)}
    field = field_name(seat)
    if field not in filled:
        raise ReviewDeskError("report-no-field", seat=seat)
    if filled[field]:
        raise ReviewDeskError("report-already-signed", seat=seat)
    return _signed(paper, field, credential, stamp, certifies=False)


def _signed(paper: bytes, field: str, credential: Credential, stamp: Stamp, *, certifies: bool) -> bytes:
    writer = IncrementalPdfFileWriter(BytesIO(paper))
    metadata = PdfSignatureMetadata(
        field_name=field,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        certify=certifies,
        docmdp_permissions=MDPPerm.FILL_FORMS,
    )
    with tempfile.TemporaryDirectory() as folder:
        drawn = Path(folder, "stamp.pdf")
        drawn.write_bytes(_stamp_page(stamp, _size(writer, field)))
        style = StaticStampStyle.from_pdf_file(str(drawn), border_width=0, background_layout=_FILLED)
        signer = PdfSigner(metadata, _signer(credential), stamp_style=style)
        signed = signer.sign_pdf(writer, bytes_reserved=ROOM)
    signed.seek(0)
    return bytes(signed.read())


def _signer(credential: Credential) -> SimpleSigner:
    authority = certificate(credential.ca_pem)
    registry = SimpleCertificateStore()  # type: ignore[no-untyped-call]
    registry.register(authority)
    _, _, key = pem.unarmor(credential.key_pem)
    return SimpleSigner(certificate(credential.certificate_pem), PrivateKeyInfo.load(key), registry)


def certificate(text: bytes) -> x509.Certificate:
    """Return a certificate from its PEM."""
    _, _, data = pem.unarmor(text)
    return x509.Certificate.load(data)


def _size(writer: IncrementalPdfFileWriter, field: str) -> tuple[float, float]:
    found = next(spec for name, _, spec in enumerate_sig_fields(writer) if name == field)
    left, bottom, right, top = (float(edge) for edge in found.get_object()["/Rect"])
    return right - left, top - bottom


def _stamp_page(stamp: Stamp, size: tuple[float, float]) -> bytes:
    target = BytesIO()
    for number in range(2):
        font(_face(number))
    canvas = Canvas(target, pagesize=size, invariant=1, initialFontName="plain")  # type: ignore[arg-type]
    canvas.setStrokeGray(0.55)
    canvas.rect(0.5, 0.5, size[0] - 1, size[1] - 1)
    y = size[1] - 14.0
    for number, line in enumerate(stamp.lines):
        face = _face(number)
        shown = printable(line, face, set())
        fits = (size[0] - 8) / (width(shown, face, 1) or 1)
        canvas.setFont(face, min(7.5 if number else 11.0, fits))
        canvas.drawString(4, y, shown)
        y -= 10.5
    canvas.showPage()
    canvas.save()
    return target.getvalue()


def _face(line: int) -> Face:
    return "plain" if line else "head"
