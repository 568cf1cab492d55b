"""What becomes of a ballot that arrives: one verdict each, the same in whatever order they come."""

from collections.abc import Mapping
from dataclasses import dataclass

from reviewdesk.domain.names import ApplicationId
from reviewdesk.domain.roll import Outcome
from reviewdesk.errors import Problem
from reviewdesk.sealed.ballot import CollectedBallot
from reviewdesk.sealed.codes import fingerprint
from reviewdesk.sealed.unscored import skipped

ACCEPTED, ALREADY, CONFLICT = "collect-accepted", "collect-already", "collect-conflict"
WAITS, UNKNOWN = "collect-waits", "collect-withdrawal-unknown"
_SETTLED = ("absent", "void", "replaced", "typed", "unused")


@dataclass(frozen=True, slots=True)
class Verdict:
    """One file and its one sentence."""

    file: str
    problem: Problem

    @property
    def good(self) -> bool:
        """Whether the ballot is in."""
        return self.problem.code in (ACCEPTED, ALREADY)


def verdict_code(held: Outcome, ballot: CollectedBallot) -> str:
    """Return the verdict's code, for a ballot that is genuine in itself."""
    digest, sequence = ballot.digest, ballot.header.sequence
    known = {held.digest: ALREADY} | dict.fromkeys(held.disputed, CONFLICT)
    known |= dict.fromkeys(held.superseded, "collect-older")
    if digest in known:
        return known[digest]
    if held.state in _SETTLED:
        return "collect-settled"
    if held.state == "counted" or held.disputed:
        return _against_held(held.sequence, sequence)
    if sequence == held.expected:
        return ACCEPTED if held.pending in (None, digest) else CONFLICT
    return "collect-older" if sequence < held.expected else "collect-not-reopened"


def sentence_data(held: Outcome, ballot: CollectedBallot, own: str) -> dict[str, object]:
    """Return what the sentences of a verdict may say; `own` is the seat of the elected chair, or ""."""
    return {
        "seat": ballot.seat,
        "track": ballot.track,
        "round": ballot.round,
        "code": fingerprint(ballot.digest),
        "state": held.state or "",
        "own": own,
    }


def unknown_withdrawal(
    ballot: CollectedBallot, withdrawals: Mapping[ApplicationId, int]
) -> ApplicationId | None:
    """Return an application the ballot calls withdrawn though the chair never said so."""
    spoken = ballot.stated.identity.dossiers
    for application, number in sorted(skipped(ballot.stated).items()):
        if application in spoken and withdrawals.get(application) not in (0, number):
            return application
    return None


def _against_held(held: int, sequence: int) -> str:
    if sequence == held:
        return CONFLICT
    return "collect-older" if sequence < held else "collect-not-reopened"
