"""Slips as somebody types or scans them, before anything is opened with them."""

from pathlib import Path

from reviewdesk.domain.names import SeatId
from reviewdesk.errors import ReviewDeskError
from reviewdesk.intake.texts import text_of
from reviewdesk.sealed.codes import hyphenated, parse_slip, session_mark, spelled

_SCAN = "RD1 "
_MOST = 4096
"""Bytes; a file with a slip has one short line."""


def slip_in(path: Path) -> str:
    """Return what a file with a slip holds; raises as `text_of`."""
    return text_of(path, _MOST)


def is_scan(text: str) -> bool:
    """Whether a text begins like the QR on a slip."""
    return text.lstrip().upper().startswith(_SCAN)


def grouped(text: str) -> str:
    """Return a code as far as it is typed, in groups of four as on the slip; a scan stays as it is."""
    return text if is_scan(text) else hyphenated(spelled(text))


def strange_symbol(text: str) -> ReviewDeskError | None:
    """Return the refusal of a symbol that no slip has, while the rest is still being typed."""
    try:
        parse_slip(text)
    except ReviewDeskError as error:
        return error if error.code == "code-wrong-symbol" else None
    return None


def scanned_seat(text: str, review_session: str) -> SeatId:
    """Return the seat that a scanned slip names.

    Raises:
        ReviewDeskError: "slip-other-session", "slip-unreadable", or as `parse_slip`.
    """
    slip, expected = parse_slip(text), session_mark(review_session)
    if slip.seat is None:
        raise ReviewDeskError("slip-unreadable")
    if slip.session_mark != expected:
        raise ReviewDeskError("slip-other-session", mark=slip.session_mark, expected=expected)
    return slip.seat
