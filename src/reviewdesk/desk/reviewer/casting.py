"""Casting: irreversible, built once, kept in the workspace; and the draft again after a reopening."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any
from typing import cast as typed

from reviewdesk.desk import remembered
from reviewdesk.desk.clock import now
from reviewdesk.desk.reviewer.checking import check_track
from reviewdesk.desk.reviewer.table import Table, reopening
from reviewdesk.domain import self_check
from reviewdesk.domain.ballot import Ballot
from reviewdesk.domain.names import Digest
from reviewdesk.domain.plan.values import Track
from reviewdesk.domain.roll import rounds
from reviewdesk.errors import Problem, Problems, ReviewDeskError
from reviewdesk.sealed import ballot as sealed_ballot
from reviewdesk.sealed import codes
from reviewdesk.sealed.container import open_sealed
from reviewdesk.sealed.statement import Statement
from reviewdesk.store import casts, drafts, facts, journal
from reviewdesk.store.casts import CastBallot


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """A ballot that is cast and lies in the workspace, whether or not its file has gone anywhere yet.

    Attributes:
        name: of its file and papers, without suffix.
        receipt: receipt code, in groups.
        again: whether it had been cast before this was asked for.
        scored: applications with marks, of all the ballot speaks of.
        ballot: what was cast, for the reviewer's own papers.
        superseded: whether a reopening set it aside.
        delivered: when its file was last written somewhere; "" before that.
    """

    name: str
    digest: Digest
    receipt: str
    sequence: int
    again: bool
    scored: int
    ballot: Ballot
    at: str
    superseded: bool = False
    delivered: str = ""

    @property
    def rows(self) -> int:
        """How many applications the ballot speaks of, scored or not."""
        return len(self.ballot.scores) + len(self.ballot.states)


def cast(table: Table, track_id: str, round_number: int | None = None) -> Cast:
    """Cast one track for good, into the workspace; one that is already cast is returned as it is.

    Raises:
        Problems: "cast-problems" with everything the check finds red.
        ReviewDeskError: "reviewer-not-declared", "reviewer-other-track", "cast-round", "cast-order" or
            "open-older".
    """
    return cast_once(table, track_id, round_number, lambda: None)


def cast_once(table: Table, track_id: str, round_number: int | None, before: Callable[[], None]) -> Cast:
    """Cast as `cast` does, with a last chance `before` to refuse once nothing else stands in the way."""
    table.need_pledge()
    track = table.track(track_id)
    number = _round(table, track, round_number)
    held = [b for b in table.cast_ballots(track.id) if b.round == number]
    if held and table.is_cast(track.id, number):
        return _told(table, held[-1], again=True)
    remembered.check(table.lineage.review_session, table.seat, table.lineage.sequence)
    _need_ready(table, track, number)
    before()
    return _told(table, _build(table, track, number, held[-1] if held else None), again=False)


def cast_ballots(table: Table) -> tuple[Cast, ...]:
    """Return everything this seat has cast, by track in plan order, round and sequence."""
    return tuple(
        _told(table, ballot, again=True) for track in table.tracks for ballot in table.cast_ballots(track.id)
    )


def delivery(digest: Digest) -> str:
    """Return the name under which is remembered when a ballot's file was written somewhere."""
    return f"delivered {digest}"


def reopen_draft(table: Table, track_id: str, reason: str) -> int:
    """Take up the draft of a cast ballot again; return the sequence the next ballot will have.

    The chair's record must have reopened it, or the next ballot is refused there.

    Raises:
        ReviewDeskError: "reviewer-other-track", "reopen-nothing" or "reopen-reason".
    """
    track = table.track(track_id)
    if not reason.strip():
        raise ReviewDeskError("reopen-reason")
    ballots = table.cast_ballots(track.id)
    if not ballots or not table.is_cast(track.id, ballots[-1].round):
        raise ReviewDeskError("reopen-nothing", track=track_id)
    last = ballots[-1]
    name = reopening(track.id, last.round)
    with table.workspace.transaction():
        facts.remember(table.workspace, name, last.sequence)
        facts.remember(table.workspace, f"reason {name} {last.sequence}", reason)
        data = {"track": track.id, "round": last.round, "sequence": last.sequence + 1, "digest": last.digest}
        table.log("reopen-draft", data)
    return last.sequence + 1


def draft_ballot(table: Table, track: Track, round_number: int) -> Ballot:
    """Return the ballot a track's draft makes."""
    applications = table.applications(track.id)
    rows = [a.id for a in applications]
    return self_check.ballot(table.seat, track, round_number, rows, table.draft(round_number))


def _round(table: Table, track: Track, asked: int | None) -> int:
    number = table.round(track.id) if asked is None else asked
    if not 1 <= number <= rounds(table.plan):
        raise ReviewDeskError("cast-round", round=number, rounds=rounds(table.plan))
    if number > table.round(track.id):
        raise ReviewDeskError("cast-order", round=number, open=table.round(track.id))
    return number


def _build(table: Table, track: Track, number: int, before: CastBallot | None) -> CastBallot:
    ballot = draft_ballot(table, track, number)
    here = {a.id for a in table.applications(track.id)}
    words = Statement(
        pledged=table.pledged,
        recusals=tuple(r for r in drafts.recusals(table.workspace) if r.application in here),
        log=tuple(line.entry for line in journal.lines(table.workspace)),
    )
    at = now()
    sequence = 1 if before is None else before.sequence + 1
    data = sealed_ballot.build(
        ballot,
        words,
        table.lineage,
        table.desk.secret,
        created=at,
        sequence=sequence,
        previous=None if before is None else before.digest,
    )
    digest = open_sealed(data, name=f"{table.seat}-{track.id}", kind="ballot").digest
    made = CastBallot(track=track.id, round=number, sequence=sequence, digest=digest, at=at, file=data)
    with table.workspace.transaction():
        casts.keep(table.workspace, made)
        facts.remember(table.workspace, f"ballot {digest}", asdict(ballot))
        table.log("cast", {"track": track.id, "round": number, "sequence": sequence, "digest": digest})
    return made


def _need_ready(table: Table, track: Track, number: int) -> None:
    red = [finding for finding in check_track(table, track, number).findings if finding.red]
    if red:
        problems = [
            Problem(
                f"cast-{finding.kind}",
                {"application": finding.applications[0], "criterion": finding.criterion},
            )
            for finding in red
        ]
        raise Problems("cast-problems", problems, track=track.id)


def _told(table: Table, made: CastBallot, *, again: bool) -> Cast:
    ballot = _cast_ballot(table, made.digest)
    return Cast(
        name=_name(table, made),
        digest=made.digest,
        receipt=codes.fingerprint(made.digest),
        sequence=made.sequence,
        again=again,
        scored=len(ballot.scores),
        ballot=ballot,
        at=made.at,
        superseded=made.sequence <= table.reopened(made.track, made.round),
        delivered=str(facts.recall(table.workspace, delivery(made.digest)) or ""),
    )


def _cast_ballot(table: Table, digest: Digest) -> Ballot:
    """Return what was cast, whatever has happened to the draft since."""
    found = typed("dict[str, Any]", facts.recall(table.workspace, f"ballot {digest}"))
    scores = {application: tuple(marks) for application, marks in found["scores"].items()}
    return Ballot(**found | {"scores": scores})


def _name(table: Table, made: CastBallot) -> str:
    return f"{table.seat}-{made.track}-{made.round}-{made.sequence}"
