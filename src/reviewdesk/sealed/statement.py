"""statement.age: what the chair may know of a ballot before the reveal; no score is in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from reviewdesk.domain import canonical
from reviewdesk.domain.names import ApplicationId, Digest, SeatId
from reviewdesk.domain.recusal import Recusal
from reviewdesk.errors import ReviewDeskError
from reviewdesk.sealed import forms, log
from reviewdesk.sealed import identity as identities
from reviewdesk.sealed.forms import Keyed, is_nonce
from reviewdesk.sealed.identity import Identity
from reviewdesk.sealed.shapes import is_count, is_digest, is_moment

PATH = "statement.age"
_BASE, _PER_APPLICATION = 16384, 512

_FORM = {
    "nonce": is_nonce,
    "identity": identities.FORM,
    "pledged": is_moment,
    "recusals": [{"application": str, "reason": str, "known": bool}],
    "counts": Keyed(Keyed(is_count)),
    "log": [{"at": is_moment, "data": dict, "kind": str}],
    "log_head": is_digest,
    "padding": str,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A reviewer's words to the chair about a ballot.

    Attributes:
        pledged: when the pledge was agreed to, UTC, "2026-11-23T21:10:06Z".
        recusals: with the typed reasons; `known` ones were known at sealing.
        log: the seat's log, each entry as `log.entry_bytes` wrote it, in order; ids only.
    """

    pledged: str
    recusals: tuple[Recusal, ...] = ()
    log: tuple[bytes, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadStatement:
    """A statement as read, with the identity and the counts that stand in it.

    Attributes:
        counts: state → number of applications of the ballot's track.
        log_head: h after the last entry of the log.
    """

    identity: Identity
    statement: Statement
    counts: Mapping[str, int]
    log_head: Digest


def statement_bytes(
    identity: Identity, statement: Statement, counts: Mapping[str, int], batch: Digest
) -> bytes:
    """Return the document, with a new nonce, as long for eight recusals as for none."""
    fields = {
        "nonce": forms.new_nonce(),
        "identity": identities.identity_fields(identity),
        "pledged": statement.pledged,
        "recusals": [
            {"application": r.application, "reason": r.reason, "known": r.known} for r in statement.recusals
        ],
        "counts": {identity.track: dict(counts)},
        "log": [canonical.decode(entry) for entry in statement.log],
        "log_head": head_of(statement.log, identity.review_session, batch, identity.seat),
    }
    return forms.padded(fields, _BASE + _PER_APPLICATION * len(identity.dossiers))


def read_statement(data: bytes, batch: Digest) -> ReadStatement:
    """Return what a statement says, its log's head computed again.

    Raises:
        ReviewDeskError: "document-malformed", "document-newer", "ballot-log" or "ballot-counts".
    """
    found = forms.document(data, _FORM, PATH)
    identity = identities.read_identity(found["identity"])
    entries = tuple(canonical.encode(entry) for entry in found["log"])
    where = {"seat": identity.seat, "track": identity.track}
    if head_of(entries, identity.review_session, batch, identity.seat) != found["log_head"]:
        raise ReviewDeskError("ballot-log", **where)
    counts = found["counts"].get(identity.track, {})
    if found["counts"].keys() != {identity.track} or sum(counts.values()) != len(identity.dossiers):
        raise ReviewDeskError("ballot-counts", **where)
    recusals = tuple(
        Recusal(ApplicationId(r["application"]), r["reason"], r["known"]) for r in found["recusals"]
    )
    statement = Statement(pledged=found["pledged"], recusals=recusals, log=entries)
    return ReadStatement(
        identity=identity, statement=statement, counts=counts, log_head=Digest(found["log_head"])
    )


def head_of(entries: Sequence[bytes], review_session: str, batch: Digest, seat: SeatId) -> Digest:
    """Return h after these entries of a seat's log."""
    head = log.genesis(review_session, batch, seat)
    for index, entry in enumerate(entries, start=1):
        head = log.chain(head, index, entry)
    return head
