"""Sealed files: stock tools open them, every change is refused by a listed code, nothing half is left."""

import io
import os
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from reviewdesk.domain import canonical
from reviewdesk.domain.names import Digest
from reviewdesk.errors import ReviewDeskError
from reviewdesk.errors.sealed import SENTENCES
from reviewdesk.sealed import tar
from reviewdesk.sealed.container import open_sealed
from reviewdesk.sealed.header import Header, header_bytes
from reviewdesk.sealed.inspect import title_of
from reviewdesk.sealed.writing import Part, build_sealed, part_of_bytes, part_of_file, write_sealed
from sealed.key_table import Table


def test_what_was_sealed_opens_with_its_parts(table: Table, batch_header: Header, tmp_path: Path) -> None:
    target, section = tmp_path / "batch.rdbatch", tmp_path / "section"
    section.write_bytes(b"y" * 3_000_000)
    parts = [part_of_bytes("plan.json", b"{}"), part_of_file("s00001.age", section, Digest("c" * 64))]
    written, checked = list[int](), list[int]()
    digest = write_sealed(target, batch_header, parts, table.secret("secretary").signing_key, written.append)
    sealed = open_sealed(target, kind="batch", progress=checked.append)
    assert sealed.digest == digest == canonical.digest(sealed.header_bytes)
    assert sealed.header == replace(
        batch_header,
        signer=table.secret("secretary").signer,
        parts=tuple(part.entry for part in parts),
        seats=tuple(sorted(batch_header.seats, key=lambda seat: seat.id)),
    )
    assert sealed.read_part("plan.json") == b"{}"
    assert sealed.read_part("s00001.age") == section.read_bytes()
    assert sum(written) == sum(checked) == 3_000_002
    assert sealed.absent == ()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["batch.rdbatch", "section"]


def test_a_long_file_goes_to_disk_bit_by_bit(
    table: Table, batch_header: Header, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    section, forced = tmp_path / "section", list[int]()
    section.write_bytes(b"y" * 40_000_000)
    fsync = os.fsync

    def force(descriptor: int) -> None:
        forced.append(os.fstat(descriptor).st_size)
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", force)
    parts = [part_of_file("s00001.age", section, Digest("c" * 64))]
    write_sealed(tmp_path / "b.rdbatch", batch_header, parts, table.secret("secretary").signing_key)
    steps = [after - before for before, after in pairwise([0, *forced[:-1]])]
    assert len(steps) == 3
    assert max(steps) < 20_000_000


def test_a_plan_that_cannot_be_read_has_no_title(small_batch: bytes, small_ballot: bytes) -> None:
    assert title_of(open_sealed(small_batch)) == ""
    assert title_of(open_sealed(small_ballot)) == ""


@pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="ssh-keygen is not installed")
def test_tar_and_ssh_keygen_open_it_without_us(small_batch: bytes, tmp_path: Path) -> None:
    subprocess.run(["tar", "xf", "-"], cwd=tmp_path, input=small_batch, check=True)
    header = (tmp_path / "header.json").read_bytes()
    signer = open_sealed(small_batch).header.signer
    (tmp_path / "allowed").write_text(f"secretary {signer}\n")
    command = ["ssh-keygen", "-Y", "verify", "-f", "allowed", "-I", "secretary"]
    command += ["-n", "reviewdesk-batch", "-s", "header.json.sig"]
    subprocess.run(command, cwd=tmp_path, input=header, capture_output=True, check=True)
    assert (tmp_path / "list.age").read_bytes() == b"x" * 700


def test_every_bit_flip_of_a_ballot_is_refused_with_a_listed_code(small_ballot: bytes) -> None:
    for at in range(len(small_ballot)):
        flipped = small_ballot[at] ^ 1 << at % 8
        _refusal(small_ballot[:at] + bytes([flipped]) + small_ballot[at + 1 :])
    for at in range(0, len(small_ballot), 7):
        for bit in range(8):
            flipped = small_ballot[at] ^ 1 << bit
            _refusal(small_ballot[:at] + bytes([flipped]) + small_ballot[at + 1 :])


def test_every_bit_of_the_directory_of_a_batch_counts(small_batch: bytes) -> None:
    start = small_batch.index(b'"seats"')
    for at in range(start, start + 900):
        for bit in range(0, 8, 3):
            _refusal(small_batch[:at] + bytes([small_batch[at] ^ 1 << bit]) + small_batch[at + 1 :])


def test_every_truncation_and_appended_byte_is_refused(small_ballot: bytes) -> None:
    cut = {_refusal(small_ballot[:end]).code for end in range(len(small_ballot))}
    assert cut == {"container-not-sealed", "container-short"}
    assert _refusal(small_ballot + b"\0").code == _refusal(small_ballot * 2).code == "container-trailing"


def test_parts_removed_reordered_renamed_or_doubled_are_refused(small_ballot: bytes) -> None:
    head, first, second = _blocks(small_ballot)
    assert _refusal(head + second + tar.END).code == "container-missing"
    assert _refusal(head + first + tar.END).code == "container-missing"
    assert _refusal(head + second + first + tar.END).code == "container-missing"
    assert _refusal(head + first + first + second + tar.END).code == "container-unlisted"
    stranger = _member("extra.age", b"x")
    assert _refusal(head + first + second + stranger + tar.END).code == "container-unlisted"
    longer = _member("statement.age", b"statement!")
    assert _refusal(head + longer + second + tar.END).code == "container-part"
    other = _member("statement.age", b"statemenT")
    refused = _refusal(head + other + second + tar.END)
    assert (refused.code, refused.data["part"]) == ("container-part", "statement.age")
    assert refused.data["offset"] == len(head) + tar.BLOCK


def test_an_archive_may_be_asked_which_parts_are_absent(small_ballot: bytes) -> None:
    head, first, second = _blocks(small_ballot)
    for rest, absent in ((second, "statement.age"), (first, "scores.age")):
        sealed = open_sealed(head + rest + tar.END, absent_allowed=True)
        assert sealed.absent == (absent,)
    backwards = head + second + first + tar.END
    assert _refusal(backwards, absent_allowed=True).code == "container-missing"


def test_a_file_cut_in_a_part_or_without_header_members_is_refused(small_ballot: bytes) -> None:
    head, first, _ = _blocks(small_ballot)
    assert _refusal(head + first[: tar.BLOCK + 3]).code == "container-short"
    assert _refusal(_member("header.json", b"{}") + tar.END).code == "container-not-sealed"
    assert _refusal(_member("header.json", b"{}") + first + tar.END).code == "container-not-sealed"
    assert _refusal(b"%PDF-1.7").code == _refusal(b"").code == "container-not-sealed"


def test_sizes_are_looked_at_before_anything_is_read() -> None:
    huge = tar.header_block("header.json", 8 * 1024 * 1024 + 1)
    assert _refusal(huge).code == "container-too-large"
    signature = _member("header.json", b"{}") + tar.header_block("header.json.sig", 1025)
    assert _refusal(signature).code == "container-too-large"


def test_another_kind_or_another_signer_is_refused(small_ballot: bytes, table: Table) -> None:
    with pytest.raises(ReviewDeskError) as refused:
        open_sealed(small_ballot, kind="batch")
    assert (refused.value.code, refused.value.data["found"]) == ("container-kind", "ballot")
    open_sealed(small_ballot, signer=table.seats["r1"].ssh_key)  # type: ignore[index]
    with pytest.raises(ReviewDeskError, match="container-signer"):
        open_sealed(small_ballot, signer=table.secret("secretary").signer)


def test_a_signature_of_another_kind_or_in_other_letters_is_refused(
    small_ballot: bytes, ballot_header: Header, table: Table
) -> None:
    sealed = open_sealed(small_ballot)
    rest = b"".join(_blocks(small_ballot)[1:]) + tar.END
    forged = _member("header.json", sealed.header_bytes)
    batch_signature = _member("header.json.sig", sealed.signature.replace(b"-", "–".encode()))
    assert _refusal(forged + batch_signature + rest).code == "signature-malformed"
    archive = replace(ballot_header, kind="archive", seat=None, track=None, round=None)
    other = open_sealed(build_sealed(archive, [], table.secret("r1").signing_key)).signature
    assert _refusal(forged + _member("header.json.sig", other) + rest).code == "signature-malformed"


def test_a_missing_file_or_a_folder_is_refused_with_the_reason(tmp_path: Path) -> None:
    for path in (tmp_path / "missing.rdbatch", tmp_path):
        with pytest.raises(ReviewDeskError) as refused:
            open_sealed(path)
        assert refused.value.code == "container-unreadable"
        assert SENTENCES["container-unreadable"].format_map(refused.value.data)


def test_a_part_that_changes_after_opening_is_noticed(small_ballot: bytes, tmp_path: Path) -> None:
    file = tmp_path / "x.rdballot"
    file.write_bytes(small_ballot)
    sealed = open_sealed(file)
    file.write_bytes(small_ballot.replace(b"statement" + bytes(8), b"statemenT" + bytes(8)))
    with pytest.raises(ReviewDeskError, match="container-part"):
        sealed.read_part("statement.age")


def test_a_part_is_read_in_pieces(small_ballot: bytes) -> None:
    with open_sealed(small_ballot).open_part("statement.age") as stream:
        assert (stream.read(4), stream.read(), stream.read()) == (b"stat", b"ement", b"")


def test_a_file_that_shrinks_while_it_is_checked_ends_early(
    table: Table, ballot_header: Header, tmp_path: Path
) -> None:
    file = tmp_path / "x.rdballot"
    parts = [part_of_bytes("a", b"x"), part_of_bytes("b", bytes(300_000))]
    file.write_bytes(build_sealed(ballot_header, parts, table.secret("r1").signing_key))

    def cut(_: int) -> None:
        with file.open("r+b") as stream:
            stream.truncate(200_000)

    with pytest.raises(ReviewDeskError, match="container-short"):
        open_sealed(file, progress=cut)


@pytest.mark.parametrize("failure", [KeyboardInterrupt, ReviewDeskError])
def test_a_cancelled_or_failed_sealing_leaves_nothing(
    failure: type[BaseException], table: Table, ballot_header: Header, tmp_path: Path
) -> None:
    def stop(_: int) -> None:
        raise failure("container-unreadable")

    key = table.secret("r1").signing_key
    with pytest.raises(failure):
        write_sealed(tmp_path / "x.rdballot", ballot_header, [part_of_bytes("a", b"x")], key, stop)
    assert list(tmp_path.iterdir()) == []


def test_a_source_that_changed_since_it_was_hashed_is_refused(
    table: Table, ballot_header: Header, tmp_path: Path
) -> None:
    source = tmp_path / "section"
    source.write_bytes(b"one")
    part = part_of_file("s00001.age", source)
    source.write_bytes(b"two")
    with pytest.raises(ReviewDeskError, match="container-source-changed"):
        build_sealed(ballot_header, [part], table.secret("r1").signing_key)


def test_a_header_that_no_reader_takes_is_never_written(table: Table, ballot_header: Header) -> None:
    twice: Sequence[Part] = [part_of_bytes("a", b""), part_of_bytes("a", b"")]
    with pytest.raises(ReviewDeskError, match="container-header"):
        build_sealed(ballot_header, twice, table.secret("r1").signing_key)
    with pytest.raises(ReviewDeskError, match="container-too-large"):
        build_sealed(
            ballot_header, [part_of_bytes("slot-r1.age", bytes(16_385))], table.secret("r1").signing_key
        )


def test_the_header_shows_no_name_and_no_recipient_outside_a_batch(small_ballot: bytes) -> None:
    sealed = open_sealed(small_ballot)
    assert header_bytes(sealed.header) == sealed.header_bytes
    assert b"age1" not in sealed.header_bytes


def _blocks(sealed: bytes) -> tuple[bytes, bytes, bytes]:
    members = [
        (member.offset - tar.BLOCK, tar.padded(member.size)) for member, _ in tar.members(io.BytesIO(sealed))
    ]
    blocks = [sealed[start : start + size] for start, size in members]
    return blocks[0] + blocks[1], blocks[2], blocks[3]


def _member(path: str, content: bytes) -> bytes:
    return tar.header_block(path, len(content)) + content + tar.padding(len(content))


def _refusal(data: bytes, *, absent_allowed: bool = False) -> ReviewDeskError:
    with pytest.raises(ReviewDeskError) as refused:
        open_sealed(data, name="file", absent_allowed=absent_allowed)
    assert SENTENCES[refused.value.code].format_map(refused.value.data)
    return refused.value
