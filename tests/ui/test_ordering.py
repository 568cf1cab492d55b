"""Texts stand where a person looks for them."""

from reviewdesk.ui.ordering import ranks


def ordered(*texts: str) -> list[str]:
    return sorted(texts, key=ranks(texts).__getitem__)


def test_numbers_stand_by_their_value_and_before_words() -> None:
    assert ordered("A10", "A9", "a1", "12", "", "A") == ["", "12", "A", "a1", "A9", "A10"]
    assert ordered("第10县", "第9县") == ["第9县", "第10县"]


def test_names_stand_as_in_a_dictionary_and_by_how_a_city_is_read() -> None:
    assert ordered("云溪县", "重庆市", "安陵县", "北渚县") == ["安陵县", "北渚县", "重庆市", "云溪县"]
