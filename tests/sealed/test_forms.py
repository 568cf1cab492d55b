"""Shapes of documents, and padding that hides how much is in them."""

import pytest

from reviewdesk.domain import canonical
from reviewdesk.errors import ReviewDeskError
from reviewdesk.sealed import forms
from reviewdesk.sealed.forms import Keyed, fits


@pytest.mark.parametrize(
    ("value", "form"),
    [
        ("text", str),
        (None, None),
        (None, (str, None)),
        ([1, 2], [int]),
        ({"a": 1}, Keyed(int)),
        ({"a": [True]}, {"a": [bool]}),
        ("a" * 64, forms.is_nonce),
    ],
)
def test_a_value_fits_its_form(value: object, form: object) -> None:
    assert fits(value, form)


@pytest.mark.parametrize(
    ("value", "form"),
    [
        (1, str),
        (True, int),
        (0, None),
        (1, (str, None)),
        ([1, "2"], [int]),
        ({"a": 1}, [int]),
        ({"a": "1"}, Keyed(int)),
        ([], Keyed(int)),
        ({"a": 1, "b": 2}, {"a": int}),
        ({}, {"a": int}),
        ([], {"a": int}),
        ("A" * 64, forms.is_nonce),
    ],
)
def test_a_value_of_another_form_does_not_fit(value: object, form: object) -> None:
    assert not fits(value, form)


@pytest.mark.parametrize(("data", "code"), [(b"[]", "document-malformed"), (b"{", "document-malformed")])
def test_what_is_no_document_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(ReviewDeskError) as caught:
        forms.document(data, {}, "part")
    assert caught.value.code == code


def test_padding_doubles_only_when_the_room_is_full() -> None:
    assert len(forms.padded({"a": "x"}, 100)) == 100
    assert len(forms.padded({"a": "x" * 90}, 100)) == 200
    assert forms.document(forms.padded({"a": "x"}, 64), {"a": str, "padding": str}, "part")["a"] == "x"
    assert canonical.decode_map(forms.padded({}, 10))["schema"] == 1
