"""Ranking papers that somebody with the chair's key, or with more keys than that, prints and signs anew."""

from dataclasses import replace
from datetime import UTC, datetime

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from archives import Archive
from reviewdesk.domain import canonical
from reviewdesk.domain.names import SeatId, TrackId
from reviewdesk.domain.result import Result
from reviewdesk.report.ranking_pdf import ranking_pdf
from reviewdesk.report.signing import Credential, Stamp, certify
from reviewdesk.report.values import RankingPaper
from reviewdesk.sealed import certificates
from reviewdesk.sealed.codes import fingerprint
from reviewdesk.sealed.people import certificate_der

STAMP = Stamp(("组长", "certified"))


def credential(archive: Archive, seat: str) -> Credential:
    return Credential(
        archive.held.secret(seat).p256_private.encode(),
        archive.parts[f"keys/{seat}.pem"],
        archive.parts["keys/secretary.pem"],
    )


def minted(archive: Archive) -> Credential:
    """A new certificate that even the review session's own authority issued."""
    office = archive.held.secret("secretary")
    key = ec.generate_private_key(ec.SECP256R1())
    authority_key = serialization.load_pem_private_key(office.p256_private.encode(), None)
    assert isinstance(authority_key, ec.EllipticCurvePrivateKey)
    issued = certificates.seat_certificate(
        "chair",
        datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        key.public_key(),
        issuer=certificate_der(archive.parts["keys/secretary.pem"].decode()),
        issuer_key=authority_key,
    )
    pem = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return Credential(pem, certificates.pem(issued), archive.parts["keys/secretary.pem"])


def printed(
    archive: Archive, result: Result, by: Credential, *, first: str = "seat-chair", **footer: str
) -> bytes:
    """Print the ranking of track t anew, with another record or fingerprint if told, and certify it."""
    lineage = archive.held.lineage("chair")
    bound = {
        "record": canonical.digest(archive.parts["record.json"]),
        "fingerprint": fingerprint(lineage.batch),
    }
    paper = ranking_pdf(
        RankingPaper(
            plan=lineage.plan,
            track=TrackId("t"),
            result=result,
            applications={a.id: a for a in lineage.applications},
            seats=lineage.committee.seats,
            signers=(SeatId("chair"), *(SeatId(f"r{n}") for n in range(1, 6))),
            **(bound | footer),
        )
    )
    return certify(paper.data, sorted(paper.boxes, key=lambda box: box.field != first), by, STAMP)


def with_first_place(result: Result, place: int) -> Result:
    """Return the result with another place for the first of track t."""
    track = result.tracks[0]
    first = replace(track.ranking[0], place=place)
    changed = replace(track, ranking=(first, *track.ranking[1:]))
    return replace(result, tracks=(changed, *result.tracks[1:]))
