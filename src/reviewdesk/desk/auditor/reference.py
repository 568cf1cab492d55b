"""What a paper alone is held against: the archive of its review session, or the digest of its authority."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

from reviewdesk.desk.auditor.form import open_form
from reviewdesk.desk.auditor.papers import logged_signings
from reviewdesk.desk.auditor.sitting import Sitting, read_sitting
from reviewdesk.desk.auditor.verdict import DIFFERS, expect, judging
from reviewdesk.desk.handover import AUTHORITY
from reviewdesk.domain import canonical
from reviewdesk.domain.answers import answers
from reviewdesk.domain.names import Digest, SeatId
from reviewdesk.errors import ReviewDeskError
from reviewdesk.errors.system import open_file
from reviewdesk.sealed.archive import PACKET, PEOPLE, REPORT, RESULT, certificate_path
from reviewdesk.sealed.codes import fingerprint
from reviewdesk.sealed.container import SealedFile
from reviewdesk.sealed.people import certificate_der

_HEX: Final = re.compile(r"[0-9a-f]{64}")
_MOST: Final = 64 * 1024
"""Bytes of a certificate's file; ours have about six hundred."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A review session as its archive tells it.

    Attributes:
        name: of the archive.
        fingerprint: F, to compare with paper; `compared` when it was.
        authority: SHA-256 of the session's own certificate, `ca_pem`.
        certificates: seat → SHA-256 of its certificate, as sealed; judged at `moment`.
        timezone: of the place where the review session was held.
        names: seat → who sat there, where names were handed over.
        answers: seat → what it answered in the signing round.
        files: what is handed over beside the archive → SHA-256, as it lies in there.
        signers: paper → seats that signed it by the log, after the chair's.
        verified: the archive itself was verified too, not only looked up.
    """

    name: str
    fingerprint: str
    compared: bool
    authority: Digest
    ca_pem: bytes
    certificates: Mapping[SeatId, Digest]
    moment: datetime
    timezone: ZoneInfo
    roles: Mapping[SeatId, str]
    names: Mapping[SeatId, str]
    answers: Mapping[SeatId, str]
    files: Mapping[str, Digest]
    signers: Mapping[str, tuple[SeatId, ...]]
    verified: bool = False


def read_reference(
    path: Path, wanted_fingerprint: str | None = None, advance: Callable[[int], None] = lambda _: None
) -> Reference:
    """Return what an archive says of seats and papers; its ranking is not derived anew.

    Raises:
        Verdict: as `verify`, as far as batch, seats and log are concerned.
    """
    archive = open_form(path, advance)
    sitting = read_sitting(archive, wanted_fingerprint)
    lineage = sitting.lineage
    office = next(seat for seat, keys in lineage.seats.items() if keys.role == "secretary")
    with judging(DIFFERS, certificate_path(office)):
        ca_pem = archive.read_part(certificate_path(office))
        authority = canonical.digest(certificate_der(ca_pem.decode("ascii")))
    expect(
        authority == lineage.seats[office].certificate, "verify-certificate", part=certificate_path(office)
    )
    files = dict(_files(archive))
    return Reference(
        name=path.name,
        fingerprint=fingerprint(lineage.batch),
        compared=wanted_fingerprint is not None,
        authority=authority,
        ca_pem=ca_pem,
        certificates={s: keys.certificate for s, keys in lineage.seats.items() if keys.certificate},
        moment=datetime.fromisoformat(lineage.created),
        timezone=ZoneInfo(lineage.plan.review_session.timezone),
        roles={seat: keys.role for seat, keys in lineage.seats.items()},
        names=_names(archive, sitting),
        answers=answers(sitting.roll, sitting.entries),
        files={**files, AUTHORITY: authority},
        signers={
            name: tuple(seat for seat, _ in logged_signings(sitting, name))
            for name in files
            if name.endswith(".pdf")
        },
    )


def read_authority(text: str) -> Digest:
    """Return the digest of an authority that somebody named: 64 hex digits, or its certificate's file.

    Raises:
        ReviewDeskError: "authority-unreadable".
    """
    digits = re.sub(r"[\s:\u200b]", "", text).lower()
    if _HEX.fullmatch(digits):
        return Digest(digits)
    path = Path(text)
    try:
        with open_file(path) as file:
            data = file.read(_MOST)
        if data.startswith(b"-----BEGIN"):
            data = certificate_der(data.decode("ascii"))
    except (OSError, ValueError, ReviewDeskError) as error:
        raise ReviewDeskError("authority-unreadable", path=text) from error
    if not data.startswith(b"\x30"):
        raise ReviewDeskError("authority-unreadable", path=text)
    return canonical.digest(data)


def _files(archive: SealedFile) -> list[tuple[str, Digest]]:
    """Papers, workbook and result with their digests, of a packet that was withheld too."""
    return [
        (path.rpartition("/")[2], entry.sha256)
        for path, entry in archive.entries.items()
        if path in (PACKET, RESULT) or path.startswith(REPORT)
    ]


def _names(archive: SealedFile, sitting: Sitting) -> dict[SeatId, str]:
    """Who signed in; the chair seat is a place, and held by the member who was elected."""
    if PEOPLE not in archive.members:
        return {}
    with judging(DIFFERS, PEOPLE):
        people: Any = canonical.decode_map(archive.read_part(PEOPLE))["people"]
        names = {SeatId(seat): str(person["name"]) for seat, person in people.items()}
    elected = [SeatId(str(entry.data["seat"])) for entry in sitting.entries if entry.kind == "elect"]
    for seat, keys in sitting.lineage.seats.items():
        if keys.role == "chair" and elected and not names.get(seat):
            names[seat] = names.get(elected[-1], "")
    return {seat: name for seat, name in names.items() if name}
