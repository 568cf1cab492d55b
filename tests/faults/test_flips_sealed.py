"""Every bit and every length of small sealed files: a batch, a ballot, an archive, the slot of a key.

The default run takes a sample; with REVIEWDESK_LONG=1 every bit is flipped and every length cut. The long
form is split into shares, so that several workers take part; `--junitxml` then holds each share's numbers.
"""

import tempfile
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from archives import lone_archive
from chair_session import Session, cast
from faults.command import LONG
from reviewdesk.desk.auditor.form import open_form
from reviewdesk.desk.auditor.verify import verify
from reviewdesk.domain.names import TrackId
from reviewdesk.domain.plan.reader import read_plan
from reviewdesk.errors import ReviewDeskError
from reviewdesk.sealed import slot, tar
from reviewdesk.sealed.archive import write_archive
from reviewdesk.sealed.ballot import examine
from reviewdesk.sealed.container import SealedFile, open_sealed
from reviewdesk.sealed.keys import secret_bytes
from reviewdesk.words import SENTENCES, sentence
from sealed_session import TRACK, applied, office, panel, seal

Note = Callable[[str, object], None]
SHARES = 16 if LONG else 1
SAMPLE = 250
CODE = "0123456789ABCDEF"
PLAN = 'schema = 1\n[review_session]\ntitle = "小"\nwitness = "none"\n' + TRACK.format(id="t", quota=1)
CONTAINER = {
    "container-altered",
    "container-header",
    "container-kind",
    "container-missing",
    "container-newer",
    "container-not-sealed",
    "container-part",
    "container-short",
    "container-too-large",
    "container-unlisted",
    "key-malformed",
    "key-small-order",
    "signature-malformed",
    "signature-wrong",
}
DIRECTORY = {"key-in-two-seats", "key-missing", "key-not-needed", "seat-tracks", "signer-not-secretary"}


@dataclass(frozen=True)
class Small:
    """A small file: its bytes, what reads it, and the codes it may be refused with."""

    data: bytes
    read: Callable[[bytes], object]
    codes: set[str]


@cache
def tiny() -> Session:
    seats = (*office("none"), *panel((TrackId("t"),), "r1"))
    return seal(Session, read_plan(PLAN), [applied("A1", "t", "p")], seats)


@cache
def small(kind: str) -> Small:
    return {"batch": _batch, "ballot": _ballot, "archive": _archive, "slot": _slot}[kind]()


def _batch() -> Small:
    return Small(
        tiny().batch.read_bytes(), lambda data: open_sealed(data, kind="batch"), CONTAINER | DIRECTORY
    )


def _ballot() -> Small:
    held = tiny()
    chair, secret = held.lineage("chair"), held.secret("chair")
    file = cast(held, "r1", "t", held.folder / "ballots")
    return Small(file.read_bytes(), lambda data: examine(data, chair, secret), CONTAINER)


def _archive() -> Small:
    whole = lone_archive()
    path = Path(tempfile.mkdtemp(prefix="flips-")) / "small.rdarchive"
    parts = {part: whole.parts[part] for part in ("record.json", "private/people.json", "private/texts.json")}
    write_archive(path, whole.header, parts, whole.chair.signing_key)
    return Small(path.read_bytes(), lambda data: _form(path, data), CONTAINER | {"verify-part-missing"})


def _form(path: Path, data: bytes) -> SealedFile:
    path.write_bytes(data)
    return open_form(path, lambda _: None)


def _slot() -> Small:
    data = slot.seal_slot(secret_bytes(tiny().secret("r1")), CODE)
    codes = {"slot-malformed", "slot-work-factor", "slot-wrong-code", "slot-damaged"}
    return Small(data, lambda found: slot.open_slot(found, CODE), codes)


KINDS = ("batch", "ballot", "archive", "slot")


@pytest.mark.parametrize("share", range(SHARES))
@pytest.mark.parametrize("kind", KINDS)
def test_every_flipped_bit_of_a_small_file_is_refused(kind: str, share: int, record_property: Note) -> None:
    file = small(kind)
    every = len(file.data) * 8
    bits = range(share, every, SHARES if LONG else every // SAMPLE)
    found = Counter(refusal(file, flipped(file.data, bit), bit) for bit in bits)
    told(record_property, kind, "flips", bits, found)
    assert found.keys() <= file.codes


@pytest.mark.parametrize("share", range(SHARES))
@pytest.mark.parametrize("kind", KINDS)
def test_every_truncation_of_a_small_file_is_refused(kind: str, share: int, record_property: Note) -> None:
    file = small(kind)
    lengths = range(share, len(file.data), SHARES if LONG else len(file.data) // SAMPLE)
    found = Counter(refusal(file, file.data[:length], length) for length in lengths)
    told(record_property, kind, "cuts", lengths, found)
    short = {"container-not-sealed", "container-short"}
    assert found.keys() <= (short if kind != "slot" else file.codes)


@pytest.mark.parametrize("share", range(SHARES))
def test_bits_all_over_a_whole_archive_are_refused(share: int, tmp_path: Path, record_property: Note) -> None:
    whole = lone_archive().path.read_bytes()
    path = tmp_path / "whole.rdarchive"
    path.write_bytes(whole)
    every = len(whole) * 8
    bits = range(share * 61, every, 61 * SHARES if LONG else every // SAMPLE + 1)
    found: Counter[str] = Counter()
    with path.open("r+b", buffering=0) as file:
        for bit in bits:
            at = bit // 8
            file.seek(at)
            file.write(bytes([whole[at] ^ 1 << bit % 8]))
            found[refused(lambda: verify(path), bit)] += 1
            file.seek(at)
            file.write(whole[at : at + 1])
    told(record_property, "whole archive", "flips", bits, found)
    assert found.keys() <= CONTAINER | DIRECTORY
    assert verify(path)


@pytest.mark.parametrize("kind", KINDS)
def test_bytes_appended_to_a_small_file_are_refused(kind: str) -> None:
    file = small(kind)
    for more in (b"\0", b"\n", bytes(512), bytes(1024), file.data[:512], file.data):
        code = refusal(file, file.data + more, len(file.data))
        assert code in ({"container-trailing"} if kind != "slot" else file.codes), more


@pytest.mark.parametrize(
    ("check", "bit"),
    [("check_padding", lambda data: 8 * data.index(b"}\0") + 8), ("check_end", lambda _: -8)],
)
def test_the_flips_reach_a_reader_that_passes_over_what_fills_up(
    check: str, bit: Callable[[bytes], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = small("ballot")
    spoilt = flipped(file.data, bit(file.data) % (8 * len(file.data)))
    assert refusal(file, spoilt, 0) in file.codes
    monkeypatch.setattr(tar, check, lambda *_: None)
    with pytest.raises(AssertionError, match="accepted though changed"):
        refusal(file, spoilt, 0)


def test_the_files_are_accepted_as_they_are() -> None:
    for kind in KINDS:
        assert small(kind).read(small(kind).data)


def flipped(data: bytes, bit: int) -> bytes:
    at = bit // 8
    return data[:at] + bytes([data[at] ^ 1 << bit % 8]) + data[at + 1 :]


def refusal(file: Small, data: bytes, where: int) -> str:
    return refused(lambda: file.read(data), where)


def refused(read: Callable[[], object], where: int) -> str:
    """Return the code a file is refused with; anything else that is raised is a bug."""
    try:
        read()
    except ReviewDeskError as found:
        assert found.code in SENTENCES
        assert "{" not in sentence(found, "en")
        return found.code
    raise AssertionError(f"accepted though changed at {where}")


def told(record: Note, kind: str, what: str, tried: Iterable[int], found: Counter[str]) -> None:
    assert found.total() == len(list(tried))
    record(f"{kind} {what}", found.total())
    for code, count in sorted(found.items()):
        record(f"{kind} {code}", count)
