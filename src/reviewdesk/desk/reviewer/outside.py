"""What stands on a batch and its supplements for everybody: compared and chosen from before any slip."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from reviewdesk.desk.machine import seats_here
from reviewdesk.domain.drill import is_drill
from reviewdesk.domain.names import SeatId
from reviewdesk.sealed.codes import fingerprint, session_mark
from reviewdesk.sealed.container import SealedFile, open_sealed
from reviewdesk.sealed.inspect import title_of
from reviewdesk.sealed.lineage import LineageFile, check_order, directory_of

_WITH_A_DESK = ("reviewer", "spare", "chair")


@dataclass(frozen=True, slots=True)
class SeatLine:
    """A seat with a desk in the window: its role, and which of that role it is, from 1."""

    id: SeatId
    role: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside:
    """A batch with its supplements seen from outside; form, signatures and digests hold.

    Attributes:
        files: the batch, then its supplements in order, however they were named.
        fingerprint: F of the batch, in groups.
        session_mark: as it stands on the slips.
        seats: those with a desk in the window, by seat id, the chair's last.
        elsewhere: the other seats, which have no desk in this window.
        drill: whether it is only practice.
    """

    files: tuple[Path, ...]
    review_session: str
    fingerprint: str
    session_mark: str
    created: str
    seats: tuple[SeatLine, ...]
    elsewhere: tuple[SeatId, ...]
    drill: bool = False

    @property
    def supplements(self) -> int:
        """How many supplements there are."""
        return len(self.files) - 1


def outside(files: Sequence[Path], progress: Callable[[int], None] = lambda _: None) -> Outside:
    """Check a batch and its supplements, in whatever order they are named, and return what all may see.

    Args:
        files: one batch and any of its supplements; a file named twice counts once. Supplements alone
            are joined with what a seat on this machine was opened from.
        progress: told the number of bytes checked.

    Raises:
        ReviewDeskError: as `open_sealed`, `check_order` and `directory_of`.
    """
    opened = [(path, open_sealed(path, progress=progress)) for path in files]
    opened += [(path, open_sealed(path, progress=progress)) for path in _opened_before(opened)]
    held = sorted({one.digest: (path, one) for path, one in opened}.values(), key=_position)
    sealed = [one for _, one in held]
    headers = check_order([LineageFile(one.header_bytes, one.signature, {}) for one in sealed])
    directory = [(seat.id, seat.role) for seat in directory_of(headers).values()]
    return Outside(
        files=tuple(path for path, _ in held),
        review_session=headers[0].review_session,
        fingerprint=fingerprint(sealed[0].digest),
        session_mark=session_mark(headers[0].review_session),
        created=headers[0].created,
        seats=_lines(directory),
        elsewhere=tuple(sorted(seat for seat, role in directory if role not in _WITH_A_DESK)),
        drill=is_drill(title_of(sealed[0])),
    )


def size_of(files: Sequence[Path]) -> int:
    """Return how many bytes checking these files goes through."""
    return sum(path.stat().st_size for path in files)


def _opened_before(named: Sequence[tuple[Path, SealedFile]]) -> tuple[Path, ...]:
    """Return the files that a seat on this machine was opened from, for supplements that come alone."""
    if any(one.header.kind == "batch" for _, one in named):
        return ()
    sessions = {one.header.review_session for _, one in named}
    for here in seats_here():
        there = tuple(path for path in here.sources if path.is_file())
        if here.review_session in sessions and there:
            return there
    return ()


def _position(named: tuple[Path, SealedFile]) -> tuple[bool, int, str]:
    header = named[1].header
    return header.kind != "batch", header.sequence, named[1].digest


def _lines(seats: Sequence[tuple[SeatId, str]]) -> tuple[SeatLine, ...]:
    counted: Counter[str] = Counter()
    lines = []
    for seat, role in sorted(seats, key=_natural):
        counted[role] += 1
        lines.append(SeatLine(seat, role, counted[role]))
    return tuple(line for role in _WITH_A_DESK for line in lines if line.role == role)


def _natural(seat: tuple[SeatId, str]) -> tuple[bool, int, SeatId]:
    return seat[1] != "reviewer", len(seat[0]), seat[0]
