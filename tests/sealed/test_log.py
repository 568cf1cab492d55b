"""The log: every change names the first bad entry, and two people vouch for what counts."""

import shutil
import subprocess
from pathlib import Path

import pytest

from reviewdesk.domain import canonical
from reviewdesk.domain.log import TWO_PERSON_KINDS, Entry
from reviewdesk.domain.names import Digest, SeatId
from reviewdesk.errors import ReviewDeskError
from reviewdesk.sealed import log
from sealed.key_table import CREATED, SESSION, Table

BATCH = Digest("b" * 64)
START = log.genesis(SESSION, BATCH, SeatId("chair"))


class Writing:
    """A log as the chair's desk writes it."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self.head = START
        self.lines: list[bytes] = []

    def add(self, kind: str, data: dict[str, object] | None = None) -> int:
        index = len(self.lines) + 1
        entry = log.entry_bytes(kind, CREATED, data or {})
        self.head = log.chain(self.head, index, entry)
        self.lines.append(log.log_line(index, self.head, entry))
        return index

    def add_attested(self, kind: str, *seats: str) -> int:
        index = self.add(kind)
        head = self.head
        for seat in seats:
            self.attest(index, head, seat)
        return index

    def attest(self, of: int, head: Digest, seat: str, *, signer: str = "") -> int:
        key = self._table.secret(signer or seat).signing_key
        return self.add("attest", log.attest_data(of, SeatId(seat), log.attestation(head, key)))


@pytest.fixture
def writing(table: Table) -> Writing:
    return Writing(table)


def test_genesis_and_chain_are_as_documented() -> None:
    start = b"reviewdesk-log-v1\0" + bytes.fromhex(SESSION) + bytes.fromhex(BATCH) + b"chair"
    assert canonical.digest(start) == START
    entry = log.entry_bytes("open", CREATED, {})
    first = b"reviewdesk-log-v1\0" + bytes.fromhex(START) + (1).to_bytes(8, "big") + entry
    assert log.chain(START, 1, entry) == canonical.digest(first)
    assert log.genesis(SESSION, BATCH, SeatId("r1")) != START


def test_entries_are_read_with_those_who_attest_them(writing: Writing, table: Table) -> None:
    writing.add("open")
    writing.add_attested("close", "witness-2", "chair")
    writing.add_attested("explain", "r1")
    found = _read(writing, table)
    assert [(entry.index, entry.kind, entry.attested) for entry in found] == [
        (1, "open", ()),
        (2, "close", ("witness-2", "chair")),
        (5, "explain", ("r1",)),
    ]
    assert found[0].at == CREATED


def test_an_empty_log_is_its_beginning(table: Table) -> None:
    assert log.read_log([], START, table.seats, witness="member", head=START) == ()


@pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="ssh-keygen is not installed")
def test_ssh_keygen_verifies_an_attestation(table: Table, tmp_path: Path) -> None:
    chair = table.secret("chair")
    (tmp_path / "sig").write_text(log.attestation(START, chair.signing_key))
    (tmp_path / "allowed").write_text(f"chair {chair.ssh_key}\n")
    command = [
        "ssh-keygen",
        "-Y",
        "verify",
        "-f",
        "allowed",
        "-I",
        "chair",
        "-n",
        "reviewdesk-log",
        "-s",
        "sig",
    ]
    subprocess.run(command, cwd=tmp_path, input=bytes.fromhex(START), capture_output=True, check=True)


@pytest.fixture(scope="module")
def long(table: Table) -> Writing:
    writing = Writing(table)
    writing.add("open", {"places": 3})
    writing.add_attested("adopt", "chair", "witness")
    for number in range(4):
        writing.add("received", {"number": number})
    writing.add_attested("close", "chair-2", "witness")
    return writing


def test_each_entry_changed_removed_or_swapped_is_named(long: Writing, table: Table) -> None:
    for at in range(len(long.lines)):
        changed = long.lines[at].replace(b'"at":"2026', b'"at":"2027')
        assert _broken([*long.lines[:at], changed, *long.lines[at + 1 :]], table, long.head) == at + 1
        assert _broken([*long.lines[:at], *long.lines[at + 1 :]], table, long.head) == at + 1
        swapped = [*long.lines]
        swapped[at - 1 : at + 1] = reversed(swapped[at - 1 : at + 1])
        assert at == 0 or _broken(swapped, table, long.head) == at


def test_a_tail_cut_off_is_named_where_the_head_is_known(long: Writing, table: Table) -> None:
    assert _broken(long.lines[:5], table, long.head) == 6
    assert _broken([], table, long.head) == 1


def test_every_bit_of_a_line_counts(long: Writing, table: Table) -> None:
    line = long.lines[0]
    for at in range(len(line)):
        for bit in range(8):
            flipped = line[:at] + bytes([line[at] ^ 1 << bit]) + line[at + 1 :]
            assert _broken([flipped], table, None) == 1


@pytest.mark.parametrize(
    "entry",
    [
        [],
        {"at": CREATED, "data": {}},
        {"at": CREATED, "data": [], "kind": "open"},
        {"at": CREATED, "data": {}, "kind": 5},
        {"at": "yesterday", "data": {}, "kind": "open"},
    ],
)
def test_an_entry_of_another_shape_is_refused(entry: object, table: Table) -> None:
    data = canonical.encode(entry)
    line = log.log_line(1, log.chain(START, 1, data), data)
    assert _broken([line], table, None) == 1


@pytest.mark.parametrize(
    "line",
    [b"{}", b"", b'{"entry":{},"head":5,"index":1}', b'{"entry":{},"head":"%b","index":"1"}' % (b"a" * 64)],
)
def test_a_line_of_another_shape_is_refused(line: bytes, table: Table) -> None:
    assert _broken([line], table, None) == 1


@pytest.mark.parametrize("kind", sorted(TWO_PERSON_KINDS))
def test_a_two_person_entry_needs_a_chair_and_a_witness_seat(kind: str, table: Table) -> None:
    for seats, code in {
        (): "log-unattested",
        ("chair",): "log-unattested",
        ("witness",): "log-unattested",
        ("r1",): "log-attestation",
        ("chair", "chair-2"): "log-attestation",
        ("witness", "witness-2"): "log-attestation",
        ("chair", "r1"): "log-attestation",
        ("chair", "secretary"): "log-attestation",
        ("chair", "witness", "r1"): "log-attestation",
    }.items():
        writing = Writing(table)
        writing.add("open")
        writing.add_attested(kind, *seats)
        assert _refusal(writing, table) == (code, 2)
    for seats in (("chair", "witness"), ("witness-2", "chair-2")):
        writing = Writing(table)
        writing.add_attested(kind, *seats)
        assert _read(writing, table)[0].attested == seats


def test_without_a_witness_a_chair_seat_attests_alone(table: Table) -> None:
    for seats, code in {(): "log-unattested", ("witness",): "log-attestation"}.items():
        writing = Writing(table)
        writing.add_attested("close", *seats)
        assert _refusal(writing, table, witness="none") == (code, 1)
    writing = Writing(table)
    writing.add_attested("close", "chair-2")
    assert _read(writing, table, witness="none")[0].attested == ("chair-2",)
    both = Writing(table)
    both.add_attested("close", "chair", "witness")
    assert _refusal(both, table, witness="none") == ("log-attestation", 1)


def test_one_seat_twice_a_stranger_or_another_key_is_no_attestation(table: Table) -> None:
    for seat, signer in (("chair", "chair"), ("witness", "chair"), ("reveal", "chair"), ("r9", "chair")):
        writing = Writing(table)
        index = writing.add_attested("close", "chair")
        head = _head(writing, 0)
        bad = writing.attest(index, head, seat, signer=signer)
        assert _refusal(writing, table) == ("log-attestation", bad)


def test_an_attestation_of_nothing_or_of_an_earlier_entry_is_refused(table: Table) -> None:
    first = Writing(table)
    first.attest(1, START, "chair")
    assert _refusal(first, table) == ("log-attestation", 1)
    late = Writing(table)
    late.add("open")
    late.add("received")
    bad = late.attest(1, _head(late, 0), "chair")
    assert _refusal(late, table) == ("log-attestation", bad)


@pytest.mark.parametrize("change", [{"note": "x"}, {"signature": 5}, {"seat": 5}, {"of": "1"}])
def test_an_attestation_of_another_shape_is_refused(
    change: dict[str, object], writing: Writing, table: Table
) -> None:
    writing.add("open")
    signature = log.attestation(writing.head, table.secret("chair").signing_key)
    bad = writing.add("attest", log.attest_data(1, SeatId("chair"), signature) | change)
    assert _refusal(writing, table) == ("log-attestation", bad)


def _head(writing: Writing, at: int) -> Digest:
    return Digest(str(canonical.decode_map(writing.lines[at])["head"]))


def _read(writing: Writing, table: Table, witness: str = "supervisor") -> tuple[Entry, ...]:
    return log.read_log(writing.lines, START, table.seats, witness=witness, head=writing.head)


def _refusal(writing: Writing, table: Table, witness: str = "supervisor") -> tuple[str, object]:
    with pytest.raises(ReviewDeskError) as refused:
        _read(writing, table, witness)
    return refused.value.code, refused.value.data["index"]


def _broken(lines: list[bytes], table: Table, head: Digest | None) -> object:
    with pytest.raises(ReviewDeskError) as refused:
        log.read_log(lines, START, table.seats, witness="member", head=head)
    assert refused.value.code == "log-broken"
    return refused.value.data["index"]
