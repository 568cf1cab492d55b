"""Canonical JSON: one value, one spelling, and nothing that can be read in two ways."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewdesk.domain import canonical
from reviewdesk.errors import ReviewDeskError

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**70), 2**70)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(VALUES)
def test_what_is_written_is_read_again(value: object) -> None:
    assert canonical.decode(canonical.encode(value)) == value


def test_keys_are_sorted_without_blanks_and_text_is_utf_8() -> None:
    assert canonical.encode({"b": [1, True, None], "a": "名\n"}) == '{"a":"名\\n","b":[1,true,null]}'.encode()
    assert canonical.encode(("x",)) == b'["x"]'


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b'{"a":1,"a":2}',
        b'{"a":1,"a":1}',
        b'{"b":1,"a":1}',
        b'{"a": 1}',
        b'{"a":1}\n',
        b"\xef\xbb\xbf{}",
        b"1.0",
        b"1e3",
        b"-0",
        b"01",
        b"NaN",
        b"Infinity",
        b'"\\u0041"',
        b'"\\/"',
        b'"\\ud800"',
        b'"\xed\xa0\x80"',
        b'"\xff"',
        b'"unclosed',
        b'"\\',
        b"]",
        b"9" * 5000,
        b"{}{}",
        '{"a":"１"}'.encode("utf-16"),
        b"[" * 33 + b"]" * 33,
        b"[" * 100_000,
        b"[" * 100_000 + b"]" * 100_000,
        b'{"a":' * 100_000,
    ],
)
def test_any_other_spelling_is_refused(data: bytes) -> None:
    with pytest.raises(ReviewDeskError, match="json-not-canonical"):
        canonical.decode(data)


def test_depth_is_counted_outside_of_texts() -> None:
    for value in ("[" * 40, "]" * 40 + '"\\"[', ["["] * 40):
        assert canonical.decode(canonical.encode(value)) == value
    deepest = b"[" * 32 + b"]" * 32
    assert canonical.encode(canonical.decode(deepest)) == deepest


def test_a_hostile_text_costs_no_more_than_its_length() -> None:
    started = time.process_time()
    with pytest.raises(ReviewDeskError):
        canonical.decode(b'"' + b'\\"' * 1_000_000)
    assert time.process_time() - started < 5


@pytest.mark.parametrize("value", [1.0, {1: "x"}, b"x", {"a": [0.5]}, {"a"}])
def test_what_has_no_exact_spelling_is_not_written(value: object) -> None:
    with pytest.raises(TypeError):
        canonical.encode(value)


def test_only_a_map_is_a_map() -> None:
    assert canonical.decode_map(b'{"a":1}') == {"a": 1}
    with pytest.raises(ReviewDeskError, match="json-not-canonical"):
        canonical.decode_map(b"[]")


def test_a_digest_is_sha_256_in_hex() -> None:
    assert canonical.digest(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
