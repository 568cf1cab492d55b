"""Step 9, the frozen record: it says what log, ballots and result say, and the log vouches for it."""

from reviewdesk.desk.auditor.sitting import Sitting
from reviewdesk.desk.auditor.verdict import DIFFERS, expect, judging
from reviewdesk.domain import canonical
from reviewdesk.domain.log import Entry
from reviewdesk.domain.names import Digest
from reviewdesk.domain.record import Record, differing_field, record_json
from reviewdesk.sealed.archive import LOG, RECORD, RESULT
from reviewdesk.sealed.container import SealedFile


def check_record(archive: SealedFile, sitting: Sitting) -> None:
    """Compare record.json with what is recomputed, and with what the last finalise attests.

    Raises:
        Verdict: 2 with the first field that differs; 3 when the log was never finalised.
    """
    finalise = sitting.last("finalise")
    lineage = sitting.lineage
    ours = Record(
        review_session=lineage.review_session,
        sequence=sum(entry.kind == "finalise" for entry in sitting.entries),
        batch=lineage.batch,
        plan=lineage.plan_digest,
        roll=sitting.roll.outcomes,
        result=canonical.digest(archive.read_part(RESULT)),
        log_head=_head_before(archive, finalise),
    )
    theirs = archive.read_part(RECORD)
    with judging(DIFFERS, RECORD):
        field = differing_field(theirs, record_json(ours))
    expect(field is None, "verify-record", part=RECORD, field=field)
    said = {"record": canonical.digest(theirs), "result": ours.result, "sequence": ours.sequence}
    if "packet" in finalise.data:
        said["packet"] = str(finalise.data["packet"])
    with judging(DIFFERS, LOG):
        field = differing_field(canonical.encode(dict(finalise.data)), canonical.encode(said))
    expect(field is None, "verify-record", part=LOG, field=field)
    expect(archive.header.sequence == ours.sequence, "verify-header", part="header.json")


def _head_before(archive: SealedFile, finalise: Entry) -> Digest:
    line = archive.read_part(LOG).split(b"\n")[finalise.index - 2]
    return Digest(str(canonical.decode_map(line)["head"]))
