"""Step 10 of verifying, what ink is there: every scan on record lies in the archive, and no other does."""

from reviewdesk.desk.auditor.sitting import Sitting
from reviewdesk.desk.auditor.verdict import DIFFERS, MISSING, expect, judging
from reviewdesk.domain.answers import may_answer
from reviewdesk.domain.scans import scans
from reviewdesk.sealed.archive import LOG, SCANS, scan_path
from reviewdesk.sealed.container import SealedFile


def check_scans(archive: SealedFile, sitting: Sitting) -> int:
    """Return how many scans hold; digests are compared even where the private group is withheld.

    Raises:
        Verdict: 3 when a scan on record is not listed; 2 when one is another file, when one lies there that
            nobody attached, or when the log takes one away that it cannot.
    """
    with judging(DIFFERS, LOG):
        held = scans(sitting.entries, may_answer(sitting.roll, sitting.lineage.with_role("witness")))
    expected = {scan_path(scan.number, scan.seat, scan.kind): scan for scan in held}
    for path, scan in expected.items():
        expect(path in archive.entries, "verify-part-unlisted", MISSING, part=path)
        listed = archive.entries[path]
        same = (listed.sha256, listed.size) == (scan.digest, scan.size)
        expect(same, "verify-scan", part=path, seat=scan.seat)
    for path in archive.entries:
        expect(path in expected or not path.startswith(SCANS), "verify-part-unknown", part=path)
    return len(held)
