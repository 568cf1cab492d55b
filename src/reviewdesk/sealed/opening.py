"""Opens a batch and its supplements with one seat's slip, every check in its order."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from reviewdesk.domain.names import ApplicationId, SeatId
from reviewdesk.errors import ReviewDeskError
from reviewdesk.sealed.admission import admit
from reviewdesk.sealed.codes import SlipEntry
from reviewdesk.sealed.container import SealedFile, open_sealed
from reviewdesk.sealed.keys import SeatSecret
from reviewdesk.sealed.lineage import Lineage, LineageFile, check_order, fold, lineage_file, slots_of
from reviewdesk.sealed.section import OpenedSection, opened_section
from reviewdesk.sealed.stream import Progress


@dataclass(frozen=True, slots=True)
class OpenedBatch:
    """A batch and its supplements, opened by one seat.

    Attributes:
        secret: what the seat's slot holds.
        lineage: what holds now.
        files: what a store keeps, without the keys of other seats.
        sealed: the files themselves, whose sections can still be read.
    """

    secret: SeatSecret = field(repr=False)
    lineage: Lineage
    files: tuple[LineageFile, ...] = field(repr=False)
    sealed: tuple[SealedFile, ...]


def open_batch(
    batch: Path,
    supplements: Sequence[Path],
    seat: SeatId | None,
    slip: SlipEntry,
    *,
    signer: str | None = None,
    progress: Progress = lambda _: None,
    tried: Callable[[SeatId], None] = lambda _: None,
) -> OpenedBatch:
    """Open a batch with its supplements in order.

    The order of checks: kind and schema, sizes, signature, digests of all parts; then the slot; then
    that signer and review session are those the slip vouches for; then plan, list and committee.

    Args:
        batch: the batch.
        supplements: in order.
        seat: whose slip it is; None for the secretary's.
        slip: as entered.
        signer: the signer remembered from an earlier opening, checked before anything else.
        progress: told the number of bytes checked.
        tried: as `admit` tells it of a wrong code.

    Raises:
        ReviewDeskError: as `open_sealed`, `check_order`, `admit` and `fold`; "batch-seat-unknown" or
            "open-role".
    """
    paths = (batch, *supplements)
    sealed = tuple(open_sealed(path, signer=signer, progress=progress) for path in paths)
    if sealed[0].header.kind != "batch":
        raise ReviewDeskError("lineage-no-batch")
    seat = seat or next(line.id for line in sealed[0].header.seats if line.role == "secretary")
    files = tuple(lineage_file(one, seat) for one in sealed)
    headers = check_order(files)
    slots = slots_of(files)
    if seat not in slots:
        raise ReviewDeskError("batch-seat-unknown", seat=seat)
    secret = admit(slip, seat, slots, headers[0].review_session, tried)
    if secret.roles[0] == "reveal":
        raise ReviewDeskError("open-role", seat=seat)
    return OpenedBatch(secret, fold(files, secret), files, sealed)


def sections(
    lineage: Lineage, sealed: Sequence[SealedFile], application: ApplicationId
) -> Iterator[OpenedSection]:
    """Open an application's sections one after the other; read the documents of each before the next.

    Args:
        lineage: as the seat has it.
        sealed: the batch, and the supplements that added documents.
        application: whose dossier.

    Raises:
        ReviewDeskError: "section-no-key", "lineage-section" when a needed file is not among `sealed`, or
            as `opened_section`.
    """
    if application not in lineage.identities:
        raise ReviewDeskError("section-no-key", application=application)
    by_digest = {one.digest: one for one in sealed}
    for section in lineage.sections[application]:
        file = by_digest.get(lineage.heads[section.place.file - 1])
        if file is None:
            raise ReviewDeskError("lineage-section", part=section.place.path)
        part = file.open_part(section.place.path)
        with opened_section(part, lineage.identities[application], section.content, application) as opened:
            yield opened
