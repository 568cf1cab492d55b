"""An ordinary tar with exactly one spelling: whoever changes a byte of it is found out.

POSIX ustar as GNU tar writes it with fixed owner, mode and time. `tarfile` is not used: it splits
long names and accepts odd headers.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reviewdesk.errors import ReviewDeskError
from reviewdesk.sealed.stream import Readable

BLOCK = 512
MAX_MEMBER = 8 * 1024**3 - 1
END = bytes(2 * BLOCK)
_PATH = re.compile(r"[a-z0-9/._-]{1,99}")
_SIZE = slice(124, 136)


@dataclass(frozen=True, slots=True)
class Member:
    """One member: its path, the offset of its first content byte, and its size."""

    path: str
    offset: int
    size: int


def is_path(value: object) -> bool:
    """Whether a member may have this path: relative, plain, and going nowhere but down."""
    if not (isinstance(value, str) and _PATH.fullmatch(value)):
        return False
    return all(step not in ("", ".", "..") for step in value.split("/"))


def header_block(path: str, size: int) -> bytes:
    """Return the 512 bytes before a member's content."""
    if not (is_path(path) and 0 <= size <= MAX_MEMBER):
        raise ValueError(f"no member may be called {path!r} or have {size} bytes")
    device = b"0000000\0"
    fields = [
        path.encode().ljust(100, b"\0"),
        b"0000644\0" + device + device,
        b"%011o\0" % size + b"00000000000\0",
        b" " * 8 + b"0" + bytes(100) + b"ustar\x0000" + bytes(64) + device + device + bytes(167),
    ]
    block = b"".join(fields)
    return block[:148] + b"%06o\0 " % sum(block) + block[156:]


def padding(size: int) -> bytes:
    """Return the zeros after `size` bytes of content."""
    return bytes(-size % BLOCK)


def padded(size: int) -> int:
    """Return how many bytes a member of `size` bytes takes, its header included."""
    return BLOCK + size + -size % BLOCK


def read_block(block: bytes, offset: int) -> Member | None:
    """Return the member a header announces, or None for a block of zeros.

    Args:
        block: 512 bytes, or fewer where the file ends.
        offset: where in the file they stand.

    Raises:
        ReviewDeskError: "container-short", or "container-altered" with the first offset that differs.
    """
    if len(block) < BLOCK:
        raise ReviewDeskError("container-short", offset=offset + len(block))
    if block == bytes(BLOCK):
        return None
    path = block[: block.find(b"\0")].decode("ascii", "replace")
    if not is_path(path):
        raise ReviewDeskError("container-altered", offset=offset)
    digits = block[_SIZE][:-1]
    if not re.fullmatch(rb"[0-7]{11}", digits):
        raise ReviewDeskError("container-altered", offset=offset + _SIZE.start)
    size = int(digits, 8)
    expected = header_block(path, size)
    if block != expected:
        raise ReviewDeskError("container-altered", offset=offset + first_difference(block, expected))
    return Member(path, offset + BLOCK, size)


def check_padding(found: bytes, size: int, offset: int) -> None:
    """Refuse anything but zeros after a member of `size` bytes; `offset` is where they begin."""
    expected = padding(size)
    if len(found) < len(expected):
        raise ReviewDeskError("container-short", offset=offset + len(found))
    if found != expected:
        raise ReviewDeskError("container-altered", offset=offset + first_difference(found, expected))


def check_end(rest: bytes, offset: int) -> None:
    """Refuse anything but one more block of zeros; `rest` is what follows the first, or a start of it."""
    if rest[:BLOCK] != bytes(len(rest[:BLOCK])):
        zeros = bytes(len(rest))
        raise ReviewDeskError("container-altered", offset=offset + first_difference(rest, zeros))
    if len(rest) < BLOCK:
        raise ReviewDeskError("container-short", offset=offset + len(rest))
    if len(rest) > BLOCK:
        raise ReviewDeskError("container-trailing", offset=offset + BLOCK)


def first_difference(one: bytes, other: bytes) -> int:
    """Return the first index at which two unequal strings of the same length differ."""
    return next(index for index, (a, b) in enumerate(zip(one, other, strict=True)) if a != b)


def members(source: Readable) -> Iterator[tuple[Member, bytes]]:
    """Read a whole tar in memory-sized members: each with its content, in order.

    Raises:
        ReviewDeskError: as `read_block`, `check_padding` and `check_end`.
    """
    offset = 0
    while (member := read_block(exactly(source, BLOCK), offset)) is not None:
        content = exactly(source, member.size)
        if len(content) < member.size:
            raise ReviewDeskError("container-short", offset=member.offset + len(content))
        end = member.offset + member.size
        check_padding(exactly(source, -member.size % BLOCK), member.size, end)
        yield member, content
        offset += padded(member.size)
    check_end(exactly(source, BLOCK + 1), offset + BLOCK)


def exactly(source: Readable, size: int) -> bytes:
    """Return `size` bytes of a stream, fewer only at its end."""
    pieces = []
    while size > 0 and (piece := source.read(size)):
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)
