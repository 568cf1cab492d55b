"""Collecting: every ballot gets its verdict before anything is stored, and what is good is stored at once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from reviewdesk.desk.chair.acts import Act, commit, permit
from reviewdesk.desk.chair.room import Room
from reviewdesk.desk.chair.verdicts import (
    ACCEPTED,
    CONFLICT,
    UNKNOWN,
    WAITS,
    Verdict,
    sentence_data,
    unknown_withdrawal,
    verdict_code,
)
from reviewdesk.domain.roll import Outcome, Roll, extended
from reviewdesk.errors import Problem, ReviewDeskError
from reviewdesk.sealed import ballot as ballots
from reviewdesk.sealed.ballot import CollectedBallot
from reviewdesk.sealed.unscored import unscored
from reviewdesk.store import chair_ballots
from reviewdesk.store.chair_ballots import KeptBallot

Advance = Callable[[int], None]
_KEPT = {ACCEPTED: "", CONFLICT: "conflict", UNKNOWN: "withdrawal"}
"""Verdicts after which a ballot stays here → how the record calls a refusal."""


@dataclass(frozen=True, slots=True)
class Collection:
    """The verdicts, file by file as they were named, and how the roll stands."""

    verdicts: tuple[Verdict, ...]
    roll: Roll

    @property
    def refused(self) -> tuple[Verdict, ...]:
        """Those that are not in."""
        return tuple(verdict for verdict in self.verdicts if not verdict.good)


@dataclass(frozen=True, slots=True)
class _Weighed:
    position: int
    ballot: CollectedBallot
    code: str


def collect(
    room: Room, files: Sequence[Path], *, dry_run: bool = False, advance: Advance = lambda _: None
) -> tuple[Room, Collection]:
    """Weigh ballots and, unless it is a dry run, store the good ones in one transaction.

    Raises:
        ReviewDeskError: an "order-…" code.
    """
    permit(room, Act("received"))
    verdicts: list[Verdict | None] = [None] * len(files)
    genuine: list[tuple[int, CollectedBallot]] = []
    for position, file in enumerate(files):
        try:
            genuine.append((position, ballots.examine(file, room.lineage, room.secret)))
        except ReviewDeskError as refusal:
            problem = Problem(refusal.code, {"file": file.name, **refusal.data})
            verdicts[position] = Verdict(str(file), problem)
        advance(1)
    before = room.roll
    weighed, after = _weigh(room, genuine)
    for one in weighed:
        held = before.outcome(one.ballot.seat, one.ballot.track, one.ballot.round)
        data = sentence_data(held, one.ballot, room.elected or "")
        unknown = unknown_withdrawal(one.ballot, room.withdrawals)
        verdicts[one.position] = Verdict(
            str(files[one.position]), Problem(one.code, data | {"application": unknown or ""})
        )
    if not dry_run:
        room = _store(room, [one for one in weighed if one.code in _KEPT])
        after = room.roll
    return room, Collection(tuple(verdict for verdict in verdicts if verdict is not None), after)


def check_own_first(room: Room, round_number: int) -> None:
    """Refuse to take in others' sheets of a round while the chair's own, up to that round, are out.

    Raises:
        ReviewDeskError: "collect-own-first".
    """
    if waiting := _own_waiting(room, room.roll, round_number):
        raise ReviewDeskError("collect-own-first", seat=waiting.seat, track=waiting.track)


def _own_waiting(room: Room, after: Roll, round_number: int) -> Outcome | None:
    own = after.of_seat(room.elected or "")
    return next((one for one in own if one.state is None and one.round <= round_number), None)


def _weigh(room: Room, genuine: Sequence[tuple[int, CollectedBallot]]) -> tuple[list[_Weighed], Roll]:
    """Weigh the chair's own, then the others in canonical order, each against what those before it leave."""
    acts: list[Act] = []
    current = room.roll
    weighed = []
    for position, ballot in sorted(
        genuine, key=lambda pair: (pair[1].seat != room.elected, *_canonical(pair[1]))
    ):
        held = current.outcome(ballot.seat, ballot.track, ballot.round)
        code = verdict_code(held, ballot)
        if code == ACCEPTED and ballot.seat != room.elected and _own_waiting(room, current, ballot.round):
            code = WAITS
        if code == ACCEPTED and unknown_withdrawal(ballot, room.withdrawals):
            code = UNKNOWN
        weighed.append(_Weighed(position, ballot, code))
        if code in _KEPT and not _is_noted(held, weighed[-1]):
            acts.append(_act(weighed[-1]))
            current = extended(current, replace(room.entries[-1], kind=acts[-1].kind, data=acts[-1].data))
    return weighed, current


def _canonical(ballot: CollectedBallot) -> tuple[str, str, int, int, str]:
    return ballot.seat, ballot.track, ballot.round, ballot.header.sequence, ballot.digest


def _act(one: _Weighed) -> Act:
    ballot = one.ballot
    data = {
        "seat": ballot.seat,
        "track": ballot.track,
        "round": ballot.round,
        "sequence": ballot.header.sequence,
        "digest": ballot.digest,
    }
    if one.code != ACCEPTED:
        return Act("refused", data | {"verdict": _KEPT[one.code]})
    return Act("received", data | {"states": unscored(ballot.stated)})


def _store(room: Room, weighed: Sequence[_Weighed]) -> Room:
    held = room.roll
    new = [
        one
        for one in weighed
        if not _is_noted(held.outcome(one.ballot.seat, one.ballot.track, one.ballot.round), one)
    ]
    if not new:
        return room
    return commit(room, [_act(one) for one in new], effect=lambda: _keep(room, new))


def _is_noted(held: Outcome, one: _Weighed) -> bool:
    """Whether the record already holds this refusal."""
    digest = one.ballot.digest
    return digest in held.disputed or (one.code == UNKNOWN and digest == held.pending)


def _keep(room: Room, weighed: Sequence[_Weighed]) -> None:
    chair_ballots.keep(room.workspace, *(_kept(one.ballot) for one in weighed))


def _kept(ballot: CollectedBallot) -> KeptBallot:
    return KeptBallot(
        digest=ballot.digest,
        kind="ballot",
        seat=ballot.seat,
        track=ballot.track,
        round=ballot.round,
        sequence=ballot.header.sequence,
        states=unscored(ballot.stated),
        file=ballot.data,
    )
