"""Which parts an archive has: whoever re-signs its header can neither leave one out nor add one."""

from collections.abc import Iterator
from typing import Final

from reviewdesk.desk.auditor.sitting import Sitting
from reviewdesk.desk.auditor.verdict import DIFFERS, MISSING, expect, judging
from reviewdesk.sealed.archive import (
    ALLOWED_SIGNERS,
    BATCH,
    LOG,
    PACKET,
    PEOPLE,
    RECORD,
    REPORT,
    RESULT,
    SCANS,
    STATEMENTS,
    TEXTS,
    certificate_path,
)
from reviewdesk.sealed.archived import MANIFEST, lineage_parts
from reviewdesk.sealed.certificates import certificate_digest
from reviewdesk.sealed.container import SealedFile
from reviewdesk.sealed.lineage import Lineage
from reviewdesk.sealed.people import certificate_der

_ALWAYS: Final = (
    *(BATCH + name for name in ("header.json", "header.json.sig", MANIFEST, "plan.json", "list.json")),
    ALLOWED_SIGNERS,
    LOG,
    RECORD,
    RESULT,
    PEOPLE,
    TEXTS,
)
_CHECKED_ELSEWHERE: Final = ("ballots/", "typed/", REPORT, PACKET, STATEMENTS, SCANS)


def check_listed(archive: SealedFile) -> None:
    """Refuse an archive whose header leaves out what every archive lists.

    Raises:
        Verdict: 3 with the first part.
    """
    for path in _ALWAYS:
        expect(path in archive.entries, "verify-part-unlisted", MISSING, part=path)


def check_known(archive: SealedFile, sitting: Sitting) -> None:
    """Refuse a certificate that is not the directory's, and a part that no archive has.

    Raises:
        Verdict: 3 a certificate is missing; 2 another one, or a part too many.
    """
    lineage = sitting.lineage
    _check_certificates(archive, lineage)
    known = {
        *_ALWAYS,
        *lineage_parts(lineage.headers, lineage.documents),
        *(path for path, _ in _certificates(lineage)),
    }
    for path in archive.entries:
        expect(path in known or path.startswith(_CHECKED_ELSEWHERE), "verify-part-unknown", part=path)


def _check_certificates(archive: SealedFile, lineage: Lineage) -> None:
    for path, digest in _certificates(lineage):
        expect(path in archive.members, "verify-part-unlisted", MISSING, part=path)
        with judging(DIFFERS, path):
            der = certificate_der(archive.read_part(path).decode("ascii"))
        expect(certificate_digest(der) == digest, "verify-certificate", part=path)


def _certificates(lineage: Lineage) -> Iterator[tuple[str, str]]:
    for seat, keys in lineage.seats.items():
        if keys.certificate is not None:
            yield certificate_path(seat), keys.certificate
