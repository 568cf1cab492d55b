"""The ranking of 500 rows as a signed PDF, against bare reportlab tables of these rows and bare pyHanko.

Ours is the paper as it is signed: both tables, the rules in words, the signature page with ten boxes. The
reference sets the rows of both tables, unwrapped and evenly, and signs once.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO

from asn1crypto import pem
from asn1crypto.keys import PrivateKeyInfo
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.signers import PdfSignatureMetadata, SimpleSigner, sign_pdf
from pyhanko_certvalidator.registry import SimpleCertificateStore
from reportlab.lib.pagesizes import A4, landscape
from reportlab.platypus import Flowable, PageBreak, SimpleDocTemplate
from reportlab.platypus import Table as BareTable

from invented import TRACK, Reviewed, reviewed
from measuring import Extent, Figure, Sized, figure, timed
from reviewdesk.domain.committee import Seat
from reviewdesk.domain.names import SeatId
from reviewdesk.report.fonts import font
from reviewdesk.report.ranking_pdf import ranking_pdf
from reviewdesk.report.ranking_table import ranking_table
from reviewdesk.report.score_table import score_table
from reviewdesk.report.signing import ROOM, Credential, Stamp, certificate, certify
from reviewdesk.report.table import Table
from reviewdesk.report.values import RankingPaper
from reviewdesk.sealed import certificates

ROWS, REVIEWERS, CRITERIA = 500, 9, 10
CREATED = "2026-11-23T21:10:06Z"
CHAIR = SeatId("chair")
STAMP = Stamp(("组长席", "2026-11-23 21:10"))


def figures(extent: Extent) -> Iterator[Figure]:
    """Measure."""
    yield figure("ranking PDF of 500 rows, signed", 1.5, _printing, extent.sizes(ROWS), extent)


@contextmanager
def _printing(rows: int) -> Iterator[Sized]:
    paper, credential = _paper(reviewed(rows, REVIEWERS, CRITERIA)), _credential()
    tables = _tables(paper)

    def ours() -> bytes:
        made = ranking_pdf(paper)
        return certify(made.data, made.boxes, credential, STAMP)

    yield Sized(timed(ours), timed(lambda: signed(printed(tables), credential)))


def printed(tables: Sequence[Table]) -> bytes:
    """Set the same rows bare, in the same font, the ranking upright and the score table across."""
    font("plain")
    target = BytesIO()
    flow: list[Flowable] = []
    for table in tables:
        cells = [[column.head for column in table.columns], *(list(row.cells) for row in table.rows)]
        style = [
            ("FONT", (0, 0), (-1, -1), "plain", table.style.size),
            ("GRID", (0, 0), (-1, -1), 0.3, (0, 0, 0)),
        ]
        flow += [BareTable(cells, repeatRows=1, style=style), PageBreak()]
    SimpleDocTemplate(target, pagesize=landscape(A4)).build(flow)
    return target.getvalue()


def signed(paper: bytes, credential: Credential) -> bytes:
    """Sign bare."""
    registry = SimpleCertificateStore()  # type: ignore[no-untyped-call]
    registry.register(certificate(credential.ca_pem))
    _, _, key = pem.unarmor(credential.key_pem)
    signer = SimpleSigner(certificate(credential.certificate_pem), PrivateKeyInfo.load(key), registry)
    metadata = PdfSignatureMetadata(field_name="chair", md_algorithm="sha256")
    done = sign_pdf(IncrementalPdfFileWriter(BytesIO(paper)), metadata, signer, bytes_reserved=ROOM)
    return bytes(done.getvalue())


def _tables(paper: RankingPaper) -> list[Table]:
    track, result = paper.plan.track(TRACK), paper.result.track(TRACK)
    seats = [seat.id for seat in result.seats]
    return [ranking_table(paper, track, result), score_table(paper, track, result, seats, whole=True)]


def _paper(review: Reviewed) -> RankingPaper:
    seats = (*review.seats, Seat(id=CHAIR, role="chair"))
    return RankingPaper(
        plan=review.plan,
        track=TRACK,
        result=review.ranked(),
        applications={one.id: one for one in review.applications},
        seats=seats,
        signers=(CHAIR, *(seat.id for seat in review.seats)),
        record="00" * 32,
        fingerprint="0000-0000-0000-0000",
        at="2026-11-23 21:10",
    )


def _credential() -> Credential:
    key, own = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    issuer = certificates.authority("bench", CREATED, key)
    issued = certificates.seat_certificate(CHAIR, CREATED, own.public_key(), issuer=issuer, issuer_key=key)
    private = own.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return Credential(private, certificates.pem(issued), certificates.pem(issuer))
