"""Step 8 of verifying: every counted ballot is there, is its seat's own, and says what its header binds."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reviewdesk.desk.auditor.sitting import Sitting
from reviewdesk.desk.auditor.verdict import DIFFERS, MISSING, expect, judging
from reviewdesk.domain import canonical
from reviewdesk.domain.ballot import Ballot
from reviewdesk.domain.names import Digest
from reviewdesk.domain.roll import Outcome
from reviewdesk.sealed import statement
from reviewdesk.sealed.archive import ballot_folder, statement_path, typed_path
from reviewdesk.sealed.ballot import check_header, check_scores
from reviewdesk.sealed.container import SealedFile
from reviewdesk.sealed.header import Header, read_signed_header
from reviewdesk.sealed.lineage import Lineage
from reviewdesk.sealed.scores import read_scores

_FOLDER = re.compile(r"(ballots/[^/]+/)header\.json")


@dataclass(frozen=True, slots=True)
class ArchivedBallot:
    """One ballot folder: what its signed header says, and the digest the roll knows it by."""

    folder: str
    header: Header
    digest: Digest


def read_ballots(archive: SealedFile, sitting: Sitting) -> tuple[Ballot, ...]:
    """Return every counted ballot and typed sheet, in order of seat, track and round.

    Raises:
        Verdict: 3 a counted ballot is missing; 2 a ballot nobody counts, or one that is not what it says.
    """
    found = {ballot.digest: ballot for ballot in _folders(archive, sitting.lineage)}
    ballots = tuple(_counted(archive, sitting.lineage, found, o) for o in sitting.roll.counted())
    _check_known(archive, sitting, found)
    return ballots


def _folders(archive: SealedFile, lineage: Lineage) -> Iterator[ArchivedBallot]:
    for path in archive.members:
        match = _FOLDER.fullmatch(path)
        if match is None:
            continue
        folder = match[1]
        with judging(DIFFERS, path):
            data = archive.read_part(path)
            header = read_signed_header(data, archive.read_part(f"{path}.sig"), "ballot")
            check_header(header, lineage)
        named = ballot_folder(str(header.seat), str(header.track), header.round or 0, header.sequence)
        expect(named == folder, "verify-misfiled", part=path)
        yield ArchivedBallot(folder, header, canonical.digest(data))


def _counted(
    archive: SealedFile, lineage: Lineage, found: dict[Digest, ArchivedBallot], outcome: Outcome
) -> Ballot:
    if outcome.state == "typed":
        return _typed(archive, lineage, outcome)
    held = found.get(Digest(outcome.digest or ""))
    where = ballot_folder(outcome.seat, outcome.track, outcome.round, outcome.sequence)
    if held is None:
        expect(False, "verify-ballot-missing", MISSING, part=where, seat=outcome.seat, track=outcome.track)
        raise AssertionError
    path = f"{held.folder}scores.json"
    expect(path in archive.members, "verify-part-missing", MISSING, part=path)
    with judging(DIFFERS, path):
        ballot = check_scores(archive.read_part(path), held.header, lineage).ballot
    same = (ballot.seat, ballot.track, ballot.round) == (outcome.seat, outcome.track, outcome.round)
    expect(same and held.header.sequence == outcome.sequence, "verify-misfiled", part=path)
    _check_statement(archive, held.header)
    return ballot


def _check_statement(archive: SealedFile, header: Header) -> None:
    path = statement_path(str(header.seat), str(header.track), header.round or 0, header.sequence)
    expect(path in archive.entries, "verify-part-unlisted", MISSING, part=path)
    sealed = header.part(statement.PATH)
    if path in archive.members:
        found = canonical.digest(archive.read_part(path))
        expect(sealed is not None and found == sealed.content, "verify-statement", part=path)


def _typed(archive: SealedFile, lineage: Lineage, outcome: Outcome) -> Ballot:
    path = typed_path(outcome.seat, outcome.track, outcome.round)
    expect(path in archive.members, "verify-part-missing", MISSING, part=path)
    with judging(DIFFERS, path):
        document = archive.read_part(path)
        expect(canonical.digest(document) == outcome.digest, "verify-typed", part=path)
        ballot = read_scores(document, lineage.plan).ballot
    same = (ballot.seat, ballot.track, ballot.round) == (outcome.seat, outcome.track, outcome.round)
    expect(same, "verify-misfiled", part=path)
    return ballot


def _check_known(archive: SealedFile, sitting: Sitting, found: dict[Digest, ArchivedBallot]) -> None:
    """Nothing lies here that nobody counts: superseded ballots keep their headers, and no scores."""
    counted = {o.digest for o in sitting.roll.counted()}
    set_aside = {d for o in sitting.roll.outcomes for d in (*o.superseded, *o.disputed)}
    for digest, ballot in sorted(found.items()):
        expect(digest in counted | set_aside, "verify-ballot-uncounted", part=ballot.folder)
    known = {
        f"{ballot.folder}{name}"
        for digest, ballot in found.items()
        for name in ("header.json", "header.json.sig", *(("scores.json",) if digest in counted else ()))
    }
    typed = {typed_path(o.seat, o.track, o.round) for o in sitting.roll.counted() if o.state == "typed"}
    for path in archive.members:
        if path.startswith(("ballots/", "typed/")):
            expect(path in known | typed, "verify-ballot-uncounted", part=path)
