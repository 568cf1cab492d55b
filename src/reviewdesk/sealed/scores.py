"""scores.age: one seat's marks, in age to the reveal group inside age to the chair group."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast, get_args

from reviewdesk.domain.ballot import Ballot, CellState
from reviewdesk.domain.names import ApplicationId, CriterionId, TrackId
from reviewdesk.domain.plan.values import Plan
from reviewdesk.errors import ReviewDeskError
from reviewdesk.sealed import age, forms
from reviewdesk.sealed import identity as identities
from reviewdesk.sealed.forms import Keyed, is_nonce
from reviewdesk.sealed.identity import Identity

PATH = "scores.age"
_BASE, _PER_APPLICATION, _PER_MARK = 4096, 192, 20
_STATES = tuple(state for state in get_args(CellState) if state != "scored")
_AGE_HEADER = re.compile(
    rb"age-encryption\.org/v1\n((?:-> X25519 [A-Za-z0-9+/]{43}\n[A-Za-z0-9+/]{43}\n)+)--- "
)


def _is_state(value: object) -> bool:
    return value in _STATES


_FORM = {
    "nonce": is_nonce,
    "identity": identities.FORM,
    "scores": Keyed([str]),
    "states": [{"application": str, "state": _is_state}],
    "reasons": Keyed(Keyed(str)),
    "comments": Keyed(str),
    "objections": Keyed(Keyed(str)),
    "padding": str,
}


@dataclass(frozen=True, slots=True)
class Scores:
    """What a scores document says: whose and of what, and the marks."""

    identity: Identity
    ballot: Ballot


def scores_bytes(identity: Identity, ballot: Ballot, plan: Plan) -> bytes:
    """Return the document, with a new nonce, as long for eight recusals as for none.

    Raises:
        ReviewDeskError: "ballot-incomplete" when it does not speak of exactly the applications of
            `identity`, or not of every criterion.
    """
    _check_rows(identity, ballot, len(mark_columns(plan, identity.track)))
    fields = {
        "nonce": forms.new_nonce(),
        "identity": identities.identity_fields(identity),
        "scores": {application: list(marks) for application, marks in ballot.scores.items()},
        "states": [{"application": a, "state": ballot.states[a]} for a in sorted(ballot.states)],
        "reasons": {a: dict(reasons) for a, reasons in ballot.reasons.items()},
        "comments": dict(ballot.comments),
        "objections": {a: dict(words) for a, words in ballot.objections.items()},
    }
    row = _PER_APPLICATION + _PER_MARK * len(mark_columns(plan, identity.track))
    return forms.padded(fields, _BASE + row * len(identity.dossiers))


def read_scores(data: bytes, plan: Plan) -> Scores:
    """Return what a scores document says, complete in itself.

    Raises:
        ReviewDeskError: "document-malformed", "document-newer" or "ballot-incomplete".
    """
    found = forms.document(data, _FORM, PATH)
    identity = identities.read_identity(found["identity"])
    states = {ApplicationId(one["application"]): cast(CellState, one["state"]) for one in found["states"]}
    if len(states) != len(found["states"]):
        raise ReviewDeskError("document-malformed", part=PATH)
    try:
        columns = len(mark_columns(plan, identity.track))
    except KeyError as error:
        raise ReviewDeskError("document-malformed", part=PATH) from error
    ballot = _ballot(identity, found, states)
    _check_rows(identity, ballot, columns)
    return Scores(identity, ballot)


def mark_columns(plan: Plan, track: TrackId) -> tuple[CriterionId, ...]:
    """Return the criteria a reviewer marks, in rubric order: all but the objective ones."""
    return tuple(c.id for c in plan.track(track).criteria if c.mode != "objective")


def counts(ballot: Ballot) -> dict[str, int]:
    """Return state → number of applications, "scored" among them; states that do not occur are left out."""
    found = Counter(map(str, ballot.states.values()))
    if ballot.scores:
        found["scored"] = len(ballot.scores)
    return dict(found)


def wrap(document: bytes, *, chairs: Sequence[str], reveals: Sequence[str]) -> bytes:
    """Return age inside age: neither group alone opens it."""
    return age.encrypt(age.encrypt(document, reveals), chairs)


def unwrap_outer(data: bytes, chair_identity: str, reveals: int) -> bytes:
    """Return the inner age file, which is all a chair can see of it.

    Args:
        data: scores.age.
        chair_identity: of the chair seat.
        reveals: how many seats the reveal group has.

    Raises:
        ReviewDeskError: "ballot-outer" when that is no age file to so many seats, or as `age.decrypt`.
    """
    inner = age.decrypt(data, chair_identity)
    header = _AGE_HEADER.match(inner)
    if header is None or header[1].count(b"-> ") != reveals:
        raise ReviewDeskError("ballot-outer")
    return inner


def unwrap_inner(inner: bytes, reveal_identity: str) -> bytes:
    """Return the scores document; raises as `age.decrypt`."""
    return age.decrypt(inner, reveal_identity)


def _check_rows(identity: Identity, ballot: Ballot, columns: int) -> None:
    rows = [*ballot.scores, *ballot.states]
    whole = len(set(rows)) == len(rows) and set(rows) == identity.dossiers.keys()
    beside = {*ballot.reasons, *ballot.comments, *ballot.objections}
    marked = all(len(marks) == columns for marks in ballot.scores.values())
    if not (whole and marked and beside <= set(rows)):
        raise ReviewDeskError("ballot-incomplete", seat=identity.seat, track=identity.track)


def _ballot(
    identity: Identity, found: Mapping[str, Any], states: Mapping[ApplicationId, CellState]
) -> Ballot:
    return Ballot(
        seat=identity.seat,
        track=identity.track,
        round=identity.round,
        scores={ApplicationId(a): tuple(marks) for a, marks in found["scores"].items()},
        states=states,
        reasons=found["reasons"],
        comments=found["comments"],
        objections=found["objections"],
    )
