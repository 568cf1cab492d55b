"""Slips and opening minutes: what leaves the secretary's desk on paper."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from reviewdesk.domain.committee import Seat
from reviewdesk.domain.names import SeatId
from reviewdesk.domain.plan.values import Plan
from reviewdesk.errors import ReviewDeskError
from reviewdesk.errors.system import resolved
from reviewdesk.report.envelopes import is_reserve
from reviewdesk.report.slips import key_slip
from reviewdesk.report.values import KeySlip
from reviewdesk.sealed.atomic import all_or_none, write_atomically
from reviewdesk.sealed.codes import hyphenated, session_mark, slip_text


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipOrder:
    """Which slips to print: the seats with their codes, and the marks that stand on all of them."""

    plan: Plan
    review_session: str
    seats: tuple[Seat, ...]
    codes: Mapping[SeatId, str]
    reveal_marks: Mapping[SeatId, str]


@dataclass(frozen=True, slots=True)
class Written:
    """Files that were written, and characters that no font of ours has."""

    files: tuple[Path, ...]
    missing: tuple[str, ...] = ()


def write_slips(
    folder: Path, order: SlipOrder, *, as_text: bool, advance: Callable[[int], None] = lambda slips: None
) -> Written:
    """Write one PDF per seat that has a code, and its text for rehearsals where asked; all or none.

    Args:
        folder: takes them.
        order: which.
        as_text: whether the codes are written as text too.
        advance: told of each slip.

    Raises:
        ReviewDeskError: "disk-full" or "file-not-written".
    """
    return write_pages(folder, list(_slips(order)), as_text=as_text, advance=advance)


def write_pages(
    folder: Path,
    slips: Iterable[KeySlip],
    *,
    as_text: bool,
    advance: Callable[[int], None] = lambda slips: None,
) -> Written:
    """Write slips that are ready, all or none; raises as `write_slips`."""
    missing: set[str] = set()
    folder.mkdir(parents=True, exist_ok=True)
    with all_or_none() as written:
        for slip in slips:
            paper = key_slip(slip)
            missing.update(paper.missing)
            files = {folder / f"{slip.seat}.pdf": paper.data}
            if as_text:
                files[folder / f"{slip.seat}.txt"] = f"{slip.scan}\n".encode()
            for path, data in files.items():
                write_atomically(path, data)
                written.append(path)
            advance(1)
    return Written(tuple(written), tuple(sorted(missing)))


def slip_names(seats: Iterable[SeatId]) -> tuple[str, ...]:
    """Return the files that the slips of these seats may take."""
    return tuple(f"{seat}.{kind}" for seat in seats for kind in ("pdf", "txt"))


def check_slips_folder(folder: Path, out: Path, seats: Iterable[SeatId]) -> None:
    """Refuse a folder of slips that travels with the batch, or that already has one of them.

    Raises:
        ReviewDeskError: "seal-slips-inside" or "seal-exists".
    """
    slips, batch = resolved(folder), resolved(out)
    if slips == batch or batch in slips.parents:
        raise ReviewDeskError("seal-slips-inside", slips=str(folder), out=str(out))
    for seat in seats:
        if (folder / f"{seat}.pdf").exists():
            raise ReviewDeskError("seal-exists", path=str(folder / f"{seat}.pdf"))


def local_time(moment: str, plan: Plan) -> str:
    """Return a moment as the clock on the wall shows it: 2014-07-25 08:30."""
    local = datetime.fromisoformat(moment).astimezone(ZoneInfo(plan.review_session.timezone))
    return local.strftime("%Y-%m-%d %H:%M")


def _slips(order: SlipOrder) -> Iterator[KeySlip]:
    names = {track.id: track.name for track in order.plan.tracks}
    marks = " / ".join(order.reveal_marks.values())
    for seat in order.seats:
        if seat.id in order.codes:
            code = order.codes[seat.id]
            shown = marks if seat.role in ("chair", "witness") else order.reveal_marks.get(seat.id, "")
            yield KeySlip(
                seat=seat.id,
                role=seat.role,
                code=hyphenated(code),
                scan=slip_text(code, seat.id, order.review_session),
                title=order.plan.review_session.title,
                name=seat.name,
                tracks=tuple(names[track] for track in names if track in seat.tracks),
                session_mark=session_mark(order.review_session),
                reveal_mark=shown,
                reserve=is_reserve(seat),
                language=order.plan.review_session.language,
            )
