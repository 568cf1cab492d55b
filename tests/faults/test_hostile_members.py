"""Members that no plan has, in a batch or an archive: `open` and `verify` refuse; nothing is written."""

import tarfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pytest

from archives import lone_archive
from chair_session import Session, session
from faults.listing import listing
from played import Answer, said
from reviewdesk.domain import canonical
from reviewdesk.sealed import sshsig, tar
from reviewdesk.sealed.container import open_sealed
from reviewdesk.words import SENTENCES

DATA = b"written outside"
ALTERED, UNLISTED = "container-altered", "container-unlisted"


def odd(path: str, kind: bytes = tarfile.REGTYPE, link: str = "") -> bytes:
    """Return a member as any tar program writes it, with fields as ours but path and kind."""
    member = tarfile.TarInfo(path)
    member.type, member.linkname, member.mode = kind, link, 0o644
    member.size = len(DATA) if kind == tarfile.REGTYPE else 0
    content = DATA + tar.padding(len(DATA)) if member.size else b""
    return member.tobuf(tarfile.USTAR_FORMAT, "utf-8", "strict") + content


def plain(path: str) -> bytes:
    """Return a member in the one spelling we write."""
    return tar.header_block(path, len(DATA)) + DATA + tar.padding(len(DATA))


MEMBERS: Mapping[str, tuple[bytes, str]] = {
    "up": (odd("../up.txt"), ALTERED),
    "up and down": (odd("batch/../../up.txt"), ALTERED),
    "absolute": (odd("/tmp/absolute.txt"), ALTERED),
    "here": (odd("./plan.json"), ALTERED),
    "soft link": (odd("plan.json", tarfile.SYMTYPE, "/etc/passwd"), ALTERED),
    "hard link": (odd("plan.json", tarfile.LNKTYPE, "header.json"), ALTERED),
    "device": (odd("null", tarfile.CHRTYPE), ALTERED),
    "pipe": (odd("pipe", tarfile.FIFOTYPE), ALTERED),
    "folder": (odd("folder", tarfile.DIRTYPE), ALTERED),
    "long name": (odd("name", b"L"), ALTERED),
    "case twin": (odd("Plan.json"), ALTERED),
    "backslash": (odd("a\\b"), ALTERED),
    "unlisted": (plain("more.json"), UNLISTED),
    "second header": (plain("header.json"), UNLISTED),
}


@dataclass(frozen=True)
class Target:
    """A kind of file: its bytes, who signs it, and the command that takes it."""

    data: bytes
    signer: str
    command: Callable[[Path, Path], list[object]]
    exit_code: int


def batch(held: Session) -> Target:
    def command(file: Path, folder: Path) -> list[object]:
        code = folder.parent / "slip.txt"
        code.write_text(held.code("r1"), encoding="utf-8")
        return ["open", file, "--seat", "r1", "--workspace", folder / "desk", "--slip-file", code]

    return Target(held.batch.read_bytes(), "secretary", command, 1)


def archive(_: Session) -> Target:
    return Target(lone_archive().path.read_bytes(), "chair", lambda file, _: ["verify", file], 2)


TARGETS = (batch, archive)


def tried(target: Target, data: bytes, folder: Path) -> Answer:
    """Hand the file to its command; whatever it answers, nothing new may lie anywhere around."""
    here = folder / "here"
    here.mkdir()
    file = here / "file.rd"
    file.write_bytes(data)
    words = target.command(file, here)
    before = listing(folder)
    found = said(*words)
    assert listing(folder) == before
    assert not Path("/tmp/absolute.txt").exists()
    assert found.code in SENTENCES
    assert found.message in found.complaint
    return found


@pytest.mark.parametrize("place", ["first", "last"])
@pytest.mark.parametrize("member", MEMBERS)
@pytest.mark.parametrize("kind", TARGETS, ids=lambda kind: kind.__name__)
def test_a_member_outside_the_plan_is_refused(
    kind: Callable[[Session], Target], member: str, place: str, held: Session, tmp_path: Path
) -> None:
    target = kind(held)
    block, code = MEMBERS[member]
    parts = open_sealed(target.data).members
    at = min(part.offset for part in parts.values()) - tar.BLOCK if place == "first" else -len(tar.END)
    found = tried(target, target.data[:at] + block + target.data[at:], tmp_path)
    assert (found.exit_code, found.code) == (target.exit_code, code)


@pytest.mark.parametrize("kind", TARGETS, ids=lambda kind: kind.__name__)
def test_a_part_that_stands_twice_is_refused(
    kind: Callable[[Session], Target], held: Session, tmp_path: Path
) -> None:
    target = kind(held)
    part = next(iter(open_sealed(target.data).members.values()))
    start, end = part.offset - tar.BLOCK, part.offset + part.size + -part.size % tar.BLOCK
    found = tried(target, target.data[:end] + target.data[start:], tmp_path)
    assert (found.exit_code, found.code) == (target.exit_code, UNLISTED)


def test_a_program_that_unpacks_whatever_it_is_given_writes_outside(held: Session, tmp_path: Path) -> None:
    whole, (block, _) = batch(held).data, MEMBERS["up"]
    (tmp_path / "here").mkdir()
    before = listing(tmp_path)
    with tarfile.open(fileobj=BytesIO(whole[: -len(tar.END)] + block + tar.END)) as careless:
        careless.extract("../up.txt", tmp_path / "here", filter="fully_trusted")
    assert listing(tmp_path).keys() - before.keys() == {"up.txt"}


@pytest.mark.parametrize("path", ["../up.txt", "/tmp/absolute.txt", "Plan.json", "header.json", "a//b", ""])
@pytest.mark.parametrize("kind", TARGETS, ids=lambda kind: kind.__name__)
def test_a_signed_header_that_lists_such_a_path_is_refused(
    kind: Callable[[Session], Target], path: str, held: Session, tmp_path: Path
) -> None:
    target = kind(held)
    sealed = open_sealed(target.data)
    header = canonical.decode_map(sealed.header_bytes)
    parts = header["parts"]
    assert isinstance(parts, list)
    header["parts"] = [*parts, {**parts[0], "path": path}]
    data = canonical.encode(header)
    key = session("none").secret(target.signer).signing_key
    armour = sshsig.sign(data, key, f"reviewdesk-{sealed.header.kind}").encode()
    rest = target.data[min(part.offset for part in sealed.members.values()) - tar.BLOCK :]
    found = tried(target, _member("header.json", data) + _member("header.json.sig", armour) + rest, tmp_path)
    assert (found.exit_code, found.code) == (4 if target.signer == "chair" else 1, "container-header")


def _member(path: str, data: bytes) -> bytes:
    return tar.header_block(path, len(data)) + data + tar.padding(len(data))
