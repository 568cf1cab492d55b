import hashlib
import io
import os
from pathlib import Path

import pytest

from reviewdesk.domain.names import Digest
from reviewdesk.errors import ReviewDeskError
from reviewdesk.store.blobs import CHUNK, Blobs


@pytest.fixture
def blobs(tmp_path: Path) -> Blobs:
    return Blobs(tmp_path, bytes(32))


def sha256(data: bytes) -> Digest:
    return Digest(hashlib.sha256(data).hexdigest())


def keep(blobs: Blobs, data: bytes) -> Path:
    blobs.put(io.BytesIO(data), sha256(data))
    return blobs.path(sha256(data))


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK])
def test_a_document_comes_back_as_it_was(blobs: Blobs, size: int) -> None:
    data = os.urandom(size)
    keep(blobs, data)
    assert blobs.read(sha256(data)) == data


def test_a_blob_shows_neither_its_document_nor_its_digest(blobs: Blobs) -> None:
    data = b"implementation plan of a county " * 100
    path = keep(blobs, data)
    assert len(path.name) == 64
    assert path.name != sha256(data)
    stored = path.read_bytes()
    assert not any(data[i : i + 16] in stored for i in range(32))


def test_only_a_whole_blob_is_whole(blobs: Blobs) -> None:
    data = bytes(CHUNK + 7)
    path = keep(blobs, data)
    assert blobs.is_whole(sha256(data))
    path.write_bytes(path.read_bytes()[:-1] + b"?")
    assert not blobs.is_whole(sha256(data))
    path.unlink()
    path.mkdir()
    assert not blobs.is_whole(sha256(data))
    path.rmdir()
    assert not blobs.is_whole(sha256(data))


def test_keeping_a_document_twice_keeps_the_first(blobs: Blobs) -> None:
    first = keep(blobs, b"same").read_bytes()
    assert keep(blobs, b"same").read_bytes() == first


def test_every_flipped_bit_of_a_blob_is_noticed(blobs: Blobs) -> None:
    path = keep(blobs, b"a short document")
    data = path.read_bytes()
    for bit in range(len(data) * 8):
        path.write_bytes(data[: bit // 8] + bytes([data[bit // 8] ^ 1 << bit % 8]) + data[bit // 8 + 1 :])
        with pytest.raises(ReviewDeskError, match="blob-damaged"):
            blobs.read(sha256(b"a short document"))


@pytest.mark.parametrize("length", [0, 5, 16, 20, 16 + CHUNK + 16, 16 + 2 * (CHUNK + 16)])
def test_a_blob_cut_short_is_noticed(blobs: Blobs, length: int) -> None:
    data = bytes(2 * CHUNK + 7)
    path = keep(blobs, data)
    path.write_bytes(path.read_bytes()[:length])
    with pytest.raises(ReviewDeskError, match="blob-damaged"):
        blobs.read(sha256(data))


def test_a_blob_under_the_name_of_another_is_noticed(blobs: Blobs) -> None:
    first, second = keep(blobs, b"first"), keep(blobs, b"second")
    second.write_bytes(first.read_bytes())
    with pytest.raises(ReviewDeskError, match="blob-damaged"):
        blobs.read(sha256(b"second"))


def test_bytes_of_another_document_are_not_kept(blobs: Blobs, tmp_path: Path) -> None:
    with pytest.raises(ReviewDeskError, match="blob-differs"):
        blobs.put(io.BytesIO(b"other"), sha256(b"wanted"))
    assert list(tmp_path.iterdir()) == []


def test_a_dropped_document_is_missing(blobs: Blobs) -> None:
    keep(blobs, b"gone")
    blobs.drop(sha256(b"gone"))
    with pytest.raises(ReviewDeskError, match="blob-missing"):
        blobs.read(sha256(b"gone"))


def test_what_no_dossier_needs_is_forgotten_half_written_too(blobs: Blobs) -> None:
    kept, left = keep(blobs, b"needed"), keep(blobs, b"not any more")
    half = left.with_suffix(".part")
    half.write_bytes(b"an interrupted document")
    blobs.keep([sha256(b"needed")])
    assert list(kept.parent.iterdir()) == [kept]
    assert blobs.read(sha256(b"needed")) == b"needed"
