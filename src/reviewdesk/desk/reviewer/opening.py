"""The first opening of a batch at a seat, and supplements that arrive later."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from reviewdesk.desk import access, remembered
from reviewdesk.desk.reviewer import dossiers
from reviewdesk.desk.reviewer.table import Table
from reviewdesk.desk.workspaces import exists
from reviewdesk.domain.names import Digest, SeatId
from reviewdesk.errors import ReviewDeskError
from reviewdesk.sealed import codes
from reviewdesk.sealed.container import open_sealed
from reviewdesk.sealed.lineage import Lineage
from reviewdesk.sealed.opening import open_batch
from reviewdesk.sealed.seats import reveal_mark

_OPENING = ("reviewer", "spare", "chair", "witness")


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """What a person compares and reads after opening.

    Attributes:
        created: when the batch was sealed; UTC.
        fingerprint: F of the batch, in groups.
        reveal_marks: of the envelopes, in groups, by the seat whose slip lies in each.
        supplements: how many are in.
        applications: per track of the seat, how many will be scored; all tracks for the chair.
    """

    seat: SeatId
    role: str
    title: str
    batch: Digest
    created: str
    fingerprint: str
    reveal_marks: dict[SeatId, str]
    supplements: int
    applications: tuple[tuple[str, int], ...]
    pledge: str


def open_desk(
    folder: Path,
    files: Sequence[Path],
    seat: str,
    slip: str,
    progress: Callable[[int], None] = lambda _: None,
    *,
    tried: Callable[[SeatId], None] = lambda _: None,
) -> Opened:
    """Make a seat's workspace from a batch, or take further supplements into the one that is there.

    Args:
        folder: of the workspace.
        files: the batch, then its supplements in order.
        seat: whose.
        slip: as entered.
        progress: told the number of bytes checked.
        tried: told each other seat before a wrong code is tried on it, which takes a while.

    Raises:
        ReviewDeskError: "open-role", "open-other-batch", "open-other-seat", or as `open_batch`,
            `furnish` and `enter`.
    """
    access.sweep(folder)
    if exists(folder):
        with access.enter(folder, codes.parse_slip(slip), tried) as desk:
            return _extend(desk, files, seat, progress)
    entry = codes.parse_slip(slip)
    found = open_batch(files[0], files[1:], SeatId(seat), entry, progress=progress, tried=tried)
    if found.secret.roles[0] not in _OPENING:
        raise ReviewDeskError("open-role", seat=seat)
    access.furnish(folder, found)
    return _opened(found.lineage, SeatId(seat))


def _extend(desk: access.Desk, files: Sequence[Path], seat: str, progress: Callable[[int], None]) -> Opened:
    if desk.seat != seat:
        raise ReviewDeskError("open-other-seat", seat=seat)
    sealed = open_sealed(files[0], kind="batch", signer=desk.secret.signer, progress=progress)
    if sealed.digest != desk.lineage.batch:
        raise ReviewDeskError("open-other-batch")
    found = desk.lineage
    for path in files[1:]:
        found = access.admit_supplement(desk.workspace, desk.secret, path)
    remembered.check(found.review_session, desk.seat, found.sequence)
    remembered.note(found.review_session, desk.seat, found.sequence)
    table = Table(access.Desk(desk.workspace, desk.secret, found))
    if desk.secret.roles[0] in ("reviewer", "spare") and table.pledged:
        dossiers.bring(table, files, progress)
    return _opened(found, SeatId(seat))


def _opened(lineage: Lineage, seat: SeatId) -> Opened:
    keys = lineage.seats[seat]
    tracks = keys.tracks or tuple(track.id for track in lineage.plan.tracks)
    names = {track.id: track.name for track in lineage.plan.tracks}
    return Opened(
        seat=seat,
        role=keys.role,
        title=lineage.plan.review_session.title,
        batch=lineage.batch,
        created=lineage.created,
        fingerprint=codes.fingerprint(lineage.batch),
        reveal_marks={
            seat: reveal_mark(keys.age_recipient)
            for seat, keys in sorted(lineage.seats.items())
            if keys.role == "reveal"
        },
        supplements=lineage.sequence - 1,
        applications=tuple((names[t], len(lineage.rows(t))) for t in tracks if t in names),
        pledge=lineage.plan.pledge,
    )
