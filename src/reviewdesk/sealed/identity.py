"""What a ballot says about itself in every plaintext, so that nothing of it can be moved to another."""

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from reviewdesk.domain.names import ApplicationId, Digest, SeatId, TrackId
from reviewdesk.errors import ReviewDeskError
from reviewdesk.sealed.forms import Keyed
from reviewdesk.sealed.header import Header
from reviewdesk.sealed.shapes import is_count, is_digest, is_name, is_session

FORM = {
    "review_session": is_session,
    "lineage": is_digest,
    "plan_digest": is_digest,
    "seat": is_name,
    "track": is_name,
    "round": lambda value: is_count(value, 1),
    "sequence": lambda value: is_count(value, 1),
    "dossiers": Keyed(is_digest),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Whose ballot, of what, and on which state of the batch.

    Attributes:
        lineage: head of the lineage it was cast on.
        dossiers: every application the ballot speaks of, with the digest of its dossier.
    """

    review_session: str
    lineage: Digest
    plan_digest: Digest
    seat: SeatId
    track: TrackId
    round: int
    sequence: int
    dossiers: Mapping[ApplicationId, Digest]


def identity_fields(identity: Identity) -> dict[str, object]:
    """Return it as JSON."""
    return asdict(identity)


def read_identity(found: Mapping[str, Any]) -> Identity:
    """Return the identity of JSON that fits `FORM`."""
    return Identity(**found)


def check_identity(
    identity: Identity,
    header: Header,
    *,
    heads: Collection[Digest],
    dossiers: Mapping[ApplicationId, Digest],
    required: Collection[ApplicationId],
) -> None:
    """Refuse a plaintext that is not this header's, or was written on another state of the batch.

    Args:
        identity: what the plaintext says.
        header: of the ballot it lies in.
        heads: digests of the batch and its supplements.
        dossiers: the dossiers as they stand, of every application the ballot may speak of.
        required: the applications it must speak of.

    Raises:
        ReviewDeskError: "ballot-identity", "ballot-lineage", "ballot-dossier" or "ballot-incomplete".
    """
    where: dict[str, object] = {"seat": header.seat, "track": header.track}
    outside = (header.review_session, header.plan_digest, header.seat, header.track, header.round)
    inside = (identity.review_session, identity.plan_digest, identity.seat, identity.track, identity.round)
    if inside != outside or identity.sequence != header.sequence:
        raise ReviewDeskError("ballot-identity", **where)
    if identity.lineage not in heads:
        raise ReviewDeskError("ballot-lineage", **where)
    missing = sorted(set(required) - identity.dossiers.keys())
    if missing or not identity.dossiers.keys() <= dossiers.keys():
        raise ReviewDeskError("ballot-incomplete", **where)
    for application, digest in identity.dossiers.items():
        if dossiers[application] != digest:
            raise ReviewDeskError("ballot-dossier", application=application, **where)
