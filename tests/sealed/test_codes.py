"""Codes: drawn at random, forgiving to fingers, exact about length."""

import pytest

from reviewdesk.domain.names import Digest, SeatId
from reviewdesk.errors import ReviewDeskError
from reviewdesk.sealed import codes

CODE = "0123456789ABCDEF"


def test_a_drawn_code_has_sixteen_symbols_and_never_comes_twice() -> None:
    drawn = {codes.draw_code() for _ in range(200)}
    assert len(drawn) == 200
    assert all(codes.parse_code(codes.hyphenated(code)) == code for code in drawn)


@pytest.mark.parametrize(
    "typed",
    [
        "0123-4567-89AB-CDEF",
        "0123 4567 89ab cdef",
        " 0123–4567—89AB_CDEF\n",
        "０１２３－４５６７－８９ＡＢ－ＣＤＥＦ",
        "０１２３　４５６７　８９ａｂ　ｃｄｅｆ",
        "oI23456789abcdef",
        "OL23456789ABCDEF",
        "\ufeff0123\u200b456789ABCDEF",
    ],
)
def test_entry_forgives_case_blanks_hyphens_full_width_and_look_alikes(typed: str) -> None:
    assert codes.parse_code(typed) == CODE


@pytest.mark.parametrize("typed", ["", "0123-4567-89AB-CDE", "0123-4567-89AB-CDEF0"])
def test_a_wrong_length_is_named(typed: str) -> None:
    with pytest.raises(ReviewDeskError) as refused:
        codes.parse_code(typed)
    assert refused.value.code == "code-wrong-length"
    assert refused.value.data["expected"] == 16


@pytest.mark.parametrize("typed", ["U123456789ABCDEF", "0123456789ABCDE!", "零123456789ABCDEF"])
def test_a_symbol_no_slip_has_is_named(typed: str) -> None:
    with pytest.raises(ReviewDeskError) as refused:
        codes.parse_code(typed)
    assert refused.value.code == "code-wrong-symbol"
    assert str(refused.value.data["symbol"]) in typed


def test_a_fingerprint_is_the_first_eighty_bits_of_a_digest() -> None:
    assert codes.fingerprint(Digest("00" * 32)) == "0000-0000-0000-0000"
    assert codes.fingerprint(Digest("ff" * 10 + "00" * 22)) == "ZZZZ-ZZZZ-ZZZZ-ZZZZ"
    assert codes.fingerprint(Digest("08421084210842108421" + "ab" * 22)) == "1111-1111-1111-1111"


def test_a_scanned_slip_says_code_seat_and_session() -> None:
    session = "0123456789abcdef" * 2
    scanned = codes.slip_text(CODE, SeatId("chair-2"), session)
    assert scanned == f"RD1 {codes.session_mark(session)} chair-2 0123-4567-89AB-CDEF"
    entry = codes.parse_slip(scanned + "\n")
    assert entry == codes.SlipEntry(CODE, SeatId("chair-2"), codes.session_mark(session))


def test_a_typed_code_says_nothing_of_seat_or_session() -> None:
    assert codes.parse_slip("0123-4567-89ab-cdef") == codes.SlipEntry(CODE)


@pytest.mark.parametrize("text", ["RD1 ", "RD1 AAAA-AAAA chair", "RD1 AAAA-AAAA Chair! 0123456789ABCDEF"])
def test_a_qr_of_something_else_is_refused(text: str) -> None:
    with pytest.raises(ReviewDeskError):
        codes.parse_slip(text)
