"""The doctor's primitives: right here, and a wrong answer of any of them is named."""

import pytest

from reviewdesk.sealed import age, known_answers


def test_every_primitive_gives_the_published_answer() -> None:
    assert known_answers.wrong() == ()
    assert len(known_answers.KNOWN) == 7


@pytest.mark.parametrize("name", known_answers.KNOWN)
def test_one_that_answers_otherwise_is_named(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(known_answers.KNOWN, name, lambda: False)
    assert known_answers.wrong() == (name,)


def test_another_text_or_another_key_does_not_pass() -> None:
    assert not known_answers._p256(b"simple")
    assert not known_answers._age(age.new_identity()[0])
