"""Says whose slip a code is: the seat's own, another seat's, or none of this batch."""

from collections.abc import Callable, Mapping

from reviewdesk.domain.names import SeatId
from reviewdesk.errors import ReviewDeskError
from reviewdesk.sealed import slot
from reviewdesk.sealed.codes import SlipEntry, session_mark
from reviewdesk.sealed.keys import UNBOUND, SeatSecret, secret_from_bytes


def admit(
    slip: SlipEntry,
    seat: SeatId,
    slots: Mapping[SeatId, bytes],
    review_session: str,
    tried: Callable[[SeatId], None] = lambda _: None,
) -> SeatSecret:
    """Return what a seat's slot holds, if the slip opens it.

    Args:
        slip: what was typed or scanned.
        seat: whose slot is to be opened.
        slots: all slots of the batch (and its supplements), to tell whose a wrong code is.
        review_session: of the batch; the slot must name it too.
        tried: told each other seat before its slot is tried (0.4 s each).

    Raises:
        ReviewDeskError: "slip-other-session" or "slip-other-seat" of a scanned slip at once;
            "slip-of-another-seat", "slip-fits-none", "slot-missing", "slot-other-session", or as
            `open_slot` and `secret_from_bytes`.
    """
    mark = session_mark(review_session)
    if slip.session_mark is not None and slip.session_mark != mark:
        raise ReviewDeskError("slip-other-session", mark=slip.session_mark, expected=mark)
    if slip.seat is not None and slip.seat != seat:
        raise ReviewDeskError("slip-other-seat", seat=slip.seat, expected=seat)
    if seat not in slots:
        raise ReviewDeskError("slot-missing", seat=seat)
    secret = secret_from_bytes(_opened(slip, seat, slots, mark, tried))
    made_before = secret.roles == ("reveal",) and secret.review_session == UNBOUND
    if secret.seat != seat or (secret.review_session != review_session and not made_before):
        raise ReviewDeskError("slot-other-session")
    return secret


def _opened(
    slip: SlipEntry,
    seat: SeatId,
    slots: Mapping[SeatId, bytes],
    mark: str,
    tried: Callable[[SeatId], None],
) -> bytes:
    try:
        return slot.open_slot(slots[seat], slip.code)
    except ReviewDeskError as error:
        if error.code != "slot-wrong-code":
            raise
    for other in sorted(slots.keys() - {seat}):
        tried(other)
        if slot.fits(slots[other], slip.code):
            raise ReviewDeskError("slip-of-another-seat")
    raise ReviewDeskError("slip-fits-none", mark=mark)
