"""The reveal seat made on the witness's own machine: its slips stay there, slot and recipient are brought."""

from pathlib import Path

from reviewdesk.desk.secretary.papers import Written, write_pages
from reviewdesk.domain import canonical
from reviewdesk.domain.names import SEAT_OR_TRACK, SeatId
from reviewdesk.errors import ReviewDeskError
from reviewdesk.report.values import KeySlip
from reviewdesk.sealed.age import check_recipient
from reviewdesk.sealed.atomic import write_atomically
from reviewdesk.sealed.codes import hyphenated
from reviewdesk.sealed.seats import BroughtSeat, draw_reveal, reveal_mark, slot_path
from reviewdesk.sealed.shapes import is_digest
from reviewdesk.sealed.slot import MAX_SLOT, check_slot

RECIPIENTS = "recipients.json"
SEATS = (SeatId("reveal"), SeatId("reveal-2"))
_KEYS = {"seat", "recipient", "content"}


def make_reveal_seat(
    folder: Path, *, language: str = "zh_CN", as_text: bool = False
) -> tuple[dict[SeatId, str], Written]:
    """Write slips, slots and recipients of both reveal seats, and return their marks.

    Raises:
        ReviewDeskError: "seal-exists" when the folder already holds a reveal seat.
    """
    if (folder / RECIPIENTS).exists():
        raise ReviewDeskError("seal-exists", path=str(folder / RECIPIENTS))
    drawn = [draw_reveal(seat) for seat in SEATS]
    marks = {seat.id: reveal_mark(seat.recipient) for seat, _ in drawn}
    slips = [
        KeySlip(
            seat=seat.id,
            role="reveal",
            code=hyphenated(code),
            scan=hyphenated(code),
            reveal_mark=marks[seat.id],
            reserve=seat.id != SEATS[0],
            language=language,
        )
        for seat, code in drawn
    ]
    written = write_pages(folder, slips, as_text=as_text)
    for seat, _ in drawn:
        write_atomically(folder / slot_path(seat.id), seat.slot)
    lines = [{"seat": s.id, "recipient": s.recipient, "content": s.content} for s, _ in drawn]
    write_atomically(folder / RECIPIENTS, canonical.encode({"schema": 1, "seats": lines}))
    return marks, written


def read_brought(folder: Path) -> tuple[BroughtSeat, ...]:
    """Return the reveal seats that were brought, form and keys checked.

    Raises:
        ReviewDeskError: "seal-reveal-unreadable", or as `check_recipient` and `check_slot`.
    """
    found = canonical.decode_map(_bytes(folder, RECIPIENTS))
    lines = found.get("seats")
    if found.get("schema") != 1 or not isinstance(lines, list) or not lines or not all(map(_is_line, lines)):
        raise ReviewDeskError("seal-reveal-unreadable", path=str(folder / RECIPIENTS))
    brought = []
    for line in lines:
        check_recipient(line["recipient"])
        slot = _bytes(folder, slot_path(line["seat"]))
        check_slot(slot)
        brought.append(BroughtSeat(SeatId(line["seat"]), line["recipient"], slot, line["content"]))
    return tuple(brought)


def _is_line(line: object) -> bool:
    return (
        isinstance(line, dict)
        and line.keys() == _KEYS
        and all(isinstance(value, str) for value in line.values())
        and SEAT_OR_TRACK.fullmatch(line["seat"]) is not None
        and is_digest(line["content"])
    )


def _bytes(folder: Path, name: str) -> bytes:
    path = folder / name
    try:
        with path.open("rb") as stream:
            return stream.read(MAX_SLOT + 1)
    except OSError as error:
        raise ReviewDeskError("seal-reveal-unreadable", path=str(path)) from error
