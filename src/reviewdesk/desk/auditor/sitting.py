"""Steps 3 to 7 of verifying: batch and seats, the log with its attestations, and the roll."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from reviewdesk.desk.auditor.verdict import DIFFERS, MISSING, Verdict, expect, judging
from reviewdesk.domain import canonical
from reviewdesk.domain.log import Entry
from reviewdesk.domain.order import check_order
from reviewdesk.domain.roll import Roll, closed_roll, roll, roll_record
from reviewdesk.errors import ReviewDeskError
from reviewdesk.sealed import log
from reviewdesk.sealed.archive import ALLOWED_SIGNERS, LOG, PEOPLE, TEXTS, allowed_signers
from reviewdesk.sealed.archived import read_lineage
from reviewdesk.sealed.codes import fingerprint, parse_code
from reviewdesk.sealed.container import SealedFile
from reviewdesk.sealed.keys import SeatKeys
from reviewdesk.sealed.lineage import Lineage

_OWN_WORDS: Final = frozenset({"explain", "sign"})


@dataclass(frozen=True, slots=True)
class Sitting:
    """What the archive says happened: on what, in what order, and what became of every seat."""

    lineage: Lineage
    entries: tuple[Entry, ...]
    roll: Roll

    def last(self, kind: str) -> Entry:
        """Return the last entry of a kind.

        Raises:
            Verdict: 3 when the log has none.
        """
        found = [entry for entry in self.entries if entry.kind == kind]
        expect(bool(found), "verify-no-entry", MISSING, part=LOG, kind=kind)
        return found[-1]


def read_sitting(archive: SealedFile, wanted_fingerprint: str | None) -> Sitting:
    """Return the sitting an archive records, checked against its batch.

    Raises:
        Verdict: with the first part that differs or is missing.
    """
    with judging(DIFFERS, "batch/header.json"):
        lineage = read_lineage(archive)
    _check_fingerprint(lineage, wanted_fingerprint)
    _check_signer(archive, lineage)
    entries = _entries(archive, lineage)
    with judging(DIFFERS, LOG):
        found = roll(lineage.plan, lineage.committee.seats, entries)
    sitting = Sitting(lineage, entries, found)
    _check_roll(sitting)
    _check_private(archive, sitting)
    return sitting


def _check_fingerprint(lineage: Lineage, wanted: str | None) -> None:
    if wanted is None:
        return
    ours = fingerprint(lineage.batch)
    try:
        same = wanted.strip().lower() == lineage.batch or parse_code(wanted) == ours.replace("-", "")
    except ReviewDeskError:
        same = False
    expect(same, "verify-fingerprint", wanted=wanted.strip(), found=ours)


def _check_signer(archive: SealedFile, lineage: Lineage) -> None:
    header = archive.header
    expect(_signing_seat(archive, lineage).role == "chair", "verify-signer", part="header.json")
    bound = (header.review_session, header.batch_digest, header.plan_digest)
    ours = (lineage.review_session, lineage.batch, lineage.plan_digest)
    expect(bound == ours, "verify-header", part="header.json")
    signers = archive.read_part(ALLOWED_SIGNERS)
    expect(signers == allowed_signers(lineage.seats.values()), "verify-keys", part=ALLOWED_SIGNERS)


def _signing_seat(archive: SealedFile, lineage: Lineage) -> SeatKeys:
    for seat in lineage.seats.values():
        if seat.ssh_key == archive.header.signer:
            return seat
    raise Verdict(DIFFERS, "verify-signer", part="header.json")


def _entries(archive: SealedFile, lineage: Lineage) -> tuple[Entry, ...]:
    lines = archive.read_part(LOG).split(b"\n")
    expect(lines.pop() == b"", "verify-malformed", part=LOG)
    start = log.genesis(lineage.review_session, lineage.batch, _signing_seat(archive, lineage).id)
    with judging(DIFFERS, LOG):
        entries = log.read_log(lines, start, lineage.seats, witness=lineage.plan.review_session.witness)
        check_order(entries)
    for entry in entries:
        _check_own_word(entry, lineage)
    return entries


def _check_own_word(entry: Entry, lineage: Lineage) -> None:
    """What a member says, that member signs; the ranking is begun by the two who reveal."""
    if entry.kind in _OWN_WORDS:
        own = (entry.data.get("seat"),)
        expect(entry.attested == own, "verify-own-word", part=LOG, index=entry.index, seat=own[0])
    if entry.kind == "ranking":
        roles = {lineage.seats[seat].role for seat in entry.attested}
        needed = {"chair"} if lineage.plan.review_session.witness == "none" else {"chair", "witness"}
        expect(roles == needed, "log-unattested", part=LOG, index=entry.index)


def _check_roll(sitting: Sitting) -> None:
    for outcome in sitting.roll.open_cells():
        expect(False, "verify-roll-open", MISSING, part=LOG, seat=outcome.seat, track=outcome.track)
    closed = sitting.last("close").data.get("roll")
    lineage = sitting.lineage
    ours = closed_roll(lineage.plan, lineage.committee.seats, sitting.entries)
    expect(closed == roll_record(ours.outcomes), "verify-roll", part=LOG)


def _check_private(archive: SealedFile, sitting: Sitting) -> None:
    """People and texts, where they are there, are the documents whose digests the log holds."""
    if PEOPLE in archive.members:
        logged = [entry.data.get("people") for entry in sitting.entries if entry.kind == "people"]
        known = canonical.digest(archive.read_part(PEOPLE))
        expect(not logged or known == logged[-1], "verify-private", part=PEOPLE)
    if TEXTS in archive.members:
        with judging(DIFFERS, TEXTS):
            texts = canonical.decode_map(archive.read_part(TEXTS))
            wanted = {str(e.data["text"]) for e in sitting.entries if "text" in e.data}
            _check_texts(texts, wanted)


def _check_texts(texts: Mapping[str, object], wanted: set[str]) -> None:
    expect(texts.keys() == wanted, "verify-private", part=TEXTS)
    for digest, document in texts.items():
        expect(canonical.digest(canonical.encode(document)) == digest, "verify-private", part=TEXTS)
