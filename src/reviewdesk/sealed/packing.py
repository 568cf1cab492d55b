"""Canonical tars that pass through encryption without ever lying whole in memory or on disk."""

import io
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from reviewdesk.errors import ReviewDeskError
from reviewdesk.sealed import tar
from reviewdesk.sealed.stream import Writable

_PIECE = 64 * 1024
_Parser = Generator[int, bytes, None]


@dataclass(frozen=True, slots=True)
class Item:
    """One member to be packed: its path, its size, and where its bytes are."""

    path: str
    size: int
    source: bytes | Path = field(repr=False)


def packed_size(items: Sequence[Item]) -> int:
    """Return how long the tar of these members is."""
    return sum(tar.padded(item.size) for item in items) + len(tar.END)


class Packing:
    """A stream to read a canonical tar from.

    Reading raises ReviewDeskError "container-source-changed" when a file is not as long as its item says.
    """

    def __init__(self, items: Sequence[Item]) -> None:
        self._pieces = _pieces(items)
        self._rest = b""

    def read(self, size: int = -1) -> bytes:
        """Return at most `size` bytes, b"" at the end."""
        while not self._rest:
            piece = next(self._pieces, None)
            if piece is None:
                return b""
            self._rest = piece
        taken = self._rest if size < 0 else self._rest[:size]
        self._rest = self._rest[len(taken) :]
        return taken


class Unpacking:
    """A stream to write a canonical tar into: each member goes where `begin` says, piece by piece.

    Writing and closing raise as `tar.read_block`, `tar.check_padding` and `tar.check_end`; what reached
    a member before that is authentic only if the whole stream was.
    """

    def __init__(self, begin: Callable[[tar.Member], Writable]) -> None:
        self._parser = _parser(begin)
        self._wanted = next(self._parser)

    def write(self, data: bytes) -> int:
        """Take the next bytes of the tar."""
        start = 0
        while start < len(data):
            piece = data[start : start + self._wanted]
            start += len(piece)
            self._wanted = self._parser.send(piece)
        return len(data)

    def close(self) -> None:
        """Say that nothing follows; a tar that is not at its end is refused."""
        while True:
            try:
                self._parser.send(b"")
            except StopIteration:
                return


def _pieces(items: Sequence[Item]) -> Iterator[bytes]:
    for item in items:
        yield tar.header_block(item.path, item.size)
        left = item.size
        opened = io.BytesIO(item.source) if isinstance(item.source, bytes) else item.source.open("rb")
        with opened as stream:
            while piece := stream.read(_PIECE):
                left -= len(piece)
                yield piece
        if left:
            raise ReviewDeskError("container-source-changed", part=item.path)
        yield tar.padding(item.size)
    yield tar.END


def _parser(begin: Callable[[tar.Member], Writable]) -> _Parser:
    offset = 0
    while (member := tar.read_block((yield from _exactly(tar.BLOCK)), offset)) is not None:
        yield from _content(member, begin(member))
        padding = yield from _exactly(-member.size % tar.BLOCK)
        tar.check_padding(padding, member.size, member.offset + member.size)
        offset += tar.padded(member.size)
    tar.check_end((yield from _exactly(tar.BLOCK + 1)), offset + tar.BLOCK)


def _content(member: tar.Member, target: Writable) -> _Parser:
    left = member.size
    while left:
        piece = yield left
        if not piece:
            raise ReviewDeskError("container-short", offset=member.offset + member.size - left)
        target.write(piece)
        left -= len(piece)


def _exactly(size: int) -> Generator[int, bytes, bytes]:
    pieces = []
    while size and (piece := (yield size)):
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)
