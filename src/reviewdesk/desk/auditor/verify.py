"""Verify an archive: every step of sealed.md in order, ending in what holds and what was not there."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from reviewdesk.desk.auditor.ballots import read_ballots
from reviewdesk.desk.auditor.closed import check_close
from reviewdesk.desk.auditor.form import open_form, withheld
from reviewdesk.desk.auditor.outcome import recompute
from reviewdesk.desk.auditor.papers import check_papers
from reviewdesk.desk.auditor.parts import check_known, check_listed
from reviewdesk.desk.auditor.record import check_record
from reviewdesk.desk.auditor.scans import check_scans
from reviewdesk.desk.auditor.sitting import Sitting, read_sitting
from reviewdesk.desk.auditor.stated import check_stated
from reviewdesk.domain.answers import unanswered
from reviewdesk.domain.ballot import Ballot
from reviewdesk.domain.names import Digest, SeatId
from reviewdesk.domain.result import Result, SeatState
from reviewdesk.sealed.codes import fingerprint
from reviewdesk.sealed.container import SealedFile
from reviewdesk.sealed.lineage import Lineage


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """An archive that agrees with itself and belongs to its fingerprint.

    Attributes:
        compared: whether the fingerprint was compared with one from paper.
        counts: outcome → number of seats × tracks × rounds.
        withheld: parts of the private group that were not handed over.
        signers: paper → seats whose signatures on it hold.
        unanswered: members of whom the log holds no answer in the signing round.
        scans: how many scans of inked pages belong to the archive.
        sequence: 2 and above after the review session was finalised again.
        digest: of the archive; what follows it names it.
        lineage: plan, applications and seats as they were sealed.
    """

    fingerprint: str
    compared: bool
    counts: dict[SeatState, int]
    withheld: tuple[str, ...]
    signers: dict[str, tuple[str, ...]]
    unanswered: tuple[SeatId, ...]
    scans: int
    sequence: int
    result: Result
    digest: Digest
    lineage: Lineage = field(repr=False)


@dataclass(frozen=True, slots=True)
class Held:
    """A verified archive with what it holds: plan, register and log, and the ballots that count."""

    archive: SealedFile
    verified: Verified
    sitting: Sitting
    ballots: tuple[Ballot, ...]


def verify(
    path: Path, wanted_fingerprint: str | None = None, advance: Callable[[int], None] = lambda _: None
) -> Verified:
    """Return what holds of an archive.

    Args:
        path: the archive alone; nothing else of the review session is needed.
        wanted_fingerprint: from the signed paper, as somebody typed it, or 64 hex digits.
        advance: told the bytes read, and 0 now and then while they are compared; may raise to stop.

    Raises:
        Verdict: exit code 2 the first difference, 3 what is missing, 4 not an archive.
        ReviewDeskError: the file cannot be read.
    """
    return read_verified(path, wanted_fingerprint, advance).verified


def read_verified(
    path: Path, wanted_fingerprint: str | None = None, advance: Callable[[int], None] = lambda _: None
) -> Held:
    """Return what an archive holds, once all of it is verified; arguments and refusals as `verify`."""
    archive = open_form(path, advance)
    check_listed(archive)
    sitting = read_sitting(archive, wanted_fingerprint)
    check_known(archive, sitting)
    ballots = read_ballots(archive, sitting)
    check_close(archive, sitting, ballots)
    check_stated(sitting)
    result = recompute(archive, sitting, ballots)
    check_record(archive, sitting)
    signers = check_papers(archive, sitting, result, ballots, advance)
    scans = check_scans(archive, sitting)
    verified = Verified(
        fingerprint=fingerprint(sitting.lineage.batch),
        compared=wanted_fingerprint is not None,
        counts=_counts(sitting),
        withheld=withheld(archive),
        signers=signers,
        unanswered=unanswered(sitting.roll, sitting.entries),
        scans=scans,
        sequence=archive.header.sequence,
        result=result,
        digest=archive.digest,
        lineage=sitting.lineage,
    )
    return Held(archive, verified, sitting, ballots)


def _counts(sitting: Sitting) -> dict[SeatState, int]:
    counts: dict[SeatState, int] = {}
    for outcome in sitting.roll.outcomes:
        if outcome.state is not None:
            counts[outcome.state] = counts.get(outcome.state, 0) + 1
    return dict(sorted(counts.items()))
