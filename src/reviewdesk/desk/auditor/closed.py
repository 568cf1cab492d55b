"""Step 7, the close: the arithmetic it fixed is the one that the ballots taken in by then lead to."""

from collections.abc import Mapping

from reviewdesk.desk.auditor.sitting import Sitting
from reviewdesk.desk.auditor.verdict import DIFFERS, expect, judging
from reviewdesk.domain.ballot import Ballot
from reviewdesk.domain.counting import applied_aggregates, ballot_counts
from reviewdesk.domain.log import Entry
from reviewdesk.domain.names import Digest
from reviewdesk.domain.roll import closed_roll
from reviewdesk.sealed.archive import LOG, statement_path
from reviewdesk.sealed.container import SealedFile
from reviewdesk.sealed.statement import read_statement
from reviewdesk.sealed.unscored import unscored


def check_close(archive: SealedFile, sitting: Sitting, ballots: tuple[Ballot, ...]) -> None:
    """Hold the aggregates fixed at the close against the ballots that were in.

    Raises:
        Verdict: 2 when the log leaves other rows out of a ballot than the ballot does, or when another
            aggregate, plan or lineage was fixed than the one that follows.
    """
    with judging(DIFFERS, LOG):
        taken = {Digest(str(e.data["digest"])): e for e in sitting.entries if e.kind in ("received", "typed")}
        _check_states(archive, sitting, taken, ballots)
        _check_fixed(sitting, {digest: _states(entry) for digest, entry in taken.items()})


def _states(entry: Entry) -> dict[str, str]:
    return dict(entry.data["states"])  # type: ignore[call-overload, no-any-return]


def _check_states(
    archive: SealedFile, sitting: Sitting, taken: Mapping[Digest, Entry], ballots: tuple[Ballot, ...]
) -> None:
    scored = {(ballot.seat, ballot.track, ballot.round): ballot for ballot in ballots}
    for cell in sitting.roll.counted():
        entry = taken[Digest(str(cell.digest))]
        states = {str(a): str(s) for a, s in scored[cell.seat, cell.track, cell.round].states.items()}
        path = statement_path(cell.seat, cell.track, cell.round, cell.sequence)
        if path in archive.members:
            states = unscored(read_statement(archive.read_part(path), sitting.lineage.batch))
        expect(_states(entry) == states, "verify-states", part=LOG, index=entry.index, seat=cell.seat)


def _check_fixed(sitting: Sitting, states: Mapping[Digest, Mapping[str, str]]) -> None:
    lineage, close = sitting.lineage, sitting.last("close")
    before = [entry for entry in sitting.entries if entry.index < close.index]
    gone = {str(entry.data["application"]) for entry in before if entry.kind == "withdraw"}
    rows = {track.id: [a for a in lineage.rows(track.id) if a not in gone] for track in lineage.plan.tracks}
    held = closed_roll(lineage.plan, lineage.committee.seats, before)
    ours = applied_aggregates(lineage.plan, ballot_counts(lineage.plan, rows, held, states))
    theirs = dict(close.data["applied"])  # type: ignore[call-overload]
    for track in sorted(ours.keys() | theirs.keys()):
        found, due = theirs.get(track), ours.get(track)
        expect(found == due, "verify-aggregate", part=LOG, track=track, theirs=str(found), ours=str(due))
    bound = close.data["plan"] == lineage.plan_digest and close.data["lineage"] in lineage.heads
    expect(bound, "verify-roll", part=LOG)
