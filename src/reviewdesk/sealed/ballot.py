"""One seat's ballot of one track and round: built once, examined by the chair, opened at the reveal."""

from dataclasses import dataclass, field
from pathlib import Path

from reviewdesk.domain import canonical
from reviewdesk.domain.ballot import Ballot
from reviewdesk.domain.names import ApplicationId, Digest, SeatId, TrackId
from reviewdesk.domain.roll import rounds
from reviewdesk.errors import ReviewDeskError
from reviewdesk.errors.system import open_file
from reviewdesk.sealed import age, scores, statement
from reviewdesk.sealed.container import SealedFile, open_sealed
from reviewdesk.sealed.header import Header
from reviewdesk.sealed.identity import Identity, check_identity
from reviewdesk.sealed.keys import SeatSecret
from reviewdesk.sealed.lineage import Lineage
from reviewdesk.sealed.naming import naming
from reviewdesk.sealed.scores import Scores
from reviewdesk.sealed.statement import ReadStatement, Statement
from reviewdesk.sealed.writing import build_sealed, part_of_bytes

_PARTS = (statement.PATH, scores.PATH)
_CASTING = ("reviewer", "spare")
MAX_BALLOT = 64 * 1024 * 1024
"""A ballot is held in memory whole; what is longer is another file, and named from its beginning."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectedBallot:
    """A ballot as far as the chair may see it: everything about it holds, and no score is known.

    Attributes:
        data: the file, byte for byte.
        digest: of the file; its first 80 bits are the receipt code.
        inner: the scores, still encrypted to the reveal group.
    """

    header: Header
    digest: Digest
    stated: ReadStatement
    inner: bytes = field(repr=False)
    data: bytes = field(repr=False)

    @property
    def seat(self) -> SeatId:
        """Who cast it."""
        return self.stated.identity.seat

    @property
    def track(self) -> TrackId:
        """Which track it scores."""
        return self.stated.identity.track

    @property
    def round(self) -> int:
        """Which round it scores."""
        return self.stated.identity.round


@dataclass(frozen=True, slots=True)
class OpenedBallot:
    """A revealed ballot: its marks, and the document they stand in (scores.json of the archive)."""

    ballot: Ballot
    document: bytes = field(repr=False)


def identity_of(lineage: Lineage, ballot: Ballot, sequence: int = 1) -> Identity:
    """Return what a ballot on this state of the lineage says about itself."""
    return Identity(
        review_session=lineage.review_session,
        lineage=lineage.head,
        plan_digest=lineage.plan_digest,
        seat=ballot.seat,
        track=ballot.track,
        round=ballot.round,
        sequence=sequence,
        dossiers={a: lineage.dossiers[a] for a in (*ballot.scores, *ballot.states) if a in lineage.dossiers},
    )


def build(
    ballot: Ballot,
    words: Statement,
    lineage: Lineage,
    secret: SeatSecret,
    *,
    created: str,
    sequence: int = 1,
    previous: Digest | None = None,
) -> bytes:
    """Return the ballot's file. Build it once and keep the bytes: every export writes the same.

    Args:
        ballot: complete, every application of its track with marks or a state.
        words: pledge, recusals and the seat's log.
        lineage: as the seat has it.
        secret: the seat's own; it signs.
        created: UTC, "2026-11-23T21:10:06Z".
        sequence: 2 and above only after a reopen.
        previous: digest of the ballot before, when `sequence` is above 1.

    Raises:
        ReviewDeskError: "ballot-incomplete".
    """
    identity = identity_of(lineage, ballot, sequence)
    needed = set(required(lineage, ballot.track))
    if not needed <= identity.dossiers.keys() <= set(lineage.rows(ballot.track)):
        raise ReviewDeskError("ballot-incomplete", seat=ballot.seat, track=ballot.track)
    document = scores.scores_bytes(identity, ballot, lineage.plan)
    stated = statement.statement_bytes(identity, words, scores.counts(ballot), lineage.batch)
    chairs, reveals = lineage.recipients("chair"), lineage.recipients("reveal")
    parts = (
        part_of_bytes(statement.PATH, age.encrypt(stated, chairs), canonical.digest(stated)),
        part_of_bytes(
            scores.PATH, scores.wrap(document, chairs=chairs, reveals=reveals), canonical.digest(document)
        ),
    )
    header = Header(
        kind="ballot",
        review_session=lineage.review_session,
        sequence=sequence,
        previous_digest=previous,
        created=created,
        batch_digest=lineage.batch,
        plan_digest=lineage.plan_digest,
        seat=ballot.seat,
        track=ballot.track,
        round=ballot.round,
    )
    return build_sealed(header, parts, secret.signing_key)


def required(lineage: Lineage, track: TrackId) -> tuple[ApplicationId, ...]:
    """Return the applications a ballot of this track must speak of: withdrawn ones may be left out."""
    return tuple(a for a in lineage.rows(track) if a not in lineage.withdrawn)


def examine(source: Path | bytes, lineage: Lineage, chair: SeatSecret, name: str = "") -> CollectedBallot:
    """Return a ballot after every check that the chair's own key allows; it opens no score.

    Args:
        source: the file, or its bytes.
        lineage: as the chair has it.
        chair: the chair seat's secret.
        name: what to call the file in a sentence.

    Raises:
        ReviewDeskError: as `open_sealed`, "ballot-other-batch", "ballot-signer", "ballot-track",
            "ballot-other-plan", "ballot-parts", "ballot-sequence", "ballot-statement", "ballot-altered",
            "ballot-outer", "container-too-large", or as `check_identity` and `read_statement`; all with the
            file.
    """
    data = source if isinstance(source, bytes) else _read(source)
    name = name or ("" if isinstance(source, bytes) else source.name)
    sealed = open_sealed(data, name=name, kind="ballot")
    try:
        check_header(sealed.header, lineage)
        stated = _stated(sealed, lineage, chair)
        inner = _outer(sealed, lineage, chair)
    except ReviewDeskError as error:
        raise ReviewDeskError(error.code, **({"file": name} | error.data)) from error
    return CollectedBallot(header=sealed.header, digest=sealed.digest, stated=stated, inner=inner, data=data)


def check_header(header: Header, lineage: Lineage) -> None:
    """Refuse a ballot that is not of this lineage, or not its seat's; needs no key.

    Raises:
        ReviewDeskError: "ballot-other-batch", "ballot-signer", "ballot-track", "ballot-other-plan",
            "ballot-parts" or "ballot-sequence".
    """
    if (header.batch_digest, header.review_session) != (lineage.batch, lineage.review_session):
        raise ReviewDeskError("ballot-other-batch")
    where: dict[str, object] = {"seat": header.seat, "track": header.track}
    keys = lineage.seats.get(SeatId(header.seat or ""))
    if keys is None or keys.role not in _CASTING or keys.ssh_key != header.signer:
        raise ReviewDeskError("ballot-signer", **where)
    if header.track not in keys.tracks or not 1 <= (header.round or 0) <= rounds(lineage.plan):
        raise ReviewDeskError("ballot-track", **where)
    if header.plan_digest != lineage.plan_digest:
        raise ReviewDeskError("ballot-other-plan", **where)
    if tuple(part.path for part in header.parts) != _PARTS:
        raise ReviewDeskError("ballot-parts", **where)
    if (header.sequence == 1) != (header.previous_digest is None):
        raise ReviewDeskError("ballot-sequence", **where)


def open_scores(collected: CollectedBallot, lineage: Lineage, reveal_identity: str) -> OpenedBallot:
    """Return what a ballot says, after the reveal, with everything about it checked again.

    Raises:
        ReviewDeskError: "ballot-unreadable" when the scores do not open, or as `check_scores`.
    """
    try:
        document = scores.unwrap_inner(collected.inner, reveal_identity)
    except ReviewDeskError as error:
        raise ReviewDeskError("ballot-unreadable", seat=collected.seat, track=collected.track) from error
    found = check_scores(document, collected.header, lineage)
    if scores.counts(found.ballot) != collected.stated.counts:
        raise ReviewDeskError("ballot-counts", seat=collected.seat, track=collected.track)
    return OpenedBallot(found.ballot, document)


def check_scores(document: bytes, header: Header, lineage: Lineage) -> Scores:
    """Return what a scores document says, if it is the one this header vouches for.

    Raises:
        ReviewDeskError: "ballot-altered", or as `read_scores` and `check_identity`.
    """
    _check_content(header, scores.PATH, document)
    found = scores.read_scores(document, lineage.plan)
    _check_identity(found.identity, header, lineage)
    return found


def _read(source: Path) -> bytes:
    with naming(source.name), open_file(source) as stream:
        data = stream.read(MAX_BALLOT + 1)
    if len(data) > MAX_BALLOT:
        open_sealed(source, kind="ballot")
        raise ReviewDeskError("container-too-large", part=source.name)
    return data


def _stated(sealed: SealedFile, lineage: Lineage, chair: SeatSecret) -> ReadStatement:
    header = sealed.header
    try:
        document = age.decrypt(sealed.read_part(statement.PATH), chair.age_identity)
    except ReviewDeskError as error:
        raise ReviewDeskError("ballot-statement", seat=header.seat, track=header.track) from error
    _check_content(header, statement.PATH, document)
    stated = statement.read_statement(document, lineage.batch)
    _check_identity(stated.identity, header, lineage)
    return stated


def _outer(sealed: SealedFile, lineage: Lineage, chair: SeatSecret) -> bytes:
    reveals = len(lineage.recipients("reveal"))
    try:
        return scores.unwrap_outer(sealed.read_part(scores.PATH), chair.age_identity, reveals)
    except ReviewDeskError as error:
        raise ReviewDeskError("ballot-outer", seat=sealed.header.seat, track=sealed.header.track) from error


def _check_content(header: Header, path: str, document: bytes) -> None:
    entry = header.part(path)
    if entry is None or entry.content != canonical.digest(document):
        raise ReviewDeskError("ballot-altered", seat=header.seat, track=header.track)


def _check_identity(identity: Identity, header: Header, lineage: Lineage) -> None:
    rows = lineage.rows(TrackId(header.track or ""))
    check_identity(
        identity,
        header,
        heads=lineage.heads,
        dossiers={a: lineage.dossiers[a] for a in rows},
        required=[a for a in rows if a not in lineage.withdrawn],
    )
