"""The canonical tar: GNU tar writes and reads the same bytes, and no other spelling passes."""

import io
import shutil
import subprocess
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from reviewdesk.errors import ReviewDeskError
from reviewdesk.sealed import age, tar
from reviewdesk.sealed.packing import Item, Packing, Unpacking, packed_size

MEMBERS = {"manifest.json": b"{}", "documents/01.pdf": b"x" * 512, "empty": b""}
GNU_TAR = pytest.mark.skipif(shutil.which("tar") is None, reason="tar is not installed")


@GNU_TAR
def test_gnu_tar_writes_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "documents").mkdir()
    for path, content in MEMBERS.items():
        (tmp_path / path).write_bytes(content)
    owner = ["--mode=0644", "--owner=0", "--group=0", "--numeric-owner", "--mtime=@0"]
    written = subprocess.run(
        ["tar", "--format=ustar", *owner, "-b1", "-cf", "-", *MEMBERS],
        cwd=tmp_path,
        capture_output=True,
        check=True,
    ).stdout
    assert written == _packed()


@GNU_TAR
def test_gnu_tar_unpacks_ours(tmp_path: Path) -> None:
    subprocess.run(["tar", "xf", "-"], cwd=tmp_path, input=_packed(), check=True)
    assert {path: (tmp_path / path).read_bytes() for path in MEMBERS} == MEMBERS


def test_what_was_packed_is_read_in_order() -> None:
    packed = _packed()
    assert len(packed) == packed_size(_items())
    assert {member.path: content for member, content in tar.members(io.BytesIO(packed))} == MEMBERS


def test_every_bit_flip_outside_the_contents_is_refused() -> None:
    packed = _packed()
    free = {
        at
        for member, _ in tar.members(io.BytesIO(packed))
        for at in range(member.offset, member.offset + member.size)
    }
    codes = set()
    for at in set(range(len(packed))) - free:
        codes |= _refusals(packed[:at] + bytes([packed[at] ^ 1 << at % 8]) + packed[at + 1 :])
    assert codes == {"container-altered"}


def test_a_truncation_ends_early_and_an_appended_byte_trails() -> None:
    packed = _packed()
    assert {code for end in range(len(packed)) for code in _refusals(packed[:end])} == {"container-short"}
    assert _refusals(packed + b"\0") == _refusals(packed + b"x") == {"container-trailing"}


@pytest.mark.parametrize(
    ("odd", "size"),
    [
        (tarfile.TarInfo("../up"), 0),
        (tarfile.TarInfo("/etc/passwd"), 0),
        (tarfile.TarInfo("./here"), 0),
        (tarfile.TarInfo("a//b"), 0),
        (tarfile.TarInfo("Manifest.json"), 0),
        (tarfile.TarInfo("a b"), 0),
        (tarfile.TarInfo("a" * 100), 0),
        (tarfile.TarInfo("材料"), 0),
    ],
)
def test_a_member_with_an_unlawful_path_is_refused(odd: tarfile.TarInfo, size: int) -> None:
    odd.size, odd.mode = size, 0o644
    assert "container-altered" in _refusals(odd.tobuf(tarfile.USTAR_FORMAT, "utf-8", "strict") + tar.END)


@pytest.mark.parametrize(
    "kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.DIRTYPE, tarfile.FIFOTYPE, b"L", b"x"]
)
def test_a_member_that_is_no_plain_file_is_refused(kind: bytes) -> None:
    odd = tarfile.TarInfo("plain")
    odd.type, odd.linkname, odd.mode = kind, "elsewhere", 0o644
    assert "container-altered" in _refusals(odd.tobuf(tarfile.USTAR_FORMAT) + tar.END)


def test_a_size_in_another_spelling_is_refused() -> None:
    block = tar.header_block("a", 8)
    spaced = block[:124] + b"         10\0" + block[136:]
    assert _refusals(spaced + bytes(512) + tar.END) == {"container-altered"}


@pytest.mark.parametrize(("path", "size"), [("..", 0), ("a", -1), ("a", tar.MAX_MEMBER + 1), ("", 0)])
def test_no_header_is_made_for_what_no_reader_takes(path: str, size: int) -> None:
    with pytest.raises(ValueError, match="no member"):
        tar.header_block(path, size)


def test_the_largest_size_below_8_gib_fits() -> None:
    member = tar.read_block(tar.header_block("s00001.age", tar.MAX_MEMBER), 0)
    assert member == tar.Member("s00001.age", 512, 8 * 1024**3 - 1)


@pytest.mark.parametrize("piece", [1, 100, 511, 512, 513, 100_000])
def test_a_tar_passes_through_encryption_in_pieces(piece: int) -> None:
    identity, recipient = age.new_identity()
    sealed, plain = io.BytesIO(), io.BytesIO()
    age.encrypt_stream(Packing(_items()), sealed, [recipient])
    age.decrypt_stream(io.BytesIO(sealed.getvalue()), plain, identity)
    found: dict[str, io.BytesIO] = {}
    unpacking = Unpacking(lambda member: found.setdefault(member.path, io.BytesIO()))
    packed = plain.getvalue()
    for start in range(0, len(packed), piece):
        unpacking.write(packed[start : start + piece])
    unpacking.close()
    assert {path: stream.getvalue() for path, stream in found.items()} == MEMBERS


def test_packing_reads_whole_and_from_files(tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(b"x" * 100_000)
    packing = Packing([Item("a.pdf", 100_000, file)])
    assert b"".join(iter(packing.read, b"")) == b"".join(
        [tar.header_block("a.pdf", 100_000), b"x" * 100_000, tar.padding(100_000), tar.END]
    )


@pytest.mark.parametrize("size", [1, 3])
def test_a_file_of_another_length_than_announced_stops_the_packing(size: int) -> None:
    packing = Packing([Item("a", size, b"xx")])
    with pytest.raises(ReviewDeskError, match="container-source-changed"):
        list(iter(packing.read, b""))


def _items() -> list[Item]:
    return [Item(path, len(content), content) for path, content in MEMBERS.items()]


def _packed() -> bytes:
    return b"".join(iter(Packing(_items()).read, b""))


def _refusals(data: bytes) -> set[str]:
    return {_refusal(lambda: list(tar.members(io.BytesIO(data)))), _refusal(lambda: _unpack(data))}


def _unpack(data: bytes) -> None:
    unpacking = Unpacking(lambda _: io.BytesIO())
    unpacking.write(data)
    unpacking.close()


def _refusal(read: Callable[[], object]) -> str:
    with pytest.raises(ReviewDeskError) as refused:
        read()
    return refused.value.code
