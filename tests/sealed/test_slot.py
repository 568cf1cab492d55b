"""Slots: one scrypt stanza with a lawful work factor, opened by its code alone."""

import os
import pty
import re
import shutil
import time
from pathlib import Path

import pytest

from light_slots import shipped
from reviewdesk.domain.names import SeatId
from reviewdesk.errors import ReviewDeskError
from reviewdesk.sealed import slot
from reviewdesk.sealed.admission import admit
from reviewdesk.sealed.codes import SlipEntry, session_mark
from reviewdesk.sealed.keys import secret_bytes
from sealed.key_table import SESSION, Table

CODE = "0123456789ABCDEF"
CODES = {"r1": "R1R1R1R1R1R1R1R1", "r2": "R2R2R2R2R2R2R2R2"}


@pytest.fixture(scope="module")
def light() -> bytes:
    return slot.seal_slot(b"keys", CODE)


@pytest.fixture(scope="module")
def real() -> bytes:
    with shipped():
        return slot.seal_slot(b"keys", CODE)


def test_a_code_opens_its_slot(real: bytes) -> None:
    assert slot.open_slot(real, CODE) == b"keys"
    assert not slot.fits(real, "F" * 16)
    slot.check_slot(real)


def test_the_program_makes_slots_of_work_factor_17_and_opens_no_light_ones(light: bytes) -> None:
    with shipped():
        assert re.match(rb"age-encryption\.org/v1\n-> scrypt \S{22} 17\n", slot.seal_slot(b"keys", CODE))
        assert _refusal(light, CODE) == "slot-work-factor"
    assert slot.open_slot(light, CODE) == b"keys"


@pytest.mark.skipif(shutil.which("age") is None, reason="the age program is not installed")
def test_the_age_program_opens_a_slot_with_the_code(real: bytes, tmp_path: Path) -> None:
    sealed, opened = tmp_path / "slot.age", tmp_path / "keys"
    sealed.write_bytes(real)
    child, terminal = pty.fork()
    if child == 0:  # pragma: no cover - replaced by another program
        os.execvp("age", ["age", "-d", "-o", str(opened), str(sealed)])
    os.read(terminal, 1024)
    os.write(terminal, CODE.encode() + b"\n")
    assert os.waitpid(child, 0)[1] == 0
    os.close(terminal)
    assert opened.read_bytes() == b"keys"


def test_every_bit_flip_truncation_and_appended_byte_is_refused(light: bytes) -> None:
    spoiled = [
        light[:at] + bytes([light[at] ^ 1 << bit]) + light[at + 1 :]
        for at in range(len(light))
        for bit in range(8)
    ]
    spoiled += [light[:end] for end in range(len(light))] + [light + b"\0", light + light]
    codes = {_refusal(data, CODE) for data in spoiled}
    assert codes == {"slot-malformed", "slot-work-factor", "slot-wrong-code", "slot-damaged"}


def _never(**settings: object) -> None:
    raise AssertionError(f"scrypt was run: {settings['n']}")


def test_no_other_work_factor_is_ever_run(real: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slot, "Scrypt", _never)
    with shipped():
        for factor in (*range(17), *range(19, 130), 1 << 31):
            code = _refusal(re.sub(rb" 17\n", b" %d\n" % factor, real), CODE)
            assert code == ("slot-work-factor" if 0 < factor < 100 else "slot-malformed")
        for factor in (17, 18):
            with pytest.raises(AssertionError, match=f"scrypt was run: {1 << factor}"):
                slot.open_slot(re.sub(rb" 17\n", b" %d\n" % factor, real), CODE)


@pytest.mark.parametrize("factor", ["10", "16", "19", "30", "99", "017", "1", "", "+17", "１７", "17 "])
def test_a_strange_work_factor_is_refused_without_running_it(real: bytes, factor: str) -> None:
    strange = re.sub(rb" 17\n", f" {factor}\n".encode(), real)
    took = []
    for _ in range(5):
        started = time.thread_time()
        with shipped(), pytest.raises(ReviewDeskError, match=r"slot-work-factor|slot-malformed"):
            slot.open_slot(strange, CODE)
        took.append(time.thread_time() - started)
    # The quickest: collecting garbage of other tests may fall into any single one.
    assert min(took) < 0.01


def test_work_factor_18_is_lawful_too(real: bytes) -> None:
    with shipped():
        slot.check_slot(real.replace(b" 17\n", b" 18\n"))


def test_two_stanzas_or_another_kind_of_stanza_are_refused(real: bytes) -> None:
    version, stanza, body, rest = real.split(b"\n", 3)
    twice = b"\n".join([version, stanza, body, stanza, body, rest])
    other = real.replace(b"-> scrypt", b"-> X25519")
    assert [_refusal(data, CODE) for data in (twice, other, b"")] == ["slot-malformed"] * 3


def test_a_slot_larger_than_its_limit_is_neither_made_nor_read() -> None:
    with pytest.raises(ReviewDeskError, match="slot-too-large"):
        slot.seal_slot(bytes(slot.MAX_SLOT), CODE)
    assert _refusal(bytes(slot.MAX_SLOT + 1), CODE) == "slot-too-large"


def test_a_seat_is_admitted_with_its_slip(table: Table, slots: dict[SeatId, bytes]) -> None:
    scanned = SlipEntry(CODES["r1"], SeatId("r1"), session_mark(SESSION))
    for slip in (SlipEntry(CODES["r1"]), scanned):
        assert admit(slip, SeatId("r1"), slots, SESSION) == table.secret("r1")


def test_a_wrong_slip_is_told_from_a_wrong_code(slots: dict[SeatId, bytes]) -> None:
    seat, tried = SeatId("r1"), list[SeatId]()
    assert _turned_away(SlipEntry(CODES["r2"]), seat, slots, tried) == "slip-of-another-seat"
    assert tried == ["r2"]
    assert _turned_away(SlipEntry("0" * 16), seat, slots, tried) == "slip-fits-none"
    assert _turned_away(SlipEntry(CODES["r2"], SeatId("r2")), seat, slots, tried) == "slip-other-seat"
    foreign = SlipEntry(CODES["r1"], seat, "AAAA-AAAA")
    assert _turned_away(foreign, seat, slots, tried) == "slip-other-session"
    assert _turned_away(SlipEntry(CODES["r1"]), SeatId("r9"), slots, tried) == "slot-missing"


def test_a_slot_copied_from_another_seat_or_broken_is_refused(slots: dict[SeatId, bytes]) -> None:
    seat = SeatId("r1")
    copied = {seat: slots[SeatId("r2")]}
    assert _turned_away(SlipEntry(CODES["r2"]), seat, copied, []) == "slot-other-session"
    assert _turned_away(SlipEntry(CODES["r1"]), seat, {seat: b"junk"}, []) == "slot-malformed"


@pytest.fixture(scope="module")
def slots(table: Table) -> dict[SeatId, bytes]:
    return {
        SeatId(seat): slot.seal_slot(secret_bytes(table.secret(seat)), code) for seat, code in CODES.items()
    }


def _refusal(data: bytes, code: str) -> str:
    with pytest.raises(ReviewDeskError) as refused:
        slot.open_slot(data, code)
    return refused.value.code


def _turned_away(slip: SlipEntry, seat: SeatId, slots: dict[SeatId, bytes], tried: list[SeatId]) -> str:
    with pytest.raises(ReviewDeskError) as refused:
        admit(slip, seat, slots, SESSION, tried.append)
    return refused.value.code
